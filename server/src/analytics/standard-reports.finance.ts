import { words } from './set-columns';
import type { StandardReport } from './standard-reports.types';

const OPEN = { key: 'open', kind: 'sum', column: 'open' } as const;
const AS_OF = words(
  'Was am Stichtag nicht bezahlt, gutgeschrieben oder verrechnet war; der Stichtag ist wählbar.',
  'What was not paid, credited or set off on the day; any day may be chosen.',
);

/** What is owed, what came in, and what belongs to the tax office. */
export const STANDARD_OF_FINANCE: readonly StandardReport[] = [
  {
    number: 201,
    name: words('Offene Posten', 'Open items'),
    description: AS_OF,
    dataSet: 'openItems',
    columns: ['number', 'customer', 'date', 'due', 'daysOverdue', 'age', 'currency', 'total', 'settled', 'open'],
    sort: [{ key: 'due' }],
  },
  {
    number: 202,
    name: words('Offene Posten nach Alter', 'Ageing of open items'),
    description: AS_OF,
    dataSet: 'openItems',
    groupBy: [{ column: 'age' }],
    measures: [OPEN, { key: 'documents', kind: 'count', label: words('Belege', 'Documents') }],
    chart: { kind: 'bar', x: 'age', y: ['open'] },
  },
  {
    number: 203,
    name: words('Offene Posten nach Kunde und Alter', 'Open items by customer and age'),
    description: AS_OF,
    dataSet: 'openItems',
    groupBy: [{ column: 'customer' }, { column: 'age' }],
    measures: [OPEN, { key: 'documents', kind: 'count', label: words('Belege', 'Documents') }],
    sort: [{ key: 'customer' }, { key: 'age' }],
    chart: { kind: 'bar', x: 'customer', y: ['open'] },
  },
  {
    number: 204,
    name: words('Umsatzsteuer nach Monat und Satz', 'VAT by month and rate'),
    description: words(
      'Bemessungsgrundlage und Steuer der ausgestellten Belege nach Rechnungsdatum, Gutschriften abgezogen.',
      'Base and tax of the documents issued, by invoice date, credit notes taken off.',
    ),
    dataSet: 'vat',
    groupBy: [{ column: 'date', by: 'month' }, { column: 'category' }, { column: 'rate' }],
    measures: [
      { key: 'net', kind: 'sum', column: 'net' },
      { key: 'tax', kind: 'sum', column: 'tax' },
      { key: 'documents', kind: 'distinct', column: 'number', label: words('Belege', 'Documents') },
    ],
    period: { timeframe: 'year' },
  },
  {
    number: 205,
    name: words('Zahlungseingänge nach Monat', 'Payments by month'),
    description: words('Nach dem Tag des Eingangs; Rücknahmen abgezogen.', 'By the day they came in; those taken back are taken off.'),
    dataSet: 'payments',
    groupBy: [{ column: 'date', by: 'month' }, { column: 'method' }],
    measures: [{ key: 'amount', kind: 'sum', column: 'amount' }],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'date', y: ['amount'] },
  },
];
