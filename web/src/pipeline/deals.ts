import type { Deal } from '../api';
import type { Table } from '../core/table';

export const SOURCES = ['website', 'referral', 'marketing', 'cold_call', 'other'] as const;
export const REASONS = ['price', 'competitor', 'timing', 'need', 'silence'] as const;

export const dealsTable: Table<Deal, 'pipeline.deals'> = {
  texts: 'pipeline.deals',
  path: '/deals',
  custom: 'deals',
  sort: '-createdAt',
  to: ({ id }) => `/deals/${id}`,
  export: 'deals:export',
  create: { label: 'pipeline.deals.create', to: '/deals/new', can: 'deals:write' },
  empty: { title: 'pipeline.deals.empty.title', text: 'pipeline.deals.empty.text' },
  columns: [
    { field: 'title', type: 'link', sort: true },
    { field: 'customerName' },
    { field: 'contactName', hidden: true },
    { field: 'stageName', type: 'chip', width: 150 },
    { field: 'value', type: 'money', sort: true, unit: ({ currency }) => currency, width: 130 },
    { field: 'weightedValue', type: 'money', unit: ({ currency }) => currency, width: 130 },
    { field: 'probability', type: 'percent', sort: true, width: 110, hidden: true },
    { field: 'expectedCloseDate', type: 'date', sort: true, width: 150 },
    { field: 'ownerName', width: 150 },
    { field: 'status', type: 'status', sort: true, width: 120 },
    { field: 'nextTaskAt', type: 'date', hidden: true },
    { field: 'source', hidden: true },
    { field: 'tags', type: 'chips', hidden: true },
    { field: 'lostReason', hidden: true },
    { field: 'stageSince', type: 'ago', sort: true, hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: ['open', 'won', 'lost'] },
    { field: 'stageId', kind: 'record', resource: 'stages' },
    { field: 'ownerId', kind: 'record', resource: 'users' },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'noNextStep', kind: 'flag' },
    { field: 'source', kind: 'enum', options: SOURCES },
    { field: 'tag', kind: 'enum', optionsFrom: '/deals/tags' },
    { field: 'value', kind: 'number', params: ['valueMin', 'valueMax'] },
    { field: 'expectedCloseDate', kind: 'date', params: ['closeFrom', 'closeTo'] },
  ],
  bulk: [
    {
      action: 'move',
      label: 'pipeline.deals.bulk.move',
      can: 'deals:move',
      confirm: 'pipeline.deals.bulk.moveText',
      ask: { field: 'stageId', label: 'pipeline.deals.fields.stageId', kind: 'record', resource: 'stages', required: true },
    },
    { action: 'delete', label: 'core.actions.delete', can: 'deals:delete', danger: true, confirm: 'pipeline.deals.bulk.deleteText' },
  ],
};
