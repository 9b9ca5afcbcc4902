import type { Rec } from '../core/api';
import type { Table } from '../core/table';

export interface Address {
  line1: string | null;
  line2: string | null;
  postalCode: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
}

export interface Customer extends Rec {
  customerNumber: string;
  name: string;
  type: 'private' | 'business';
  firstName: string | null;
  lastName: string | null;
  birthDate: string | null;
  email: string | null;
  phone: string | null;
  vatId: string | null;
  status: 'prospect' | 'active' | 'inactive' | 'archived';
  language: 'de' | 'en';
  currency: string;
  paymentTermsDays: number;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  ownerId: string | null;
  ownerName?: string | null;
  contacts: { name: string; role: string | null; emails: string[]; phones: string[]; isPrimary: boolean }[];
  tags: string[];
  notes: string | null;
}

export const STATUSES = ['prospect', 'active', 'inactive', 'archived'] as const;
export const TYPES = ['business', 'private'] as const;

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
    { action: 'change', label: 'customers.bulk.archive', can: 'customers:write', values: { status: 'archived' } },
    { action: 'delete', label: 'customers.bulk.delete', can: 'customers:delete', danger: true, confirm: 'customers.bulk.deleteText' },
  ],
};
