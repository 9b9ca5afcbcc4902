import Decimal from 'decimal.js';

/** Fewer attempts say nothing. */
export const ENOUGH = 20;

/** The share of attempts that reached somebody, two decimals; null where too few were made to say. */
export const likelihood = (successes: number, attempts: number): number | null =>
  attempts < ENOUGH ? null : new Decimal(successes).div(attempts).toDecimalPlaces(2).toNumber();

/** What a visit was worth on average: the lifetime value by the visits, half up; null where nothing was paid or nobody was here. */
export const averageVisit = (lifetimeValue: string, visits: number): string | null =>
  visits && !new Decimal(lifetimeValue).isZero() ? new Decimal(lifetimeValue).div(visits).toFixed(2, Decimal.ROUND_HALF_UP) : null;

/** Percent with one decimal; null of nothing. */
export const rateOf = (part: number, of: number): number | null => (of ? new Decimal(part).times(100).div(of).toDecimalPlaces(1).toNumber() : null);
