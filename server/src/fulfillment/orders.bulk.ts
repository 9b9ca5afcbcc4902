import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { everyById } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { orderList, OrderPatch } from './orders.dto';
import { Order } from './orders.entity';
import type { OrdersService } from './orders.service';

/** Actions: `change` (values as in a PATCH), `delete`, `restore`, `confirm`, `cancel`; all or nothing. Every order goes the way of its own verb. */
export async function bulkOrders(tx: Tx, orders: OrdersService, body: BulkBody): Promise<BulkResult> {
  const ids = await bulkIds(tx, orderList, body);
  const found = await everyById(tx, Order, ids, 'for update');
  const { version: _, ...values } = body.action === 'change' ? await checked(OrderPatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
  const verbs: Record<string, (order: { id: Id; version: number }) => Promise<Order>> = {
    change: ({ id, version }) => orders.change(tx, id, { ...values, version }),
    delete: (key) => orders.archive(tx, key),
    restore: ({ id }) => orders.restore(tx, id),
    confirm: ({ id }) => orders.confirm(tx, id),
    cancel: ({ id }) => orders.cancel(tx, id),
  };
  // each order has lines, stock and documents of its own to move: one after the other, in the order of their ids
  for (const order of found) await verbs[body.action](order);
  return { count: found.length, ids };
}
