import type { Invoice, InvoiceItem } from '../api';
import type { Table } from '../core/table';
import { say } from '../core/texts';

export type { Invoice, InvoiceItem } from '../api';

/** As people call it: what is final and has not left by mail is issued. */
export const stateOf = ({ status, sentAt }: Pick<Invoice, 'status' | 'sentAt'>): string => (status === 'sent' && !sentAt ? 'issued' : status);

export const isNote = ({ type }: Pick<Invoice, 'type'>): boolean => type === 'credit_note';

/** The number, or that it has none yet. */
export const nameOf = ({ invoiceNumber }: Pick<Invoice, 'invoiceNumber'>): string => invoiceNumber ?? say('billing.invoices.unnumbered');

const SENT = [
  'id',
  'orderItemId',
  'partId',
  'buildId',
  'sku',
  'description',
  'unit',
  'quantity',
  'unitPrice',
  'discountPercent',
  'taxRate',
  'taxCategory',
  'customizations',
  'prescriptionId',
] as const;
/** A line as the API takes it: what is left empty, the server fills from the part and the customer. */
export const lineOf = (line: Partial<InvoiceItem>): object =>
  Object.fromEntries(SENT.map((field) => [field, line[field]]).filter(([, value]) => value !== null && value !== undefined && value !== ''));

export const invoicesTable: Table<Invoice, 'billing.invoices'> = {
  texts: 'billing.invoices',
  path: '/invoices',
  sort: '-createdAt',
  to: ({ id }) => `/invoices/${id}`,
  title: nameOf,
  export: 'invoices:export',
  create: { label: 'billing.invoices.create', to: '/invoices/new', can: 'invoices:write' },
  empty: { title: 'billing.invoices.empty.title', text: 'billing.invoices.empty.text' },
  columns: [
    { field: 'invoiceNumber', type: 'link', sort: true, value: nameOf, width: 150 },
    { field: 'status', type: 'status', sort: true, value: stateOf, width: 130 },
    { field: 'customerName', sort: true },
    { field: 'type', type: 'chip', hidden: true },
    { field: 'invoiceDate', type: 'date', sort: true, width: 130 },
    { field: 'dueDate', type: 'date', sort: true, width: 130 },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency, width: 140 },
    {
      field: 'openAmount',
      type: 'money',
      value: ({ status, openAmount }) => (status === 'draft' ? null : openAmount),
      unit: ({ currency }) => currency,
      width: 140,
    },
    { field: 'reference', hidden: true },
    { field: 'subtotal', type: 'money', unit: ({ currency }) => currency, hidden: true },
    { field: 'sentAt', type: 'time', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: ['draft', 'sent', 'overdue', 'paid', 'cancelled'] },
    { field: 'type', kind: 'enum', options: ['invoice', 'credit_note'] },
    { field: 'overdue', kind: 'flag' },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'invoiceDate', kind: 'date' },
    { field: 'dueDate', kind: 'date', params: ['dueFrom', 'dueTo'] },
    { field: 'totalAmount', kind: 'number', params: ['totalMin', 'totalMax'] },
  ],
  bulk: [
    { action: 'finalize', label: 'billing.invoices.bulk.finalize', can: 'invoices:finalize', confirm: 'billing.invoices.bulk.finalizeText' },
    { action: 'send', label: 'billing.invoices.bulk.send', can: 'invoices:send', confirm: 'billing.invoices.bulk.sendText' },
    { action: 'delete', label: 'billing.invoices.bulk.delete', can: 'invoices:delete', danger: true, confirm: 'billing.invoices.bulk.deleteText' },
  ],
};
