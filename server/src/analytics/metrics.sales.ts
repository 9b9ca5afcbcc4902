import type { Condition, Metric } from './metrics';
import { words } from './set-columns';

const BINDING: readonly Condition[] = [{ column: 'status', op: 'isNot', value: ['draft', 'cancelled'] }];
const of = (id: string, one: Omit<Metric, 'id' | 'group'>): Metric => ({ id, group: 'sales', ...one });

export const METRICS_OF_SALES: readonly Metric[] = [
  of('orders', {
    label: words('Aufträge', 'Orders'),
    definition: words(
      'Anzahl der Aufträge nach Auftragsdatum, in allen Währungen. Entwürfe und stornierte Aufträge zählen nicht.',
      'Number of orders by order date, in all currencies. Drafts and cancelled orders do not count.',
    ),
    unit: 'count',
    dataSet: 'orders',
    measure: { kind: 'count' },
    filter: BINDING,
    kind: 'period',
    better: 'more',
  }),
  of('orderValue', {
    label: words('Auftragseingang netto', 'Orders received, net'),
    definition: words(
      'Nettobeträge der Aufträge nach Auftragsdatum, ohne Entwürfe und stornierte; nur Aufträge in der Währung der Organisation. Ein Auftrag ist noch kein Umsatz.',
      'Net amounts of orders by order date, without drafts and cancelled ones; orders in the currency of the organization only. An order is no revenue yet.',
    ),
    unit: 'money',
    dataSet: 'orders',
    measure: { kind: 'sum', column: 'net' },
    filter: BINDING,
    kind: 'period',
    better: 'more',
  }),
  of('averageOrderValue', {
    label: words('Durchschnittlicher Auftragswert', 'Average order value'),
    definition: words(
      'Auftragseingang netto geteilt durch die Anzahl dieser Aufträge (in der Währung der Organisation, ohne Entwürfe und stornierte).',
      'Net orders received divided by the number of these orders (in the currency of the organization, without drafts and cancelled ones).',
    ),
    unit: 'money',
    dataSet: 'orders',
    measure: { kind: 'mean', column: 'net' },
    filter: BINDING,
    kind: 'period',
    better: 'more',
  }),
  of('ordersCreated', {
    label: words('Angelegte Aufträge', 'Orders created'),
    definition: words(
      'Anzahl der Aufträge nach dem Tag, an dem sie angelegt wurden, in der Zeitzone der Organisation, gleich welchen Standes; gelöschte zählen nicht.',
      'Number of orders by the day they were created in the time zone of the organization, whatever their status; deleted ones do not count.',
    ),
    unit: 'count',
    dataSet: 'ordersBooked',
    measure: { kind: 'count' },
    kind: 'period',
    better: 'more',
  }),
  of('unitsSold', {
    label: words('Verrechnete Menge', 'Quantity invoiced'),
    definition: words(
      'Summe der Mengen auf Rechnungszeilen nach Rechnungsdatum, gutgeschriebene Mengen abgezogen, in den Einheiten der Zeilen.',
      'Sum of the quantities on invoice lines by invoice date, credited quantities taken off, in the units of the lines.',
    ),
    unit: 'quantity',
    dataSet: 'invoiceLines',
    measure: { kind: 'sum', column: 'quantity' },
    kind: 'period',
    better: 'more',
  }),
  of('customersInvoiced', {
    label: words('Kunden mit Rechnung', 'Customers invoiced'),
    definition: words(
      'Anzahl verschiedener Kunden mit mindestens einer ausgestellten Rechnung, nach Rechnungsdatum.',
      'Number of different customers with at least one invoice issued, by invoice date.',
    ),
    unit: 'count',
    dataSet: 'invoices',
    measure: { kind: 'distinct', column: 'customer' },
    filter: [{ column: 'type', op: 'is', value: 'invoice' }],
    kind: 'period',
    better: 'more',
  }),
  of('costOfSales', {
    label: words('Wareneinsatz', 'Cost of sales'),
    definition: words(
      'Beim Ausstellen festgehaltene Kosten der Rechnungszeilen abzüglich der gutgeschriebenen, nach Rechnungsdatum; Zeilen ohne bekannte Kosten (freier Text, Leistungen) zählen nicht.',
      'Costs of the invoice lines as kept when they were issued, less those credited, by invoice date; lines without known cost (free text, services) do not count.',
    ),
    unit: 'money',
    dataSet: 'invoiceLines',
    measure: { kind: 'sum', column: 'cost' },
    filter: [{ column: 'costKnown', op: 'is', value: true }],
    kind: 'period',
    better: null,
  }),
  of('margin', {
    label: words('Deckungsbeitrag', 'Margin'),
    definition: words(
      'Netto abzüglich Kosten aller Rechnungszeilen mit bekannten Kosten, Gutschriften abgezogen, nach Rechnungsdatum. Zeilen ohne bekannte Kosten bleiben ganz außer Ansatz.',
      'Net less cost of all invoice lines with known cost, credit notes taken off, by invoice date. Lines without known cost are left out altogether.',
    ),
    unit: 'money',
    dataSet: 'invoiceLines',
    measure: { kind: 'sum', column: 'margin' },
    filter: [{ column: 'costKnown', op: 'is', value: true }],
    kind: 'period',
    better: 'more',
  }),
  of('marginRate', {
    label: words('Deckungsbeitrag in Prozent', 'Margin in percent'),
    definition: words(
      'Deckungsbeitrag geteilt durch das Netto derselben Rechnungszeilen (mit bekannten Kosten), mal 100, nach Rechnungsdatum.',
      'Margin divided by the net of the same invoice lines (with known cost), times 100, by invoice date.',
    ),
    unit: 'percent',
    dataSet: 'invoiceLines',
    measure: { kind: 'ratio', of: 'margin', by: 'costedNet', times: 100 },
    filter: [{ column: 'costKnown', op: 'is', value: true }],
    kind: 'period',
    better: 'more',
  }),
];
