import Decimal from 'decimal.js';
import { price, type Price, type Quantity } from '../core/money';
import { minus, plus, times, withScrap } from '../core/quantity';
import { states } from '../core/states';
import type { Id } from '../core/tx';
import type { Change } from './options.rules';

export const PRODUCTION_STATUSES = ['planned', 'allocated', 'in_progress', 'completed', 'cancelled'] as const;
export type ProductionStatus = (typeof PRODUCTION_STATUSES)[number];

/** `complete` leads on to `completed` only with the last unit, `reverse` leads back to work. */
export const PRODUCTION = states<'allocate' | 'start' | 'complete' | 'reverse' | 'cancel', ProductionStatus>({
  allocate: { from: ['planned'], to: 'allocated' },
  start: { from: ['allocated'], to: 'in_progress' },
  complete: { from: ['in_progress'], to: 'completed' },
  reverse: { from: ['in_progress', 'completed'], to: 'in_progress' },
  cancel: { from: ['planned', 'allocated', 'in_progress'], to: 'cancelled' },
});

export interface BomPart {
  partId: Id;
  quantity: Quantity;
  scrapPercent: number;
  unit: string;
}
export interface ComponentDraft {
  partId: Id;
  perUnit: Quantity;
  scrapPercent: number;
  unit: string;
  required: Quantity;
  /** The part of the list it stands in for. */
  replacesPartId?: Id | null;
}

/**
 * The order's own list of parts: the revision's, changed by its options, for so many machines. What an option adds of a part
 * that is not in the list comes without scrap. `below` names a part of which an option takes away more than there is.
 */
export function componentsOf(bom: BomPart[], changes: Change[], units: Map<Id, string>, quantity: Quantity): ComponentDraft[] | { below: Id } {
  const delta = new Map(changes.map((change) => [change.partId, change.quantityDelta]));
  const known = new Set(bom.map(({ partId }) => partId));
  const all = [
    ...bom.map((line) => ({ ...line, quantity: plus(line.quantity, delta.get(line.partId) ?? 0) })),
    ...changes
      .filter(({ partId }) => !known.has(partId))
      .map(({ partId, quantityDelta }) => ({ partId, quantity: quantityDelta, scrapPercent: 0, unit: units.get(partId) ?? 'pcs' })),
  ];
  const below = all.find((line) => line.quantity < 0);
  if (below) return { below: below.partId };
  return all
    .filter((line) => line.quantity > 0)
    .map((line) => ({
      partId: line.partId,
      perUnit: line.quantity,
      scrapPercent: line.scrapPercent,
      unit: line.unit,
      required: shareOf(line.quantity, line.scrapPercent, line.unit, quantity),
    }));
}

/** What the first `made` machines take of a component in all: whole pieces of counted units once scrap is on top (STK-10). */
export const shareOf = (perUnit: Quantity, scrapPercent: number, unit: string, made: Quantity): Quantity => withScrap(times(perUnit, made), scrapPercent, unit);

/** The list with some parts in place of others, for the whole order; one that stands in it already takes the quantity of both. */
export function substituted(components: ComponentDraft[], instead: Map<Id, Id>, quantity: Quantity): ComponentDraft[] {
  const all = new Map<Id, ComponentDraft>();
  for (const component of components) {
    const partId = instead.get(component.partId) ?? component.partId;
    const other = all.get(partId);
    const perUnit = plus(component.perUnit, other?.perUnit ?? 0);
    const scrapPercent = Math.max(component.scrapPercent, other?.scrapPercent ?? 0);
    const replacesPartId = partId === component.partId ? (other?.replacesPartId ?? component.replacesPartId ?? null) : component.partId;
    all.set(partId, { ...component, partId, perUnit, scrapPercent, replacesPartId, required: shareOf(perUnit, scrapPercent, component.unit, quantity) });
  }
  return [...all.values()];
}

export interface Taking {
  partId: Id;
  unit: string;
  perUnit: Quantity;
  scrapPercent: number;
  consumed: Quantity;
}

/**
 * What the next machines take of each component when `done` (good and failed) are behind: what all of them take less what was
 * consumed already, so that the steps of an order add up to its whole.
 */
export const takes = <C extends Taking>(components: C[], done: Quantity, next: Quantity): { component: C; quantity: Quantity }[] =>
  components
    .map((component) => ({
      component,
      quantity: minus(shareOf(component.perUnit, component.scrapPercent, component.unit, plus(done, next)), component.consumed),
    }))
    .filter(({ quantity }) => quantity > 0);

/** Material and labour of one machine, to 4 decimals. Parts without a cost yet count as 0; without a rate, work costs nothing. */
export function unitCost(consumed: { quantity: Quantity; unitCost: Price | null }[], made: Quantity, hours: Quantity, labourRate: Price | null): Price {
  const material = consumed.reduce((all, line) => all.plus(new Decimal(line.quantity).abs().times(line.unitCost ?? 0)), new Decimal(0));
  return price(
    material
      .div(made)
      .plus(new Decimal(hours).times(labourRate ?? 0))
      .toFixed(4),
  );
}

export interface Made {
  id: Id;
  quantity: Quantity;
  reversedQuantity: Quantity;
  serials: string[];
}

/**
 * Which completions a reversal takes back, and which serial numbers become void: those that are named, else the newest first.
 * Undefined if there is not so much to take back, or a named serial number is not there.
 */
export function takenBack(outputs: Made[], quantity: Quantity, named?: string[]): { output: Made; quantity: Quantity; serials: string[] }[] | undefined {
  let left = quantity;
  const found = [...outputs].reverse().flatMap((output) => {
    const there = minus(output.quantity, output.reversedQuantity);
    const mine = named ? output.serials.filter((serial) => named.includes(serial)) : [];
    const back = named ? mine.length : Math.min(left, there);
    if (back <= 0) return [];
    left = minus(left, back);
    // of a completion with serial numbers the last ones go first
    return [{ output, quantity: back, serials: named ? mine : output.serials.slice(Math.max(0, output.serials.length - back)) }];
  });
  return left === 0 ? found : undefined;
}

/** A movement of the ledger that a completion made, less what of it was taken back. */
export interface Consumed {
  transactionId: Id;
  partId: Id;
  locationId: Id;
  quantity: Quantity;
  unitCost: Price;
  lotId?: Id | null;
}

/** What goes back to stock so that a completion keeps just what `keep` machines take; the latest movements first. */
export function giveBack(consumption: Consumed[], components: Taking[], keep: Quantity): { back: Consumed[]; left: Consumed[] } {
  const open = new Map(
    components.map(({ partId, perUnit, scrapPercent, unit }) => {
      const taken = plus(...consumption.filter((line) => line.partId === partId).map(({ quantity }) => quantity));
      return [partId, Math.max(0, minus(taken, keep ? shareOf(perUnit, scrapPercent, unit, keep) : 0))];
    }),
  );
  const split = [...consumption].reverse().map((line) => {
    const back = Math.min(line.quantity, open.get(line.partId) ?? 0);
    open.set(line.partId, minus(open.get(line.partId) ?? 0, back));
    return { line, back };
  });
  const withQuantity = (of: (part: (typeof split)[number]) => Quantity) =>
    split
      .map((part) => ({ ...part.line, quantity: of(part) }))
      .filter(({ quantity }) => quantity > 0)
      .reverse();
  return { back: withQuantity(({ back }) => back), left: withQuantity(({ line, back }) => minus(line.quantity, back)) };
}
