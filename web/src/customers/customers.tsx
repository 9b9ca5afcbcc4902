import type { Customer, CustomerStatus, CustomerType } from '../api';
import type { Table } from '../core/table';
import { TagChips } from './TagChips';

export const STATUSES: CustomerStatus[] = ['prospect', 'active', 'inactive', 'archived'];
export const TYPES: CustomerType[] = ['business', 'private'];

export const customersTable: Table<Customer, 'customers'> = {
  texts: 'customers',
  path: '/customers',
  custom: 'customers',
  sort: 'name',
  to: ({ id }) => `/customers/${id}`,
  canEdit: 'customers:write',
  export: 'customers:export',
  create: { label: 'customers.create', to: '/customers/new', can: 'customers:write' },
  import: { to: '/customers/import', label: 'care.import.title', can: 'customers:write' },
  empty: { title: 'customers.empty.title', text: 'customers.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'customerNumber', sort: true, width: 120 },
    { field: 'status', type: 'status', sort: true, width: 130 },
    { field: 'engagement', type: 'status', width: 120 },
    { field: 'riskScore', type: 'number', sort: true, hidden: true },
    { field: 'type', type: 'chip', sort: true, hidden: true },
    { field: 'email', width: 190 },
    { field: 'phone', edit: 'text', width: 130 },
    { field: 'city', value: ({ billingAddress }) => billingAddress?.city },
    { field: 'tags', render: ({ tags }) => <TagChips names={tags} /> },
    { field: 'lifetimeValue', type: 'money', sort: true },
    { field: 'lastSaleAt', type: 'ago', sort: true, hidden: true },
    { field: 'lastActivityAt', type: 'ago', sort: true },
    { field: 'birthDate', type: 'date', sort: true, hidden: true },
    { field: 'lastExamOn', type: 'date', sort: true, hidden: true },
    { field: 'nextExamOn', type: 'date', sort: true, hidden: true },
    { field: 'ownerName', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: STATUSES },
    { field: 'engagement', kind: 'enum', options: ['active', 'dormant', 'at_risk'] },
    { field: 'type', kind: 'enum', options: TYPES },
    { field: 'tags', kind: 'enum', optionsFrom: '/tags', optionField: 'name' },
    { field: 'ownerId', kind: 'record', resource: 'users' },
    { field: 'value', kind: 'number' },
    { field: 'lastActivity', kind: 'date' },
    { field: 'lastSale', kind: 'date' },
    { field: 'lastVisit', kind: 'date' },
    { field: 'visits', kind: 'number' },
    { field: 'createdAt', kind: 'date', params: ['createdFrom', 'createdTo'] },
    { field: 'nextExam', kind: 'date' },
    { field: 'birthdayWithinDays', kind: 'text' },
  ],
  bulk: [
    {
      action: 'tag',
      label: 'customers.bulk.tag',
      can: 'customers:write',
      ask: { field: 'tags', label: 'customers.fields.tags', kind: 'tags', required: true, optionsFrom: '/tags', optionField: 'name' },
    },
    {
      action: 'untag',
      label: 'customers.bulk.untag',
      can: 'customers:write',
      ask: { field: 'tags', label: 'customers.fields.tags', kind: 'tags', required: true, optionsFrom: '/tags', optionField: 'name' },
    },
    {
      action: 'change',
      label: 'customers.bulk.owner',
      can: 'customers:write',
      ask: { field: 'ownerId', label: 'customers.fields.ownerId', kind: 'record', resource: 'users' },
    },
    {
      action: 'change',
      label: 'customers.bulk.status',
      can: 'customers:write',
      ask: { field: 'status', label: 'customers.fields.status', kind: 'enum', options: STATUSES },
    },
    { action: 'delete', label: 'customers.bulk.delete', can: 'customers:delete', danger: true, confirm: 'customers.bulk.deleteText' },
  ],
};
