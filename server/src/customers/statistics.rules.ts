import Decimal from 'decimal.js';
import { money, sum, type Money } from '../core/money';
import type { LifetimeMethod } from './statistics.dto';

interface Known {
  figure: string;
  currency: string | null;
  count: number;
  amount: string | null;
}

/**
 * What a lifetime value is made of. `paid_net`: what was paid, net, less what credit notes took back of it. `quotes_and_jobs`: completed jobs, and
 * accepted quotes that have no job, so that a quote and its job never count both.
 */
export const LIFETIME: Record<LifetimeMethod, readonly string[]> = {
  paid_net: ['paid', 'credited'],
  quotes_and_jobs: ['completedJobs', 'quotesWithoutJob'],
};

/** The lifetime value by a method in one currency, and its parts; a part without rows is 0.00. */
export function lifetimeOf(method: LifetimeMethod, figures: readonly Known[], currency: string) {
  const parts = LIFETIME[method].map((figure) => {
    const found = figures.find((one) => one.figure === figure && one.currency === currency);
    return { figure, count: found?.count ?? 0, amount: money(found?.amount ?? 0) };
  });
  return { method, parts, lifetimeValue: sum(parts.map(({ amount }) => amount)) };
}

/** Rows of a figure in all currencies. */
export const countOf = (figures: readonly Known[], figure: string): number =>
  figures.filter((one) => one.figure === figure).reduce((total, { count }) => total + count, 0);

/** A sum over a number of rows, half up; 0.00 over none. */
export const average = (total: string | null | undefined, rows: number): Money => (rows ? money(new Decimal(total ?? 0).div(rows).toString()) : money(0));
