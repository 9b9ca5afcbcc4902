import type { DateString } from '../core/dates';
import { instantOf, MINUTE, overlap, weekdayOf, type Clock, type Span } from './clock.rules';

/** From a clock to a clock of the same day. */
export interface Hours {
  from: Clock;
  to: Clock;
}
/** Hours of every week; several on one weekday leave breaks between them. */
export interface WeeklyHours extends Hours {
  weekday: number;
}
/** Who or what can be booked, and when. */
export interface Lane {
  id: string;
  /** In order, without overlaps. */
  open: Span[];
  busy: Span[];
}
/** What is to be booked, in minutes. */
export interface Shape {
  duration: number;
  before: number;
  after: number;
  /** Left out, one slot follows the other. */
  step?: number | null;
}
export interface Slot {
  start: number;
  end: number;
  /** Of the first lane. */
  lane: string;
  /** Of the second ones, if any is needed. */
  room?: string;
}

/** When a day is open: special hours stand above holidays, holidays above the hours of the week. */
export function openOn(day: DateString, zone: string, weekly: WeeklyHours[], special: Hours[] | undefined, holiday: boolean): Span[] {
  const hours = special ?? (holiday ? [] : weekly.filter(({ weekday }) => weekday === weekdayOf(day)));
  return hours
    .map(({ from, to }): Span => [instantOf(day, from, zone), instantOf(day, to, zone)])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
}

/** Where no two of the spans overlap any more, in order. */
export function joined(spans: Span[]): Span[] {
  const made: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = made.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  return made;
}

const FIVE = 5 * MINUTE;
const nextFive = (instant: number) => Math.ceil(instant / FIVE) * FIVE;

/** The end of what keeps a lane from being booked so, or 0. */
const busyUntil = ({ busy }: Lane, block: Span): number => busy.reduce((until, span) => (overlap(span, block) ? Math.max(until, span[1]) : until), 0);
export const isOpen = ({ open }: Lane, [start, end]: Span): boolean => open.some(([from, to]) => from <= start && end <= to);

/**
 * Free times of a lane: one after the other from the opening on, anew after everything that is booked, so that no gap is lost. The time
 * itself lies within the hours; buffers may reach beyond them, but into nothing that is booked. `rooms`: one of these is needed as well.
 */
export function freeSlots(lane: Lane, rooms: Lane[] | null, { duration, before, after, step }: Shape): Slot[] {
  const [long, ahead, behind] = [duration * MINUTE, before * MINUTE, after * MINUTE];
  const found: Slot[] = [];
  for (const [opening, closing] of lane.open) {
    for (let at = opening; at + long <= closing;) {
      const block: Span = [at - ahead, at + long + behind];
      const until = busyUntil(lane, block);
      const room = until ? undefined : rooms?.find((one) => isOpen(one, [at, at + long]) && !busyUntil(one, block));
      const free = !until && (!rooms || room !== undefined);
      if (free) found.push({ start: at, end: at + long, lane: lane.id, room: room?.id });
      if (step) at += step * MINUTE;
      else if (free) at += ahead + long + behind;
      else at = Math.max(nextFive(until + ahead), at + FIVE);
    }
  }
  return found;
}
