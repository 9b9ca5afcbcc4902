import Decimal from 'decimal.js';
import type { Quantity } from './money';

/** Quantities carry up to 3 decimals: exact in a double only as long as sums are rounded back. */
export const quantity = (value: Decimal.Value): Quantity => new Decimal(value).toDecimalPlaces(3, Decimal.ROUND_HALF_UP).toNumber();
export const plus = (...values: Quantity[]): Quantity => quantity(values.reduce((all, value) => all.plus(value), new Decimal(0)));
export const minus = (from: Quantity, ...values: Quantity[]): Quantity => quantity(values.reduce((all, value) => all.minus(value), new Decimal(from)));
export const times = (value: Quantity, factor: Decimal.Value): Quantity => quantity(new Decimal(value).times(factor));

/** Up to the next multiple of a pack; a pack of 0 or null packs nothing. */
export const upToPack = (value: Quantity, pack: Quantity | null): Quantity => (pack ? quantity(new Decimal(value).div(pack).ceil().times(pack)) : value);

/** Units that are counted, not measured: what is needed of them is rounded up to whole pieces. */
export const isCounted = (unit: string): boolean => ['pcs', 'pair', 'set', 'pack', 'roll', 'box'].includes(unit);

/** What has to be there for `net` usable with a scrap percentage: whole pieces of counted units, exact amounts of others. */
export function withScrap(net: Quantity, scrapPercent: number, unit: string): Quantity {
  if (!scrapPercent) return net;
  const gross = new Decimal(net).times(new Decimal(100).plus(scrapPercent)).div(100);
  return isCounted(unit) ? gross.ceil().toNumber() : quantity(gross.toDecimalPlaces(3, Decimal.ROUND_UP));
}
