import type { Lead } from '../api';
import type { Table } from '../core/table';
import { SOURCES } from './deals';

/** What a person may choose; won comes of a conversion. */
export const OPEN_STATUSES = ['new', 'contacted', 'qualified', 'proposal', 'negotiation', 'closed_lost'] as const;
export const PRIORITIES = ['low', 'medium', 'high'] as const;

export const leadsTable: Table<Lead, 'pipeline.leads'> = {
  texts: 'pipeline.leads',
  path: '/leads',
  sort: '-score',
  to: ({ id }) => `/leads/${id}`,
  export: 'leads:export',
  create: { label: 'pipeline.leads.create', to: '/leads/new', can: 'leads:write' },
  empty: { title: 'pipeline.leads.empty.title', text: 'pipeline.leads.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'company', sort: true },
    { field: 'score', type: 'number', sort: true, width: 100 },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'source', type: 'chip', width: 130 },
    { field: 'estimatedValue', type: 'money', sort: true, unit: ({ currency }) => currency, width: 150 },
    { field: 'ownerName', width: 150 },
    { field: 'priority', type: 'chip', sort: true, hidden: true },
    { field: 'email', hidden: true },
    { field: 'phone', hidden: true },
    { field: 'campaign', hidden: true },
    { field: 'customerName', hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: [...OPEN_STATUSES, 'closed_won'] },
    { field: 'source', kind: 'enum', options: SOURCES },
    { field: 'ownerId', kind: 'record', resource: 'users' },
    { field: 'priority', kind: 'enum', options: PRIORITIES },
    { field: 'score', kind: 'number', params: ['scoreMin', 'scoreMax'] },
    { field: 'estimatedValue', kind: 'number', params: ['valueMin', 'valueMax'] },
  ],
  bulk: [
    {
      action: 'change',
      label: 'pipeline.leads.bulk.status',
      can: 'leads:write',
      confirm: 'pipeline.leads.bulk.statusText',
      ask: { field: 'status', label: 'pipeline.leads.fields.status', kind: 'enum', options: OPEN_STATUSES, required: true },
    },
    { action: 'delete', label: 'core.actions.delete', can: 'leads:delete', danger: true, confirm: 'pipeline.leads.bulk.deleteText' },
  ],
};
