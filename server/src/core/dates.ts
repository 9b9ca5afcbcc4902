import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** A calendar day as `YYYY-MM-DD`: no time, no zone, never a JS Date, so that no border can shift it. */
export type DateString = string;

const DAY = 'yyyy-MM-dd';
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The last answer of each zone: a day begins with a minute, and most ask for now. */
const lately = new Map<string, { minute: number; day: DateString }>();

export function isDay(value: unknown): value is DateString {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const made = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(value);
}

/** The day that an instant (ISO 8601) falls on in a zone (`Europe/Vienna`). */
export function dayIn(zone: string, instant: string | number = Date.now()): DateString {
  const at = new Date(instant).getTime();
  const minute = Math.floor(at / MINUTE_MS);
  const last = lately.get(zone);
  if (last?.minute === minute) return last.day;
  const day = format(new TZDate(at, zone), DAY);
  lately.set(zone, { minute, day });
  return day;
}

/** The clock (`HH:MM`) of a zone at an instant. */
export const clockIn = (zone: string, instant: string | number = Date.now()): string => format(new TZDate(new Date(instant).getTime(), zone), 'HH:mm');

/** The last day that is written with four digits: beyond it there is none. */
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');

/** `days` later (or earlier), by the calendar: reckoned in UTC, because days of the machine's zone may have 23 hours. */
export const plusDays = (day: DateString, days: number): DateString =>
  new Date(Math.min(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS, LAST_DAY)).toISOString().slice(0, 10);

/** The day a payment is due: the document's date and the terms in days. */
export const dueOn = (date: DateString, termsDays: number): DateString => plusDays(date, termsDays);

const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
/** A day with a clock and its zone, as JavaScript and PostgreSQL both read it: ISO 8601 knows weeks and days of the year as well. */
export const isTime = (value: unknown): value is string => typeof value === 'string' && isDay(TIME.exec(value)?.[1]) && isDay(dayOf(Date.parse(value)));
const dayOf = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString().split('T')[0]); // of the year 10000 by UTC it is none
export const isDayOrTime = (value: unknown): value is string => isDay(value) || isTime(value);

/** The instant at which a day begins in a zone, as ISO 8601 UTC; days of 23 and 25 hours included. */
export function startOfDay(day: DateString, zone: string): string {
  const [year, month, date] = day.split('-').map((part) => Number.parseInt(part, 10));
  return new Date(new TZDate(year, month - 1, date, zone).getTime()).toISOString();
}

/** The last millisecond of a day in a zone, as ISO 8601 UTC. */
export const endOfDay = (day: DateString, zone: string): string => new Date(Date.parse(startOfDay(plusDays(day, 1), zone)) - 1).toISOString();

/** A time as it was given, or the border that a day alone means in a zone. */
export const edgeOf = (given: string, edge: 'first' | 'last', zone: string): string =>
  !isDay(given) ? given : edge === 'first' ? startOfDay(given, zone) : endOfDay(given, zone);
