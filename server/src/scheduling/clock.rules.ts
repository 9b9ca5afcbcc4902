import { TZDate } from '@date-fns/tz';
import { dayIn, plusDays, type DateString } from '../core/dates';

/** Milliseconds since 1970: from the first, up to and without the second. */
export type Span = readonly [start: number, end: number];
/** A clock of a day, `09:00`; `24:00` is the end of the day. */
export type Clock = string;

export const MINUTE = 60_000;

const numbers = (text: string): number[] => text.split(/[-:]/).map((part) => Number.parseInt(part, 10));

/**
 * The instant at which a clock of a zone shows a time on a day. A time that a change to summer time skips is as much later
 * (02:30 becomes 03:30), one that comes twice is the first.
 */
export function instantOf(day: DateString, clock: Clock, zone: string): number {
  const key = `${zone} ${day} ${clock}`;
  const known = lately.get(key);
  if (known !== undefined) return known;
  if (lately.size >= LATELY) lately.clear();
  const instant = reckoned(day, clock, zone);
  lately.set(key, instant);
  return instant;
}

/** A calendar asks for the same hours of the same days, resource after resource; to ask a zone for its offset costs a fiftieth of a millisecond. */
const lately = new Map<string, number>();
const LATELY = 10_000;

function reckoned(day: DateString, clock: Clock, zone: string): number {
  const [year, month, date] = numbers(day);
  const [hour, minute] = numbers(clock);
  const wall = Date.UTC(year, month - 1, date, hour, minute);
  const at = (offset: number) => wall - offset * MINUTE;
  // the offsets before and after any change near by: a wall clock that both call theirs comes twice
  const [before, after] = [wall - 86_400_000, wall + 86_400_000].map((near) => -new TZDate(near, zone).getTimezoneOffset());
  const valid = [before, after].filter((offset) => -new TZDate(at(offset), zone).getTimezoneOffset() === offset);
  return at(valid[0] ?? before);
}

/** ISO 8601 weekday of a day: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: DateString): number => {
  const [year, month, date] = numbers(day);
  return ((Math.floor(Date.UTC(year, month - 1, date) / 86_400_000) + 3) % 7) + 1;
};

/** The days of a zone that a span touches. */
export function daysIn(zone: string, [start, end]: Span): DateString[] {
  const days: DateString[] = [];
  for (let day = dayIn(zone, start); instantOf(day, '00:00', zone) < end; day = plusDays(day, 1)) days.push(day);
  return days;
}

export const overlap = ([a, b]: Span, [c, d]: Span): boolean => a < d && c < b;
export const iso = (instant: number): string => new Date(instant).toISOString();
