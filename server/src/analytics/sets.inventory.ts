import { PART_ARCHIVED, PART_CHANGED, PART_CREATED, PART_RESTORED, STOCK_MOVED } from '../parts';
import { beginOf, dayOf, type DataColumn, type DataSet } from './data-sets';
import { ADDS, choices, column, END_OF_AT, VARIES, words } from './set-columns';

const COST = { permission: 'costs:read' } as const;
const PART_EVENTS = [PART_CREATED, PART_CHANGED, PART_ARCHIVED, PART_RESTORED, STOCK_MOVED];

const SKU = column('text', 'Artikelnummer', 'SKU', 'p.sku', { by: 'p.id' });
const NAME = column('text', 'Artikel', 'Part', 'p.name', { by: 'p.id' });
const CATEGORY = column('text', 'Kategorie', 'Category', 'p.category');
const UNIT = column('text', 'Einheit', 'Unit', 'p.unit');

const onHand = (rows: string, more = '') => `sum(${rows}.quantity) filter (where ${rows}.type not in ('reservation', 'release')${more})`;
/** What left for good in sales and production, less what was taken back by a reversal. */
export const consumed = (row: string) => `case when ${row}.type in ('sale', 'consumption') then -${row}.quantity else 0 end`;
/** A year ago, as an instant: what came after it moved within the year. */
const YEAR_AGO = beginOf('{at}::date - 364');

const MOVED_IN_YEAR = `sum(${consumed('m')}) as quantity, round(sum(${consumed('m')} * m.unit_cost), 2) as cost, ${onHand('m')} as moved`;
const YEAR = `left join (
    select m.part_id, ${MOVED_IN_YEAR}
    from parts.stock_transactions m where m.occurred_at >= ${YEAR_AGO} and m.occurred_at < ${END_OF_AT} group by m.part_id) year on year.part_id = t.id`;

// what there was is what there is less what has moved since: the fewer days back, the less is read
const STOCK_FROM = `parts.parts t
  left join (
    select m.part_id, ${onHand('m')} as on_hand, sum(m.quantity) filter (where m.type in ('reservation', 'release')) as reserved,
      ${onHand('m', ` and m.stock_status <> 'ok'`)} as blocked
    from parts.stock_transactions m where m.occurred_at >= ${END_OF_AT} group by m.part_id) since on since.part_id = t.id
  left join lateral (
    select m.average_cost from parts.stock_transactions m where since.part_id is not null and m.part_id = t.id and m.occurred_at < ${END_OF_AT}
    order by m.seq desc limit 1) then_cost on true
  ${YEAR}`;
/** The same for few parts, of each of which the ledger is read. */
const STOCK_FROM_FEW = STOCK_FROM.replace(
  YEAR,
  `left join lateral (
    select ${MOVED_IN_YEAR} from parts.stock_transactions m
    where m.part_id = t.id and m.occurred_at >= ${YEAR_AGO} and m.occurred_at < ${END_OF_AT}) year on true`,
);

const ON_HAND = `(t.current_stock - coalesce(since.on_hand, 0))`;
const RESERVED = `(t.reserved_stock - coalesce(since.reserved, 0))`;
const BLOCKED = `(t.blocked_stock - coalesce(since.blocked, 0))`;
const AVERAGE = `(case when since.part_id is null then t.average_cost else coalesce(then_cost.average_cost, 0) end)`;
const VALUE = `round(${ON_HAND} * ${AVERAGE}, 2)`;
const OPENING_VALUE = `round((${ON_HAND} - coalesce(year.moved, 0)) * ${AVERAGE}, 2)`;
const LAST_MOVED = `select m.occurred_at from parts.stock_transactions m
  where m.part_id = t.id and m.type not in ('reservation', 'release', 'transfer') and m.occurred_at < ${END_OF_AT} order by m.seq desc limit 1`;
const ofT = (of: DataColumn): DataColumn => ({ ...of, sql: of.sql.replace('p.', 't.'), ...(of.by && { by: 't.id' }) });

const stock: DataSet = {
  id: 'stock',
  label: words('Lagerbestand', 'Stock'),
  definition: words(
    'Jede Zeile ist ein lagergeführter Artikel mit dem, was am Ende des Tages da war, bewertet zum gleitenden Durchschnittspreis dieses Tages.',
    'Each row is a stocked part with what was there at the end of the day, valued at the moving average cost of that day.',
  ),
  permissions: ['parts:read', 'stock:read'],
  from: STOCK_FROM,
  fromFew: STOCK_FROM_FEW,
  heavy: true,
  where: `t.kind = 'stocked' and t.created_at < ${END_OF_AT} and (t.deleted_at is null or t.deleted_at >= ${END_OF_AT})`,
  day: null,
  columns: {
    sku: ofT(SKU),
    name: ofT(NAME),
    category: ofT(CATEGORY),
    unit: ofT(UNIT),
    onHand: column('quantity', 'Bestand', 'On hand', ON_HAND, ADDS),
    reserved: column('quantity', 'Reserviert', 'Reserved', RESERVED, ADDS),
    blocked: column('quantity', 'Gesperrt', 'Blocked', BLOCKED, ADDS),
    available: column('quantity', 'Verfügbar', 'Available', `(${ON_HAND} - ${RESERVED} - ${BLOCKED})`, ADDS),
    minimumStock: column('quantity', 'Mindestbestand (heute)', 'Minimum stock (today)', 't.minimum_stock'),
    belowMinimum: column('flag', 'Unter Mindestbestand', 'Below minimum', `(${ON_HAND} - ${RESERVED} - ${BLOCKED} < t.minimum_stock)`),
    inStock: column('flag', 'Vorrätig', 'In stock', `(${ON_HAND} > 0)`),
    averageCost: column('price', 'Durchschnittspreis', 'Average cost', AVERAGE, { ...COST, ...VARIES }),
    value: column('money', 'Lagerwert', 'Stock value', VALUE, { ...COST, ...ADDS }),
    lastMoved: column('day', 'Letzte Bewegung', 'Last movement', dayOf(`(${LAST_MOVED})`)),
    consumedYear: column('quantity', 'Verbrauch in 365 Tagen', 'Consumed in 365 days', `coalesce(year.quantity, 0)`, ADDS),
    consumedCostYear: column('money', 'Einsatz in 365 Tagen', 'Cost of consumption in 365 days', `coalesce(year.cost, 0.00)`, { ...COST, ...ADDS }),
    meanValueYear: column('money', 'Mittlerer Lagerwert', 'Mean stock value', `round((${VALUE} + ${OPENING_VALUE}) / 2, 2)`, { ...COST, ...ADDS }),
  },
  shown: ['sku', 'name', 'onHand', 'reserved', 'available', 'averageCost', 'value', 'lastMoved'],
  opens: { resource: 'parts', id: 't.id' },
  on: PART_EVENTS,
  record: 't.id',
};

/** After so many days without a movement a part counts as slow. */
export const SLOW_DAYS = 90;
const MOVES_STOCK = `m.type not in ('reservation', 'release', 'transfer')`;
// what moved lately is found by its time and no further looked for; only for the rest the ledger of each part is asked
const SLOW_FROM = `${STOCK_FROM}
  left join (
    select m.part_id, max(m.occurred_at) as at from parts.stock_transactions m
    where m.occurred_at >= ${beginOf(`{at}::date - ${SLOW_DAYS}`)} and m.occurred_at < ${END_OF_AT} and ${MOVES_STOCK} group by m.part_id) lately on lately.part_id = t.id
  left join lateral (
    select m.occurred_at as at from parts.stock_transactions m
    where lately.part_id is null and m.part_id = t.id and ${MOVES_STOCK} and m.occurred_at < ${END_OF_AT} order by m.seq desc limit 1) earlier on true`;
const MOVED_AT = 'coalesce(lately.at, earlier.at)';
const slowStock: DataSet = {
  ...stock,
  id: 'slowStock',
  label: words('Bestand nach letzter Bewegung', 'Stock by last movement'),
  definition: words(
    'Jede Zeile ist ein Artikel mit Bestand am Ende des Tages und der Zahl der Tage, seit etwas zu- oder abgegangen ist. Umlagerungen und Reservierungen zählen nicht.',
    'Each row is a part in stock at the end of the day and the number of days since anything came or went. Transfers and reservations do not count.',
  ),
  from: SLOW_FROM,
  fromFew: undefined,
  where: `${stock.where} and ${ON_HAND} > 0`,
  columns: {
    ...stock.columns,
    lastMoved: column('day', 'Letzte Bewegung', 'Last movement', dayOf(MOVED_AT)),
    idleDays: column('days', 'Tage ohne Bewegung', 'Days without movement', `({at}::date - coalesce(${dayOf(MOVED_AT)}, ${dayOf('t.created_at')}))`, VARIES),
  },
  shown: ['sku', 'name', 'onHand', 'value', 'lastMoved', 'idleDays'],
};

const MOVES = choices({
  purchase: 'Wareneingang|Purchase',
  sale: 'Verkauf|Sale',
  adjustment: 'Korrektur|Adjustment',
  consumption: 'Verbrauch|Consumption',
  production: 'Fertigung|Production',
  transfer: 'Umlagerung|Transfer',
  return: 'Rückgabe|Return',
});

const stockTransactions: DataSet = {
  id: 'stockTransactions',
  label: words('Lagerbewegungen', 'Stock movements'),
  definition: words(
    'Jede Zeile ist eine Bewegung im Lagerbuch an ihrem Tag. Reservierungen bewegen nichts und zählen nicht. Eine Stornierung steht als Gegenbuchung an ihrem eigenen Tag.',
    'Each row is a movement of the ledger on its day. Reservations move nothing and do not count. A reversal stands as a counter-entry on its own day.',
  ),
  permissions: ['parts:read', 'stock:read'],
  from: `parts.stock_transactions t join parts.parts p on p.id = t.part_id join parts.locations l on l.id = t.location_id`,
  where: `t.type not in ('reservation', 'release')`,
  day: dayOf('t.occurred_at'),
  instant: 't.occurred_at',
  columns: {
    occurredAt: column('time', 'Zeitpunkt', 'Time', 't.occurred_at'),
    type: column('choice', 'Art', 'Type', 't.type', { choices: MOVES }),
    partId: column('text', 'Artikel (Kennung)', 'Part (id)', 't.part_id::text'),
    sku: SKU,
    name: NAME,
    category: CATEGORY,
    unit: UNIT,
    location: column('text', 'Lagerort', 'Location', 'l.name'),
    quantity: column('quantity', 'Menge', 'Quantity', 't.quantity', ADDS),
    received: column('quantity', 'Zugang', 'In', 'greatest(t.quantity, 0)', ADDS),
    issued: column('quantity', 'Abgang', 'Out', 'greatest(-t.quantity, 0)', ADDS),
    consumed: column('quantity', 'Verbrauch', 'Consumed', `(${consumed('t')})`, ADDS),
    unitCost: column('price', 'Einstandspreis', 'Unit cost', 't.unit_cost', { ...COST, ...VARIES }),
    value: column('money', 'Wert', 'Value', 'round(t.quantity * t.unit_cost, 2)', { ...COST, ...ADDS }),
    consumedCost: column('money', 'Materialeinsatz', 'Cost of consumption', `round(${consumed('t')} * t.unit_cost, 2)`, { ...COST, ...ADDS }),
    reason: column('text', 'Grund', 'Reason', 't.reason'),
    reversal: column('flag', 'Storno', 'Reversal', '(t.reverses_id is not null)'),
  },
  shown: ['occurredAt', 'type', 'sku', 'name', 'location', 'quantity', 'unitCost', 'value', 'reason'],
  opens: { resource: 'parts', id: 't.part_id' },
  on: [STOCK_MOVED],
  record: 't.part_id',
  fixed: true,
  grows: true,
};

const USABLE = `(t.current_stock - t.blocked_stock)`;
const DEMAND = `coalesce(need.quantity, 0)`;
const shortages: DataSet = {
  id: 'shortages',
  label: words('Bedarf und Deckung', 'Demand and cover'),
  definition: words(
    'Jede Zeile ist ein Artikel, den bestätigte Aufträge oder offene Produktionsaufträge noch brauchen, verglichen mit Bestand und Zulauf. Baugruppen zählen erst über ihren Produktionsauftrag nach unten; die Bedarfsplanung rechnet tiefer.',
    'Each row is a part that confirmed orders or open production orders still need, compared with stock and what is on its way. Assemblies count downwards only through their production order; planning reckons deeper.',
  ),
  permissions: ['parts:read', 'stock:read'],
  from: `parts.parts t join (
    select part_id, sum(quantity) as quantity, min(due) as due from (
      select i.goods_part_id as part_id, i.quantity - i.delivered_quantity as quantity, o.expected_delivery_date as due
      from fulfillment.orders o join fulfillment.order_items i on i.order_id = o.id
      where o.status in ('pending', 'production', 'ready') and o.deleted_at is null and i.goods_part_id is not null and i.quantity > i.delivered_quantity
      union all
      select c.part_id, c.required - c.consumed, w.due_date from builds.production_orders w join builds.production_components c on c.production_order_id = w.id
      where w.status in ('planned', 'allocated', 'in_progress') and w.deleted_at is null and c.required > c.consumed) open
    group by part_id) need on need.part_id = t.id`,
  where: `t.kind = 'stocked' and t.deleted_at is null`,
  day: null,
  onlyNow: true,
  columns: {
    sku: ofT(SKU),
    name: ofT(NAME),
    category: ofT(CATEGORY),
    unit: ofT(UNIT),
    demand: column('quantity', 'Bedarf', 'Demand', DEMAND, ADDS),
    neededFrom: column('day', 'Gebraucht ab', 'Needed from', 'need.due'),
    usable: column('quantity', 'Bestand ohne Gesperrtes', 'On hand, not blocked', USABLE, ADDS),
    onOrder: column('quantity', 'Im Zulauf', 'On its way', 't.on_order', ADDS),
    missing: column('quantity', 'Fehlt jetzt', 'Missing now', `greatest(${DEMAND} - ${USABLE}, 0)`, ADDS),
    uncovered: column('quantity', 'Auch mit Zulauf nicht gedeckt', 'Not covered even by what comes', `greatest(${DEMAND} - ${USABLE} - t.on_order, 0)`, ADDS),
    short: column('flag', 'Fehlt', 'Short', `(${DEMAND} > ${USABLE})`),
    unordered: column('flag', 'Nicht gedeckt', 'Not covered', `(${DEMAND} > ${USABLE} + t.on_order)`),
  },
  shown: ['sku', 'name', 'demand', 'usable', 'missing', 'onOrder', 'uncovered', 'neededFrom'],
  opens: { resource: 'parts', id: 't.id' },
  on: [],
  record: 't.id',
};

export const SETS_OF_INVENTORY: DataSet[] = [stock, slowStock, stockTransactions, shortages];
