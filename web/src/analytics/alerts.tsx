import Bell from '@mui/icons-material/NotificationImportantOutlined';
import type { Alert } from '../api';
import type { RecordLink } from '../core/module';
import type { Table } from '../core/table';
import { say, useText } from '../core/texts';
import { said, useCatalogue } from './metrics';
import { useUnit } from './units';

export const TIMEFRAMES = ['7d', '30d', '90d', '1y', 'week', 'month', 'quarter', 'year', 'last_week', 'last_month', 'last_quarter', 'last_year'] as const;

export const alertLink: RecordLink<Alert> = {
  resource: 'alerts',
  label: 'alerts.title',
  icon: Bell,
  to: ({ id }) => `/alerts/${id}`,
  title: ({ name }) => name,
  can: 'alerts:read',
};

/** "Stock value above € 50,000" */
export function Condition({ of: { metricId, op, threshold } }: { of: Alert }) {
  const t = useText();
  const say = useUnit();
  const metric = useCatalogue().byId?.get(metricId);
  return t('alerts.condition', { metric: metric ? said(metric.label) : metricId, op: t(`alerts.op.${op}`), threshold: say(threshold, metric?.unit) });
}

/** The number as it was seen last, or why there is none. */
export function LastValue({ of: { metricId, lastValue, lastReason } }: { of: Alert }) {
  const t = useText();
  const say = useUnit();
  const metric = useCatalogue().byId?.get(metricId);
  if (lastReason) return t(`alerts.reason.${lastReason as 'no_data'}`);
  return say(lastValue, metric?.unit);
}

export const alertsTable: Table<Alert, 'alerts'> = {
  texts: 'alerts',
  path: '/alerts',
  sort: 'name',
  to: ({ id }) => `/alerts/${id}`,
  peek: false,
  create: { label: 'alerts.create', to: '/alerts/new', can: 'alerts:write' },
  empty: { title: 'alerts.empty.title', text: 'alerts.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true, width: 220 },
    { field: 'metricId', render: (row) => <Condition of={row} /> },
    { field: 'lastValue', render: (row) => <LastValue of={row} />, width: 130 },
    {
      field: 'state',
      type: 'status',
      value: ({ state, paused }) => (paused ? 'paused' : state),
      render: ({ state, paused }) => say(paused ? 'alerts.paused.true' : `alerts.state.${state}`),
      width: 150,
    },
    { field: 'crossedAt', type: 'ago', sort: true, width: 140 },
    { field: 'ownerName', hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'state', kind: 'enum', options: ['waiting', 'quiet', 'crossed'] },
    { field: 'paused', kind: 'flag' },
  ],
  bulk: [
    { action: 'pause', label: 'alerts.bulk.pause', can: 'alerts:write' },
    { action: 'resume', label: 'alerts.bulk.resume', can: 'alerts:write' },
    { action: 'delete', label: 'alerts.bulk.delete', can: 'alerts:write', danger: true, confirm: 'alerts.bulk.deleteText' },
  ],
};
