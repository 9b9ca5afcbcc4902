import { Injectable } from '@nestjs/common';
import { minus, plus } from '../core/quantity';
import { Printouts } from '../core/pdf/printouts';
import { advance, byId, update } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { StockService } from '../parts';
import type { DeliverInput, ReturnInput, ShipInput } from './deliveries.dto';
import { Delivery, type DeliveryItem } from './deliveries.entity';
import { DELIVERY_NOTE_PDF, SHIPPING_LABEL_PDF } from './deliveries.print';
import { DELIVERY, returnable } from './deliveries.rules';
import { asChanges } from './deliveries.service';
import * as events from './fulfillment.events';
import { fulfillment } from './fulfillment.problems';
import { addDelivered } from './orders.queries';
import { OrdersService } from './orders.service';

const BOOKED = statement(`
  select t.id from parts.stock_transactions t where t.reference_type = 'delivery' and t.reference_id = $1 and t.type = 'sale'
    and not exists (select from parts.stock_transactions r where r.reverses_id = t.id) order by t.id`);
const COST = statement(`
  select part_id as "partId", (sum(quantity * unit_cost) / nullif(sum(quantity), 0))::numeric(14,4)::text as cost
  from parts.stock_transactions where reference_type = 'delivery' and reference_id = $1 and type = 'sale' group by part_id`);
/** What went out with a delivery of lots and pieces and has not come back. */
const OUT = statement(`
  select t.part_id as "partId", l.code, -sum(t.quantity)::float8 as quantity from parts.stock_transactions t join parts.lots l on l.id = t.lot_id
  where t.reference_type = 'delivery' and t.reference_id = $1 and t.type in ('sale', 'return') group by 1, 2 having sum(t.quantity) < 0 order by 1, 2`);
const RETURNED = statement(`
  update fulfillment.delivery_items d set returned_quantity = d.returned_quantity + g.quantity
  from jsonb_to_recordset($1) as g(id uuid, quantity numeric) where d.id = g.id`);

/** A delivery on its way: out of stock once, to the customer, and sometimes back. */
@Injectable()
export class ShippingService {
  constructor(
    private readonly orders: OrdersService,
    private readonly stock: StockService,
    private readonly printouts: Printouts,
  ) {}

  /** Books the goods out, what is reserved for their lines first; 422 `insufficient_stock` for the delivery as a whole, 409 the second time. */
  async ship(tx: Tx, id: Id, { carrier, trackingNumber }: ShipInput): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const status = DELIVERY.move('ship', before.status);
    const sent = { carrier: carrier ?? before.carrier, trackingNumber: trackingNumber ?? before.trackingNumber };
    const { deliveryNumber, orderId } = before;
    tx.emit(events.DELIVERY_SHIPPED, id, { deliveryNumber, orderId, ...sent });
    const goods = before.items.map((item) => ({
      partId: item.goodsPartId!,
      quantity: item.quantity,
      // of a part that is tracked these pieces go; of others the numbers stand on the papers only
      ...(item.serialNumbers.length && { serialNumbers: item.serialNumbers }),
      type: 'sale' as const,
      reference: { type: 'delivery', id },
      reservedFor: { type: 'order_item', id: item.orderItemId },
    }));
    const revision = before.version + 1;
    // one after the other, but nobody waits in between: each finds what those before it have written
    const [, touched, delivery] = await Promise.all([
      this.stock.withdraw(tx, goods),
      addDelivered(tx, asChanges(before.items, 1)),
      advance(tx, Delivery, before, { status, shippedAt: tx.now, ...sent }),
      this.printouts.request(tx, DELIVERY_NOTE_PDF, id, { revision }),
      this.printouts.request(tx, SHIPPING_LABEL_PDF, id, { revision }),
      this.orders.follow(tx, [orderId]),
    ]);
    const waiting = touched.filter(({ waits }) => waits).map((line) => line.id);
    if (waiting.length) await this.orders.fitIncoming(tx, waiting);
    return delivery;
  }

  /** It has arrived; 422 `signature_missing` where one is required. */
  async deliver(tx: Tx, id: Id, { signedBy }: DeliverInput): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const status = DELIVERY.move('deliver', before.status);
    if (before.requiresSignature && !signedBy) throw fulfillment.signatureMissing({}, 'signedBy');
    const { row: delivery } = await update(tx, Delivery, before, { status, deliveredAt: tx.now, signedBy: signedBy ?? before.signedBy });
    tx.emit(events.DELIVERY_DELIVERED, id, { deliveryNumber: delivery.deliveryNumber, orderId: delivery.orderId, signedBy: delivery.signedBy });
    await this.orders.follow(tx, [delivery.orderId]);
    return delivery;
  }

  /** Before it is handed over: what was booked out is booked back by reversal; the number stays. */
  async cancel(tx: Tx, id: Id): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const status = DELIVERY.move('cancel', before.status);
    const { row: delivery } = await update(tx, Delivery, before, { status });
    if (before.status === 'in_transit') {
      const booked = await rows<{ id: Id }>(tx, BOOKED, [id]);
      await this.stock.reverse(
        tx,
        booked.map((row) => row.id),
        { reason: 'delivery cancelled', reference: { type: 'delivery', id } },
      );
      await addDelivered(tx, asChanges(before.items, -1));
      await this.reserveAgain(tx, before.orderId);
    }
    tx.emit(events.DELIVERY_CANCELLED, id, { deliveryNumber: delivery.deliveryNumber, orderId: delivery.orderId });
    await this.orders.follow(tx, [delivery.orderId]);
    return delivery;
  }

  /** Goods come back, all or some; on stock at what they left with, unless `restock` is false. The order's lines are open again. */
  async return(tx: Tx, id: Id, { items, locationId, reason, stockStatus, restock = true }: ReturnInput): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const status = DELIVERY.move('return', before.status);
    const back = items
      ? itemsBack(before, items)
      : before.items.map((item): Back => ({ item, quantity: returnable(item) })).filter(({ quantity }) => quantity > 0);
    if (restock) {
      const costs = new Map((await rows<{ partId: Id; cost: string }>(tx, COST, [id])).map(({ partId, cost }) => [partId, cost]));
      await this.stock.putIn(
        tx,
        lotsBack(back, await rows<Out>(tx, OUT, [id])).map(({ item, ...line }) => ({
          partId: item.goodsPartId!,
          ...line,
          stockStatus,
          type: 'return' as const,
          locationId,
          unitCost: costs.get(item.goodsPartId!),
          reference: { type: 'delivery', id },
          reason: reason ?? 'returned',
        })),
      );
    }
    await rows(tx, RETURNED, [JSON.stringify(back.map(({ item, quantity }) => ({ id: item.id, quantity })))]);
    await addDelivered(
      tx,
      back.map(({ item, quantity }) => ({ orderItemId: item.orderItemId, change: -quantity })),
    );
    const all = before.items.every((item) => returnable(item) === plus(0, ...back.filter((one) => one.item.id === item.id).map((one) => one.quantity)));
    const { row: delivery } = await update(tx, Delivery, before, { status: all ? status : before.status });
    tx.emit(events.DELIVERY_RETURNED, id, {
      deliveryNumber: delivery.deliveryNumber,
      orderId: delivery.orderId,
      restock,
      reason: reason ?? null,
      items: back.map(({ item, quantity }) => ({ orderItemId: item.orderItemId, quantity })),
    });
    await this.orders.follow(tx, [delivery.orderId]);
    return delivery;
  }

  private async reserveAgain(tx: Tx, orderId: Id): Promise<void> {
    const order = await this.orders.one(tx, orderId);
    if (order.status !== 'draft' && order.status !== 'cancelled') await this.orders.reserve(tx, order.items);
  }
}

interface Back {
  item: DeliveryItem;
  quantity: number;
  serialNumbers?: string[] | null;
}
type Out = { partId: Id; code: string; quantity: number };

/** Which lots and pieces come back: those that are named, else those that went out with the delivery. */
function lotsBack(back: Back[], out: Out[]): (Back & { lots?: { code: string; quantity: number }[] })[] {
  return back.map(({ item, quantity, serialNumbers }) => {
    let left = quantity;
    const lots = out
      .filter(({ partId, code }) => partId === item.goodsPartId && (!serialNumbers?.length || serialNumbers.includes(code)))
      .flatMap((one) => {
        const taken = Math.min(left, one.quantity);
        left = minus(left, taken);
        one.quantity = minus(one.quantity, taken);
        return taken > 0 ? [{ code: one.code, quantity: taken }] : [];
      });
    return { item, quantity, ...(lots.length && { lots, serialNumbers: lots.map(({ code }) => code) }) };
  });
}

/** What of the delivery's lines comes back; one order line may stand on several of them. */
function itemsBack(delivery: Delivery, items: { orderItemId: Id; quantity: number; serialNumbers?: string[] | null }[]): Back[] {
  return items.flatMap(({ orderItemId, quantity, serialNumbers }, i) => {
    const lines = delivery.items.filter((item) => item.orderItemId === orderItemId);
    if (!lines.length) throw fulfillment.orderItemUnknown({ orderItemId }, `items.${i}.orderItemId`);
    let left = quantity;
    const back = lines.map((item) => {
      const taken = Math.min(left, returnable(item));
      left = minus(left, taken);
      return { item, quantity: taken, serialNumbers };
    });
    if (left > 0) throw fulfillment.overDelivered({ open: minus(quantity, left), orderItemId }, `items.${i}.quantity`);
    return back.filter((one) => one.quantity > 0);
  });
}
