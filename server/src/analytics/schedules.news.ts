import { announces } from '../core/notify/announces';
import { REPORT_RUN_FAILED, SCHEDULE_PAUSED } from './schedules.events';

/** Whose schedule it is hears that somebody got nothing. */
export const reportFailed = announces({
  kind: 'analytics.report_failed',
  on: REPORT_RUN_FAILED,
  resource: 'report-schedules',
  to: ['reports:read'],
  whom: ({ ownerId }) => [String(ownerId)],
  mail: 'now',
  label: { en: 'Scheduled report not delivered', de: 'Geplanter Bericht nicht zugestellt' },
  says: { en: '“{name}” could not be sent to all ({email}).', de: '„{name}“ konnte nicht an alle gesendet werden ({email}).' },
});

/** Who may send reports hears that one has stopped. */
export const schedulePaused = announces({
  kind: 'analytics.report_schedule_paused',
  on: SCHEDULE_PAUSED,
  resource: 'report-schedules',
  to: ['reports:send'],
  mail: 'digest',
  label: { en: 'Scheduled report paused', de: 'Geplanter Bericht angehalten' },
  says: {
    en: '“{name}” is paused, because its owner has left. Open it and let it go on to stand for it yourself.',
    de: '„{name}“ ist angehalten, weil die zuständige Person nicht mehr dazugehört. Öffnen Sie den Versand und setzen Sie ihn fort, dann stehen Sie dafür ein.',
  },
});
