import type { ServiceJob } from '../api';
import type { Table } from '../core/table';

const STATUSES = ['scheduled', 'in_progress', 'completed', 'cancelled'] as const;
export const ROLES = ['leader', 'member', 'driver'] as const;

export const jobsTable: Table<ServiceJob, 'pipeline.jobs'> = {
  texts: 'pipeline.jobs',
  path: '/jobs',
  sort: '-scheduledStart',
  to: ({ id }) => `/jobs/${id}`,
  export: 'jobs:export',
  create: { label: 'pipeline.jobs.create', to: '/jobs/new', can: 'jobs:write' },
  empty: { title: 'pipeline.jobs.empty.title', text: 'pipeline.jobs.empty.text' },
  columns: [
    { field: 'jobNumber', type: 'link', sort: true, width: 150 },
    { field: 'title', sort: true },
    { field: 'customerName' },
    { field: 'scheduledStart', type: 'time', sort: true, width: 180 },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'minutes', type: 'number', width: 110, hidden: true },
    { field: 'quoteNumber', hidden: true },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency, width: 140, hidden: true },
    { field: 'completedAt', type: 'time', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: STATUSES },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'scheduledStart', kind: 'date', params: ['startFrom', 'startTo'] },
  ],
  bulk: [
    { action: 'cancel', label: 'pipeline.jobs.cancel', can: 'jobs:cancel', danger: true, confirm: 'pipeline.jobs.bulk.cancelText' },
    { action: 'delete', label: 'core.actions.delete', can: 'jobs:delete', danger: true, confirm: 'pipeline.jobs.bulk.deleteText' },
  ],
};
