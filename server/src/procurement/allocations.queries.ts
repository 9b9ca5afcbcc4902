import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Allocation, Fit, Give, Incoming } from './allocations.entity';

const FIELDS = `a.id, a.item_id as "itemId", a.part_id as "partId", a.for_type as "forType", a.for_id as "forId", a.quantity::float8 as quantity`;

// the gate of everyone who changes what is meant for whom: the lines, in the order of their ids. What is read behind it is read by
// the next statement, which sees what those it waited for have written.
const LOCK = statement(`select id from procurement.purchase_order_items where id = any ($1) order by id for update`);
const LOCK_ORDERS = statement(`select id from procurement.purchase_order_items where purchase_order_id = any ($1) order by id for update`);
const LOCK_PARTS = statement(`
  select i.id from procurement.purchase_order_items i join procurement.purchase_orders o on o.id = i.purchase_order_id
  where i.part_id = any ($1) and o.status in ('sent', 'partially_received') and not i.cancelled order by i.id for update of i`);
const LOCK_PURPOSES = statement(`
  select id from procurement.purchase_order_items where id in (
    select a.item_id from procurement.allocations a join jsonb_to_recordset($1) as w("forType" text, "forId" uuid) on w."forId" = a.for_id and w."forType" = a.for_type)
  order by id for update`);

const INCOMING = `
  select i.id as "itemId", i.part_id as "partId", o.id as "purchaseOrderId", o.po_number as "poNumber", s.name as "supplierName", coalesce(i.expected_date, o.expected_delivery_date) as "expectedDeliveryDate",
    (i.quantity - i.received_quantity)::float8 as open, (i.quantity - i.received_quantity - i.allocated_quantity)::float8 as free,
    coalesce((select jsonb_agg(jsonb_build_object('forType', a.for_type, 'forId', a.for_id, 'quantity', a.quantity) order by a.created_at, a.id)
      from procurement.allocations a where a.item_id = i.id), '[]') as allocations
  from procurement.purchase_order_items i join procurement.purchase_orders o on o.id = i.purchase_order_id join procurement.suppliers s on s.id = o.supplier_id
  join parts.parts p on p.id = i.part_id
  where o.status in ('sent', 'partially_received') and o.deleted_at is null and not i.cancelled and i.quantity > i.received_quantity and p.kind = 'stocked'`;
const SOONEST = `order by coalesce(i.expected_date, o.expected_delivery_date) nulls last, o.id, i.position`;
const OF_PARTS = statement(`${INCOMING} and i.part_id = any ($1) ${SOONEST}`);
const OF_ITEMS = statement(`${INCOMING} and i.id = any ($1) ${SOONEST}`);
const OF_ORDER = statement(`${INCOMING} and o.id = $1 ${SOONEST}`);
const OF_PURPOSES = statement(`
  select ${FIELDS}, o.id as "purchaseOrderId", o.po_number as "poNumber", coalesce(i.expected_date, o.expected_delivery_date) as "expectedDeliveryDate"
  from procurement.allocations a join procurement.purchase_order_items i on i.id = a.item_id join procurement.purchase_orders o on o.id = i.purchase_order_id
  where a.for_id = any ($1) order by coalesce(i.expected_date, o.expected_delivery_date) nulls last, a.created_at, a.id`);
const CLAIMS = statement(`
  select ${FIELDS} from procurement.allocations a join procurement.purchase_order_items i on i.id = a.item_id
  where i.purchase_order_id = $1 order by a.created_at, a.id`);

const asked = <R extends object>(tx: Tx, text: ReturnType<typeof statement>, params: unknown[]) => rows<R & Record<string, unknown>>(tx, text, params);

/** What of parts is still to come with orders that were sent, the soonest first. */
export const incomingOf = (tx: Tx, partIds: Id[]): Promise<Incoming[]> => asked<Incoming>(tx, OF_PARTS, [partIds]);
export const incomingOfOrder = (tx: Tx, id: Id): Promise<Incoming[]> => asked<Incoming>(tx, OF_ORDER, [id]);

export interface Allocated extends Omit<Allocation, 'createdAt'> {
  purchaseOrderId: Id;
  poNumber: string;
  expectedDeliveryDate: string | null;
}
/** What is meant for order lines and production orders. */
export const allocatedTo = (tx: Tx, forIds: Id[]): Promise<Allocated[]> => asked<Allocated>(tx, OF_PURPOSES, [forIds]);

/** The same, held to the end of the transaction. */
export const heldOf = async (tx: Tx, partIds: Id[]): Promise<Incoming[]> => (await Promise.all([rows(tx, LOCK_PARTS, [partIds]), incomingOf(tx, partIds)]))[1];
export const heldItems = async (tx: Tx, ids: Id[]): Promise<Incoming[]> =>
  (await Promise.all([rows(tx, LOCK, [ids]), asked<Incoming>(tx, OF_ITEMS, [ids])]))[1];
/** Holds the lines of which something is meant for them, so that stock is locked after them: whoever receives locks in this order, too. */
export const holdFor = (tx: Tx, wanted: Fit[]): Promise<unknown> => rows(tx, LOCK_PURPOSES, [JSON.stringify(wanted)]);
export const holdParts = (tx: Tx, partIds: Id[]): Promise<unknown> => rows(tx, LOCK_PARTS, [partIds]);
/** What is meant for whom of an order's lines, who asked first first; the lines are held. */
export const claimsOn = async (tx: Tx, purchaseOrderId: Id): Promise<Omit<Allocation, 'createdAt'>[]> =>
  (await Promise.all([rows(tx, LOCK_ORDERS, [[purchaseOrderId]]), asked<Omit<Allocation, 'createdAt'>>(tx, CLAIMS, [purchaseOrderId])]))[1];

const GIVE = statement(`
  with given as (select * from jsonb_to_recordset($1) as g(id uuid, "itemId" uuid, "forType" text, "forId" uuid, quantity numeric)),
  lines as (
    update procurement.purchase_order_items i set allocated_quantity = i.allocated_quantity + g.quantity
    from (select "itemId", sum(quantity) as quantity from given group by 1) g where i.id = g."itemId" returning i.id, i.part_id)
  insert into procurement.allocations as a (id, item_id, part_id, for_type, for_id, quantity, created_at)
  select g.id, g."itemId", l.part_id, g."forType", g."forId", g.quantity, $2 from given g join lines l on l.id = g."itemId"
  on conflict (organization_id, item_id, for_type, for_id) do update set quantity = a.quantity + excluded.quantity`);
/** Writes down for whom it is meant; each line and purpose once. */
export const give = (tx: Tx, lines: Give[]): Promise<unknown> => rows(tx, GIVE, [JSON.stringify(lines.map((line) => ({ ...line, id: newId() }))), tx.now]);

/** `cut (id, item_id, quantity, keep)` made true. */
const CUT = `
  gone as (delete from procurement.allocations a using cut c where a.id = c.id and c.keep = 0),
  kept as (update procurement.allocations a set quantity = c.keep from cut c where a.id = c.id and c.keep > 0),
  lines as (
    update procurement.purchase_order_items i set allocated_quantity = i.allocated_quantity - c.less
    from (select item_id, sum(quantity - keep) as less from cut group by 1) c where i.id = c.item_id returning i.id, i.purchase_order_id)
  select l.purchase_order_id as "purchaseOrderId", c.item_id as "itemId", c.for_type as "forType", c.for_id as "forId", (c.quantity - c.keep)::float8 as quantity
  from cut c join lines l on l.id = c.item_id order by c.id`;
export interface Cut extends Give {
  purchaseOrderId: Id;
}

const FIT = statement(`
  with wanted as (select * from jsonb_to_recordset($1) as w("forType" text, "forId" uuid, "partId" uuid, most numeric)),
  mine as (
    select a.*, coalesce(w.most, 0) as most, sum(a.quantity) over (partition by a.for_type, a.for_id, a.part_id order by a.created_at, a.id) - a.quantity as start
    from procurement.allocations a join wanted w on w."forId" = a.for_id and w."forType" = a.for_type and (w."partId" is null or w."partId" = a.part_id)),
  cut as (select m.*, greatest(0, least(m.quantity, m.most - m.start)) as keep from mine m where greatest(0, least(m.quantity, m.most - m.start)) < m.quantity),
  ${CUT}`);
/** Leaves those who wait no more than they still have to get; the latest promise goes first. Answers with what became free. */
export const fit = async (tx: Tx, wanted: Fit[]): Promise<Cut[]> => {
  const given = JSON.stringify(wanted);
  return (await Promise.all([rows(tx, LOCK_PURPOSES, [given]), asked<Cut>(tx, FIT, [given])]))[1];
};

const SHRINK = statement(`
  with cut as (
    select a.*, g.quantity as keep from procurement.allocations a join jsonb_to_recordset($1) as g(id uuid, quantity numeric) on g.id = a.id where g.quantity < a.quantity),
  ${CUT}`);
/** So much stays of each. */
export const shrink = (tx: Tx, left: { id: Id; quantity: number }[]): Promise<Cut[]> => asked<Cut>(tx, SHRINK, [JSON.stringify(left)]);

const DROP = statement(`
  with cut as (
    select a.*, 0::numeric as keep from procurement.allocations a join procurement.purchase_order_items i on i.id = a.item_id
    where i.purchase_order_id = any ($1) and ($2::uuid is null or i.id = $2)),
  ${CUT}`);
/** Nothing of these orders (or of one line) is meant for anybody any more. */
export const drop = async (tx: Tx, purchaseOrderIds: Id[], itemId: Id | null = null): Promise<Cut[]> =>
  (await Promise.all([rows(tx, LOCK_ORDERS, [purchaseOrderIds]), asked<Cut>(tx, DROP, [purchaseOrderIds, itemId])]))[1];
