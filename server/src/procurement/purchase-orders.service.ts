import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { hold, letGo } from '../core/holds';
import { today } from '../core/organization';
import { priceFor } from '../core/price-breaks.rules';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, restore, saveLines, update, type Key } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { AllocationsService } from './allocations.service';
import * as events from './procurement.events';
import { purchaseOrderList, PurchaseOrderPatch, type PurchaseOrderInput, type PurchaseOrderItemInput, type PurchaseOrderQuery } from './purchase-orders.dto';
import { PurchaseOrder, PurchaseOrderItem } from './purchase-orders.entity';
import { openSupply } from './purchase-orders.queries';
import { lineTotal, openOf, PURCHASE_ORDER, totalOf } from './purchase-orders.rules';
import { SupplierPartsService } from './supplier-parts.service';
import { SuppliersService } from './suppliers.service';

const OPEN = 'open_purchase_order';
type Change = Partial<PurchaseOrderInput> & { version: number };
export type Draft = Pick<PurchaseOrderInput, 'supplierId' | 'items'> & Partial<PurchaseOrderInput>;

@Injectable()
export class PurchaseOrdersService {
  constructor(
    private readonly parts: PartsService,
    private readonly suppliers: SuppliersService,
    private readonly offers: SupplierPartsService,
    private readonly allocations: AllocationsService,
  ) {}

  list = (tx: Tx, query: PurchaseOrderQuery) => purchaseOrderList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, PurchaseOrder, id);

  openSupply = openSupply;

  /** A draft; a line without price takes it from the supplier's price breaks (422 `price_missing` where there is none). */
  async create(tx: Tx, input: Draft): Promise<PurchaseOrder> {
    const [supplier, date] = [(await this.suppliers.living(tx, [input.supplierId])).get(input.supplierId)!, await today(tx)];
    const { items, ...head } = input;
    const lines = await this.priced(tx, input.supplierId, items);
    const usual = { orderDate: date, currency: supplier.currency, totalAmount: totalOf(lines) };
    const order = await insert(tx, PurchaseOrder, { ...usual, ...head, poNumber: await next(tx, 'purchase_order', input.supplierId) });
    await saveLines(tx, PurchaseOrderItem, 'purchaseOrderId', order.id, lines);
    await hold(tx, holdsOf(order.id, input.supplierId, lines));
    tx.emit(events.PURCHASE_ORDER_CREATED, order.id, { poNumber: order.poNumber, supplierId: order.supplierId, totalAmount: order.totalAmount });
    return this.one(tx, order.id);
  }

  /** Drafts of a plan, one per supplier. */
  async createMany(tx: Tx, drafts: Draft[]): Promise<PurchaseOrder[]> {
    const made: PurchaseOrder[] = [];
    // a draft per supplier: as many turns as suppliers, each a handful of statements
    for (const draft of drafts) made.push(await this.create(tx, draft));
    return made;
  }

  /** A draft may change in everything, an order that was sent only in its expected day and its notes. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    const later = Object.keys(patch).filter((key) => !['expectedDeliveryDate', 'notes'].includes(key) && differs(before, patch, key));
    if (before.status !== 'draft' && (later.length || (items && !sameItems(before.items, items))))
      throw core.invalidTransition({ verb: 'change', from: before.status, fields: later });
    if (patch.supplierId) await this.suppliers.living(tx, [patch.supplierId]);
    const supplierId = patch.supplierId ?? before.supplierId;
    const lines = items && before.status === 'draft' ? await this.priced(tx, supplierId, items) : undefined;
    if (lines) {
      await saveLines(tx, PurchaseOrderItem, 'purchaseOrderId', id, lines);
      await letGo(tx, [{ reason: OPEN, holder: id }]);
      await hold(tx, holdsOf(id, supplierId, lines));
    }
    const { row: order, diff } = await update(tx, PurchaseOrder, { id, version }, { ...patch, ...(lines && { totalAmount: totalOf(lines) }) });
    tx.emit(events.PURCHASE_ORDER_CHANGED, id, { ...diff, ...(lines && { items: [before.items.length, lines.length] }) });
    return order;
  }

  /** Only a draft or a cancelled order can be deleted. */
  async archive(tx: Tx, key: Key): Promise<PurchaseOrder> {
    const { row: order } = await archive(tx, PurchaseOrder, key);
    if (!['draft', 'cancelled'].includes(order.status)) throw core.invalidTransition({ verb: 'delete', from: order.status, moves: order.moves });
    await letGo(tx, [{ reason: OPEN, holder: key.id }]);
    tx.emit(events.PURCHASE_ORDER_ARCHIVED, key.id, { poNumber: order.poNumber });
    return order;
  }

  async restore(tx: Tx, id: Id): Promise<PurchaseOrder> {
    const { row: order } = await restore(tx, PurchaseOrder, id);
    if (order.status === 'draft') await hold(tx, holdsOf(id, order.supplierId, order.items));
    tx.emit(events.PURCHASE_ORDER_RESTORED, id, { poNumber: order.poNumber });
    return order;
  }

  /** Nothing has come in yet and nothing will. */
  async cancel(tx: Tx, id: Id): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    PURCHASE_ORDER.move('cancel', before.status);
    await this.allocations.stop(tx, [id]);
    if (before.status === 'sent') await this.parts.pushOnOrder(tx, lessOpen(before.items));
    return this.finish(tx, before, 'cancelled', events.PURCHASE_ORDER_CANCELLED);
  }

  /** What is open no longer comes: received if something has come, else cancelled. */
  async close(tx: Tx, id: Id): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    PURCHASE_ORDER.move('close', before.status);
    await this.allocations.stop(tx, [id]);
    await this.parts.pushOnOrder(tx, lessOpen(before.items));
    const arrived = before.items.some((item) => item.receivedQuantity > 0);
    return this.finish(tx, before, arrived ? 'received' : 'cancelled', events.PURCHASE_ORDER_CLOSED);
  }

  /** Actions: `change` (values as in a PATCH), `delete`, `restore`, `cancel`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, purchaseOrderList, body);
    const {
      version: _,
      items: __,
      ...values
    } = body.action === 'change' ? await checked(PurchaseOrderPatch, { ...body.values, version: 1 }, 'values.') : { version: 1, items: [] };
    const before = await byIds(tx, PurchaseOrder, ids, 'for update');
    const allowed = (order: PurchaseOrder) =>
      ({ change: order.status === 'draft', delete: ['draft', 'cancelled'].includes(order.status), restore: true, cancel: order.moves.includes('cancel') })[
        body.action
      ];
    const refused = before.find((order) => !allowed(order));
    if (refused) throw core.invalidTransition({ verb: body.action, from: refused.status, ids: [refused.id] });
    const patch = { change: values, delete: { deletedAt: tx.now }, restore: { deletedAt: null }, cancel: { status: 'cancelled' as const } }[body.action]!;
    const changed = await changeMany(tx, PurchaseOrder, ids, patch);
    if (body.action === 'cancel') await this.comesNoMore(tx, before);
    if (['delete', 'cancel'].includes(body.action))
      await letGo(
        tx,
        ids.map((holder) => ({ reason: OPEN, holder })),
      );
    if (body.action === 'restore')
      await hold(
        tx,
        changed.filter(({ row }) => row.status === 'draft').flatMap(({ row }) => holdsOf(row.id, row.supplierId, row.items)),
      );
    const type = {
      change: events.PURCHASE_ORDER_CHANGED,
      delete: events.PURCHASE_ORDER_ARCHIVED,
      restore: events.PURCHASE_ORDER_RESTORED,
      cancel: events.PURCHASE_ORDER_CANCELLED,
    }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async comesNoMore(tx: Tx, orders: PurchaseOrder[]): Promise<void> {
    await this.allocations.stop(
      tx,
      orders.map(({ id }) => id),
    );
    await this.parts.pushOnOrder(
      tx,
      orders.filter((order) => order.status === 'sent').flatMap((order) => lessOpen(order.items)),
    );
  }

  /** The end of an order: nothing is held any more. */
  async finish(tx: Tx, { id, version, poNumber }: PurchaseOrder, status: 'received' | 'cancelled', type: string): Promise<PurchaseOrder> {
    const { row: order, diff } = await update(tx, PurchaseOrder, { id, version }, { status });
    await letGo(tx, [{ reason: OPEN, holder: id }]);
    tx.emit(type, id, { poNumber, ...diff });
    return order;
  }

  private async priced(tx: Tx, supplierId: Id, items: PurchaseOrderItemInput[]) {
    const ids = [...new Set(items.map((item) => item.partId))];
    const [, offers] = [await this.parts.byIds(tx, ids), await this.offers.offers(tx, ids)];
    return items.map((item, i) => {
      const offer = offers.get(item.partId)?.find((one) => one.supplierId === supplierId);
      const unitPrice = item.unitPrice ?? (offer && priceFor(offer, item.quantity));
      if (unitPrice === undefined) throw core.priceMissing({ partId: item.partId }, `items.${i}.unitPrice`);
      return {
        id: item.id,
        partId: item.partId,
        quantity: item.quantity,
        unitPrice,
        lineTotal: lineTotal(item.quantity, unitPrice),
        cancelled: false,
        receivedQuantity: 0,
        allocatedQuantity: 0,
      };
    });
  }
}

export const holdsOf = (holder: Id, supplierId: Id, lines: { partId: Id }[]) => {
  const subjects = new Set([supplierId, ...lines.map((line) => line.partId)]);
  return [...subjects].map((subject) => ({ subject, reason: OPEN, holder }));
};

export const lessOpen = (items: PurchaseOrderItem[]) =>
  items.map((item) => ({ partId: item.partId, change: -openOf(item) })).filter(({ change }) => change !== 0);

const differs = (before: PurchaseOrder, patch: object, key: string): boolean => {
  const value = (patch as Record<string, unknown>)[key];
  return value !== undefined && String(value) !== String((before as unknown as Record<string, unknown>)[key]);
};

const sameItems = (before: PurchaseOrderItem[], items: PurchaseOrderItemInput[]): boolean =>
  before.length === items.length &&
  items.every(
    (item, i) => item.partId === before[i].partId && item.quantity === before[i].quantity && (item.unitPrice ?? before[i].unitPrice) === before[i].unitPrice,
  );
