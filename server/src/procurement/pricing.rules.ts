import Decimal from 'decimal.js';
import { priceFor, type PriceList } from '../core/price-breaks.rules';
import type { Price, Quantity } from '../core/money';

export const PRICE_NOTES = ['other_than_offered', 'above_last', 'below_minimum', 'no_whole_packs'] as const;
export type PriceNote = (typeof PRICE_NOTES)[number];

/** From so many percent above the last purchase on somebody should look twice. */
const RISE_PERCENT = 10;

interface Wanted {
  quantity: Quantity;
  /** Null: nothing was typed, and nothing is offered. */
  unitPrice: Price | null;
  offer: (PriceList & { minimumQuantity: Quantity | null; packSize: Quantity | null }) | null;
  last: Price | null;
}

/** How far a price lies above (or below) the last one, in percent to one decimal; null where there was none or it was free. */
export function riseOf(unitPrice: Price | null, last: Price | null): number | null {
  if (unitPrice === null || last === null || new Decimal(last).isZero()) return null;
  return new Decimal(unitPrice).minus(last).div(last).times(100).toDecimalPlaces(1).toNumber();
}

/** What somebody who orders would like to be told of a line: it is no refusal. */
export function notesOf({ quantity, unitPrice, offer, last }: Wanted): PriceNote[] {
  const rise = riseOf(unitPrice, last);
  const notes: Record<PriceNote, boolean> = {
    other_than_offered: !!offer && unitPrice !== null && !new Decimal(unitPrice).equals(priceFor(offer, quantity)),
    above_last: rise !== null && rise > RISE_PERCENT,
    below_minimum: !!offer?.minimumQuantity && quantity < offer.minimumQuantity,
    no_whole_packs: !!offer?.packSize && !new Decimal(quantity).mod(offer.packSize).isZero(),
  };
  return PRICE_NOTES.filter((note) => notes[note]);
}
