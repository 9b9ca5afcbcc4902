import { words } from './set-columns';
import type { StandardReport } from './standard-reports.types';

const AT_DAY = words(
  'Bestand am Ende eines Tages, bewertet zum gleitenden Durchschnitt dieses Tages.',
  'Stock at the end of a day, valued at the moving average of that day.',
);
const PART = [{ column: 'sku' }, { column: 'name' }, { column: 'unit' }];
const MONTH = { column: 'occurredAt', by: 'month' } as const;

/** What is there, what moves, and who supplies it. */
export const STANDARD_OF_STOCK: readonly StandardReport[] = [
  {
    number: 301,
    name: words('Lagerwert nach Artikel', 'Stock value by part'),
    description: AT_DAY,
    permission: 'costs:read',
    dataSet: 'stock',
    columns: ['sku', 'name', 'category', 'onHand', 'unit', 'averageCost', 'value', 'lastMoved'],
    filters: [{ column: 'onHand', op: 'isNot', value: 0 }],
    sort: [{ key: 'value', descending: true }],
  },
  {
    number: 302,
    name: words('Lagerwert nach Kategorie', 'Stock value by category'),
    description: AT_DAY,
    permission: 'costs:read',
    dataSet: 'stock',
    groupBy: [{ column: 'category' }],
    measures: [
      { key: 'value', kind: 'sum', column: 'value' },
      { key: 'parts', kind: 'count', label: words('Artikel', 'Parts') },
    ],
    sort: [{ key: 'value', descending: true }],
    chart: { kind: 'pie', x: 'category', y: ['value'] },
  },
  {
    number: 303,
    name: words('Lagerbewegungen nach Artikel', 'Stock movement by part'),
    description: words('Zu- und Abgänge, ohne Umlagerungen.', 'What came and what went, without transfers.'),
    dataSet: 'stockTransactions',
    groupBy: PART,
    measures: [
      { key: 'received', kind: 'sum', column: 'received' },
      { key: 'issued', kind: 'sum', column: 'issued' },
      { key: 'change', kind: 'sum', column: 'quantity', label: words('Veränderung', 'Change') },
    ],
    filters: [{ column: 'type', op: 'isNot', value: 'transfer' }],
    period: { timeframe: 'month' },
  },
  {
    number: 304,
    name: words('Verbrauch je Artikel und Monat', 'Consumption per part and month'),
    description: words('Verkauf und Verbrauch in der Fertigung, Rückbuchungen abgezogen.', 'Sold and used in production, less what was taken back.'),
    dataSet: 'stockTransactions',
    groupBy: [...PART, MONTH],
    measures: [{ key: 'consumed', kind: 'sum', column: 'consumed' }],
    filters: [{ column: 'type', op: 'is', value: ['sale', 'consumption'] }],
    period: { timeframe: '1y' },
    chart: { kind: 'line', x: 'occurredAt', y: ['consumed'] },
  },
  {
    number: 305,
    name: words('Langsamdreher', 'Slow movers'),
    description: words('Was am längsten nicht bewegt wurde, zuerst.', 'What has not moved for the longest time, first.'),
    dataSet: 'slowStock',
    sort: [{ key: 'idleDays', descending: true }],
  },
  {
    number: 306,
    name: words('Unter Mindestbestand', 'Below minimum stock'),
    description: words('Verfügbar ist weniger als der Mindestbestand.', 'Less is available than the minimum stock.'),
    dataSet: 'stock',
    columns: ['sku', 'name', 'unit', 'onHand', 'reserved', 'available', 'minimumStock'],
    filters: [{ column: 'belowMinimum', op: 'is', value: true }],
    sort: [{ key: 'sku' }],
  },
  {
    number: 311,
    name: words('Liefertreue der Lieferanten', 'Supplier performance'),
    description: words('Wareneingänge: wie viele pünktlich waren, wie lange es dauerte.', 'Receipts of goods: how many were on time, how long they took.'),
    dataSet: 'receipts',
    groupBy: [{ column: 'supplier' }],
    measures: [
      { key: 'receipts', kind: 'count', label: words('Wareneingänge', 'Receipts') },
      { key: 'onTime', kind: 'share', column: 'onTime', label: words('Pünktlich', 'On time') },
      { key: 'lateDays', kind: 'mean', column: 'lateDays' },
      { key: 'leadDays', kind: 'mean', column: 'leadDays' },
      { key: 'value', kind: 'sum', column: 'value' },
    ],
    sort: [{ key: 'value', descending: true }],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'supplier', y: ['onTime'] },
  },
  {
    number: 312,
    name: words('Einkauf und Preise nach Lieferant', 'Purchases and prices by supplier'),
    description: words(
      'Bestellte Positionen: Wert, gelieferter Anteil und was gegenüber dem Preis davor mehr bezahlt wurde.',
      'Lines ordered: value, share delivered, and what was paid more than at the price before.',
    ),
    dataSet: 'purchasePrices',
    groupBy: [{ column: 'supplier' }],
    measures: [
      { key: 'value', kind: 'sum', column: 'value' },
      { key: 'filled', kind: 'ratio', column: 'delivered', by: 'quantity', percent: true, label: words('Geliefert', 'Delivered') },
      { key: 'change', kind: 'sum', column: 'priceChange' },
      { key: 'percent', kind: 'ratio', column: 'priceChange', by: 'previousValue', percent: true, label: words('Preisänderung', 'Price change') },
    ],
    sort: [{ key: 'value', descending: true }],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'supplier', y: ['value'] },
  },
];
