import type { ConnectedCalendar } from '../api';
import type { Table } from '../core/table';

export const connectedTable: Table<ConnectedCalendar, 'scheduling.connected'> = {
  texts: 'scheduling.connected',
  path: '/connected-calendars',
  search: false,
  sort: 'name',
  to: ({ id }) => `/connected-calendars/${id}`,
  create: { label: 'scheduling.connected.create', to: '/connected-calendars/new', can: 'connected-calendars:write' },
  empty: { title: 'scheduling.connected.empty.title', text: 'scheduling.connected.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'provider', type: 'chip', width: 150 },
    { field: 'resourceName' },
    { field: 'status', type: 'status', width: 180 },
    { field: 'syncedAt', type: 'ago', width: 140 },
  ],
  filters: [{ field: 'resourceId', kind: 'record', resource: 'resources' }],
};
