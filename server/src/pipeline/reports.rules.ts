import Decimal from 'decimal.js';
import { money, type Money } from '../core/money';

/** `part` of `whole` in percent, with one decimal; 0 of nothing. */
export const percentOf = (part: number, whole: number): number => (whole ? new Decimal(part).times(100).div(whole).toDecimalPlaces(1).toNumber() : 0);

/**
 * Sales velocity: what the open deals bring a day if they go as those before, open × win rate × average value ÷ days to win
 * (the formula sales people know). 0 while nothing was won; a deal won on its first day counts as one day.
 */
export function velocity({ open, won, lost, wonValue, daysToWin }: { open: number; won: number; lost: number; wonValue: Money; daysToWin: number }): Money {
  if (!won) return money(0);
  const rate = new Decimal(won).div(won + lost);
  return money(new Decimal(open).times(rate).times(new Decimal(wonValue).div(won)).div(Math.max(daysToWin, 1)).toFixed(6));
}

export const average = (sum: Money, count: number): Money => (count ? money(new Decimal(sum).div(count).toFixed(6)) : money(0));

interface Row {
  count: number;
  sum: Money;
  weightedSum: Money;
}
const plus = (a: Money, b: Money): Money => money(new Decimal(a).plus(b).toFixed(2));
/** The rows of each key, added up, in the order in which the keys come. */
export function addedBy<R extends Row, K>(rows: R[], keyOf: (row: R) => K): { key: K; rows: R[]; count: number; sum: Money; weightedSum: Money }[] {
  const groups = new Map<K, R[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].map(([key, members]) => ({ key, rows: members, ...addedUp(members) }));
}

export const addedUp = (rows: Row[]): Row =>
  rows.reduce<Row>((all, row) => ({ count: all.count + row.count, sum: plus(all.sum, row.sum), weightedSum: plus(all.weightedSum, row.weightedSum) }), {
    count: 0,
    sum: money(0),
    weightedSum: money(0),
  });
