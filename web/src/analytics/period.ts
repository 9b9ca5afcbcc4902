import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const TIMEFRAMES = ['7d', '30d', '90d', '1y', 'custom'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];
/** What is asked for; `from` and `to` belong to `custom`. */
export interface Period {
  timeframe: Timeframe;
  from?: string;
  to?: string;
}

const FIRST: Timeframe = '30d';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** What stands in the address; a custom period that lacks a day, or has them the wrong way round, is the usual one. */
export function periodIn(params: URLSearchParams): Period {
  const [timeframe, from, to] = ['timeframe', 'from', 'to'].map((name) => params.get(name) ?? '');
  if (timeframe === 'custom' && DAY.test(from) && DAY.test(to) && from <= to) return { timeframe, from, to };
  const known = TIMEFRAMES.find((one) => one === timeframe && one !== 'custom');
  return { timeframe: known ?? FIRST };
}

/** The address with a period; the usual one is not written down. */
export function withPeriod(params: URLSearchParams, { timeframe, from, to }: Period): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of ['timeframe', 'from', 'to', 'page']) next.delete(name);
  if (timeframe !== FIRST) next.set('timeframe', timeframe);
  if (timeframe === 'custom' && from && to) {
    next.set('from', from);
    next.set('to', to);
  }
  return next;
}

/** `?timeframe=90d`, to put behind a path. */
export function searchOf(period: Period): string {
  const text = withPeriod(new URLSearchParams(), period).toString();
  return text && `?${text}`;
}

/** Days of a period, for what suits it; undefined for a custom one without days. */
export function lengthOf({ timeframe, from, to }: Period): number {
  if (timeframe !== 'custom') return { '7d': 7, '30d': 30, '90d': 90, '1y': 365 }[timeframe];
  return Math.round((Date.parse(to!) - Date.parse(from!)) / DAY_MS) + 1;
}

export const stepOf = (period: Period): 'day' | 'week' | 'month' => {
  const days = lengthOf(period);
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
};

/** The period of a page, in its address: a link shows a colleague the same. */
export function usePeriod(): [Period, (next: Period) => void] {
  const [params, setParams] = useSearchParams();
  const period = useMemo(() => periodIn(params), [params]);
  const change = useCallback((next: Period) => setParams((now) => withPeriod(now, next), { preventScrollReset: true }), [setParams]);
  return [period, change];
}
