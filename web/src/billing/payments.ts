import type { Payment } from '../api';
import type { Table } from '../core/table';

export type { Payment } from '../api';

export const METHODS = ['bank_transfer', 'card', 'cash', 'other'] as const;

/** `reversed`, `reversal` or nothing particular. */
export const kindOf = ({ reversesId, reversedById }: Payment): 'reversed' | 'reversal' | undefined =>
  reversedById ? 'reversed' : reversesId ? 'reversal' : undefined;

export const paymentsTable: Table<Payment, 'billing.payments'> = {
  texts: 'billing.payments',
  path: '/payments',
  sort: '-createdAt',
  search: false,
  to: ({ id }) => `/payments/${id}`,
  title: ({ customerName }) => customerName,
  export: 'payments:export',
  create: { label: 'billing.payments.create', to: '/payments/new', can: 'payments:write' },
  empty: { title: 'billing.payments.empty.title', text: 'billing.payments.empty.text' },
  columns: [
    { field: 'customerName', type: 'link' },
    { field: 'status', type: 'status', value: kindOf, width: 150 },
    { field: 'amount', type: 'money', sort: true, unit: ({ currency }) => currency, width: 150 },
    { field: 'paymentDate', type: 'date', sort: 'paidAt', width: 140 },
    { field: 'method', type: 'chip', sort: true, width: 150 },
    { field: 'invoices', value: ({ allocations }) => allocations.map(({ invoiceNumber }) => invoiceNumber).join(', ') },
    { field: 'reference' },
  ],
  filters: [
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'method', kind: 'enum', options: METHODS },
    { field: 'paymentDate', kind: 'date', params: ['paidFrom', 'paidTo'] },
    { field: 'reversed', kind: 'flag' },
  ],
};
