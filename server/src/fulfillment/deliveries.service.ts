import { Injectable } from '@nestjs/common';
import { given, same } from '../core/fields';
import { newId } from '../core/id';
import { minus, plus } from '../core/quantity';
import { today } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { archive, byId, put, restore, saveLines, update, type Key } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { deliveryList, type DeliveryInput, type DeliveryItemInput, type DeliveryQuery, type OrderDeliveryInput } from './deliveries.dto';
import { Delivery, DeliveryItem } from './deliveries.entity';
import { DELIVERY_NOTE_PDF } from './deliveries.print';
import { overPacked } from './deliveries.rules';
import * as events from './fulfillment.events';
import { fulfillment } from './fulfillment.problems';
import { Order } from './orders.entity';
import { packed } from './orders.queries';
import { ORDER, undelivered } from './orders.rules';
import { OrdersService } from './orders.service';

type Change = Partial<OrderDeliveryInput> & { version: number };

/** Deliveries before they leave: what is packed for an order. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly orders: OrdersService,
    private readonly printouts: Printouts,
  ) {}

  list = (tx: Tx, query: DeliveryQuery) => deliveryList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Delivery, id);

  /** Packs what is named of an order, or all that is open; the order is held, so that two callers cannot pack the same. */
  async create(tx: Tx, { orderId, items, ...head }: DeliveryInput): Promise<Delivery> {
    const [[order], deliveryDate] = await Promise.all([this.orders.lock(tx, [orderId]), today(tx)]);
    ORDER.move('deliver', order.status);
    const lines = await this.packing(tx, order, items);
    const usual = { deliveryDate, shippingAddress: order.shippingAddress };
    const [id, deliveryNumber] = [newId(), await next(tx, 'delivery', order.customerId)];
    const [, , , delivery] = await Promise.all([
      put(tx, Delivery, { ...usual, ...given(head), id, orderId, deliveryNumber }),
      saveLines(tx, DeliveryItem, 'deliveryId', id, lines),
      this.printouts.request(tx, DELIVERY_NOTE_PDF, id, { revision: 1 }),
      this.one(tx, id),
    ]);
    tx.emit(events.DELIVERY_CREATED, id, { deliveryNumber: delivery.deliveryNumber, orderId, orderNumber: order.orderNumber });
    return delivery;
  }

  /** What is packed may change until it leaves; carrier, tracking number and notes later too. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const changed = given(patch);
    const late = Object.keys(changed).filter((key) => !['carrier', 'trackingNumber', 'notes'].includes(key) && !same(before, changed, key));
    if (before.status !== 'pending' && (late.length || (items && !sameItems(before.items, items))))
      throw core.invalidTransition({ verb: 'change', from: before.status, fields: late });
    if (items && before.status === 'pending') {
      const [order] = await this.orders.lock(tx, [before.orderId]);
      await saveLines(tx, DeliveryItem, 'deliveryId', id, await this.packing(tx, order, items, id));
    }
    const { row: delivery, diff } = await update(tx, Delivery, { id, version }, changed);
    tx.emit(events.DELIVERY_CHANGED, id, diff);
    return delivery;
  }

  /** Only what has not left can be deleted. */
  async archive(tx: Tx, key: Key): Promise<Delivery> {
    const { row: delivery } = await archive(tx, Delivery, key);
    if (!['pending', 'cancelled'].includes(delivery.status)) throw core.invalidTransition({ verb: 'delete', from: delivery.status, moves: delivery.moves });
    tx.emit(events.DELIVERY_ARCHIVED, key.id, { deliveryNumber: delivery.deliveryNumber });
    return delivery;
  }

  async restore(tx: Tx, id: Id): Promise<Delivery> {
    const { row: delivery } = await restore(tx, Delivery, id);
    const [order] = await this.orders.lock(tx, [delivery.orderId]);
    if (delivery.status === 'pending') await this.packing(tx, order, delivery.items as DeliveryItemInput[], id);
    tx.emit(events.DELIVERY_RESTORED, id, { deliveryNumber: delivery.deliveryNumber });
    return delivery;
  }

  private async packing(tx: Tx, order: Order, items?: DeliveryItemInput[] | null, except: Id | null = null): Promise<Partial<DeliveryItem>[]> {
    const goods = order.items.filter((item) => item.goodsPartId);
    const away = await packed(
      tx,
      goods.map((item) => item.id),
      except,
    );
    const open = new Map(goods.map((item) => [item.id, undelivered(item, away.get(item.id) ?? 0)]));
    const wanted =
      items ?? goods.map((item) => ({ orderItemId: item.id, quantity: open.get(item.id)!, serialNumbers: [] })).filter(({ quantity }) => quantity > 0);
    if (!wanted.length) throw fulfillment.nothingOpen({ orderNumber: order.orderNumber }, 'items');
    wanted.forEach((item, i) => {
      if (!open.has(item.orderItemId)) throw fulfillment.orderItemUnknown({ orderItemId: item.orderItemId }, `items.${i}.orderItemId`);
      if (item.serialNumbers?.length && item.serialNumbers.length !== item.quantity)
        throw fulfillment.serialCount({ quantity: item.quantity }, `items.${i}.serialNumbers`);
    });
    const over = overPacked(wanted, open);
    if (over) throw fulfillment.overDelivered(over, `items.${over.index}.quantity`);
    return wanted.map(({ orderItemId, quantity, serialNumbers, ...line }) => ({
      id: (line as { id?: Id }).id,
      orderItemId,
      quantity,
      serialNumbers: serialNumbers ?? [],
      returnedQuantity: 0,
    }));
  }
}

/** The lines of a delivery as changes of what has left of the order's lines. */
export const asChanges = (items: Pick<DeliveryItem, 'orderItemId' | 'quantity' | 'returnedQuantity'>[], sign: 1 | -1) =>
  items
    .map((item) => ({ orderItemId: item.orderItemId, change: sign === 1 ? item.quantity : minus(0, plus(item.quantity, -item.returnedQuantity)) }))
    .filter(({ change }) => change !== 0);

const sameItems = (before: DeliveryItem[], items: DeliveryItemInput[]): boolean =>
  before.length === items.length && items.every((item, i) => item.orderItemId === before[i].orderItemId && item.quantity === before[i].quantity);
