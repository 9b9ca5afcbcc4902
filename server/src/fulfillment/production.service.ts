import { Injectable } from '@nestjs/common';
import type { NewEvent } from '../core/events';
import { Within } from '../core/reactions';
import { byId } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import {
  PRODUCTION_CANCELLED,
  PRODUCTION_COMPLETED,
  PRODUCTION_REVERSED,
  PRODUCTION_STARTED,
  ProductionOrdersService,
  placesProduction,
  type MadeFor,
  type ProductionData,
  type ProductionOrder,
} from '../builds';
import { StockService } from '../parts';
import { fulfillment } from './fulfillment.problems';
import type { OrderQuantity } from './orders.dto';
import { Order, type OrderItem } from './orders.entity';
import { inHand } from './orders.queries';
import { ORDER, unproduced } from './orders.rules';
import { OrdersService } from './orders.service';

const LINE = statement(`
  select o.id as "orderId", i.build_id as "buildId" from fulfillment.orders o left join fulfillment.order_items i on i.order_id = o.id and i.id = $1
  where o.deleted_at is null and o.status <> 'cancelled' and o.id = coalesce((select order_id from fulfillment.order_items where id = $1), $2)
    and ($1::uuid is null or i.id is not null) and ($2::uuid is null or o.id = $2)`);

/** Make to order: production for the lines of an order, and what follows from it. */
@Injectable()
export class OrderProduction {
  constructor(
    private readonly orders: OrdersService,
    private readonly production: ProductionOrdersService,
    private readonly stock: StockService,
  ) {
    placesProduction((tx, made) => this.lineOf(tx, made));
  }

  /** The line somebody plans production for, of the build it sells. 422 `order_item_unknown`. */
  private async lineOf(tx: Tx, { buildId, orderId = null, orderItemId = null }: MadeFor): Promise<{ orderId: Id; orderItemId: Id | null }> {
    const found = await row<{ orderId: Id; buildId: Id | null }>(tx, LINE, [orderItemId, orderId]);
    if (!found || (orderItemId && found.buildId !== buildId)) throw fulfillment.orderItemUnknown({ orderItemId }, orderItemId ? 'orderItemId' : 'orderId');
    return { orderId: found.orderId, orderItemId };
  }

  /** A production order per line; left out, for all that is neither made, nor being made, nor set aside. 422 `nothing_open`. */
  async produce(tx: Tx, orderId: Id, items?: OrderQuantity[] | null): Promise<ProductionOrder[]> {
    const order = await byId(tx, Order, orderId, 'for update');
    ORDER.move('produce', order.status);
    const wanted = items ? items.map((item, i) => ({ line: buildLine(order, item.orderItemId, i), quantity: item.quantity })) : await this.open(tx, order);
    if (!wanted.length) throw fulfillment.nothingOpen({ orderNumber: order.orderNumber }, 'items');
    return this.production.createMany(
      tx,
      wanted.map(({ line, quantity }) => ({
        buildId: line.buildId!,
        quantity,
        dueDate: order.expectedDeliveryDate,
        orderItemId: line.id,
        orderId,
        customizations: line.customizations,
      })),
    );
  }

  /** Finished goods are set aside for the line they were made for, and the order's status follows, at the same commit. */
  @Within(PRODUCTION_STARTED, PRODUCTION_COMPLETED, PRODUCTION_CANCELLED, PRODUCTION_REVERSED)
  async followed(tx: Tx, events: NewEvent[]): Promise<void> {
    const mine = events.map((event) => ({ type: event.type, ...(event.data as ProductionData) })).filter((event) => event.orderId && event.orderItemId);
    const made = mine.filter((event) => event.type === PRODUCTION_COMPLETED && event.quantity > 0);
    if (made.length)
      await this.stock.reserve(
        tx,
        made.map(({ partId, quantity, orderItemId }) => ({ partId, quantity, for: { type: 'order_item', id: orderItemId! } })),
        { partial: true },
      );
    await this.orders.follow(
      tx,
      mine.map((event) => event.orderId!),
    );
  }

  private async open(tx: Tx, order: Order): Promise<{ line: OrderItem; quantity: number }[]> {
    const lines = order.items.filter((item) => item.buildId);
    const { making, setAside } = await inHand(
      tx,
      lines.map((line) => line.id),
    );
    return lines
      .map((line) => ({ line, quantity: unproduced(line, setAside.get(line.id) ?? 0, making.get(line.id) ?? 0) }))
      .filter(({ quantity }) => quantity > 0);
  }
}

function buildLine(order: Order, orderItemId: Id, i: number): OrderItem {
  const line = order.items.find((item) => item.id === orderItemId && item.buildId);
  if (!line) throw fulfillment.orderItemUnknown({ orderItemId }, `items.${i}.orderItemId`);
  return line;
}
