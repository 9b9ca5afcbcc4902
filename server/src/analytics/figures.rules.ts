import Decimal from 'decimal.js';

export const CHANGE_KINDS = ['percent', 'new', 'same'] as const;
export interface Change {
  /** In percent of what it was, with one decimal. */
  change: number | null;
  changeKind: (typeof CHANGE_KINDS)[number] | null;
}

/** Against what it was before: of nothing there is no percentage, it is new. */
export function changeOf(value: string | number | null, previous: string | number | null): Change {
  if (value === null || previous === null) return { change: null, changeKind: null };
  const [now, before] = [new Decimal(value), new Decimal(previous)];
  if (now.eq(before)) return { change: 0, changeKind: 'same' };
  if (before.isZero()) return { change: null, changeKind: 'new' };
  return { change: now.minus(before).div(before.abs()).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toNumber(), changeKind: 'percent' };
}
