import { Injectable } from '@nestjs/common';
import type { Page } from '../core/list';
import { core } from '../core/problem';
import { documentTotals } from '../core/totals';
import type { Id, Tx } from '../core/tx';
import { DeliveriesService, fulfillmentProblems, OrdersService, type Order, type OrderItem } from '../fulfillment';
import type { AskedItem } from './drafting';
import type { CollectiveInput, CollectiveQuery, OpenOrder } from './invoices.dto';
import type { Invoice } from './invoices.entity';
import { InvoicesService } from './invoices.service';
import { suppliedOn } from './order-invoices.queries';
import { partsOf, requireAlike, type Part } from './order-invoices.rules';

/** Invoices of what was ordered: whole, in parts, of a delivery, or of several orders at once. */
@Injectable()
export class OrderInvoicesService {
  constructor(
    private readonly orders: OrdersService,
    private readonly deliveries: DeliveriesService,
    private readonly invoices: InvoicesService,
  ) {}

  /** A draft with prices, taxes and conditions as they were ordered. 409 for a draft or cancelled order, 422 `over_invoiced`, `nothing_open`. */
  async ofOrder(tx: Tx, orderId: Id, asked?: Part[] | null): Promise<Invoice> {
    const [[order], supplied] = await Promise.all([this.orders.lock(tx, [orderId]), suppliedOn(tx, [orderId])]);
    requireBinding(order);
    return this.draft(tx, [order], this.lines(order, asked), supplied);
  }

  /** What a delivery took along, on the day it left. */
  async ofDelivery(tx: Tx, deliveryId: Id): Promise<Invoice> {
    const delivery = await this.deliveries.one(tx, deliveryId);
    if (delivery.status === 'cancelled' || delivery.status === 'returned')
      throw core.invalidTransition({ verb: 'invoice', from: delivery.status, moves: delivery.moves });
    const [order] = await this.orders.lock(tx, [delivery.orderId]);
    requireBinding(order);
    return this.draft(tx, [order], this.lines(order, delivery.items), delivery.deliveryDate);
  }

  /** One invoice of all that is open in several orders of a customer; 422 `orders_differ` if their conditions do. */
  async collective(tx: Tx, { customerId, orderIds }: CollectiveInput): Promise<Invoice> {
    const orders = await this.orders.lock(tx, orderIds);
    requireAlike(orders, customerId);
    orders.forEach(requireBinding);
    const lines = orders.flatMap((order) => this.lines(order).map((line) => ({ ...line, description: `${order.orderNumber}: ${line.description}` })));
    return this.draft(tx, orders, lines, await suppliedOn(tx, orderIds));
  }

  /** The orders of a customer that wait for an invoice, each with the gross amount that is open. */
  async open(tx: Tx, { customerId, ...page }: CollectiveQuery): Promise<Page<OpenOrder>> {
    const found = await this.orders.list(tx, { ...page, customerId: [customerId], toInvoice: true, sort: ['orderDate', 'orderNumber'] } as never);
    return { ...found, items: found.items.map(openOf) };
  }

  private lines(order: Order, asked?: Part[] | null): (AskedItem & { description: string })[] {
    return partsOf(order.items, asked).map(({ orderItemId, quantity }, i) => {
      const item = order.items.find(({ id }) => id === orderItemId);
      if (!item) throw fulfillmentProblems.orderItemUnknown({ orderItemId }, `items.${i}.orderItemId`);
      return lineOf(item, quantity);
    });
  }

  private async draft(tx: Tx, orders: Order[], items: AskedItem[], serviceDate: string | null): Promise<Invoice> {
    if (!items.length) throw fulfillmentProblems.nothingOpen({}, 'items');
    const [{ customerId, currency, priceMode, discountPercent, billingAddress, shippingAddress }] = orders;
    const reference = [...new Set(orders.flatMap((order) => order.customerReference ?? order.orderNumber))].join(', ').slice(0, 200);
    const orderId = orders.length === 1 ? orders[0].id : null;
    return this.invoices.create(tx, {
      customerId,
      currency,
      priceMode,
      discountPercent,
      billingAddress,
      shippingAddress,
      reference,
      orderId,
      serviceDate,
      items,
    });
  }
}

function openOf(order: Order): OpenOrder {
  const { id, orderNumber, orderDate, customerReference, currency, totalAmount, items } = order;
  const open = partsOf(items).map(({ orderItemId, quantity }) => ({ ...items.find((item) => item.id === orderItemId)!, quantity }));
  const openAmount = documentTotals(open, order).totalAmount;
  return { id, orderNumber, orderDate, customerReference, currency, totalAmount, lines: items.length, openLines: open.length, openAmount };
}

function requireBinding({ status, moves }: Order): void {
  if (status === 'draft' || status === 'cancelled') throw core.invalidTransition({ verb: 'invoice', from: status, moves });
}

const lineOf = (
  {
    id,
    partId,
    buildId,
    sku,
    name,
    description,
    unit,
    unitPrice,
    discountPercent,
    taxRate,
    taxCategory,
    customizations,
    prescriptionId,
    prescription,
  }: OrderItem,
  quantity: number,
) => ({
  orderItemId: id,
  partId,
  buildId,
  sku,
  unit,
  quantity,
  unitPrice,
  discountPercent,
  taxRate,
  taxCategory,
  customizations,
  prescriptionId,
  prescription,
  description: description && description !== name ? `${name}\n${description}` : name,
});
