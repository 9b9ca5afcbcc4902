import { Injectable } from '@nestjs/common';
import { pageOf, type ListQuery } from '../core/list';
import { minus, plus } from '../core/quantity';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService, StockService, type StockTransaction } from '../parts';
import type { Fit, Give, Purpose, Want } from './allocations.entity';
import {
  allocatedTo,
  claimsOn,
  drop,
  fit,
  give,
  heldItems,
  heldOf,
  holdFor,
  holdParts,
  incomingOf,
  incomingOfOrder,
  shrink,
  type Cut,
} from './allocations.queries';
import { arrive, merged, spread, type Arrived, type SetAside } from './allocations.rules';
import { INCOMING_ALLOCATED, INCOMING_RELEASED, INCOMING_RESERVED } from './procurement.events';
import { procurement } from './procurement.problems';
import { PurchaseOrder, type Receipt } from './purchase-orders.entity';

/** A movement of a line, or (of a service) none. */
interface Came {
  itemId: Id;
  row: Partial<Pick<StockTransaction, 'stockStatus'>> & { locationId: Id | null; quantity: number };
}
type Purposed = { forType: Purpose; forId: Id };

/** Goods on their way that are meant for somebody: given, taken back, and set aside in stock when they arrive. */
@Injectable()
export class AllocationsService {
  constructor(
    private readonly parts: PartsService,
    private readonly stock: StockService,
  ) {}

  of = allocatedTo;
  holdFor = holdFor;
  holdParts = holdParts;
  incoming = incomingOf;

  /** What of a part is still to come, and for whom. 404 for an unknown part. */
  async ofPart(tx: Tx, partId: Id, query: ListQuery) {
    const [found] = await Promise.all([incomingOf(tx, [partId]), this.parts.one(tx, partId)]);
    return pageOf(found, query);
  }

  async ofOrder(tx: Tx, id: Id, query: ListQuery) {
    const [found] = await Promise.all([incomingOfOrder(tx, id), byId(tx, PurchaseOrder, id)]);
    return pageOf(found, query);
  }

  /** Of lines that are named; 422 `over_allocated` for more than is free, `item_unknown` for a line of which nothing more comes. */
  async give(tx: Tx, partId: Id, lines: Give[]): Promise<void> {
    const lanes = new Map((await heldItems(tx, [...new Set(lines.map(({ itemId }) => itemId))])).map((line) => [line.itemId, line]));
    for (const { itemId, quantity } of lines) {
      const line = lanes.get(itemId);
      if (line?.partId !== partId) throw procurement.itemUnknown({ itemId }, 'purchaseOrderItemId');
      if (quantity > line.free) throw procurement.overAllocated({ free: line.free, itemId }, 'quantity');
    }
    await this.write(tx, lines, new Map([...lanes].map(([id, line]) => [id, line.purchaseOrderId])));
  }

  /** Of whatever comes soonest, as much as is free; answers with what each got. */
  async giveFirst(tx: Tx, wants: Want[]): Promise<Give[]> {
    if (!wants.length) return [];
    const incoming = await heldOf(tx, [...new Set(wants.map(({ partId }) => partId))]);
    const gives = spread(wants, incoming);
    await this.write(tx, gives, new Map(incoming.map((line) => [line.itemId, line.purchaseOrderId])));
    return gives;
  }

  /** Who waits keeps no more than they still have to get. */
  async fit(tx: Tx, wanted: Fit[]): Promise<Cut[]> {
    const cut = wanted.length ? await fit(tx, wanted) : [];
    this.tell(tx, cut);
    return cut;
  }

  /** Somebody waits for so much less of a line; left out, for nothing of it. */
  async takeBack(tx: Tx, { itemId, forType, forId, quantity }: Purposed & { itemId: Id; quantity: number | null }): Promise<void> {
    const [line] = await heldItems(tx, [itemId]);
    const mine = line && (await allocatedTo(tx, [forId])).find((one) => one.itemId === itemId && one.forType === forType);
    if (mine) this.tell(tx, await shrink(tx, [{ id: mine.id, quantity: quantity === null ? 0 : Math.max(0, minus(mine.quantity, quantity)) }]));
  }

  /** Nobody waits for these any more. */
  drop = (tx: Tx, forType: Purpose, ids: Id[]): Promise<Cut[]> =>
    this.fit(
      tx,
      ids.map((forId) => ({ forType, forId })),
    );

  /** Nothing more comes of these orders, or of a line. */
  async stop(tx: Tx, purchaseOrderIds: Id[], itemId?: Id): Promise<void> {
    this.tell(tx, await drop(tx, purchaseOrderIds, itemId));
  }

  /** Holds what is meant for whom, before goods come in. */
  claims = claimsOn;

  /** Goods have come in: what was meant for somebody is reserved for them where it lies. Blocked goods are not: what was meant of them is lost. */
  async arrived(
    tx: Tx,
    order: { id: Id; poNumber: string },
    claims: Awaited<ReturnType<typeof claimsOn>>,
    came: Came[],
    open: Map<Id, number>,
  ): Promise<SetAside[]> {
    if (!claims.length) return [];
    const here = came.flatMap(({ itemId, row }): Arrived[] =>
      row.stockStatus === 'ok' && row.locationId ? [{ itemId, locationId: row.locationId, quantity: row.quantity }] : [],
    );
    const { setAside, left } = arrive(claims, here, open);
    await shrink(tx, left);
    const all = merged(setAside);
    await this.stock.reserve(tx, all.map(asLine), { partial: false });
    const kept = plus(0, ...left.map(({ quantity }) => quantity), ...all.map(({ quantity }) => quantity));
    const lost = plus(0, ...claims.map(({ quantity }) => quantity), -kept);
    if (all.length) tx.emit(INCOMING_RESERVED, order.id, { poNumber: order.poNumber, for: all.map(who) });
    if (lost > 0) tx.emit(INCOMING_RELEASED, order.id, { poNumber: order.poNumber, quantity: lost });
    return all;
  }

  /** Before goods go back: what was set aside of them on arrival is free again; answers with what of it was still there. */
  async unreserve(tx: Tx, { allocated }: Pick<Receipt, 'allocated'>): Promise<Give[]> {
    if (!allocated.length) return [];
    const freed = await this.stock.release(tx, merged(allocated.map((line) => ({ ...line, itemId: '' }))).map(asLine));
    const left = freed.map((line) => ({ ...line }));
    return allocated.flatMap(({ itemId, partId, forType, forId, locationId, quantity }) => {
      const mine = left.find((line) => line.partId === partId && line.for.id === forId && line.for.type === forType && line.locationId === locationId);
      const back = Math.min(quantity, mine?.released ?? 0);
      if (!mine || back <= 0) return [];
      mine.released = plus(mine.released, -back);
      return [{ itemId, forType, forId, quantity: back }];
    });
  }

  /** They wait for the line again. */
  async giveBack(tx: Tx, purchaseOrderId: Id, lines: Give[]): Promise<void> {
    const sums = new Map<string, Give>();
    for (const line of lines) {
      const key = [line.itemId, line.forType, line.forId].join(' ');
      sums.set(key, { ...line, quantity: plus(line.quantity, sums.get(key)?.quantity ?? 0) });
    }
    await this.write(tx, [...sums.values()], new Map(lines.map(({ itemId }) => [itemId, purchaseOrderId])));
  }

  private async write(tx: Tx, lines: Give[], orders: Map<Id, Id>): Promise<void> {
    if (!lines.length) return;
    await give(tx, lines);
    for (const id of new Set(lines.map(({ itemId }) => orders.get(itemId)!)))
      tx.emit(INCOMING_ALLOCATED, id, { for: lines.filter(({ itemId }) => orders.get(itemId) === id).map(who) });
  }

  private tell(tx: Tx, cut: Cut[]): void {
    for (const id of new Set(cut.map(({ purchaseOrderId }) => purchaseOrderId)))
      tx.emit(INCOMING_RELEASED, id, { for: cut.filter((line) => line.purchaseOrderId === id).map(who) });
  }
}

const who = ({ forType, forId, itemId, quantity }: Purposed & { itemId: Id; quantity: number }) => ({ forType, forId, itemId, quantity });
const asLine = ({ partId, forType, forId, locationId, quantity }: SetAside) => ({ partId, locationId, quantity, for: { type: forType, id: forId } });
