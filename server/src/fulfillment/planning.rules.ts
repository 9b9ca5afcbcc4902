import { plusDays, type DateString } from '../core/dates';
import { isCounted, plus, times, upToPack, withScrap } from '../core/quantity';
import type { Quantity } from '../core/money';
import { priceFor } from '../core/price-breaks.rules';
import type { Id } from '../core/tx';
import { compare, inOrder, less, net, NEVER, total, type Need } from './planning.netting.rules';
import { closings, promises, type Closings } from './planning.promise.rules';
import type { Cover, MakeProposal, Peg, Plan, PlanLine, PlannedBom, PlannedOffer, PlannedPart, Scenario, Snapshot } from './planning.types';
import { reasonOf } from './planning.words.rules';
import { addNeed, begin, leadOf, type Board } from './planning.board.rules';

/**
 * What has to be bought and made, when, and why: all open demand against what is there, ordered and in board, part by part
 * from the machines down, so that a part is netted once, after everything that needs it. No I/O: a scenario is planned by the
 * same function as the present.
 */
export function plan(snapshot: Snapshot, scenario: Scenario = {}, locale: 'de' | 'en' = 'en'): Plan {
  const board = begin(snapshot, scenario);
  const missing = new Map<Id, Quantity>();
  for (const id of board.order) missing.set(id, netPart(board, id));
  const closing = closings(board);
  const lines = board.order.filter((id) => concerns(board, id, missing.get(id)!)).map((id) => lineOf(board, id, missing.get(id)!, closing, locale));
  return {
    lines: lines.sort(byUrgency),
    orders: promises(board, closing),
    makes: makesOf(board),
  };
}

/** A minimum stock that is kept is no news. */
const concerns = (board: Board, id: Id, missing: Quantity): boolean => missing > 0 || board.needs.get(id)!.some((need) => need.type !== 'minimum_stock');

const byUrgency = (a: PlanLine, b: PlanLine): number =>
  Number(b.shortage > 0) - Number(a.shortage > 0) ||
  compare(a.orderBy ?? NEVER, b.orderBy ?? NEVER) ||
  compare(a.neededBy ?? NEVER, b.neededBy ?? NEVER) ||
  compare(a.sku, b.sku);

function netPart(board: Board, id: Id): Quantity {
  const { boms, parts, today } = board.snapshot;
  const [needs, made] = [board.needs.get(id)!, boms.has(id)];
  if (!needs.length) return 0;
  const lead = leadOf(board, id);
  const day = lead === null ? NEVER : plusDays(today, lead);
  const missing = net(needs, board.sources.get(id)!, { day, wholePieces: made && isCounted(parts.get(id)!.unit) }, today);
  if (made && missing > 0) explode(board, id);
  return missing;
}

/** Made for a customer's line, with its options: by itself. What else is missing of an assembly is made in one go. */
const toOrder = (need: Need): boolean => need.type === 'order' && need.viaPartId === null;

/**
 * The needs of what has to be made for it. What is made in one go is rounded in one go: the parts of each need are the
 * difference of two sums, so that they add up to those of the whole (`105 LEDs with 10 %`: 116, not twice 58.5 up).
 */
function explode(board: Board, id: Id): void {
  const { lines, leadTimeDays } = board.snapshot.boms.get(id)!;
  let before: Quantity = 0;
  for (const need of inOrder(board.needs.get(id)!).filter(({ proposed }) => proposed > 0)) {
    const start = toOrder(need) ? 0 : before;
    const end = plus(start, need.proposed);
    if (!toOrder(need)) before = end;
    const day = need.dated ? plusDays(need.day, -leadTimeDays) : need.day;
    for (const line of changed(lines, need.changes)) {
      const unit = board.snapshot.parts.get(line.partId)?.unit ?? '';
      const share = (made: Quantity) => withScrap(times(line.quantity, made), line.scrapPercent, unit);
      const quantity = less(share(end), start ? share(start) : 0);
      // what would lead back up is left out: a list of parts that contains itself is refused where it is written
      if (quantity <= 0 || !(board.rank.get(line.partId)! > board.rank.get(id)!)) continue;
      const { type, number } = need;
      need.parts.push(
        addNeed(board, {
          type,
          id: need.id,
          number,
          orderItemId: need.orderItemId,
          dated: need.dated,
          partId: line.partId,
          viaPartId: id,
          day,
          quantity,
        }),
      );
    }
  }
}

function changed(lines: { partId: Id; quantity: Quantity; scrapPercent: number }[], changes: Need['changes']) {
  if (!changes.length) return lines;
  const delta = new Map(changes.map((change) => [change.partId, change.quantityDelta]));
  const known = new Set(lines.map(({ partId }) => partId));
  const more = changes
    .filter(({ partId }) => !known.has(partId))
    .map(({ partId, quantityDelta }) => ({
      partId,
      quantity: quantityDelta,
      scrapPercent: 0,
    }));
  return [
    ...lines.map((line) => ({
      ...line,
      quantity: plus(line.quantity, delta.get(line.partId) ?? 0),
    })),
    ...more,
  ];
}

function lineOf(board: Board, id: Id, shortage: Quantity, closing: Closings, locale: 'de' | 'en'): PlanLine {
  const { parts, boms, offers } = board.snapshot;
  const part = parts.get(id)!;
  const needs = inOrder(board.needs.get(id)!);
  const source = sourceOf(boms.get(id));
  const offer = shortage > 0 && source === 'buy' ? offers.get(id)?.[0] : undefined;
  const suggested = suggestedOf(source === 'buy' ? upToTarget(shortage, part) : shortage, offer, isCounted(part.unit));
  const line = {
    ...{ partId: id, sku: part.sku, name: part.name, unit: part.unit },
    demand: total(needs.map(({ quantity }) => quantity)),
    onHand: part.onHand,
    reserved: part.reserved,
    ...board.coming.get(id)!,
    shortage,
    ...datesOf(board, id, needs, shortage),
    source,
    suggestedSupplierId: offer?.supplierId ?? null,
    suggestedSupplierName: offer?.supplierName ?? null,
    suggestedQuantity: suggested,
    unitPrice: offer ? priceFor(offer, suggested) : null,
    currency: offer?.currency ?? null,
    late: needs.some((need) => need.dated && closing.of(need).day > need.day),
    pegging: needs.map((need) => pegOf(need, closing)),
  } as const;
  return {
    ...line,
    reason: reasonOf(line, offer, board.snapshot.today, locale),
  };
}

const sourceOf = (bom: PlannedBom | undefined): PlanLine['source'] => (!bom ? 'buy' : bom.buildId === null ? 'print' : 'make');

/** Once something is bought, as much as fills the stock up to its target. */
const upToTarget = (shortage: Quantity, { minimumStock, targetStock }: PlannedPart): Quantity =>
  shortage && targetStock && targetStock > minimumStock ? plus(shortage, targetStock, -minimumStock) : shortage;

/** Up to the supplier's least quantity, then to whole packs; of counted units no fraction. */
function suggestedOf(shortage: Quantity, offer: PlannedOffer | undefined, counted: boolean): Quantity {
  if (!shortage) return 0;
  const least = Math.max(shortage, offer?.minimumQuantity ?? 0);
  return upToPack(counted ? Math.ceil(least) : least, offer?.packSize ?? null);
}

/** When it is needed (what is missing of it, if anything is), and the last day to order it or to begin with it. */
function datesOf(board: Board, id: Id, needs: Need[], shortage: Quantity): { neededBy: DateString | null; orderBy: DateString | null } {
  const { today, boms, offers } = board.snapshot;
  const known = (day: DateString) => (day === NEVER ? null : day);
  if (!shortage) return { neededBy: known(needs[0].day), orderBy: null };
  const first = needs.find((need) => need.proposed > 0)!;
  const lead = boms.get(id)?.leadTimeDays ?? offers.get(id)?.[0]?.leadTimeDays ?? 0;
  if (first.day === NEVER) return { neededBy: plusDays(today, lead), orderBy: today };
  return {
    neededBy: first.day,
    orderBy: first.dated ? plusDays(first.day, -lead) : today,
  };
}

function pegOf(need: Need, closing: Closings): Peg {
  const { type, id, number, orderItemId, viaPartId, quantity } = need;
  const coveredBy = need.covers.map((cover): Cover => {
    const { day } = closing.ofCover(need, cover);
    return {
      type: cover.source.type,
      id: cover.source.id,
      number: cover.source.number,
      quantity: cover.quantity,
      date: day === NEVER ? null : day,
    };
  });
  return {
    type,
    id,
    number,
    orderItemId,
    viaPartId,
    quantity,
    neededBy: need.day === NEVER ? null : need.day,
    coveredBy,
  };
}

/** What has to be made: for each customer's line its own, of each assembly one lot for the earliest day. */
function makesOf(board: Board): MakeProposal[] {
  const { today, boms } = board.snapshot;
  return board.order.flatMap((partId) => {
    const bom = boms.get(partId);
    if (!bom) return [];
    const needs = inOrder(board.needs.get(partId)!).filter(({ proposed }) => proposed > 0);
    const lots = [...needs.filter(toOrder).map((need) => [need]), needs.filter((need) => !toOrder(need))].filter((lot) => lot.length);
    return lots.map((lot) => {
      const [first] = lot;
      const dueDate = first.day === NEVER ? plusDays(today, bom.leadTimeDays) : first.day;
      const own = toOrder(first);
      return {
        partId,
        buildId: bom.buildId,
        quantity: total(lot.map(({ proposed }) => proposed)),
        dueDate,
        orderId: own ? first.id : null,
        orderItemId: own ? first.orderItemId : null,
        productionOrderId: lot.every(({ type, id }) => type === 'production_order' && id === first.id) ? first.id : null,
      };
    });
  });
}
