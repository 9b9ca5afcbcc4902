import {
  GOODS_RECEIVED,
  LINE_CANCELLED,
  PURCHASE_ORDER_ARCHIVED,
  PURCHASE_ORDER_CANCELLED,
  PURCHASE_ORDER_CHANGED,
  PURCHASE_ORDER_CLOSED,
  PURCHASE_ORDER_CREATED,
  PURCHASE_ORDER_RESTORED,
  PURCHASE_ORDER_SENT,
  RECEIPT_REVERSED,
} from '../procurement';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, VARIES, words } from './set-columns';

const EVENTS = [
  ...[PURCHASE_ORDER_CREATED, PURCHASE_ORDER_CHANGED, PURCHASE_ORDER_SENT, PURCHASE_ORDER_CLOSED, PURCHASE_ORDER_CANCELLED, PURCHASE_ORDER_ARCHIVED],
  ...[PURCHASE_ORDER_RESTORED, GOODS_RECEIVED, RECEIPT_REVERSED, LINE_CANCELLED],
];
const NUMBER = column('text', 'Bestellung', 'Purchase order', 'o.po_number');
const SUPPLIER = column('text', 'Lieferant', 'Supplier', 's.name', { by: 's.id' });
const SUPPLIER_ID = column('text', 'Lieferant (Kennung)', 'Supplier (id)', 's.id::text');
const SKU = column('text', 'Artikelnummer', 'SKU', 'p.sku', { by: 'p.id' });
const NAME = column('text', 'Artikel', 'Part', 'p.name', { by: 'p.id' });
const PART_ID = column('text', 'Artikel (Kennung)', 'Part (id)', 'p.id::text');
const CURRENCY = column('text', 'Währung der Bestellung', 'Currency of the order', 'o.currency');
const EXPECTED = column('day', 'Erwartet am', 'Expected', 'o.expected_delivery_date');
const STATUS = column('choice', 'Status', 'Status', 'o.status', {
  choices: choices({ sent: 'bestellt|ordered', partially_received: 'teilweise geliefert|partly received', received: 'geliefert|received' }),
});
/** Everything in the organization's currency, at the rate kept with the order. */
const RATE = 'o.exchange_rate::numeric';
const PRICE = `round(t.unit_price * ${RATE}, 4)`;
const ORDERED = `o.status in ('sent', 'partially_received', 'received') and o.deleted_at is null`;
const LINE_FROM = `procurement.purchase_order_items t join procurement.purchase_orders o on o.id = t.purchase_order_id
    join procurement.suppliers s on s.id = o.supplier_id join parts.parts p on p.id = t.part_id`;

/** What the same part cost at the same supplier the time before. */
const PREVIOUS = `
  select round(b.unit_price * bo.exchange_rate::numeric, 4) as price from procurement.purchase_order_items b join procurement.purchase_orders bo on bo.id = b.purchase_order_id
  where b.part_id = t.part_id and not b.cancelled and bo.supplier_id = o.supplier_id and bo.id <> o.id and bo.deleted_at is null
    and bo.status in ('sent', 'partially_received', 'received') and (bo.order_date, bo.created_at, bo.id) < (o.order_date, o.created_at, o.id)
  order by bo.order_date desc, bo.created_at desc, bo.id desc, b.position desc limit 1`;

const purchaseOrderLines: DataSet = {
  id: 'purchaseOrderLines',
  label: words('Bestellte Positionen', 'Purchase order lines'),
  definition: words(
    'Jede Zeile ist eine Position einer abgeschickten Bestellung am Bestelldatum. Entwürfe und Storniertes zählen nicht. Beträge in der Währung der Organisation, zum Kurs der Bestellung.',
    'Each row is a line of a purchase order that was sent, by order date. Drafts and what was cancelled do not count. Amounts in the currency of the organization at the rate of the order.',
  ),
  permissions: ['purchase-orders:read'],
  from: LINE_FROM,
  where: `${ORDERED} and not t.cancelled`,
  day: 'o.order_date',
  columns: {
    number: NUMBER,
    orderDate: column('day', 'Bestelldatum', 'Order date', 'o.order_date'),
    supplier: SUPPLIER,
    supplierId: SUPPLIER_ID,
    sku: SKU,
    name: NAME,
    partId: PART_ID,
    status: STATUS,
    quantity: column('quantity', 'Bestellt', 'Ordered', 't.quantity', ADDS),
    received: column('quantity', 'Geliefert', 'Received', 't.received_quantity', ADDS),
    delivered: column('quantity', 'Geliefert, höchstens bestellt', 'Received, at most ordered', 'least(t.received_quantity, t.quantity)', ADDS),
    finished: column('flag', 'Bestellung abgeschlossen', 'Order finished', `(o.status = 'received')`),
    currency: CURRENCY,
    unitPrice: column('price', 'Stückpreis', 'Unit price', PRICE, VARIES),
    value: column('money', 'Bestellwert', 'Order value', `round(t.line_total * ${RATE}, 2)`, ADDS),
    expectedDate: EXPECTED,
  },
  shown: ['number', 'orderDate', 'supplier', 'sku', 'name', 'quantity', 'unitPrice', 'value', 'received', 'expectedDate'],
  opens: { resource: 'purchase-orders', id: 'o.id' },
  on: EVENTS,
  record: 'o.id',
};

const purchasePrices: DataSet = {
  ...purchaseOrderLines,
  id: 'purchasePrices',
  label: words('Einkaufspreise im Vergleich', 'Purchase prices compared'),
  definition: words(
    'Jede Zeile ist eine bestellte Position am Bestelldatum mit dem Preis, den der Artikel beim selben Lieferanten die Bestellung davor kostete; beim ersten Mal gibt es keinen. Preise in der Währung der Organisation, zum Kurs der jeweiligen Bestellung.',
    'Each row is a line ordered, by order date, with the price of the part in the order before at the same supplier; the first time there is none. Prices in the currency of the organization at the rate of each order.',
  ),
  from: `${LINE_FROM} left join lateral (${PREVIOUS}) before on true`,
  columns: {
    ...purchaseOrderLines.columns,
    previousPrice: column('price', 'Stückpreis davor', 'Unit price before', 'before.price', VARIES),
    priceChange: column('money', 'Mehr bezahlt als davor', 'Paid more than before', `round(t.quantity * (${PRICE} - before.price), 2)`, ADDS),
    previousValue: column('money', 'Wert zum Preis davor', 'Value at the price before', 'round(t.quantity * before.price, 2)', ADDS),
  },
  shown: ['number', 'orderDate', 'supplier', 'sku', 'name', 'quantity', 'previousPrice', 'unitPrice', 'priceChange'],
  // what changes in one order changes the rows of the next
  on: [],
};

const RECEIVED_ON = dayOf('t.received_at');
const receipts: DataSet = {
  id: 'receipts',
  label: words('Wareneingänge', 'Receipts'),
  definition: words(
    'Jede Zeile ist ein Wareneingang an seinem Tag. Zurückgenommene zählen nicht. Wert zum Preis und Kurs der Bestellung.',
    'Each row is a receipt of goods on its day. Those taken back do not count. Value at the price and rate of the purchase order.',
  ),
  permissions: ['purchase-orders:read'],
  from: `procurement.receipts t join procurement.purchase_orders o on o.id = t.purchase_order_id join procurement.suppliers s on s.id = o.supplier_id
    join lateral (
      select count(*) as lines, sum(i.quantity) as quantity, sum(round(i.quantity * l.unit_price * ${RATE}, 2)) as value
      from procurement.receipt_items i join procurement.purchase_order_items l on l.id = i.item_id where i.receipt_id = t.id) r on true`,
  where: `t.reversed_at is null and t.deleted_at is null and o.deleted_at is null`,
  day: RECEIVED_ON,
  instant: 't.received_at',
  columns: {
    number: NUMBER,
    receivedAt: column('time', 'Eingegangen', 'Received', 't.received_at'),
    supplier: SUPPLIER,
    supplierId: SUPPLIER_ID,
    lines: column('number', 'Positionen', 'Lines', 'r.lines', ADDS),
    quantity: column('quantity', 'Menge', 'Quantity', 'coalesce(r.quantity, 0)', ADDS),
    value: column('money', 'Wert', 'Value', 'coalesce(r.value, 0.00)', ADDS),
    orderDate: column('day', 'Bestelldatum', 'Order date', 'o.order_date'),
    expectedDate: EXPECTED,
    onTime: column('flag', 'Pünktlich', 'On time', `(${RECEIVED_ON} <= o.expected_delivery_date)`),
    lateDays: column('days', 'Tage zu spät', 'Days late', `greatest(${RECEIVED_ON} - o.expected_delivery_date, 0)`, VARIES),
    leadDays: column('days', 'Lieferzeit in Tagen', 'Lead time in days', `(${RECEIVED_ON} - o.order_date)`, VARIES),
  },
  shown: ['number', 'receivedAt', 'supplier', 'lines', 'value', 'expectedDate', 'lateDays', 'onTime'],
  opens: { resource: 'purchase-orders', id: 'o.id' },
  on: EVENTS,
  record: 'o.id',
};

const OPEN = 'greatest(t.quantity - t.received_quantity, 0)';
const purchasesOpen: DataSet = {
  id: 'purchasesOpen',
  label: words('Offene Bestellpositionen', 'Open purchase order lines'),
  definition: words(
    'Jede Zeile ist eine Position einer abgeschickten Bestellung, von der noch etwas kommen soll. Beträge in der Währung der Organisation.',
    'Each row is a line of a sent purchase order of which something is still to come. Amounts in the currency of the organization.',
  ),
  permissions: ['purchase-orders:read'],
  from: LINE_FROM,
  where: `o.status in ('sent', 'partially_received') and o.deleted_at is null and not t.cancelled and t.quantity > t.received_quantity`,
  day: null,
  onlyNow: true,
  columns: {
    number: NUMBER,
    supplier: SUPPLIER,
    supplierId: SUPPLIER_ID,
    sku: SKU,
    name: NAME,
    status: STATUS,
    orderDate: column('day', 'Bestelldatum', 'Order date', 'o.order_date'),
    expectedDate: EXPECTED,
    open: column('quantity', 'Noch offen', 'Still to come', OPEN, ADDS),
    unitPrice: column('price', 'Stückpreis', 'Unit price', PRICE, VARIES),
    value: column('money', 'Offener Wert', 'Open value', `round(${OPEN} * t.unit_price * ${RATE}, 2)`, ADDS),
    orderId: column('text', 'Bestellung (Kennung)', 'Purchase order (id)', 'o.id::text'),
    overdue: column('flag', 'Überfällig', 'Overdue', 'coalesce(o.expected_delivery_date < {at}::date, false)'),
  },
  shown: ['number', 'supplier', 'sku', 'name', 'open', 'value', 'expectedDate', 'overdue'],
  opens: { resource: 'purchase-orders', id: 'o.id' },
  on: EVENTS,
  record: 'o.id',
};

export const SETS_OF_PURCHASING: DataSet[] = [purchaseOrderLines, purchasePrices, receipts, purchasesOpen];
