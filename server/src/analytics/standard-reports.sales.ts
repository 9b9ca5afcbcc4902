import type { StandardReport } from './standard-reports';

const NET = { key: 'net', kind: 'sum', column: 'net' } as const;

/** What was invoiced, net, credit notes below zero. */
export const STANDARD_OF_SALES: readonly StandardReport[] = [
  {
    number: 102,
    name: { de: 'Umsatz nach Kunde', en: 'Sales by customer' },
    description: { de: 'Netto fakturiert, Gutschriften abgezogen.', en: 'Invoiced net, credit notes taken off.' },
    dataSet: 'invoices',
    groupBy: [{ column: 'customer' }],
    measures: [NET, { key: 'count', kind: 'count', label: { de: 'Belege', en: 'Documents' } }],
    sort: [{ key: 'net', descending: true }],
    period: { timeframe: 'year' },
    chart: { kind: 'bar', x: 'customer', y: ['net'] },
  },
  {
    number: 103,
    name: { de: 'Umsatz nach Monat', en: 'Sales by month' },
    description: { de: 'Netto fakturiert nach Rechnungsdatum, Gutschriften abgezogen.', en: 'Invoiced net by invoice date, credit notes taken off.' },
    dataSet: 'invoices',
    groupBy: [{ column: 'date', by: 'month' }],
    measures: [NET, { key: 'count', kind: 'count', label: { de: 'Belege', en: 'Documents' } }],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'date', y: ['net'] },
  },
];
