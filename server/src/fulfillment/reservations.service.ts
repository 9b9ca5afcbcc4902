import { Injectable } from '@nestjs/common';
import type { Quantity } from '../core/money';
import { core } from '../core/problem';
import { minus, plus } from '../core/quantity';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { ProductionOrdersService, type ProductionOrder } from '../builds';
import { StockService } from '../parts';
import { AllocationsService, type Purpose } from '../procurement';
import { ORDER_RESERVED, PRODUCTION_ORDER_RESERVED } from './fulfillment.events';
import { fulfillment } from './fulfillment.problems';
import type { Order } from './orders.entity';
import { OrdersService } from './orders.service';
import type { ReservationInput, ReservationLine, ReservationRelease } from './reservations.dto';

interface Demand {
  partId: Id;
  forType: Purpose;
  forId: Id;
  needed: Quantity;
}

const PARTS = statement(`select id, sku, name, unit from parts.parts where id = any ($1) and kind = 'stocked'`);
const ORDER_OF = statement(`select order_id as "orderId" from fulfillment.order_items where id = $1`);
const RUNNING = { order: ['pending', 'production', 'ready'], production: ['planned', 'allocated', 'in_progress'] };

/** By hand and by itself: what is on hand and what is on its way is set aside for orders and production, never more than they still have to get. */
@Injectable()
export class ReservationsService {
  constructor(
    private readonly orders: OrdersService,
    private readonly production: ProductionOrdersService,
    private readonly stock: StockService,
    private readonly allocations: AllocationsService,
  ) {}

  ofOrder = async (tx: Tx, id: Id): Promise<ReservationLine[]> => this.lines(tx, ofOrder(await this.orders.one(tx, id)));

  ofProduction = async (tx: Tx, id: Id): Promise<ReservationLine[]> => this.lines(tx, ofProduction(await this.production.one(tx, id)));

  /** So much of a part, from stock or from a line that comes. 422 `not_needed`, `insufficient_stock`, `over_allocated`, `item_unknown`. */
  async reserve(tx: Tx, { forType, forId, partId, purchaseOrderItemId, quantity }: ReservationInput): Promise<ReservationLine[]> {
    const demands = await this.demand(tx, forType, forId);
    const line = (await this.lines(tx, demands)).find((one) => one.partId === partId && one.forId === forId);
    if (!line || quantity > line.open) throw fulfillment.notNeeded({ open: line?.open ?? 0, partId }, 'quantity');
    if (purchaseOrderItemId) await this.allocations.give(tx, partId, [{ itemId: purchaseOrderItemId, forType, forId, quantity }]);
    else await this.stock.reserve(tx, [{ partId, quantity, for: { type: forType, id: forId } }], { partial: false });
    return this.lines(tx, demands);
  }

  /** The other way; what is not there is no error. */
  async release(tx: Tx, { forType, forId, partId, purchaseOrderItemId, quantity }: ReservationRelease): Promise<ReservationLine[]> {
    const held = await this.holds(tx, { forType, forId, partId, purchaseOrderItemId });
    const demands = await this.demand(tx, forType, forId, held);
    if (!held) return this.lines(tx, demands); // and nothing is locked
    if (purchaseOrderItemId) await this.allocations.takeBack(tx, { itemId: purchaseOrderItemId, forType, forId, quantity });
    else await this.stock.release(tx, [{ for: { type: forType, id: forId }, partId, quantity: quantity ?? undefined }]);
    return this.lines(tx, demands);
  }

  private async holds(tx: Tx, { forType, forId, partId, purchaseOrderItemId }: Omit<ReservationRelease, 'quantity'>): Promise<boolean> {
    if (purchaseOrderItemId) return (await this.allocations.of(tx, [forId])).some(({ itemId }) => itemId === purchaseOrderItemId);
    return (await this.stock.reservedFor(tx, [{ type: forType, id: forId }])).some((line) => line.partId === partId);
  }

  /** All that is open of an order: first of what is on hand, then of what comes soonest. What is not to be had stays open. */
  async fillOrder(tx: Tx, id: Id): Promise<ReservationLine[]> {
    const [order] = await this.orders.lock(tx, [id]);
    refuse(order.status, RUNNING.order);
    return this.fill(tx, ORDER_RESERVED, id, ofOrder(order));
  }

  async fillProduction(tx: Tx, id: Id): Promise<ReservationLine[]> {
    const order = await this.production.locked(tx, id);
    refuse(order.status, RUNNING.production);
    return this.fill(tx, PRODUCTION_ORDER_RESERVED, id, ofProduction(order));
  }

  private async fill(tx: Tx, event: string, id: Id, demands: Demand[]): Promise<ReservationLine[]> {
    await this.allocations.holdParts(
      tx,
      demands.map(({ partId }) => partId),
    );
    const open = (await this.lines(tx, demands)).filter((line) => line.open > 0);
    const got = await this.stock.reserve(
      tx,
      open.map((line) => ({ partId: line.partId, quantity: line.open, for: { type: line.forType, id: line.forId } })),
      { partial: true },
    );
    const wants = open.map((line, at) => ({ ...line, quantity: minus(line.open, got[at].reserved) })).filter(({ quantity }) => quantity > 0);
    const given = await this.allocations.giveFirst(tx, wants);
    const reserved = plus(0, ...got.map((line) => line.reserved));
    tx.emit(event, id, { reserved, incoming: plus(0, ...given.map(({ quantity }) => quantity)) });
    return this.lines(tx, demands);
  }

  /** Whoever needs it, held to the end of the transaction: nobody reserves twice for the same need. */
  private async demand(tx: Tx, forType: Purpose, forId: Id, lock = true): Promise<Demand[]> {
    if (forType === 'production_order') {
      const order = lock ? await this.production.locked(tx, forId) : await this.production.one(tx, forId);
      refuse(order.status, RUNNING.production);
      return ofProduction(order);
    }
    const [found] = await rows<{ orderId: Id }>(tx, ORDER_OF, [forId]);
    if (!found) throw fulfillment.orderItemUnknown({ orderItemId: forId }, 'forId');
    const order = lock ? (await this.orders.lock(tx, [found.orderId]))[0] : await this.orders.one(tx, found.orderId);
    refuse(order.status, RUNNING.order);
    return ofOrder(order);
  }

  private async lines(tx: Tx, demands: Demand[]): Promise<ReservationLine[]> {
    const purposes = [...new Map(demands.map(({ forType, forId }) => [forId, { type: forType, id: forId }])).values()];
    const ids = purposes.map(({ id }) => id);
    const [parts, reserved, awaited] = await Promise.all([
      rows<{ id: Id; sku: string; name: string; unit: string }>(tx, PARTS, [[...new Set(demands.map(({ partId }) => partId))]]),
      this.stock.reservedFor(tx, purposes),
      this.allocations.of(tx, ids),
    ]);
    const known = new Map(parts.map(({ id, ...part }) => [id, part]));
    return demands.flatMap((demand) => {
      const part = known.get(demand.partId);
      if (!part) return [];
      const mine = reserved.filter((line) => line.partId === demand.partId && line.for.id === demand.forId);
      const incoming = awaited
        .filter((line) => line.partId === demand.partId && line.forId === demand.forId)
        .map(({ itemId, purchaseOrderId, poNumber, expectedDeliveryDate, quantity }) => ({
          itemId,
          purchaseOrderId,
          poNumber,
          expectedDeliveryDate,
          quantity,
        }));
      const here = plus(0, ...mine.map(({ quantity }) => quantity));
      const open = Math.max(0, minus(demand.needed, here, ...incoming.map(({ quantity }) => quantity)));
      return [{ ...demand, ...part, reserved: here, incoming, open }];
    });
  }
}

const ofOrder = (order: Order): Demand[] =>
  order.items.flatMap((item) =>
    item.goodsPartId
      ? [{ partId: item.goodsPartId, forType: 'order_item' as const, forId: item.id, needed: Math.max(0, minus(item.quantity, item.deliveredQuantity)) }]
      : [],
  );

const ofProduction = (order: ProductionOrder): Demand[] =>
  order.components.map(({ partId, required, consumed }) => ({
    partId,
    forType: 'production_order' as const,
    forId: order.id,
    needed: Math.max(0, minus(required, consumed)),
  }));

function refuse(status: string, running: string[]): void {
  if (!running.includes(status)) throw core.invalidTransition({ verb: 'reserve', from: status });
}
