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
    ...changes.filter(({ partId }) => !known.has(partId)).map(({ partId, quantityDelta }) => ({ partId, quantity: quantityDelta, scrapPercent: 0, unit: units.get(partId) ?? 'pcs' })),
  ];
  const below = all.find((line) => line.quantity < 0);
  if (below) return { below: below.partId };
  return all.filter((line) => line.quantity > 0).map((line) => ({
    partId: line.partId, perUnit: line.quantity, scrapPercent: line.scrapPercent, unit: line.unit, required: shareOf(line.quantity, line.scrapPercent, line.unit, quantity),
  }));
}

/** What the first `made` machines take of a component in all: whole pieces of counted units once scrap is on top (STK-10). */
export const shareOf = (perUnit: Quantity, scrapPercent: number, unit: string, made: Quantity): Quantity => withScrap(times(perUnit, made), scrapPercent, unit);

export interface Taking {
  partId: Id;
  unit: string;
  perUnit: Quantity;
  scrapPercent: number;
}

/**
 * What the next machines take of each component when `done` (good and failed) are behind: the difference of two sums, so that
 * the parts of an order add up to its whole whatever the steps.
 */
export const takes = <C extends Taking>(components: C[], done: Quantity, next: Quantity): { component: C; quantity: Quantity }[] =>
  components
    .map((component) => {
      const share = (made: Quantity) => shareOf(component.perUnit, component.scrapPercent, component.unit, made);
      return { component, quantity: minus(share(plus(done, next)), share(done)) };
    })
    .filter(({ quantity }) => quantity > 0);

/** Material and labour of one machine, to 4 decimals. Parts without a cost yet count as 0; without a rate, work costs nothing. */
export function unitCost(consumed: { quantity: Quantity; unitCost: Price | null }[], made: Quantity, hours: Quantity, labourRate: Price | null): Price {
  const material = consumed.reduce((all, line) => all.plus(new Decimal(line.quantity).abs().times(line.unitCost ?? 0)), new Decimal(0));
  return price(material.div(made).plus(new Decimal(hours).times(labourRate ?? 0)).toFixed(4));
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
