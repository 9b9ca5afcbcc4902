import type { Quote } from '../api';
import type { Table } from '../core/table';

export const QUOTE_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'expired', 'replaced'] as const;

export const quotesTable: Table<Quote, 'pipeline.quotes'> = {
  texts: 'pipeline.quotes',
  path: '/quotes',
  sort: '-createdAt',
  to: ({ id }) => `/quotes/${id}`,
  export: 'quotes:export',
  create: { label: 'pipeline.quotes.create', to: '/quotes/new', can: 'quotes:write' },
  empty: { title: 'pipeline.quotes.empty.title', text: 'pipeline.quotes.empty.text' },
  columns: [
    { field: 'quoteNumber', type: 'link', sort: true, width: 150 },
    { field: 'revision', type: 'number', width: 90 },
    { field: 'customerName', sort: true },
    { field: 'title' },
    { field: 'status', type: 'status', sort: true, width: 130 },
    { field: 'validUntil', type: 'date', sort: true, width: 130 },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency, width: 140 },
    { field: 'quoteDate', type: 'date', sort: true, hidden: true },
    { field: 'viewedAt', type: 'ago', hidden: true },
    { field: 'orderNumber', hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: QUOTE_STATUSES },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'dealId', kind: 'record', resource: 'deals' },
    { field: 'validUntil', kind: 'date', params: ['validFrom', 'validTo'] },
    { field: 'totalAmount', kind: 'number', params: ['totalMin', 'totalMax'] },
  ],
  bulk: [
    { action: 'send', label: 'core.moves.send', can: 'quotes:send', confirm: 'pipeline.quotes.bulk.sendText' },
    { action: 'delete', label: 'core.actions.delete', can: 'quotes:delete', danger: true, confirm: 'pipeline.quotes.bulk.deleteText' },
  ],
};
