import type { DateString } from '../core/dates';
import type { Quantity } from '../core/money';
import { quantity as exactly } from '../core/quantity';
import type { Id } from '../core/tx';
import type { Peg } from './planning.types';

/** Later than every day: what is needed after all else, what comes nobody knows when. */
export const NEVER: DateString = '9999-12-31';

/** One need of a part: who causes it, how much, when. `day` orders the needs; `dated` is false where nobody named a day. */
export interface Need {
  type: Peg['type'];
  id: Id | null;
  number: string | null;
  orderItemId: Id | null;
  partId: Id;
  viaPartId: Id | null;
  quantity: Quantity;
  day: DateString;
  dated: boolean;
  reserved: Quantity;
  changes: { partId: Id; quantityDelta: Quantity }[];
  covers: Covered[];
  /** What of it has to be bought or made. */
  proposed: Quantity;
  /** What has to be there so that the proposed can be made. */
  parts: Need[];
}

export interface Source {
  type: 'stock' | 'purchase_order' | 'production_order' | 'print_job' | 'proposal';
  id: Id | null;
  number: string | null;
  day: DateString;
  left: Quantity;
  /** A production made to order serves its own line first. */
  orderItemId: Id | null;
  /** What was ordered or is printed for a production order serves it first. */
  productionOrderId?: Id;
}
export interface Covered {
  source: Source;
  quantity: Quantity;
}

// sums of thousandths in doubles, rounded back at once: thousands of needs are netted in a request
const thousandths = (value: number): Quantity => Math.round(value * 1000) / 1000;
export const add = (a: Quantity, b: Quantity): Quantity => thousandths(a + b);
export const less = (a: Quantity, b: Quantity): Quantity => thousandths(a - b);
export const total = (values: Quantity[]): Quantity => exactly(values.reduce(add, 0));

/** Needs by day; of the same day by who causes them, so that a plan made twice is the same plan. */
export const inOrder = (needs: Need[]): Need[] =>
  [...needs].sort((a, b) => compare(a.day, b.day) || compare(a.number ?? '', b.number ?? '') || compare(a.viaPartId ?? '', b.viaPartId ?? ''));
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Nets the needs of one part against what there is and what comes. What is reserved for a need and what is made for it is its
 * own. The rest goes first come, first served, the earliest need to the earliest supply, and all of it goes before anything
 * more is bought or made. What is then missing is proposed for the last needs, or for one that a proposal can serve sooner
 * than what is still to come: no other distribution is late by fewer days. `wholePieces`: no half machine is made.
 * @returns what is missing
 */
export function net(needs: Need[], sources: Source[], proposal: { day: DateString; wholePieces: boolean }, today: DateString): Quantity {
  const ordered = inOrder(needs);
  for (const need of ordered) takeOwn(need, sources, today);
  const missing = Math.max(0, less(total(ordered.map(openOf)), total(sources.map((source) => source.left))));
  const proposed: Source = {
    type: 'proposal',
    id: null,
    number: null,
    day: proposal.day,
    left: missing,
    orderItemId: null,
  };
  const queue = sources.filter((source) => source.left > 0).sort((a, b) => compare(a.day, b.day));
  for (const need of ordered) {
    while (openOf(need) > 0) {
      const [next] = queue;
      const proposeRather = proposed.left > 0 && (!next || (next.day > need.day && proposed.day < next.day));
      const source = proposeRather ? proposed : next;
      take(need, source, openOf(need));
      if (next?.left === 0) queue.shift();
    }
  }
  if (proposal.wholePieces) madeWhole(ordered, missing);
  return missing;
}

const openOf = (need: Need): Quantity => need.covers.reduce((open, cover) => less(open, cover.quantity), need.quantity);

function takeOwn(need: Need, sources: Source[], today: DateString): void {
  if (need.reserved > 0) {
    const quantity = Math.min(need.quantity, need.reserved);
    need.covers.push({
      source: {
        type: 'stock',
        id: null,
        number: null,
        day: today,
        left: 0,
        orderItemId: null,
      },
      quantity,
    });
  }
  for (const source of sources) {
    const own = need.orderItemId ? source.orderItemId === need.orderItemId : false;
    const made = need.type === 'production_order' && !!need.id && source.productionOrderId === need.id;
    if (own || made) take(need, source, openOf(need));
  }
}

function take(need: Need, source: Source, most: Quantity): void {
  const quantity = Math.min(source.left, most);
  if (quantity <= 0) return;
  source.left = less(source.left, quantity);
  need.covers.push({ source, quantity });
  if (source.type === 'proposal') need.proposed = add(need.proposed, quantity);
}

/** Half a machine cannot be made: the last need that causes one pays for the other half. */
function madeWhole(ordered: Need[], missing: Quantity): void {
  const last = [...ordered].reverse().find((need) => need.proposed > 0);
  if (last) last.proposed = add(last.proposed, less(Math.ceil(missing), missing));
}
