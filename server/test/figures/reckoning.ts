import Decimal from 'decimal.js';
import type { Tables } from './data';

/** What a slow calculation knows: every row there is, and the days that are asked for. */
export interface Known {
  raw: Tables;
  zone: string;
  currency: string;
  today: string;
  from: string;
  to: string;
  at: string;
}
export type Answer = Decimal | number | null;
export type Slow = (known: Known) => Answer;

export const decimal = (value: Decimal.Value | null | undefined): Decimal => new Decimal(value ?? 0);
const half = (value: Decimal, digits: number): Decimal => value.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
export const cents = (value: Decimal.Value): Decimal => half(decimal(value), 2);
export const rounded = (value: Decimal.Value, digits: number): Decimal => half(decimal(value), digits);

export const total = <T>(all: readonly T[], of: (one: T) => Decimal.Value): Decimal => all.reduce((sum, one) => sum.plus(of(one)), new Decimal(0));
/** The mean of what there is; of nothing there is none. */
export function mean<T>(all: readonly T[], of: (one: T) => Decimal.Value | null): Answer {
  const values = all.map(of).filter((value) => value !== null) as Decimal.Value[];
  return values.length ? total(values, (value) => value).div(values.length) : null;
}
export const share = <T>(all: readonly T[], is: (one: T) => boolean): Answer => (all.length ? new Decimal(100 * all.filter(is).length).div(all.length) : null);
export const ratio = (of: Decimal, by: Decimal, times = 1): Answer => (by.isZero() ? null : of.times(times).div(by));

const formats = new Map<string, Intl.DateTimeFormat>();
const format = (zone: string): Intl.DateTimeFormat => {
  if (!formats.has(zone)) formats.set(zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }));
  return formats.get(zone)!;
};
/** What a calendar and a clock on a wall of the zone show: `2026-03-29 03:00`. */
export const wall = (zone: string, instant: string | number): string => format(zone).format(new Date(instant));
const days = new Map<string, string>();
export function dayIn(zone: string, instant: string): string {
  const key = `${zone} ${instant}`;
  if (!days.has(key)) days.set(key, wall(zone, instant).slice(0, 10));
  return days.get(key)!;
}
/** What several metrics are made of is reckoned once for each question. */
export function once<T>(of: (known: Known) => T): (known: Known) => T {
  const done = new WeakMap<Known, T>();
  return (known) => {
    if (!done.has(known)) done.set(known, of(known));
    return done.get(known)!;
  };
}
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What is not deleted. */
export const living = (raw: Tables, table: string): any[] => raw[table].filter((one) => !one.deleted_at);
export const within = ({ from, to }: Known, day: string | null): boolean => day !== null && from <= day && day <= to;
/** Rows whose instant lies on a day of the period. */
export const during = (known: Known, all: any[], instant: string): any[] => all.filter((one) => one[instant] && within(known, dayIn(known.zone, one[instant])));
/** The past of these nobody keeps. */
export const onlyToday =
  (slow: Slow): Slow =>
  (known) =>
    known.at === known.today ? slow(known) : null;
export const ms = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
export const byId = (all: any[]): Map<string, any> => new Map(all.map((one) => [one.id, one]));
