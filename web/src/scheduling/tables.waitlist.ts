import type { WaitlistEntry } from '../api';
import type { Table } from '../core/table';

export const waitlistTable: Table<WaitlistEntry, 'scheduling.waitlist'> = {
  texts: 'scheduling.waitlist',
  path: '/waitlist-entries',
  sort: 'createdAt',
  to: ({ id }) => `/waitlist-entries/${id}`,
  canEdit: 'waitlist-entries:write',
  export: 'waitlist-entries:export',
  create: { label: 'scheduling.waitlist.create', to: '/waitlist-entries/new', can: 'waitlist-entries:write' },
  empty: { title: 'scheduling.waitlist.empty.title', text: 'scheduling.waitlist.empty.text' },
  columns: [
    { field: 'customerName', type: 'link', sort: true },
    { field: 'typeName' },
    { field: 'resourceName' },
    { field: 'earliestDay', type: 'date', sort: true },
    { field: 'latestDay', type: 'date' },
    { field: 'status', type: 'status', sort: true, width: 130 },
    { field: 'offeredUntil', type: 'time', hidden: true },
    { field: 'createdAt', type: 'ago', sort: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: ['waiting', 'offered', 'booked', 'cancelled'] },
    { field: 'typeId', kind: 'record', resource: 'appointment-types' },
    { field: 'customerId', kind: 'record', resource: 'customers' },
  ],
};
