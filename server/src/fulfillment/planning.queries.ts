import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Customizations } from '../builds';
import type { Demand, PlannedPart } from './planning.types';

const PARTS = statement(`
  select id, sku, name, unit, kind, current_stock::float8 as "onHand", reserved_stock::float8 as reserved, greatest(minimum_stock, reorder_point)::float8 as "minimumStock",
    target_stock::float8 as "targetStock", average_cost as "averageCost"
  from parts.parts where deleted_at is null`);

export async function plannedParts(tx: Tx): Promise<Map<Id, PlannedPart>> {
  return new Map((await rows<PlannedPart & Record<string, unknown>>(tx, PARTS)).map((part) => [part.id, part]));
}

/** What orders that were confirmed still have to get, line by line, with what is set aside for each. */
export interface OpenLine extends Demand {
  orderId: Id;
  orderItemId: Id;
  buildId: Id | null;
  customizations: Customizations;
}
const OPEN_LINES = statement(`
  select o.id as "orderId", o.order_number as "orderNumber", i.id as "orderItemId", i.goods_part_id as "partId", (i.quantity - i.delivered_quantity)::float8 as quantity,
    o.expected_delivery_date as "dueDate", coalesce(r.quantity, 0)::float8 as reserved, i.build_id as "buildId", i.customizations
  from fulfillment.orders o join fulfillment.order_items i on i.order_id = o.id
  left join (select for_id, part_id, sum(quantity) as quantity from parts.reservations where for_type = 'order_item' group by 1, 2) r
    on r.for_id = i.id and r.part_id = i.goods_part_id
  where o.status in ('pending', 'production', 'ready') and o.deleted_at is null and i.goods_part_id is not null and i.quantity > i.delivered_quantity
  order by o.expected_delivery_date nulls last, o.order_number, i.position`);

export const openLines = (tx: Tx): Promise<OpenLine[]> => rows<OpenLine & Record<string, unknown>>(tx, OPEN_LINES);

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('fulfillment.planning' || core.organization()::text, 0))`);
/** Two who turn the same plan into documents go one after the other: the second finds what the first has made. */
export const alone = (tx: Tx): Promise<unknown> => rows(tx, ALONE);

const LOCK_ORDERS = statement(`select id from fulfillment.orders where id = any ($1) order by id for update`);
export const lockOrders = (tx: Tx, ids: Id[]): Promise<unknown> => rows(tx, LOCK_ORDERS, [ids]);
