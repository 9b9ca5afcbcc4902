import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { everyById } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { deliveryList, DeliveryPatch } from './deliveries.dto';
import { Delivery } from './deliveries.entity';
import type { DeliveriesService } from './deliveries.service';
import type { ShippingService } from './shipping.service';

/** Actions: `change` (values as in a PATCH), `delete`, `restore`, `ship`, `deliver`, `cancel`; all or nothing. Every delivery goes the way of its own verb. */
export async function bulkDeliveries(tx: Tx, deliveries: DeliveriesService, shipping: ShippingService, body: BulkBody): Promise<BulkResult> {
  const ids = await bulkIds(tx, deliveryList, body);
  const found = await everyById(tx, Delivery, ids, 'for update');
  const { version: _, ...values } = body.action === 'change' ? await checked(DeliveryPatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
  const verbs: Record<string, (delivery: { id: Id; version: number }) => Promise<Delivery>> = {
    change: ({ id, version }) => deliveries.change(tx, id, { ...values, version }),
    delete: (key) => deliveries.archive(tx, key),
    restore: ({ id }) => deliveries.restore(tx, id),
    ship: ({ id }) => shipping.ship(tx, id, {}),
    deliver: ({ id }) => shipping.deliver(tx, id, {}),
    cancel: ({ id }) => shipping.cancel(tx, id),
  };
  // each moves stock and papers of its own: one after the other, in the order of their ids
  for (const delivery of found) await verbs[body.action](delivery);
  return { count: found.length, ids };
}
