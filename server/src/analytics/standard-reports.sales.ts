import { words } from './set-columns';
import type { StandardReport } from './standard-reports.types';

const NET = { key: 'net', kind: 'sum', column: 'net' } as const;
const DOCUMENTS = { key: 'documents', kind: 'distinct', column: 'number', label: words('Belege', 'Documents') } as const;
const INVOICED = words('Netto fakturiert nach Rechnungsdatum, Gutschriften abgezogen.', 'Invoiced net by invoice date, credit notes taken off.');
const LARGEST = [{ key: 'net', descending: true }];
const COSTED = words(
  'Netto weniger Kosten nach Rechnungsdatum. Zeilen ohne bekannte Kosten zählen zum Umsatz, nicht zum Deckungsbeitrag; die Marge bezieht sich auf die übrigen.',
  'Net less cost by invoice date. Lines without a known cost count as sales, not as margin; the percentage is of the others.',
);
const MARGIN = [
  NET,
  { key: 'cost', kind: 'sum', column: 'cost' },
  { key: 'margin', kind: 'sum', column: 'margin' },
  { key: 'percent', kind: 'ratio', column: 'margin', by: 'costedNet', percent: true, label: words('Marge', 'Margin in percent') },
  { key: 'known', kind: 'share', column: 'costKnown', label: words('Zeilen mit bekannten Kosten', 'Lines with a known cost') },
] as const;
const YEAR = { timeframe: 'year' } as const;

/** What was invoiced and what it cost. */
export const STANDARD_OF_SALES: readonly StandardReport[] = [
  {
    number: 101,
    name: words('Umsatz nach Produkt', 'Sales by product'),
    description: INVOICED,
    dataSet: 'invoiceLines',
    groupBy: [{ column: 'sku' }, { column: 'product' }],
    measures: [{ key: 'quantity', kind: 'sum', column: 'quantity' }, NET],
    sort: LARGEST,
    period: YEAR,
  },
  {
    number: 102,
    name: words('Umsatz nach Kunde', 'Sales by customer'),
    description: INVOICED,
    dataSet: 'invoices',
    groupBy: [{ column: 'customer' }],
    measures: [NET, DOCUMENTS],
    sort: LARGEST,
    period: YEAR,
    chart: { kind: 'bar', x: 'customer', y: ['net'] },
  },
  {
    number: 103,
    name: words('Umsatz nach Monat', 'Sales by month'),
    description: INVOICED,
    dataSet: 'invoices',
    groupBy: [{ column: 'date', by: 'month' }],
    measures: [NET, DOCUMENTS],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'date', y: ['net'] },
  },
  {
    number: 104,
    name: words('Umsatz nach Land', 'Sales by country'),
    description: INVOICED,
    dataSet: 'invoiceLines',
    groupBy: [{ column: 'country' }],
    measures: [NET, DOCUMENTS],
    sort: LARGEST,
    period: YEAR,
    chart: { kind: 'pie', x: 'country', y: ['net'] },
  },
  {
    number: 105,
    name: words('Deckungsbeitrag nach Produkt', 'Margin by product'),
    description: COSTED,
    permission: 'costs:read',
    dataSet: 'invoiceLines',
    groupBy: [{ column: 'product' }],
    measures: [...MARGIN],
    sort: [{ key: 'margin', descending: true }],
    period: YEAR,
    chart: { kind: 'bar', x: 'product', y: ['margin'] },
  },
  {
    number: 106,
    name: words('Deckungsbeitrag nach Kunde', 'Margin by customer'),
    description: COSTED,
    permission: 'costs:read',
    dataSet: 'invoiceLines',
    groupBy: [{ column: 'customer' }],
    measures: [...MARGIN],
    sort: [{ key: 'margin', descending: true }],
    period: YEAR,
    chart: { kind: 'bar', x: 'customer', y: ['margin'] },
  },
];
