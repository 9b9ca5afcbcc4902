import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { hold, letGo } from '../core/holds';
import { minus } from '../core/quantity';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insertMany, restore, update, type Diff, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService, StockService } from '../parts';
import { AllocationsService } from '../procurement';
import { currentRevisions } from './bom.queries';
import { BuildsService } from './builds.service';
import { ComponentsService } from './components.service';
import {
  PRODUCTION_ALLOCATED,
  PRODUCTION_ARCHIVED,
  PRODUCTION_CANCELLED,
  PRODUCTION_CHANGED,
  PRODUCTION_PLANNED,
  PRODUCTION_RESERVED,
  PRODUCTION_RESTORED,
  PRODUCTION_STARTED,
} from './builds.events';
import { builds } from './builds.problems';
import type { Customizations } from './options.dto';
import { productionList, ProductionPatch, type AllocateInput, type OpenWork, type ProductionQuery } from './production.dto';
import { ProductionOrder } from './production.entity';
import { placed } from './order-lines';
import { idsOfItems, numbers, openOrders, saveComponents, substitutesOf } from './production.queries';
import { PRODUCTION } from './production.rules';
import { HOLD, needing, told } from './production.shared';
import { copySteps } from './steps.queries';

export interface NewProduction {
  buildId: Id;
  quantity: number;
  dueDate?: string | null;
  priority?: number;
  notes?: string | null;
  orderId?: Id | null;
  orderItemId?: Id | null;
  customizations?: Customizations | null;
}

/** What is left out of a new order. */
const usual = ({ orderId = null, orderItemId = null, dueDate = null, notes = null, priority = 3, ...input }: NewProduction) => ({
  ...input,
  ...{ orderId, orderItemId, dueDate, notes, priority },
  customizations: input.customizations ?? [],
});

/** Production orders from planning to work and cancelling; what comes out of them is in `CompletionService`. */
@Injectable()
export class ProductionOrdersService {
  constructor(
    private readonly builds: BuildsService,
    private readonly components: ComponentsService,
    private readonly parts: PartsService,
    private readonly stock: StockService,
    private readonly allocations: AllocationsService,
  ) {}

  list = (tx: Tx, query: ProductionQuery) => productionList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, ProductionOrder, id);

  ofOrderItems = async (tx: Tx, orderItemIds: Id[]): Promise<ProductionOrder[]> => byIds(tx, ProductionOrder, await idsOfItems(tx, orderItemIds));

  /** What may be taken in place of its components, the best supplied first. */
  substitutes = async (tx: Tx, id: Id) => (await Promise.all([substitutesOf(tx, id), byId(tx, ProductionOrder, id)]))[0];

  /** For stock, or for the line of an order that is named: then its order's status follows. */
  async create(tx: Tx, input: NewProduction): Promise<ProductionOrder> {
    const [order] = await this.createMany(tx, [{ ...input, ...(await placed(tx, input)) }], (_, name) => name);
    return order;
  }

  /** Plans orders by the revision in force, each with its own list of parts. 422 `build_discontinued`, `option_unknown`, `option_takes_too_much`. */
  async createMany(tx: Tx, inputs: NewProduction[], field?: (at: number, name: string) => string): Promise<ProductionOrder[]> {
    if (!inputs.length) return [];
    const made = await this.builds.priced(tx, inputs, field);
    const revisions = await currentRevisions(
      tx,
      inputs.map(({ buildId }) => buildId),
    );
    const drafts = inputs.map((input, at) => ({ ...usual(input), partId: made[at].partId, revisionId: revisions.get(input.buildId)! }));
    const components = await this.components.of(tx, drafts);
    const drawn = await numbers(tx, drafts);
    const orders = await insertMany(
      tx,
      ProductionOrder,
      drafts.map((draft, at) => ({ ...draft, number: drawn[at] })),
    );
    const inOrder = drawn.map((number) => orders.find((order) => order.number === number)!);
    await saveComponents(
      tx,
      inOrder.map(({ id }, at) => ({ id, components: components[at] })),
    );
    await copySteps(
      tx,
      inOrder.map(({ id }, at) => ({ id, steps: made[at].steps })),
    );
    await hold(
      tx,
      inOrder.map(({ id, buildId }) => ({ subject: buildId, reason: HOLD, holder: id })),
    );
    for (const order of inOrder) tx.emit(PRODUCTION_PLANNED, order.id, told(order, order.quantity));
    return this.fresh(
      tx,
      inOrder.map(({ id }) => id),
    );
  }

  /** Due date, priority and notes always; quantity and choices while the order is planned (409 `production_fixed`). */
  async change(tx: Tx, id: Id, { version, ...patch }: Partial<NewProduction> & { version: number }): Promise<ProductionOrder> {
    const { row: order, diff } = await update(tx, ProductionOrder, { id, version }, patch as never);
    if (diff.quantity || diff.customizations) await this.recount(tx, order);
    tx.emit(PRODUCTION_CHANGED, id, diff);
    return byId(tx, ProductionOrder, id);
  }

  /** Soft delete of what is only planned or was cancelled. */
  async archive(tx: Tx, key: Key): Promise<ProductionOrder> {
    const { row: order } = await archive(tx, ProductionOrder, key);
    await this.dropped(tx, [order]);
    tx.emit(PRODUCTION_ARCHIVED, key.id, { number: order.number });
    return order;
  }

  async restore(tx: Tx, id: Id): Promise<ProductionOrder> {
    const { row: order } = await restore(tx, ProductionOrder, id);
    if (order.status === 'planned') await hold(tx, [{ subject: order.buildId, reason: HOLD, holder: id }]);
    tx.emit(PRODUCTION_RESTORED, id, { number: order.number });
    return order;
  }

  /** The same to many: all or nothing. Actions: `change` (due date, priority, notes), `cancel`, `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, productionList, body);
    const all = body.action === 'cancel' ? await this.cancelAll(tx, await byIds(tx, ProductionOrder, ids, 'for update')) : await this.changeAll(tx, ids, body);
    return { count: all.length, ids };
  }

  private async changeAll(tx: Tx, ids: Id[], { action, values }: BulkBody): Promise<{ row: ProductionOrder; diff: Diff }[]> {
    const {
      version: _,
      quantity: __,
      customizations: ___,
      ...patch
    } = action === 'change' ? await checked(ProductionPatch, { ...values, version: 1 }, 'values.') : { version: 1 };
    const changed = await changeMany(tx, ProductionOrder, ids, action === 'change' ? patch : { deletedAt: action === 'delete' ? tx.now : null });
    const orders = changed.map(({ row }) => row);
    if (action === 'delete') await this.dropped(tx, orders);
    if (action === 'restore')
      await hold(
        tx,
        orders.filter(({ status }) => status === 'planned').map(({ id, buildId }) => ({ subject: buildId, reason: HOLD, holder: id })),
      );
    const type = { change: PRODUCTION_CHANGED, delete: PRODUCTION_ARCHIVED, restore: PRODUCTION_RESTORED }[action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return changed;
  }

  /**
   * Reserves every component and releases the draft it stands on, if there is no released revision yet. 422 `insufficient_stock`
   * with `details.shortages`, each with its `substitutes`, which are taken only where they are asked for; with `partial` what is there is reserved and the status stays. What is reserved already counts.
   */
  async allocate(tx: Tx, id: Id, { partial = false, substitutes = [] }: AllocateInput): Promise<ProductionOrder> {
    const locked = await this.locked(tx, id);
    const status = PRODUCTION.move('allocate', locked.status);
    if (locked.awaitsGoods) await this.allocations.holdFor(tx, [{ forType: 'production_order', forId: id }]);
    const settled = await this.components.settled(tx, locked);
    const order = substitutes.length ? await this.components.substitute(tx, settled, substitutes) : settled;
    const reference = needing(order);
    const reserved = await this.stock.reservedFor(tx, [reference]);
    const held = (partId: Id) => reserved.filter((line) => line.partId === partId).map(({ quantity }) => quantity);
    const lines = order.components.map(({ partId, required, consumed }) => ({ partId, quantity: minus(required, consumed, ...held(partId)), for: reference }));
    const open = lines.filter(({ quantity }) => quantity > 0);
    await this.stock.reserve(tx, open, { partial }).catch((error: unknown) => this.components.suggest(tx, id, error));
    if (order.awaitsGoods) await this.components.fitIncoming(tx, order);
    const { row } = await update(tx, ProductionOrder, order, partial ? {} : { status });
    tx.emit(partial ? PRODUCTION_RESERVED : PRODUCTION_ALLOCATED, id, told(row, row.quantity));
    return row;
  }

  /** From here on what it makes counts as on order. */
  async start(tx: Tx, id: Id): Promise<ProductionOrder> {
    const order = await this.locked(tx, id);
    const { row } = await update(tx, ProductionOrder, order, { status: PRODUCTION.move('start', order.status) });
    await this.parts.pushOnOrder(tx, [{ partId: row.partId, change: row.quantity }]);
    tx.emit(PRODUCTION_STARTED, id, told(row, row.quantity));
    return row;
  }

  /** Ends an order and frees what is reserved for it; what was completed stays. */
  async cancel(tx: Tx, id: Id): Promise<ProductionOrder> {
    return (await this.cancelAll(tx, [await this.locked(tx, id)]))[0].row;
  }

  /** Cancels what is open of the production for order lines. */
  async cancelFor(tx: Tx, orderItemIds: Id[]): Promise<ProductionOrder[]> {
    const orders = await byIds(tx, ProductionOrder, await idsOfItems(tx, orderItemIds), 'for update');
    return (
      await this.cancelAll(
        tx,
        orders.filter(({ moves }) => moves.includes('cancel')),
      )
    ).map(({ row }) => row);
  }

  /** Production that is not finished: what is still to come out of it, what it still needs and what of that is reserved. */
  async openWork(tx: Tx): Promise<OpenWork[]> {
    const open = await openOrders(tx);
    const reserved = new Map<string, number>();
    for (const {
      for: { id },
      partId,
      quantity,
    } of await this.stock.reservedFor(tx, open.map(needing)))
      reserved.set(id + partId, (reserved.get(id + partId) ?? 0) + quantity);
    return open.map((order) => ({ ...order, components: order.components.map((line) => ({ ...line, reserved: reserved.get(order.id + line.partId) ?? 0 })) }));
  }

  /** The order, held to the end of the transaction; 404 also for a deleted one. */
  async locked(tx: Tx, id: Id): Promise<ProductionOrder> {
    const order = await byId(tx, ProductionOrder, id, 'for update');
    if (order.deletedAt) throw core.notFound({ id });
    return order;
  }

  private async cancelAll(tx: Tx, orders: ProductionOrder[]): Promise<{ row: ProductionOrder; diff: Diff }[]> {
    if (!orders.length) return [];
    orders.forEach(({ status }) => PRODUCTION.move('cancel', status));
    const changed = await changeMany(
      tx,
      ProductionOrder,
      orders.map(({ id }) => id),
      { status: 'cancelled' },
    );
    await this.letIncomingGo(tx, orders);
    await this.stock.release(
      tx,
      orders.map((order) => ({ for: needing(order) })),
    );
    await letGo(
      tx,
      orders.map(({ id }) => ({ reason: HOLD, holder: id })),
    );
    const running = orders.filter(({ status }) => status === 'in_progress');
    const gone = running.map(({ partId, quantity, completedQuantity, scrappedQuantity }) => ({
      partId,
      change: -minus(quantity, completedQuantity, scrappedQuantity),
    }));
    if (gone.length) await this.parts.pushOnOrder(tx, gone);
    for (const { row } of changed) tx.emit(PRODUCTION_CANCELLED, row.id, told(row, minus(row.quantity, row.completedQuantity, row.scrappedQuantity)));
    return changed;
  }

  private async dropped(tx: Tx, orders: ProductionOrder[]): Promise<void> {
    const busy = orders.find(({ status }) => status !== 'planned' && status !== 'cancelled');
    if (busy) throw core.invalidTransition({ verb: 'delete', from: busy.status, moves: busy.moves });
    await this.letIncomingGo(tx, orders);
    await this.stock.release(
      tx,
      orders.map((order) => ({ for: needing(order) })),
    );
    await letGo(
      tx,
      orders.map(({ id }) => ({ reason: HOLD, holder: id })),
    );
  }

  /** Nothing that comes is meant for them any more. */
  letIncomingGo = (tx: Tx, orders: ProductionOrder[]) =>
    this.allocations.drop(
      tx,
      'production_order',
      orders.filter(({ awaitsGoods }) => awaitsGoods).map(({ id }) => id),
    );

  /** A change of quantity or choices: the list of parts anew, and nothing stays reserved for the old one. */
  private async recount(tx: Tx, order: ProductionOrder): Promise<void> {
    if (order.status !== 'planned') throw builds.productionFixed({ status: order.status });
    await this.builds.priced(tx, [order], (_, name) => name);
    await this.letIncomingGo(tx, [order]);
    await this.stock.release(tx, [{ for: needing(order) }]);
    const [components] = await this.components.of(tx, [order]);
    await saveComponents(tx, [{ id: order.id, components }]);
  }

  private async fresh(tx: Tx, ids: Id[]): Promise<ProductionOrder[]> {
    const found = new Map((await byIds(tx, ProductionOrder, ids)).map((order) => [order.id, order]));
    return ids.map((id) => found.get(id)!);
  }
}
