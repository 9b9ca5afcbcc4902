import { Injectable } from '@nestjs/common';
import { hold, letGo } from '../core/holds';
import { pageOf, type ListQuery } from '../core/list';
import { organizationOf } from '../core/organization';
import { minus, plus } from '../core/quantity';
import { byId, insert, saveLines, update } from '../core/rows';
import { rows, statement } from '../core/sql';
import { shapeOf } from '../core/shape';
import type { Id, Tx } from '../core/tx';
import { PartsService, StockService, type StockTransaction } from '../parts';
import { AllocationsService } from './allocations.service';
import { GOODS_RECEIVED, RECEIPT_REVERSED, LINE_CANCELLED } from './procurement.events';
import { procurement } from './procurement.problems';
import { type ReceiveInput } from './purchase-orders.dto';
import { PurchaseOrder, type PurchaseOrderItem, Receipt, ReceiptItem } from './purchase-orders.entity';
import { holdsOf } from './purchase-orders.service';
import { costOf, openOf, overDelivered, PURCHASE_ORDER, statusAfter, totalOf } from './purchase-orders.rules';

const SET_RECEIVED = statement(`
  update procurement.purchase_order_items i set received_quantity = g.quantity
  from jsonb_to_recordset($1) as g(id uuid, quantity numeric) where i.id = g.id and i.received_quantity <> g.quantity`);
const CANCEL_ITEM = statement(`update procurement.purchase_order_items set cancelled = true where id = $1`);

/** What comes in of a purchase order, and how it is taken back. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly parts: PartsService,
    private readonly stock: StockService,
    private readonly allocations: AllocationsService,
  ) {}

  async list(tx: Tx, purchaseOrderId: Id, query: ListQuery) {
    const { columns, table } = shapeOf(Receipt);
    const found = statement(`select ${columns('t')} from ${table} t where purchase_order_id = $1 order by received_at, id`);
    const [, receipts] = await Promise.all([byId(tx, PurchaseOrder, purchaseOrderId), rows<Receipt & Record<string, unknown>>(tx, found, [purchaseOrderId])]);
    return pageOf(receipts, query);
  }

  /** Goods come in, in parts and into locations: stock rises, the moving average follows the price of the order. */
  async receive(tx: Tx, id: Id, { items, note }: ReceiveInput): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    PURCHASE_ORDER.move('receive', before.status);
    const coming = await this.coming(tx, before, items);
    const claims = await this.allocations.claims(tx, id);
    const receipt = await insert(tx, Receipt, { purchaseOrderId: id, receivedAt: tx.now, note: note ?? null });
    const lines = items.map(({ itemId, ...line }) => ({ ...lineOf(before, itemId), ...line }));
    const moved = await this.stock.putIn(
      tx,
      lines.map(({ item, ...line }) => ({
        partId: item.partId,
        ...line,
        type: 'purchase' as const,
        unitCost: costOf(item.unitPrice, before.exchangeRate),
        reference: { type: 'receipt', id: receipt.id },
      })),
    );
    const came = byLine(lines, moved);
    const kept = came.map(({ item, row }) => ({
      itemId: item.id,
      partId: item.partId,
      quantity: row.quantity,
      locationId: row.locationId,
      transactionId: row.id,
    }));
    await saveLines(tx, ReceiptItem, 'receiptId', receipt.id, kept);
    tx.emit(GOODS_RECEIVED, id, { poNumber: before.poNumber, receiptId: receipt.id, items: items.length, note });
    const after = before.items.map((item) => ({ ...item, receivedQuantity: plus(item.receivedQuantity, coming.get(item.id) ?? 0) }));
    const arrivals = came.map(({ item, row }) => ({ itemId: item.id, row }));
    const allocated = await this.allocations.arrived(tx, before, claims, arrivals, new Map(after.map((item) => [item.id, openOf(item)])));
    if (allocated.length) await update(tx, Receipt, receipt, { allocated });
    return this.settle(tx, before, after);
  }

  /** Takes a receipt back as long as its goods are there: 422 `goods_used` otherwise. */
  async reverse(tx: Tx, id: Id, receiptId: Id): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    const receipt = await byId(tx, Receipt, receiptId, 'for update');
    if (receipt.purchaseOrderId !== id) throw procurement.itemUnknown({ receiptId });
    if (receipt.reversedAt) throw procurement.receiptReversed({ receiptId });
    await this.allocations.claims(tx, id);
    const waiting = await this.allocations.unreserve(tx, receipt);
    await this.stock.reverse(
      tx,
      receipt.items.flatMap((item) => item.transactionId ?? []),
      { reason: 'receipt reversed', reference: { type: 'receipt', id: receiptId } },
    );
    await update(tx, Receipt, receipt, { reversedAt: tx.now });
    const back = (itemId: Id) => plus(0, ...receipt.items.filter((item) => item.itemId === itemId).map((item) => item.quantity));
    tx.emit(RECEIPT_REVERSED, id, { poNumber: before.poNumber, receiptId });
    const order = await this.settle(
      tx,
      before,
      before.items.map((item) => ({ ...item, receivedQuantity: minus(item.receivedQuantity, back(item.id)) })),
    );
    if (!waiting.length) return order;
    await this.allocations.giveBack(tx, id, waiting);
    return byId(tx, PurchaseOrder, id);
  }

  /** One line no longer comes; it stays visible and counts no more. 422 `line_received` once goods have come for it. */
  async cancelLine(tx: Tx, id: Id, itemId: Id): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    PURCHASE_ORDER.move('close', before.status === 'draft' ? 'sent' : before.status);
    const { item } = lineOf(before, itemId);
    if (item.receivedQuantity > 0) throw procurement.lineReceived({ itemId });
    await this.allocations.stop(tx, [id], itemId);
    await rows(tx, CANCEL_ITEM, [itemId]);
    tx.emit(LINE_CANCELLED, id, { poNumber: before.poNumber, itemId, partId: item.partId, quantity: item.quantity });
    return this.settle(
      tx,
      before,
      before.items.map((line) => (line.id === itemId ? { ...line, cancelled: true } : line)),
    );
  }

  private async coming(tx: Tx, before: PurchaseOrder, items: ReceiveInput['items']): Promise<Map<Id, number>> {
    const coming = new Map<Id, number>();
    items.forEach(({ itemId, quantity }, i) => {
      if (lineOf(before, itemId, `items.${i}.itemId`).item.cancelled) throw procurement.itemUnknown({ itemId }, `items.${i}.itemId`);
      coming.set(itemId, plus(coming.get(itemId) ?? 0, quantity));
    });
    const over = overDelivered(before.items, coming, (await organizationOf(tx)).overDeliveryTolerancePercent);
    if (over) throw procurement.overDelivery(over, `items.${items.findIndex((item) => item.itemId === over.itemId)}.quantity`);
    return coming;
  }

  /** Writes down what has come in by line, and all that follows: what is still on order, the status, what is held. */
  private async settle(tx: Tx, before: PurchaseOrder, items: PurchaseOrderItem[]): Promise<PurchaseOrder> {
    await rows(tx, SET_RECEIVED, [JSON.stringify(items.map((item) => ({ id: item.id, quantity: item.receivedQuantity })))]);
    const changes = items
      .map((item, i) => ({ partId: item.partId, change: minus(openOf(item), openOf(before.items[i])) }))
      .filter(({ change }) => change !== 0);
    if (before.status !== 'draft') await this.parts.pushOnOrder(tx, changes);
    const status = before.status === 'draft' ? 'draft' : items.every((item) => item.cancelled) ? 'cancelled' : statusAfter(items);
    const { row: order } = await update(tx, PurchaseOrder, before, { status, totalAmount: totalOf(items) });
    if (status === 'received' || status === 'cancelled') await letGo(tx, [{ reason: 'open_purchase_order', holder: before.id }]);
    else if (before.status === 'received') await hold(tx, holdsOf(before.id, before.supplierId, items));
    return order;
  }
}

interface Came {
  item: PurchaseOrderItem;
  row: Pick<StockTransaction, 'quantity'> & Partial<Pick<StockTransaction, 'stockStatus'>> & { id: Id | null; locationId: Id | null };
}

/** The movements of each line, in their order: a part that is tracked has one for each lot or piece, a service came without any. */
function byLine<L extends { item: PurchaseOrderItem; quantity: number }>(lines: L[], moved: StockTransaction[]): Came[] {
  let next = 0;
  return lines.flatMap(({ item, quantity }) => {
    const mine: Came[] = [];
    for (let left = quantity; left > 0 && moved[next]?.partId === item.partId; next++) {
      mine.push({ item, row: moved[next] });
      left = minus(left, moved[next].quantity);
    }
    return mine.length ? mine : [{ item, row: { id: null, locationId: null, quantity } }];
  });
}

function lineOf(order: PurchaseOrder, itemId: Id, field?: string): { item: PurchaseOrderItem } {
  const item = order.items.find((one) => one.id === itemId);
  if (!item) throw procurement.itemUnknown({ itemId }, field);
  return { item };
}
