import { Injectable } from '@nestjs/common';
import { customized } from '../core/custom-fields';
import { given, same } from '../core/fields';
import { hold, letGo } from '../core/holds';
import { newId } from '../core/id';
import type { Quantity } from '../core/money';
import { today } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { minus } from '../core/quantity';
import { alter, archive, byId, byIds, put, restore, saveLines, update, type Key } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { ProductionOrdersService } from '../builds';
import { CustomersService, PrescriptionsService, type Customer } from '../customers';
import { StockService } from '../parts';
import { AllocationsService } from '../procurement';
import * as events from './fulfillment.events';
import { fulfillment } from './fulfillment.problems';
import { orderList, type OrderInput, type OrderItemInput, type OrderPreview, type OrderQuery } from './orders.dto';
import { Order, OrderItem } from './orders.entity';
import { OrderLines, type Terms } from './orders.lines';
import { ORDER_PDF } from './orders.print';
import { addInvoiced, follow, openOf, started } from './orders.queries';
import { LATER_FIELDS, ORDER } from './orders.rules';

const OPEN = 'open_order';
type Change = Partial<OrderInput> & { version: number };

@Injectable()
export class OrdersService {
  constructor(
    private readonly customers: CustomersService,
    private readonly lines: OrderLines,
    private readonly stock: StockService,
    private readonly production: ProductionOrdersService,
    private readonly printouts: Printouts,
    private readonly prescriptions: PrescriptionsService,
    private readonly allocations: AllocationsService,
  ) {}

  list = (tx: Tx, query: OrderQuery) => orderList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Order, id);

  /** The orders, held until the end of the transaction; 404 if one is missing. */
  async lock(tx: Tx, ids: Id[]): Promise<Order[]> {
    const found = await byIds(tx, Order, ids, 'for update');
    const missing = ids.filter((id) => !found.some((order) => order.id === id && !order.deletedAt));
    if (missing.length) throw core.notFound({ ids: missing });
    return found;
  }

  /** What an order of this would cost, line by line; keeps nothing. */
  async preview(tx: Tx, { items = [], ...head }: OrderInput): Promise<OrderPreview> {
    const { full, customer } = await this.filled(tx, head);
    return (await this.lines.compose(tx, items, termsOf(full, customer))) as OrderPreview;
  }

  async create(tx: Tx, { items = [], ...head }: OrderInput): Promise<Order> {
    const [{ full, customer }, named, { customFields }] = await Promise.all([this.filled(tx, head), this.lines.named(tx, items), customized(tx, Order, head)]);
    const { items: composed, ...totals } = await this.lines.compose(tx, items, termsOf(full, customer), named);
    const lines = await this.prescriptions.ofLines(tx, full.customerId, composed);
    const [id, orderNumber] = [newId(), await next(tx, 'order', full.customerId)];
    const [, , , order] = await Promise.all([
      put(tx, Order, { ...full, ...totals, customFields, id, orderNumber }),
      saveLines(tx, OrderItem, 'orderId', id, lines),
      hold(tx, holdsOf(id, full.customerId, lines)),
      this.one(tx, id),
    ]);
    tx.emit(events.ORDER_CREATED, id, { orderNumber: order.orderNumber, customerId: full.customerId, totalAmount: totals.totalAmount });
    return order;
  }

  /** A draft may change in everything, a confirmed order in its lines until something of it has happened, later in its day, notes and addresses. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<Order> {
    const before = await byId(tx, Order, id, 'for update');
    const changed = given(patch);
    await this.refuseLate(tx, before, changed, items);
    const customer = await this.customers.living(tx, changed.customerId ?? before.customerId);
    const again = items ?? (touchesTotals(changed) ? before.items.map(asInput) : undefined);
    const composed = again && (await this.lines.compose(tx, again, termsOf({ ...before, ...changed }, customer)));
    const { items: made, ...totals } = composed ?? {};
    const lines = made && (await this.prescriptions.ofLines(tx, customer.id, made, customer.id === before.customerId ? before.items : []));
    if (lines && before.status === 'pending') {
      const waiting = before.items.filter(waits).map(({ id: forId }) => ({ forType: 'order_item' as const, forId }));
      if (waiting.length) await this.allocations.holdFor(tx, waiting);
      await this.release(tx, before.items);
    }
    const saved = lines && (await saveLines(tx, OrderItem, 'orderId', id, lines));
    const { row: order, diff } = await update(tx, Order, { id, version }, { ...changed, ...totals });
    if (saved) await this.keep(tx, order, before.items);
    tx.emit(events.ORDER_CHANGED, id, { ...diff, ...(items && { items: [before.items.length, order.items.length] }) });
    return order;
  }

  /** More lines for an order that may still change. */
  async addItems(tx: Tx, id: Id, added: OrderItemInput[]): Promise<OrderItem[]> {
    const before = await byId(tx, Order, id, 'for update');
    const known = new Set(before.items.map((item) => item.id));
    const order = await this.change(tx, id, { version: before.version, items: [...before.items.map(asInput), ...added] } as Change);
    return order.items.filter((item) => !known.has(item.id));
  }

  /** Only a draft or a cancelled order can be deleted. */
  async archive(tx: Tx, key: Key): Promise<Order> {
    const { row: order } = await archive(tx, Order, key);
    if (!['draft', 'cancelled'].includes(order.status)) throw core.invalidTransition({ verb: 'delete', from: order.status, moves: order.moves });
    await letGo(tx, [{ reason: OPEN, holder: key.id }]);
    tx.emit(events.ORDER_ARCHIVED, key.id, { orderNumber: order.orderNumber });
    return order;
  }

  async restore(tx: Tx, id: Id): Promise<Order> {
    const { row: order } = await restore(tx, Order, id);
    if (order.status === 'draft') await hold(tx, holdsOf(id, order.customerId, order.items));
    tx.emit(events.ORDER_RESTORED, id, { orderNumber: order.orderNumber });
    return order;
  }

  /** The draft becomes binding: what is on hand of its parts and finished builds is reserved; a shortage never refuses. */
  async confirm(tx: Tx, id: Id): Promise<Order> {
    const before = await byId(tx, Order, id, 'for update');
    const status = ORDER.move('confirm', before.status);
    if (!before.items.length) throw fulfillment.nothingOpen({ reason: 'the order has no lines' }, 'items');
    const customer = await this.customers.living(tx, before.customerId);
    const [, , , order] = await Promise.all([
      alter(tx, Order, before, { status, confirmedAt: tx.now, customerSnapshot: snapshotOf(customer) }),
      this.reserve(tx, before.items),
      this.printouts.request(tx, ORDER_PDF, id, { revision: before.version + 1 }),
      this.one(tx, id),
    ]);
    tx.emit(events.ORDER_CONFIRMED, id, { orderNumber: order.orderNumber, customerId: order.customerId, totalAmount: order.totalAmount });
    return order;
  }

  /** Releases what is reserved and ends planned production; refused once something was delivered or invoiced. */
  async cancel(tx: Tx, id: Id, reason?: string): Promise<Order> {
    const before = await byId(tx, Order, id, 'for update');
    const status = ORDER.move('cancel', before.status);
    if (before.items.some((item) => item.deliveredQuantity || item.invoicedQuantity)) throw fulfillment.orderStarted({ orderNumber: before.orderNumber });
    const { row: order } = await update(tx, Order, before, { status });
    await this.allocations.drop(
      tx,
      'order_item',
      before.items.filter(waits).map((item) => item.id),
    );
    await this.production.cancelFor(
      tx,
      before.items.map((item) => item.id),
    );
    await this.release(tx, before.items);
    await letGo(tx, [{ reason: OPEN, holder: id }]);
    tx.emit(events.ORDER_CANCELLED, id, { orderNumber: order.orderNumber, reason: reason ?? null });
    return this.one(tx, id);
  }

  /** What invoices took of order lines, or credit notes gave back; 422 `over_invoiced`. */
  async pushInvoiced(tx: Tx, changes: { orderItemId: Id; change: Quantity }[]): Promise<void> {
    if (!changes.length) return;
    const touched = await addInvoiced(tx, changes);
    const missing = changes.filter(({ orderItemId }) => !touched.some(({ id }) => id === orderItemId));
    if (missing.length) throw fulfillment.orderItemUnknown({ ids: missing.map(({ orderItemId }) => orderItemId) }, 'items');
    for (const orderId of new Set(touched.map((line) => line.orderId))) tx.emit(events.ORDER_INVOICED, orderId, { lines: touched.length });
  }

  /** Sets aside what is on hand; nothing is refused. */
  async reserve(tx: Tx, items: OrderItem[]): Promise<void> {
    const lines = items.flatMap((item) =>
      item.goodsPartId && item.quantity > item.deliveredQuantity
        ? [{ partId: item.goodsPartId, quantity: minus(item.quantity, item.deliveredQuantity), for: { type: 'order_item', id: item.id } }]
        : [],
    );
    if (lines.length) await this.stock.reserve(tx, lines, { partial: true });
  }

  /** Lets statuses follow from production and deliveries; an order that is delivered holds nobody any more. */
  async follow(tx: Tx, orderIds: Id[]): Promise<void> {
    const ids = [...new Set(orderIds)];
    if (!ids.length) return;
    const changed = await follow(tx, ids);
    for (const { id, orderNumber, customerId, before, after } of changed)
      tx.emit(events.ORDER_FOLLOWED, id, { orderNumber, customerId, status: [before, after] });
    await letGo(
      tx,
      changed.filter(({ after }) => after === 'delivered').map(({ id }) => ({ reason: OPEN, holder: id })),
    );
    const back = changed.filter(({ before }) => before === 'delivered').map(({ id }) => id);
    if (back.length)
      await hold(
        tx,
        (await byIds(tx, Order, back)).flatMap((order) => holdsOf(order.id, order.customerId, order.items)),
      );
  }

  /** The head as typed, and as usual for the customer where nothing was. */
  private async filled(tx: Tx, head: Omit<OrderInput, 'items'>) {
    const [customer, orderDate] = await Promise.all([this.customers.living(tx, head.customerId), today(tx)]);
    const usual = {
      orderDate,
      currency: customer.currency,
      priceMode: 'net' as const,
      discountPercent: 0,
      billingAddress: customer.billingAddress,
      shippingAddress: customer.shippingAddress ?? customer.billingAddress,
    };
    return { customer, full: { ...usual, ...given(head) } };
  }

  private async release(tx: Tx, items: OrderItem[]): Promise<void> {
    await this.stock.release(
      tx,
      items.filter((item) => item.goodsPartId).map((item) => ({ for: { type: 'order_item', id: item.id } })),
    );
  }

  /** After its lines have changed: what is held, and what is set aside. */
  private async keep(tx: Tx, order: Order, before: OrderItem[]): Promise<void> {
    await letGo(tx, [{ reason: OPEN, holder: order.id }]);
    await hold(tx, holdsOf(order.id, order.customerId, order.items));
    if (order.status === 'pending') await this.reserve(tx, order.items);
    const waiting = before.filter(waits).map(({ id }) => id);
    if (waiting.length) await this.fitIncoming(tx, waiting);
  }

  /** Of what comes, no line is promised more than it still has to get. */
  async fitIncoming(tx: Tx, orderItemIds: Id[]): Promise<void> {
    await this.allocations.fit(
      tx,
      (await openOf(tx, orderItemIds)).map(({ id, partId, open }) => ({ forType: 'order_item' as const, forId: id, partId: partId ?? undefined, most: open })),
    );
  }

  private async refuseLate(tx: Tx, before: Order, changed: object, items?: OrderItemInput[]): Promise<void> {
    if (before.status === 'draft') return;
    const late = Object.keys(changed).filter((key) => !(LATER_FIELDS as readonly string[]).includes(key) && !same(before, changed, key));
    const moved = late.length > 0 || (items && !sameItems(before.items, items));
    if (!moved) return;
    if (before.status !== 'pending' || before.items.some((item) => item.deliveredQuantity || item.invoicedQuantity) || (await started(tx, before.id)))
      throw core.invalidTransition({ verb: 'change', from: before.status, fields: late });
  }
}

const waits = (item: OrderItem): boolean => item.incomingQuantity > 0;

/** The customer as it is now, without what the organization keeps of it for itself. */
const snapshotOf = ({ customFields: _, ...customer }: Customer): object => customer;

const touchesTotals = (changed: Partial<OrderInput>): boolean =>
  ['customerId', 'priceMode', 'discountPercent', 'currency', 'orderDate', 'billingAddress', 'shippingAddress'].some((key) => key in changed);

const termsOf = (order: Pick<Order, 'shippingAddress' | 'orderDate' | 'currency' | 'priceMode' | 'discountPercent'>, customer: Customer): Terms => ({
  customer,
  shippingCountry: order.shippingAddress?.country ?? null,
  day: order.orderDate,
  currency: order.currency,
  priceMode: order.priceMode,
  discountPercent: order.discountPercent,
});

/** A saved line as if it were typed again: what was agreed stays. */
const asInput = ({
  id,
  buildId,
  partId,
  description,
  quantity,
  unitPrice,
  discountPercent,
  taxRate,
  taxCategory,
  customizations,
  prescriptionId,
}: OrderItem): OrderItemInput =>
  ({ id, buildId, partId, description, quantity, unitPrice, discountPercent, taxRate, taxCategory, customizations, prescriptionId }) as OrderItemInput;

const sameItems = (before: OrderItem[], items: OrderItemInput[]): boolean =>
  before.length === items.length && items.every((item, i) => Object.entries(given(item)).every(([key, value]) => same(before[i], { [key]: value }, key)));

const holdsOf = (holder: Id, customerId: Id, lines: Partial<OrderItem>[]) => {
  const subjects = new Set([customerId, ...lines.flatMap((line) => [line.buildId, line.partId, line.goodsPartId]).filter((id): id is Id => !!id)]);
  return [...subjects].map((subject) => ({ subject, reason: OPEN, holder }));
};
