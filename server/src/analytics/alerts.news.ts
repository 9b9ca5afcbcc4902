import { announces } from '../core/notify/announces';
import { ALERT_CROSSED, ALERT_PAUSED } from './alerts.events';

export const alertCrossed = announces({
  kind: 'analytics.alert_crossed',
  on: ALERT_CROSSED,
  resource: 'alerts',
  to: ['alerts:read'],
  whom: ({ told }) => (Array.isArray(told) ? told.map(String) : []),
  mail: 'now',
  label: { en: 'Threshold crossed', de: 'Schwellenwert überschritten' },
  says: { en: '{name} · {en}', de: '{name} · {de}' },
});

export const alertPaused = announces({
  kind: 'analytics.alert_paused',
  on: ALERT_PAUSED,
  resource: 'alerts',
  to: ['alerts:write'],
  mail: 'digest',
  label: { en: 'Alert paused', de: 'Warnung angehalten' },
  says: {
    en: '“{name}” is paused, because its owner has left. Open it and let it go on to stand for it yourself.',
    de: '„{name}“ ist angehalten, weil die zuständige Person nicht mehr dazugehört. Öffnen Sie die Warnung und setzen Sie sie fort, dann stehen Sie dafür ein.',
  },
});
