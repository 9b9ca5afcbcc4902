import { useNavigate, useParams } from 'react-router';
import type { ReportSchedule } from '../api';
import { api, queries } from '../core/api';
import { useFormat } from '../core/format';
import { Facts, RecordPage, useRemove, type Action, type Fact } from '../core/record';
import { useText } from '../core/texts';
import { rhythmSaid } from './schedules';
import { ScheduleRuns } from './ScheduleRuns';

/** One report mail: what goes when to whom, and what became of each. */
export function SchedulePage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id = '' } = useParams();
  const path = `/report-schedules/${id}`;
  const send = (to: 'me' | 'all') => api.post(`${path}/send`, { to }).then(() => queries.invalidateQueries());
  const actions = (one: ReportSchedule): Action[] => [
    { key: 'sendMe', label: t('schedules.sendMe'), can: 'reports:send', run: () => send('me'), done: t('schedules.sending') },
    { key: 'edit', label: t('core.actions.edit'), can: 'reports:send', run: () => void go(`${path}/edit`) },
    {
      key: 'pause',
      label: t(one.paused ? 'schedules.resume' : 'schedules.pause'),
      can: 'reports:send',
      run: () => api.patch(path, { version: one.version, paused: !one.paused }).then(() => queries.invalidateQueries()),
    },
    {
      key: 'sendAll',
      label: t('schedules.sendAll'),
      can: 'reports:send',
      rare: true,
      confirm: t('schedules.sendAllText'),
      run: () => send('all'),
      done: t('schedules.sending'),
    },
    remove(one, { path, title: one.name, to: '/report-schedules', can: 'reports:delete' }),
  ];
  return (
    <RecordPage<ReportSchedule>
      path={path}
      texts="schedules"
      files={false}
      crumbs={[
        { label: t('reports.title'), to: '/reports' },
        { label: t('schedules.title'), to: '/report-schedules' },
      ]}
      title={({ name }) => name}
      canWrite="reports:send"
      actions={actions}
      tabs={[
        { key: 'runs', label: t('schedules.runs.title'), content: (one) => <ScheduleRuns id={one.id} /> },
        { key: 'details', label: t('record.details'), content: (one) => <Told of={one} /> },
      ]}
    />
  );
}

function Told({ of: one }: { of: ReportSchedule }) {
  const t = useText();
  const { time } = useFormat();
  const list = (values: string[]) => values.join(', ') || '–';
  const facts: Fact[] = [
    { label: t('schedules.fields.what'), value: t(`schedules.what.${one.what}`) },
    { label: t('schedules.fields.rhythm'), value: t('schedules.rhythm.told', { rhythm: rhythmSaid(one.rhythm), time: one.time }) },
    {
      label: t('schedules.fields.nextRunAt'),
      value: one.paused ? t(`schedules.pausedReason.${one.pausedReason ?? 'by_hand'}`) : `${time(one.nextRunAt)} (${one.timeZone})`,
    },
    ...(one.period ? [{ label: t('schedules.fields.period'), value: t(`schedules.period.${one.period}`) }] : []),
    { label: t('schedules.fields.recipients'), value: list(one.recipients.map(({ name, email }) => name ?? email ?? '')) },
    { label: t('schedules.fields.attachments'), value: list(one.attachments.map((format) => t(`schedules.attachments.${format}`))) },
    { label: t('schedules.fields.ownerName'), value: one.ownerName ?? '–' },
    ...(one.unsubscribed.length ? [{ label: t('schedules.unsubscribed'), value: list(one.unsubscribed) }] : []),
  ];
  return <Facts facts={facts} />;
}
