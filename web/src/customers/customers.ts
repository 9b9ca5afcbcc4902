import type { Customer, CustomerStatus, CustomerType } from '../api';
import type { Table } from '../core/table';

export const STATUSES: CustomerStatus[] = ['prospect', 'active', 'inactive', 'archived'];
export const TYPES: CustomerType[] = ['business', 'private'];

export const customersTable: Table<Customer, 'customers'> = {
  texts: 'customers',
  path: '/customers',
  sort: 'name',
  to: ({ id }) => `/customers/${id}`,
  canEdit: 'customers:write',
  export: 'customers:export',
  create: { label: 'customers.create', to: '/customers/new', can: 'customers:write' },
  empty: { title: 'customers.empty.title', text: 'customers.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'customerNumber', sort: true, width: 120 },
    { field: 'status', type: 'status', sort: true, width: 130 },
    { field: 'type', type: 'chip', sort: true, hidden: true },
    { field: 'email' },
    { field: 'phone', edit: 'text' },
    { field: 'city', value: ({ billingAddress }) => billingAddress?.city },
    { field: 'tags', type: 'chips' },
    { field: 'ownerName', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: STATUSES },
    { field: 'type', kind: 'enum', options: TYPES },
    { field: 'tag', kind: 'text' },
  ],
  bulk: [
    {
      action: 'change',
      label: 'customers.bulk.status',
      can: 'customers:write',
      ask: { field: 'status', label: 'customers.fields.status', kind: 'enum', options: ['prospect', 'active', 'inactive', 'archived'] },
    },
    {
      action: 'change',
      label: 'customers.bulk.tags',
      can: 'customers:write',
      ask: { field: 'tags', label: 'customers.fields.tags', kind: 'tags', hint: 'customers.bulk.tagsHint' },
    },
    { action: 'change', label: 'customers.bulk.archive', can: 'customers:write', values: { status: 'archived' } },
    { action: 'delete', label: 'customers.bulk.delete', can: 'customers:delete', danger: true, confirm: 'customers.bulk.deleteText' },
  ],
};
