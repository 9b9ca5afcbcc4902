import { TZDate } from '@date-fns/tz';
import { dayIn, plusDays, startOfDay, type DateString } from '../core/dates';
import type { ChannelHours } from './channels.entity';

type Span = [from: number, to: number];
/** Further back nothing is counted, and further ahead nobody looks. */
const MOST_DAYS = 370;
const DAY_MS = 86_400_000;

/** 1 is Monday, 7 is Sunday. The first day of 1970 was a Thursday. */
const weekdayOf = (day: DateString): number => ((Date.parse(`${day}T00:00:00Z`) / DAY_MS + 3) % 7) + 1;

function instantOf(day: DateString, clock: string, zone: string): number {
  if (clock === '24:00') return Date.parse(startOfDay(plusDays(day, 1), zone));
  const [year, month, date] = day.split('-').map((part) => Number.parseInt(part, 10));
  const [hour, minute] = clock.split(':').map((part) => Number.parseInt(part, 10));
  return new TZDate(year, month - 1, date, hour, minute, zone).getTime();
}

/** When somebody is there on a day, in order and without overlap. */
function openOn(day: DateString, hours: readonly ChannelHours[], zone: string, closed: ReadonlySet<DateString>): Span[] {
  if (closed.has(day)) return [];
  const spans = hours
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ from, to }): Span => [instantOf(day, from, zone), instantOf(day, to, zone)])
    .sort((a, b) => a[0] - b[0]);
  const joined: Span[] = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) joined.push([from, to]);
  }
  return joined;
}

/** Whether somebody is there at that moment; without hours, always. `closed`: days on which nobody is. */
export function isOpen(hours: readonly ChannelHours[] | null, zone: string, now: string, closed: ReadonlySet<DateString> = new Set()): boolean {
  if (!hours) return true;
  const at = Date.parse(now);
  return openOn(dayIn(zone, at), hours, zone, closed).some(([from, to]) => from <= at && at < to);
}

/** So many seconds between two moments in which somebody was there. */
export function openSeconds(hours: readonly ChannelHours[], zone: string, from: string, to: string, closed: ReadonlySet<DateString>): number {
  const till = Date.parse(to);
  const since = Math.max(Date.parse(from), till - MOST_DAYS * DAY_MS);
  let sum = 0;
  for (let day = dayIn(zone, since); day <= dayIn(zone, till); day = plusDays(day, 1))
    for (const [opens, closes] of openOn(day, hours, zone, closed)) sum += Math.max(0, Math.min(closes, till) - Math.max(opens, since));
  return Math.round(sum / 1000);
}

/** When somebody is there again, ISO 8601; null where there is somebody, or where nobody will be for a month. */
export function reopening(hours: readonly ChannelHours[] | null, zone: string, now: string, closed: ReadonlySet<DateString>): string | null {
  if (isOpen(hours, zone, now, closed)) return null;
  const today = dayIn(zone, Date.parse(now));
  for (let day = today; day <= plusDays(today, 31); day = plusDays(day, 1)) {
    const next = openOn(day, hours ?? [], zone, closed).find(([from]) => from > Date.parse(now));
    if (next) return new Date(next[0]).toISOString();
  }
  return null;
}
