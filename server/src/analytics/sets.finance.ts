import { INVOICE_CREDITED, INVOICE_FINALIZED, INVOICE_SETTLED, PAYMENT_RECEIVED, PAYMENT_REVERSED } from '../billing';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, END_OF_AT, words } from './set-columns';
import { INVOICE_COUNTRY, INVOICE_TYPE, TAX_CATEGORY } from './sets.sales';

const invoice = (row: string) => ({
  number: column('text', 'Nummer', 'Number', `${row}.invoice_number`),
  type: column('choice', 'Art', 'Type', `${row}.type`, { choices: INVOICE_TYPE }),
  customer: column('text', 'Kunde', 'Customer', `${row}.customer_name`, { by: `${row}.customer_id` }),
  country: INVOICE_COUNTRY(row),
  date: column('day', 'Rechnungsdatum', 'Invoice date', `${row}.invoice_date`),
  serviceDate: column('day', 'Leistungsdatum', 'Day of supply', `${row}.service_date`),
  due: column('day', 'Fällig am', 'Due on', `${row}.due_date`),
  currency: column('text', 'Währung', 'Currency', `${row}.currency`),
});
const ISSUED = `t.status <> 'draft' and t.deleted_at is null`;

const INVOICES: DataSet = {
  id: 'invoices',
  label: words('Rechnungen und Gutschriften', 'Invoices and credit notes'),
  definition: words(
    'Eine ausgestellte Rechnung oder eine Gutschrift, nach Rechnungsdatum; Beträge einer Gutschrift zählen negativ. Entwürfe gehören nicht dazu. Eine stornierte Rechnung bleibt neben ihrer Gutschrift stehen, zusammen ergeben sie null.',
    'An issued invoice or a credit note, by invoice date; the amounts of a credit note count below zero. Drafts are no part of it. A cancelled invoice stays beside its credit note; together they come to nothing.',
  ),
  permissions: ['invoices:read'],
  from: 'billing.invoices t',
  where: ISSUED,
  day: 't.invoice_date',
  columns: {
    ...invoice('t'),
    reference: column('text', 'Referenz', 'Reference', 't.reference'),
    issued: column('time', 'Ausgestellt', 'Issued', 't.issued_at'),
    net: column('money', 'Netto', 'Net', 't.subtotal', ADDS),
    tax: column('money', 'Umsatzsteuer', 'VAT', 't.tax_amount', ADDS),
    total: column('money', 'Brutto', 'Total', 't.total_amount', ADDS),
  },
  shown: ['number', 'type', 'customer', 'date', 'due', 'currency', 'net', 'tax', 'total'],
  opens: { resource: 'invoices', id: 't.id' },
  customer: 't.customer_id',
  summed: 't.currency = {currency}',
  on: [INVOICE_FINALIZED],
  record: 't.id',
  fixed: true,
};

/** What had gone to a document by the end of the day: payments by the day the money came (or went back), credit notes by their date. */
const SETTLED_BY = `
  select coalesce(sum(a.amount), 0) as amount from billing.payment_allocations a
  left join billing.payments p on p.id = a.payment_id left join billing.invoices n on n.id = a.credit_note_id
  where a.invoice_id = t.id and (p.paid_at < ${END_OF_AT} or n.invoice_date <= {at})`;
const OPEN = '(t.total_amount - settled.amount)';
const OVERDUE = `(t.type = 'invoice' and t.due_date < {at})`;

const OPEN_ITEMS: DataSet = {
  id: 'openItems',
  label: words('Offene Posten', 'Open items'),
  definition: words(
    'Eine ausgestellte Rechnung, die am Stichtag nicht ganz bezahlt oder gutgeschrieben war, oder eine Gutschrift, die noch nicht verrechnet oder ausbezahlt war (negativ). Zahlungen zählen ab dem Tag, an dem das Geld einging, ihre Rücknahme ab dem Tag der Rücknahme, Gutschriften ab ihrem Datum.',
    'An issued invoice that was not wholly paid or credited on the day, or a credit note not yet set off or paid out (below zero). Payments count from the day the money came in, taking one back from the day of that, credit notes from their date.',
  ),
  permissions: ['invoices:read'],
  from: `billing.invoices t cross join lateral (${SETTLED_BY}) settled`,
  // what is settled for good was touched on or before the day; only the rest has to be looked at
  where: `${ISSUED} and t.invoice_date <= {at} and (t.status in ('sent', 'overdue') or t.updated_at >= ${END_OF_AT} or t.payment_date > {at}) and ${OPEN} <> 0`,
  day: null,
  columns: {
    ...invoice('t'),
    total: column('money', 'Brutto', 'Total', 't.total_amount', ADDS),
    settled: column('money', 'Bezahlt oder gutgeschrieben', 'Paid or credited', 'settled.amount', ADDS),
    open: column('money', 'Offen', 'Open', OPEN, ADDS),
    overdue: column('flag', 'Überfällig', 'Overdue', OVERDUE),
    daysOverdue: column('days', 'Tage überfällig', 'Days overdue', `case when ${OVERDUE} then {at} - t.due_date else 0 end`, { measures: ['mean', 'max'] }),
    age: column(
      'choice',
      'Altersklasse',
      'Age',
      `case when not ${OVERDUE} then 'not_due' when {at} - t.due_date <= 30 then 'days_1_30' when {at} - t.due_date <= 60 then 'days_31_60'
        when {at} - t.due_date <= 90 then 'days_61_90' else 'days_over_90' end`,
      {
        choices: choices({
          not_due: 'Nicht fällig|Not due',
          days_1_30: '1–30 Tage|1–30 days',
          days_31_60: '31–60 Tage|31–60 days',
          days_61_90: '61–90 Tage|61–90 days',
          days_over_90: 'Über 90 Tage|Over 90 days',
        }),
      },
    ),
    expected: column('day', 'Erwartet am', 'Expected on', `greatest(t.due_date, {at})`),
    soon: column('flag', 'In 30 Tagen erwartet', 'Expected within 30 days', `t.type = 'invoice' and t.due_date <= {at} + 30`),
  },
  shown: ['number', 'type', 'customer', 'date', 'due', 'age', 'currency', 'total', 'settled', 'open'],
  opens: { resource: 'invoices', id: 't.id' },
  customer: 't.customer_id',
  summed: 't.currency = {currency}',
  on: [INVOICE_FINALIZED, INVOICE_SETTLED, INVOICE_CREDITED],
  record: 't.id',
};

const PAYMENTS: DataSet = {
  id: 'payments',
  label: words('Zahlungen', 'Payments'),
  definition: words(
    'Eine eingegangene Zahlung am Tag ihres Eingangs; eine Auszahlung und die Rücknahme einer Zahlung zählen negativ an ihrem eigenen Tag.',
    'A payment on the day it came in; a payout and the taking back of a payment count below zero on their own day.',
  ),
  permissions: ['payments:read'],
  from: 'billing.payments t',
  where: 't.deleted_at is null',
  day: dayOf('t.paid_at'),
  instant: 't.paid_at',
  columns: {
    date: column('day', 'Tag', 'Day', dayOf('t.paid_at')),
    customer: column('text', 'Kunde', 'Customer', '(select c.name from customers.customers c where c.id = t.customer_id)', { by: 't.customer_id' }),
    method: column('choice', 'Zahlungsart', 'Method', 't.method', {
      choices: choices({ bank_transfer: 'Überweisung|Bank transfer', card: 'Karte|Card', cash: 'Bar|Cash', other: 'Andere|Other' }),
    }),
    reference: column('text', 'Referenz', 'Reference', 't.reference'),
    reversal: column('flag', 'Rücknahme', 'Taken back', 't.reverses_id is not null'),
    currency: column('text', 'Währung', 'Currency', 't.currency'),
    amount: column('money', 'Betrag', 'Amount', 't.amount', ADDS),
  },
  shown: ['date', 'customer', 'method', 'reference', 'reversal', 'currency', 'amount'],
  opens: { resource: 'payments', id: 't.id' },
  customer: 't.customer_id',
  summed: 't.currency = {currency}',
  on: [PAYMENT_RECEIVED, PAYMENT_REVERSED],
  record: 'coalesce(t.reverses_id, t.id)',
  fixed: true,
};

const VAT: DataSet = {
  id: 'vat',
  label: words('Umsatzsteuer nach Sätzen', 'VAT by rate'),
  definition: words(
    'Bemessungsgrundlage und Steuer eines Belegs zu einem Steuersatz, nach Rechnungsdatum; Gutschriften zählen negativ. Wie auf dem Beleg gerundet.',
    'Base and tax of a document at one rate, by invoice date; credit notes count below zero. Rounded as on the document.',
  ),
  permissions: ['invoices:read'],
  from: `billing.invoices t cross join lateral jsonb_to_recordset(t.tax_breakdown) as v("taxCategory" text, "taxRate" numeric, base numeric, tax numeric)`,
  where: ISSUED,
  day: 't.invoice_date',
  key: `(t.id::text || ' ' || v."taxCategory" || ' ' || v."taxRate")`,
  columns: {
    ...invoice('t'),
    vatId: column('text', 'UID des Kunden', 'VAT id of the customer', `t.customer ->> 'vatId'`),
    category: column('choice', 'Steuerart', 'Tax category', 'v."taxCategory"', { choices: TAX_CATEGORY }),
    rate: column('text', 'Steuersatz (%)', 'Rate (%)', 'trim_scale(v."taxRate")::text'),
    net: column('money', 'Bemessungsgrundlage', 'Base', 'v.base', ADDS),
    tax: column('money', 'Steuer', 'Tax', 'v.tax', ADDS),
  },
  shown: ['date', 'number', 'type', 'customer', 'category', 'rate', 'currency', 'net', 'tax'],
  opens: { resource: 'invoices', id: 't.id' },
  customer: 't.customer_id',
  summed: 't.currency = {currency}',
  on: [INVOICE_FINALIZED],
  record: 't.id',
  fixed: true,
};

export const SETS_OF_FINANCE: readonly DataSet[] = [INVOICES, OPEN_ITEMS, PAYMENTS, VAT];
