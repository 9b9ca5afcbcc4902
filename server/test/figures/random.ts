import { randomUUID } from 'node:crypto';
import { dayIn, plusDays } from '../../src/core/dates';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Chance with a seed (mulberry32), and instants where calendars are treacherous: around midnight and around changes of the clock. */
export class Chance {
  private readonly treacherous: number[];

  constructor(
    private state: number,
    readonly zone: string,
    readonly now: number,
  ) {
    this.treacherous = clockChanges(zone, now);
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  int = (from: number, to: number): number => from + Math.floor(this.next() * (to - from + 1));
  is = (share: number): boolean => this.next() < share;
  of = <T>(all: readonly T[]): T => all[this.int(0, all.length - 1)];
  maybe = <T>(share: number, value: T): T | null => (this.is(share) ? value : null);
  amount = (most: number): string => (this.int(0, most * 100) / 100).toFixed(2);
  price = (most: number): string => (this.int(1, most * 10_000) / 10_000).toFixed(4);
  quantity = (most: number): number => (this.is(0.7) ? this.int(1, most) : this.int(1, most * 1000) / 1000);
  id = (): string => randomUUID();
  many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

  /** An instant of the last 400 days, not later than now: often within hours of a clock change or a midnight. */
  past = (back = 400): number => {
    const any = this.now - this.next() * back * DAY;
    if (this.is(0.45)) return Math.min(this.of(this.treacherous) + this.int(-30, 30) * (HOUR / 2) + this.int(0, 59_999), this.now);
    if (this.is(0.3)) return Math.min(startOf(this.zone, any) + this.int(-3, 3) * 60_000 * this.int(1, 20), this.now);
    return Math.floor(any);
  };
  day = (back = 400): string => dayIn(this.zone, this.past(back));
  /** A day some days from another, either way. */
  near = (day: string, before: number, after: number): string => plusDays(day, this.int(-before, after));
}

export const iso = (instant: number): string => new Date(instant).toISOString();

/** The instant a day begins at, found by looking: the first half minute of the day. */
function startOf(zone: string, instant: number): number {
  const day = dayIn(zone, instant);
  let [low, high] = [instant - 26 * HOUR, instant];
  while (high - low > 30_000) {
    const middle = (low + high) / 2;
    if (dayIn(zone, middle) < day) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes of a zone's clock before UTC, as the platform shows them. */
export function offset(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  return (Date.UTC(2000 + of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(instant / 1000) * 1000) / 60_000;
}

/** When a zone last turned its clocks, in the 13 months up to an instant; where it never does, that instant itself. */
export function clockChanges(zone: string, now: number): number[] {
  const found = Array.from({ length: 395 }, (_, at) => now - (395 - at) * DAY).filter((one) => offset(zone, one) !== offset(zone, one + DAY));
  return found.length ? found : [now];
}

/** The days of a zone on which its clocks were turned. */
export const daysOfChange = (zone: string, now: number): string[] =>
  clockChanges(zone, now).map((one) => {
    let [low, high] = [one, one + DAY];
    while (high - low > 60_000) {
      const middle = (low + high) / 2;
      if (offset(zone, middle) === offset(zone, one)) low = middle;
      else high = middle;
    }
    return dayIn(zone, high);
  });
