import { plusDays, type DateString } from '../core/dates';
import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { add, compare, less, NEVER, type Need, type Source } from './planning.netting.rules';
import type { Demand, RunningProduction, Scenario, Snapshot } from './planning.types';

/** A plan in the making. */
export interface Board {
  snapshot: Snapshot;
  /** The parts that keep stock, each after everything it goes into. */
  order: Id[];
  rank: Map<Id, number>;
  needs: Map<Id, Need[]>;
  sources: Map<Id, Source[]>;
  coming: Map<Id, { onOrder: Quantity; inProduction: Quantity }>;
  /** What a running production still has to get. */
  components: Map<Id, Need[]>;
  leads: Map<Id, number | null>;
  merged: Map<string, Need>;
}

/** The snapshot with the scenario applied, sorted out by part; nothing is netted yet. */
export function begin(given: Snapshot, scenario: Scenario): Board {
  const snapshot = {
    ...given,
    demands: [...given.demands, ...(scenario.orders ?? []).map(wished)],
  };
  const order = ranked(snapshot);
  const lists = <T>() => new Map<Id, T[]>(order.map((id) => [id, []]));
  const board: Board = {
    ...{
      snapshot,
      order,
      rank: new Map(order.map((id, i) => [id, i])),
      needs: lists<Need>(),
      sources: lists<Source>(),
    },
    ...{
      coming: new Map(order.map((id) => [id, { onOrder: 0, inProduction: 0 }])),
      components: new Map(),
      leads: new Map(),
      merged: new Map(),
    },
  };
  for (const id of [...order].reverse()) board.leads.set(id, longestLead(board, id));
  addDemands(board);
  addProduction(board);
  addReceipts(board, new Map((scenario.changes ?? []).map((change) => [change.purchaseOrderId, change.delayDays])));
  addStock(board);
  return board;
}

const wished = ({ number, partId, quantity, dueDate }: NonNullable<Scenario['orders']>[number]): Demand => ({
  ...{
    orderId: null,
    orderNumber: number,
    orderItemId: null,
    partId,
    quantity,
    dueDate,
    reserved: 0,
  },
});

/** Parts that keep stock, everything before what it is made of. A circle is cut where it closes. */
function ranked({ parts, boms, demands }: Snapshot): Id[] {
  const below = new Map([...boms].map(([id, bom]) => [id, bom.lines.map(({ partId }) => partId)]));
  for (const { partId, changes = [] } of demands)
    if (changes.length) below.set(partId, [...(below.get(partId) ?? []), ...changes.map((change) => change.partId)]);
  const seen = new Set<Id>();
  const found: Id[] = [];
  const visit = (id: Id) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const next of below.get(id) ?? []) visit(next);
    if (parts.get(id)?.kind === 'stocked') found.push(id);
  };
  for (const { id } of [...parts.values()].sort((a, b) => compare(a.sku, b.sku))) visit(id);
  return found.reverse();
}

/** Days until a proposal can be there: the supplier's, or those of making it and the longest of what has to be bought for it. Null: nobody sells it. */
function longestLead({ snapshot: { boms, offers }, leads, rank }: Board, id: Id): number | null {
  const bom = boms.get(id);
  if (!bom) return offers.has(id) ? (offers.get(id)![0].leadTimeDays ?? 0) : null;
  const below = bom.lines.filter(({ partId }) => rank.get(partId)! > rank.get(id)!).map(({ partId }) => leads.get(partId) ?? 0);
  return bom.leadTimeDays + Math.max(0, ...below);
}
export const leadOf = (board: Board, id: Id): number | null => board.leads.get(id)!;

type NewNeed = Pick<Need, 'type' | 'id' | 'number' | 'orderItemId' | 'partId' | 'viaPartId' | 'quantity' | 'day' | 'dated'> &
  Partial<Pick<Need, 'reserved' | 'changes'>>;

/** Adds to what is needed of a part; one cause needs it once a day for the same assembly, however many ways lead there. */
export function addNeed(board: Board, need: NewNeed): Need {
  const key = need.viaPartId && [need.type, need.id, need.number, need.orderItemId, need.partId, need.viaPartId, need.day, need.dated].join(' ');
  const before = key ? board.merged.get(key) : undefined;
  if (before) {
    before.quantity = add(before.quantity, need.quantity);
    before.reserved = add(before.reserved, need.reserved ?? 0);
    return before;
  }
  const added = {
    reserved: 0,
    changes: [],
    ...need,
    covers: [],
    proposed: 0,
    parts: [],
  };
  if (key) board.merged.set(key, added);
  board.needs.get(need.partId)?.push(added);
  return added;
}

/** A need without a day is one of today. */
const on = (day: DateString | null, today: DateString, earlier = 0) =>
  day ? { day: earlier ? plusDays(day, -earlier) : day, dated: true } : { day: today, dated: false };

function come({ sources, coming }: Board, partId: Id, as: 'onOrder' | 'inProduction', source: Source): void {
  const part = coming.get(partId);
  if (!part) return;
  part[as] = add(part[as], source.left);
  sources.get(partId)!.push(source);
}

function addDemands(board: Board): void {
  const { demands, today } = board.snapshot;
  for (const { orderId, orderNumber, orderItemId, partId, quantity, dueDate, reserved, changes = [] } of demands) {
    if (quantity > 0)
      addNeed(board, {
        type: 'order',
        id: orderId,
        number: orderNumber,
        orderItemId,
        partId,
        viaPartId: null,
        quantity,
        reserved,
        changes,
        ...on(dueDate, today),
      });
  }
}

/** What is made covers needs; what it still has to get for it are needs themselves. */
function addProduction(board: Board): void {
  const { production, today, demands, boms } = board.snapshot;
  const due = new Map(demands.map((demand) => [demand.orderItemId, demand.dueDate]));
  for (const run of production) {
    const lead = boms.get(run.partId)?.leadTimeDays ?? 0;
    const day = run.dueDate ?? due.get(run.orderItemId) ?? null;
    const ready = day ?? plusDays(today, lead);
    come(board, run.partId, 'inProduction', {
      type: run.type ?? 'production_order',
      id: run.id,
      number: run.number,
      day: ready > today ? ready : today,
      left: run.remaining,
      orderItemId: run.orderItemId,
      ...(run.productionOrderId && { productionOrderId: run.productionOrderId }),
    });
    board.components.set(run.id, componentsOf(board, run, on(day, today, lead)));
  }
}

const componentsOf = (
  board: Board,
  { type = 'production_order', id, number, orderItemId, partId: viaPartId, components }: RunningProduction,
  when: { day: DateString; dated: boolean },
): Need[] =>
  components
    .filter((component) => component.quantity > 0 && board.needs.has(component.partId))
    .map(({ partId, quantity, reserved }) =>
      addNeed(board, {
        type,
        id,
        number,
        orderItemId,
        partId,
        viaPartId,
        quantity,
        reserved,
        ...when,
      }),
    );

function addReceipts(board: Board, delays: Map<Id, number>): void {
  const { supplies, today } = board.snapshot;
  for (const { purchaseOrderId, poNumber, partId, open, expectedDate, allocations = [] } of supplies) {
    const day = plusDays(expectedDate ?? plusDays(today, board.leads.get(partId) ?? 0), delays.get(purchaseOrderId) ?? 0);
    const source = { type: 'purchase_order' as const, id: purchaseOrderId, number: poNumber, day: day > today ? day : today, orderItemId: null };
    for (const { forType, forId, quantity } of allocations)
      come(board, partId, 'onOrder', { ...source, left: quantity, ...(forType === 'order_item' ? { orderItemId: forId } : { productionOrderId: forId }) });
    const free = allocations.reduce((left, { quantity }) => less(left, quantity), open);
    if (free > 0) come(board, partId, 'onOrder', { ...source, left: free });
  }
}

/** What nobody has reserved can be given away; what is to be kept as minimum is needed last of all. */
function addStock(board: Board): void {
  const { parts, today } = board.snapshot;
  for (const id of board.order) {
    const { onHand, reserved, minimumStock } = parts.get(id)!;
    const left = Math.max(0, add(onHand, -reserved));
    board.sources.get(id)!.unshift({
      type: 'stock',
      id: null,
      number: null,
      day: today,
      left,
      orderItemId: null,
    });
    if (minimumStock > 0)
      addNeed(board, {
        type: 'minimum_stock',
        id,
        number: null,
        orderItemId: null,
        partId: id,
        viaPartId: null,
        quantity: minimumStock,
        day: NEVER,
        dated: false,
      });
  }
}
