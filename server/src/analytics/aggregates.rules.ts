import Decimal from 'decimal.js';
import type { Measure } from './metrics';

/** PostgreSQL divides by more digits than are told; 60 are more than it ever takes. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** How many decimals a result is told with, and as what. */
export type Written = 'money' | 'price' | 'count' | 'quantity' | 'number';
const DECIMALS: Record<Written, number> = { money: 2, price: 4, count: 0, quantity: 3, number: 2 };

/** What is kept of some rows. */
export interface Parts {
  rows: string;
  first: string | null;
  second: string | null;
}
const NONE: Parts = { rows: '0', first: null, second: null };

/**
 * The value that follows from sums: a mean is the sum by the count, a share that times a hundred, a ratio one sum by the other. Of no rows a count and a
 * sum are 0, everything else is null.
 */
export function valueOf(measure: Measure, written: Written, { rows, first, second }: Parts = NONE): string | number | null {
  const value = raw(measure, rows, first, second);
  if (value === null) return null;
  const told = value.toDecimalPlaces(DECIMALS[written]).plus(0); // without a sign before nothing
  return written === 'money' || written === 'price' ? told.toFixed(DECIMALS[written]) : told.toNumber();
}

function raw(measure: Measure, rows: string, first: string | null, second: string | null): Decimal | null {
  switch (measure.kind) {
    case 'count':
      return new Exact(rows);
    case 'sum':
    case 'distinct':
      return new Exact(first ?? 0);
    case 'min':
    case 'max':
      return first === null ? null : new Exact(first);
    case 'mean':
      return divided(first, second, 1);
    case 'share':
      return divided(first, second, 100);
    case 'ratio':
      return divided(first, second, measure.times ?? 1);
  }
}

const divided = (first: string | null, second: string | null, times: number): Decimal | null =>
  first === null || second === null || new Exact(second).isZero() ? null : new Exact(first).times(times).div(second);
