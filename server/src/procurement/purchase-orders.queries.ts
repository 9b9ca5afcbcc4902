import type { Quantity } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Purpose } from './allocations.entity';

/** What is still to come of a purchase order's line; drafts are meant to be sent, so a plan counts them. */
export interface Supply {
  purchaseOrderId: Id;
  poNumber: string;
  itemId: Id;
  partId: Id;
  open: Quantity;
  expectedDeliveryDate: string | null;
  status: 'draft' | 'sent' | 'partially_received';
  /** What of it is meant for whom. */
  allocations: { forType: Purpose; forId: Id; quantity: Quantity }[];
}

const OPEN = statement(`
  select o.id as "purchaseOrderId", o.po_number as "poNumber", i.id as "itemId", i.part_id as "partId", (i.quantity - i.received_quantity)::float8 as open,
    coalesce(i.expected_date, o.expected_delivery_date) as "expectedDeliveryDate", o.status, case when i.allocated_quantity = 0 then '[]' else
      (select jsonb_agg(jsonb_build_object('forType', a.for_type, 'forId', a.for_id, 'quantity', a.quantity) order by a.created_at, a.id)
       from procurement.allocations a where a.item_id = i.id) end as allocations
  from procurement.purchase_orders o join procurement.purchase_order_items i on i.purchase_order_id = o.id
  where o.status in ('draft', 'sent', 'partially_received') and o.deleted_at is null and not i.cancelled and i.quantity > i.received_quantity
  order by coalesce(i.expected_date, o.expected_delivery_date) nulls last, o.id, i.position`);

export const openSupply = (tx: Tx): Promise<Supply[]> => rows<Supply & Record<string, unknown>>(tx, OPEN);
