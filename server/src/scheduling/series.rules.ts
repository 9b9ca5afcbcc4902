import { plusDays, type DateString } from '../core/dates';
import { weekdayOf } from './clock.rules';

export const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const;
/** As RFC 5545 has it: a month that lacks the day is left out. */
export interface Rule {
  frequency: (typeof FREQUENCIES)[number];
  interval: number;
  /** Of a weekly series; left out, the weekday of the first day. */
  weekdays?: number[] | null;
  /** How many; or the last day. */
  count?: number | null;
  until?: DateString | null;
}

export const MOST = 200;
const FAR = 366 * 6;

/** The days of a series from its first on, 200 at most. The first day is one of them, whatever the rule says. */
export function daysOf(first: DateString, { frequency, interval, weekdays, count, until }: Rule): DateString[] {
  const wanted = new Set(weekdays?.length ? weekdays : [weekdayOf(first)]);
  const monday = plusDays(first, 1 - weekdayOf(first));
  const far = (day: DateString) => Math.round((Date.parse(day) - Date.parse(monday)) / 86_400_000);
  const months = (day: DateString) => Number.parseInt(day.slice(0, 4), 10) * 12 + Number.parseInt(day.slice(5, 7), 10);
  const fits: Record<Rule['frequency'], (day: DateString) => boolean> = {
    daily: (day) => Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000) % interval === 0,
    weekly: (day) => Math.floor(far(day) / 7) % interval === 0 && wanted.has(weekdayOf(day)),
    monthly: (day) => day.slice(8) === first.slice(8) && (months(day) - months(first)) % interval === 0,
  };
  const found = [first];
  for (let i = 1; i < FAR && found.length < Math.min(count ?? MOST, MOST); i++) {
    const day = plusDays(first, i);
    if (until && day > until) break;
    if (fits[frequency](day)) found.push(day);
  }
  return found;
}
