import type { Supplier } from '../api';
import type { Table } from '../core/table';

export type { ContactInfo, Performance, Supplier, SupplierPart as Offer } from '../api';

export const RATINGS = ['5', '4', '3', '2', '1'] as const;

export const suppliersTable: Table<Supplier, 'procurement.suppliers'> = {
  texts: 'procurement.suppliers',
  path: '/suppliers',
  sort: 'name',
  to: ({ id }) => `/suppliers/${id}`,
  canEdit: 'suppliers:write',
  export: 'suppliers:export',
  create: { label: 'procurement.suppliers.create', to: '/suppliers/new', can: 'suppliers:write' },
  empty: { title: 'procurement.suppliers.empty.title', text: 'procurement.suppliers.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'supplierNumber', sort: true, width: 130 },
    { field: 'email', value: ({ contactInfo }) => contactInfo?.email },
    { field: 'phone', value: ({ contactInfo }) => contactInfo?.phone },
    { field: 'city', value: ({ contactInfo }) => contactInfo?.address?.city },
    { field: 'rating', sort: true, width: 110, value: ({ rating }) => (rating ? `${rating} / 5` : null) },
    { field: 'currency', width: 100 },
    { field: 'paymentTermsDays', type: 'number', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'partId', kind: 'record', resource: 'parts' },
    { field: 'ratingMin', kind: 'enum', options: ['3', '4', '5'] },
  ],
  bulk: [{ action: 'delete', label: 'core.actions.delete', can: 'suppliers:delete', danger: true, confirm: 'procurement.suppliers.bulkText' }],
};
