import type { Metric } from './metrics';
import { words } from './set-columns';

const of = (id: string, one: Omit<Metric, 'id' | 'group'>): Metric => ({ id, group: 'finance', ...one });
const OPEN = 'am Stichtag, in der Währung der Organisation';
const AS_OF = 'as of the day, in the currency of the organization';

export const METRICS_OF_FINANCE: readonly Metric[] = [
  of('revenue', {
    label: words('Umsatz netto', 'Net revenue'),
    definition: words(
      'Nettobeträge aller ausgestellten Rechnungen abzüglich der Gutschriften, nach Rechnungsdatum in der Zeitzone der Organisation. Ohne Entwürfe und ohne Umsatzsteuer; nur Belege in der Währung der Organisation.',
      'Net amounts of all issued invoices less credit notes, by invoice date in the time zone of the organization. Without drafts and without VAT; documents in the currency of the organization only.',
    ),
    unit: 'money',
    dataSet: 'invoices',
    measure: { kind: 'sum', column: 'net' },
    kind: 'period',
    better: 'more',
  }),
  of('revenueGross', {
    label: words('Umsatz brutto', 'Gross revenue'),
    definition: words(
      'Wie der Umsatz netto, aber mit Umsatzsteuer: Gesamtbeträge der ausgestellten Rechnungen abzüglich der Gutschriften.',
      'As net revenue, but with VAT: totals of issued invoices less credit notes.',
    ),
    unit: 'money',
    dataSet: 'invoices',
    measure: { kind: 'sum', column: 'total' },
    kind: 'period',
    better: 'more',
  }),
  of('vatCharged', {
    label: words('Umsatzsteuer', 'VAT charged'),
    definition: words(
      'Ausgewiesene Umsatzsteuer der ausgestellten Rechnungen abzüglich jener der Gutschriften, nach Rechnungsdatum. Keine Vorsteuer; kein Ersatz für die Voranmeldung, die nach dem Leistungszeitraum gehen kann.',
      'VAT stated on issued invoices less that on credit notes, by invoice date. No input tax; no replacement for the VAT return, which may go by the period of supply.',
    ),
    unit: 'money',
    dataSet: 'vat',
    measure: { kind: 'sum', column: 'tax' },
    kind: 'period',
    better: null,
  }),
  of('invoicesIssued', {
    label: words('Ausgestellte Rechnungen', 'Invoices issued'),
    definition: words(
      'Anzahl der ausgestellten Rechnungen nach Rechnungsdatum, in allen Währungen, auch später stornierte. Gutschriften zählen nicht.',
      'Number of invoices issued by invoice date, in all currencies, those cancelled later too. Credit notes do not count.',
    ),
    unit: 'count',
    dataSet: 'invoices',
    measure: { kind: 'count' },
    filter: [{ column: 'type', op: 'is', value: 'invoice' }],
    kind: 'period',
    better: 'more',
  }),
  of('credited', {
    label: words('Gutgeschrieben netto', 'Credited, net'),
    definition: words(
      'Nettobeträge der Gutschriften nach ihrem Datum, als negative Zahl; sie sind im Umsatz bereits abgezogen.',
      'Net amounts of credit notes by their date, below zero; revenue has them taken off already.',
    ),
    unit: 'money',
    dataSet: 'invoices',
    measure: { kind: 'sum', column: 'net' },
    filter: [{ column: 'type', op: 'is', value: 'credit_note' }],
    kind: 'period',
    better: null,
  }),
  of('paymentsReceived', {
    label: words('Zahlungseingang', 'Payments received'),
    definition: words(
      'Summe der Zahlungen nach dem Tag des Eingangs, Auszahlungen und zurückgenommene Zahlungen an ihrem eigenen Tag abgezogen; nur in der Währung der Organisation.',
      'Sum of payments by the day they came in, payouts and payments taken back deducted on their own day; in the currency of the organization only.',
    ),
    unit: 'money',
    dataSet: 'payments',
    measure: { kind: 'sum', column: 'amount' },
    kind: 'period',
    better: 'more',
  }),
  of('openAmount', {
    label: words('Offene Posten', 'Open items'),
    definition: words(
      `Brutto, was von ausgestellten Rechnungen ${OPEN} weder bezahlt noch gutgeschrieben war, abzüglich nicht verrechneter Gutschriften.`,
      `Total of what was neither paid nor credited of issued invoices ${AS_OF}, less credit notes not yet set off.`,
    ),
    unit: 'money',
    dataSet: 'openItems',
    measure: { kind: 'sum', column: 'open' },
    kind: 'standing',
    better: 'less',
  }),
  of('openInvoices', {
    label: words('Offene Rechnungen', 'Open invoices'),
    definition: words(
      'Anzahl der ausgestellten Rechnungen, die am Stichtag nicht ganz bezahlt oder gutgeschrieben waren, in allen Währungen.',
      'Number of issued invoices that were not wholly paid or credited as of the day, in all currencies.',
    ),
    unit: 'count',
    dataSet: 'openItems',
    measure: { kind: 'count' },
    filter: [{ column: 'type', op: 'is', value: 'invoice' }],
    kind: 'standing',
    better: 'less',
  }),
  of('overdueAmount', {
    label: words('Überfällig', 'Overdue'),
    definition: words(
      `Offener Betrag der Rechnungen, deren Fälligkeit vor dem Stichtag lag; ${OPEN}.`,
      `Open amount of invoices that were due before the day; ${AS_OF}.`,
    ),
    unit: 'money',
    dataSet: 'openItems',
    measure: { kind: 'sum', column: 'open' },
    filter: [{ column: 'overdue', op: 'is', value: true }],
    kind: 'standing',
    better: 'less',
  }),
  of('cashExpected', {
    label: words('Erwarteter Geldeingang', 'Cash expected'),
    definition: words(
      `Offener Betrag der Rechnungen, die bis 30 Tage nach dem Stichtag fällig werden, überfällige eingeschlossen; ${OPEN}. Wann Kunden wirklich zahlen, ist nicht berücksichtigt.`,
      `Open amount of invoices due up to 30 days after the day, overdue ones included; ${AS_OF}. When customers really pay is not considered.`,
    ),
    unit: 'money',
    dataSet: 'openItems',
    measure: { kind: 'sum', column: 'open' },
    filter: [{ column: 'soon', op: 'is', value: true }],
    kind: 'standing',
    better: 'more',
  }),
];
