import type { Quantity } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

/** What is still to come of a purchase order's line; drafts are meant to be sent, so a plan counts them. */
export interface Supply {
  purchaseOrderId: Id;
  poNumber: string;
  itemId: Id;
  partId: Id;
  open: Quantity;
  expectedDeliveryDate: string | null;
  status: 'draft' | 'sent' | 'partially_received';
}

const OPEN = statement(`
  select o.id as "purchaseOrderId", o.po_number as "poNumber", i.id as "itemId", i.part_id as "partId", (i.quantity - i.received_quantity)::float8 as open,
    o.expected_delivery_date as "expectedDeliveryDate", o.status
  from procurement.purchase_orders o join procurement.purchase_order_items i on i.purchase_order_id = o.id
  where o.status in ('draft', 'sent', 'partially_received') and o.deleted_at is null and not i.cancelled and i.quantity > i.received_quantity
  order by o.expected_delivery_date nulls last, o.id, i.position`);

export const openSupply = (tx: Tx): Promise<Supply[]> => rows<Supply & Record<string, unknown>>(tx, OPEN);
