import { INVOICE_FINALIZED } from '../billing';
import type { DataSet } from './data-sets';

export const SETS_OF_FINANCE: readonly DataSet[] = [
  {
    id: 'invoices',
    label: { de: 'Rechnungen und Gutschriften', en: 'Invoices and credit notes' },
    definition: {
      de: 'Eine ausgestellte Rechnung oder eine Gutschrift; Beträge einer Gutschrift zählen negativ. Entwürfe gehören nicht dazu. Eine stornierte Rechnung bleibt mit ihrer Gutschrift stehen, zusammen ergeben sie null.',
      en: 'An issued invoice or a credit note; the amounts of a credit note count below zero. Drafts are no part of it. A cancelled invoice stays beside its credit note; together they come to nothing.',
    },
    permissions: ['invoices:read'],
    from: 'billing.invoices t',
    where: `t.status <> 'draft' and t.deleted_at is null`,
    day: 't.invoice_date',
    columns: {
      number: { label: { de: 'Nummer', en: 'Number' }, type: 'text', sql: 't.invoice_number' },
      type: {
        label: { de: 'Art', en: 'Type' },
        type: 'choice',
        sql: 't.type',
        choices: { invoice: { de: 'Rechnung', en: 'Invoice' }, credit_note: { de: 'Gutschrift', en: 'Credit note' } },
      },
      customer: { label: { de: 'Kunde', en: 'Customer' }, type: 'text', sql: 't.customer_name', by: 't.customer_id' },
      date: { label: { de: 'Rechnungsdatum', en: 'Invoice date' }, type: 'day', sql: 't.invoice_date' },
      due: { label: { de: 'Fällig am', en: 'Due on' }, type: 'day', sql: 't.due_date' },
      currency: { label: { de: 'Währung', en: 'Currency' }, type: 'text', sql: 't.currency' },
      net: { label: { de: 'Netto', en: 'Net' }, type: 'money', sql: 't.subtotal', measures: ['sum', 'mean', 'min', 'max'] },
      tax: { label: { de: 'Umsatzsteuer', en: 'VAT' }, type: 'money', sql: 't.tax_amount', measures: ['sum'] },
      total: { label: { de: 'Brutto', en: 'Total' }, type: 'money', sql: 't.total_amount', measures: ['sum', 'mean', 'min', 'max'] },
    },
    shown: ['number', 'type', 'customer', 'date', 'currency', 'net', 'tax', 'total'],
    opens: { resource: 'invoices', id: 't.id' },
    summed: 't.currency = {currency}',
    on: [INVOICE_FINALIZED],
    record: 't.id',
    fixed: true,
  },
];
