import type { Quantity } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { OrderStatus } from './orders.rules';

export interface Followed {
  id: Id;
  orderNumber: string;
  customerId: Id;
  before: OrderStatus;
  after: OrderStatus;
}

// in production from the start of the first production order, ready when all are completed, shipped when every line has left,
// delivered when every delivery has arrived; the version stays: nobody's edit is made stale by what merely follows
const FOLLOW = statement(`
  with lines as (
    select i.order_id, bool_and(i.delivered_quantity >= i.quantity) as gone from fulfillment.order_items i
    where i.order_id = any ($1) and i.goods_part_id is not null group by i.order_id),
  sent as (
    select d.order_id, bool_and(d.status = 'delivered') as arrived from fulfillment.deliveries d
    where d.order_id = any ($1) and d.status in ('in_transit', 'delivered') and d.deleted_at is null group by d.order_id),
  made as (
    select p.order_id, bool_or(p.status in ('in_progress', 'completed')) as started, bool_and(p.status = 'completed') as done from builds.production_orders p
    where p.order_id = any ($1) and p.status <> 'cancelled' and p.deleted_at is null group by p.order_id),
  due as (
    select o.id, o.status as before, case
      when coalesce(lines.gone, false) then case when coalesce(sent.arrived, false) then 'delivered' else 'shipped' end
      when coalesce(made.done, false) then 'ready' when coalesce(made.started, false) then 'production' else 'pending' end as after
    from fulfillment.orders o left join lines on lines.order_id = o.id left join sent on sent.order_id = o.id left join made on made.order_id = o.id
    where o.id = any ($1) and o.status not in ('draft', 'cancelled'))
  update fulfillment.orders o set status = due.after, updated_at = $2, updated_by = $3 from due where o.id = due.id and due.before <> due.after
  returning o.id, o.order_number as "orderNumber", o.customer_id as "customerId", due.before, due.after`);

/** Lets the status of orders follow from their production and deliveries; the orders whose status changed. */
export const follow = (tx: Tx, orderIds: Id[]): Promise<Followed[]> => rows<Followed & Record<string, unknown>>(tx, FOLLOW, [orderIds, tx.now, tx.ctx.actor]);

const INVOICED = statement(`
  update fulfillment.order_items i set invoiced_quantity = i.invoiced_quantity + g.change
  from (select id, sum(change) as change from jsonb_to_recordset($1) as g(id uuid, change numeric) group by id) g
  where i.id = g.id returning i.id, i.order_id as "orderId"`);
export const addInvoiced = (tx: Tx, changes: { orderItemId: Id; change: Quantity }[]): Promise<{ id: Id; orderId: Id }[]> =>
  rows(tx, INVOICED, [JSON.stringify(changes.map(({ orderItemId, change }) => ({ id: orderItemId, change })))]);

const DELIVERED = statement(`
  update fulfillment.order_items i set delivered_quantity = i.delivered_quantity + g.change
  from (select id, sum(change) as change from jsonb_to_recordset($1) as g(id uuid, change numeric) group by id) g where i.id = g.id
  returning i.id, exists (select from procurement.allocations a where a.for_id = i.id and a.for_type = 'order_item') as waits`);
/** Whether goods on their way are meant for a line (`waits`) comes along, so that nobody has to ask. */
export const addDelivered = (tx: Tx, changes: { orderItemId: Id; change: Quantity }[]): Promise<{ id: Id; waits: boolean }[]> =>
  rows(tx, DELIVERED, [JSON.stringify(changes.map(({ orderItemId, change }) => ({ id: orderItemId, change })))]);

const OPEN_OF = statement(`
  select given.id, i.goods_part_id as "partId", greatest(0, coalesce(i.quantity - i.delivered_quantity, 0) - coalesce(
    (select sum(r.quantity) from parts.reservations r where r.for_type = 'order_item' and r.for_id = i.id), 0))::float8 as open
  from unnest($1::uuid[]) as given(id) left join fulfillment.order_items i on i.id = given.id`);
/** What lines still have to get beyond what is set aside for them; of a line that is gone, nothing. */
export const openOf = (tx: Tx, orderItemIds: Id[]): Promise<{ id: Id; partId: Id | null; open: Quantity }[]> => rows(tx, OPEN_OF, [orderItemIds]);

const PACKED = statement(`
  select d.order_item_id as id, sum(d.quantity)::float8 as quantity from fulfillment.delivery_items d join fulfillment.deliveries h on h.id = d.delivery_id
  where d.order_item_id = any ($1) and h.status = 'pending' and h.deleted_at is null and h.id is distinct from $2 group by 1`);
/** What of the lines is packed in deliveries that have not left, other than the one named. */
export async function packed(tx: Tx, orderItemIds: Id[], except: Id | null = null): Promise<Map<Id, Quantity>> {
  return byLine(await rows(tx, PACKED, [orderItemIds, except]));
}

const MAKING = statement(`
  select order_item_id as id, sum(quantity - completed_quantity)::float8 as quantity from builds.production_orders
  where order_item_id = any ($1) and status in ('planned', 'allocated', 'in_progress') and deleted_at is null group by 1`);
const SET_ASIDE = statement(
  `select for_id as id, sum(quantity)::float8 as quantity from parts.reservations where for_type = 'order_item' and for_id = any ($1) group by 1`,
);
/** What is being made for lines and what finished goods are set aside for them. */
export async function inHand(tx: Tx, orderItemIds: Id[]): Promise<{ making: Map<Id, Quantity>; setAside: Map<Id, Quantity> }> {
  const [making, setAside] = await Promise.all([rows<LineQuantity>(tx, MAKING, [orderItemIds]), rows<LineQuantity>(tx, SET_ASIDE, [orderItemIds])]);
  return { making: byLine(making), setAside: byLine(setAside) };
}

interface LineQuantity extends Record<string, unknown> {
  id: Id;
  quantity: Quantity;
}
const byLine = (found: LineQuantity[]): Map<Id, Quantity> => new Map(found.map(({ id, quantity }) => [id, quantity]));

const STARTED = statement(`
  select exists (select from builds.production_orders where order_id = $1 and status <> 'cancelled' and deleted_at is null)
    or exists (select from fulfillment.deliveries where order_id = $1 and status <> 'cancelled' and deleted_at is null) as started`);
/** Whether production or a delivery of the order exists, so that its lines must stay as they are. */
export const started = async (tx: Tx, orderId: Id): Promise<boolean> => (await rows<{ started: boolean }>(tx, STARTED, [orderId]))[0].started;
