import type { AuditEvent } from '../api';
import { DataTable, type Table } from '../core/table';
import { useText } from '../core/texts';
import { Told } from './Told';
import { Sheet } from './Sheet';

type Event = AuditEvent & { version: number };
const MODULES = [
  'identity',
  'core',
  'customers',
  'parts',
  'procurement',
  'builds',
  'fulfillment',
  'billing',
  'pipeline',
  'scheduling',
  'messaging',
  'analytics',
];

const auditTable: Table<Event, 'settings.audit'> = {
  texts: 'settings.audit',
  path: '/audit-events',
  sort: '-createdAt',
  search: false,
  export: 'audit-events:export',
  title: ({ actorName }) => actorName ?? 'Kontor',
  peek: (event) => <Told event={event} whole />,
  columns: [
    { field: 'what', card: 'title', render: (event) => <Told event={event} /> },
    { field: 'createdAt', type: 'time', sort: true, width: 190 },
  ],
  filters: [
    { field: 'type', kind: 'enum', options: MODULES },
    { field: 'actor', kind: 'record', resource: 'users' },
    { field: 'createdAt', kind: 'date', params: ['from', 'to'] },
  ],
};

/** `/settings/audit`: who did what, when. */
export function AuditPage() {
  const t = useText();
  return (
    <Sheet title={t('settings.audit.title')} hint={t('settings.audit.hint')}>
      <DataTable of={auditTable} />
    </Sheet>
  );
}
