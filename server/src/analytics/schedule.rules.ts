import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { DateString } from '../core/dates';

export const SCHEDULE_FREQUENCIES = ['daily', 'weekly', 'monthly', 'rule'] as const;
export const MONTHLY_BY = ['day', 'last_day', 'weekday'] as const;

/** On which days something is sent. */
export interface RhythmRule {
  frequency: (typeof SCHEDULE_FREQUENCIES)[number];
  /** Of `weekly`: ISO 8601, 1 is Monday, 7 is Sunday. */
  weekdays: number[];
  monthly: (typeof MONTHLY_BY)[number] | null;
  /** Of a month that has fewer days, its last. */
  dayOfMonth: number | null;
  /** The first (1) to fourth, or the last (-1), `weekday` of a month. */
  nth: number | null;
  weekday: number | null;
  /** RFC 5545, by days only: `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1`. */
  rule: string | null;
  /** No run before this day; of a rule the day its intervals and counts begin with. */
  startsOn: DateString | null;
}

/** Days are looked for so far ahead: nearly five years, so that every 29 February is found. */
const FAR_DAYS = 1_830;
const MOST_STEPS = 20_000;
/** Where no day was given a rule begins here. */
const SOME_DAY = '2026-01-01';
/** Times are what the schedule says itself, and nothing runs twice a day. */
const TIMED = /(^|;)\s*(BYHOUR|BYMINUTE|BYSECOND|DTSTART|RSCALE|SKIP)\s*=|FREQ=(HOURLY|MINUTELY|SECONDLY)/i;

/** Until is a day here, and that day is the last. */
const UNTIL = /UNTIL=(\d{8})(T\d{6}Z?)?/i;

/**
 * The next instant after `after` (ISO 8601, UTC) at which a rhythm is due, its clock read in a zone: 07:00 stays 07:00 when the clocks change.
 * A time that a change skips is due at the first instant after it, a time that comes twice at the first of both. Null where no day follows.
 */
export function nextRun(rhythm: RhythmRule, time: string, zone: string, after: string): string | null {
  const from = Temporal.Instant.from(after);
  let day = from.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  if (rhythm.startsOn && Temporal.PlainDate.compare(day, rhythm.startsOn) < 0) day = Temporal.PlainDate.from(rhythm.startsOn).subtract({ days: 1 });
  // a skipped time may fall on the next day, and a day of its own may be skipped: what lies after counts, not the day
  for (const found of daysAfter(rhythm, day)) {
    const due = instantAt(found, time, zone);
    if (Temporal.Instant.compare(due, from) > 0) return due.toString({ fractionalSecondDigits: 3 });
  }
  return null;
}

/** The next runs, at most so many. */
export function nextRuns(rhythm: RhythmRule, time: string, zone: string, after: string, most: number): string[] {
  const found: string[] = [];
  for (let last: string | null = after; found.length < most;) {
    last = nextRun(rhythm, time, zone, last);
    if (!last) break;
    found.push(last);
  }
  return found;
}

/** The instant a clock of a zone shows a time on a day. */
function instantAt(day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const [earlier, later] = [wall.toZonedDateTime(zone, { disambiguation: 'earlier' }), wall.toZonedDateTime(zone, { disambiguation: 'later' })];
  const skipped = !earlier.toPlainDateTime().equals(wall);
  // before the gap the clock shows too little, after it too much: between both stands the change itself
  return (skipped ? (earlier.getTimeZoneTransition('next') ?? later) : earlier).toInstant();
}

/** The days of a rhythm after one, in their order. */
function* daysAfter(rhythm: RhythmRule, day: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (rhythm.frequency === 'rule') return yield* ruleDays(rhythm, day);
  for (let i = 1; i <= FAR_DAYS; i++) {
    const next = day.add({ days: i });
    if (fits(rhythm, next)) yield next;
  }
}

const fits = (rhythm: RhythmRule, day: Temporal.PlainDate): boolean =>
  rhythm.frequency === 'daily' || (rhythm.frequency === 'weekly' ? rhythm.weekdays.includes(day.dayOfWeek) : isOfMonth(rhythm, day));

function isOfMonth({ monthly, dayOfMonth, nth, weekday }: RhythmRule, day: Temporal.PlainDate): boolean {
  if (monthly === 'last_day') return day.day === day.daysInMonth;
  if (monthly === 'day') return day.day === Math.min(dayOfMonth ?? 1, day.daysInMonth);
  if (day.dayOfWeek !== weekday) return false;
  return nth === -1 ? day.day + 7 > day.daysInMonth : Math.ceil(day.day / 7) === nth;
}

function* ruleDays({ rule, startsOn }: RhythmRule, day: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const rrule = ruleOf(rule ?? '', startsOn ?? SOME_DAY);
  const noon = (date: Temporal.PlainDate) => new Date(`${date.toString()}T12:00:00Z`);
  const last = noon(day.add({ days: FAR_DAYS })).getTime();
  let next = rrule.next(noon(day));
  while (next && next.epochMilliseconds <= last) {
    yield Temporal.PlainDate.from(next.toString().slice(0, 10));
    next = rrule.next(new Date(next.epochMilliseconds));
  }
}

/** Reckoned at noon of UTC, where no clock ever changes: a rule is about days here. */
const ruleOf = (rule: string, startsOn: DateString): RRuleTemporal =>
  new RRuleTemporal({
    rruleString: `DTSTART:${startsOn.replaceAll('-', '')}T120000Z\nRRULE:${rule
      .trim()
      .replace(/^RRULE:/i, '')
      .replace(UNTIL, 'UNTIL=$1T235959Z')}`,
    maxIterations: MOST_STEPS,
    maxCandidateEvaluations: MOST_STEPS * 10,
    strict: true,
  });

/** Why a rhythm cannot be followed, as the field and a word for it; null if it can. */
export function flawOf(rhythm: RhythmRule): { field: string; reason: string } | null {
  const { frequency, weekdays, monthly, dayOfMonth, nth, weekday, rule } = rhythm;
  if (frequency === 'weekly' && !weekdays.length) return { field: 'weekdays', reason: 'weekdays_missing' };
  if (frequency === 'monthly' && !monthly) return { field: 'monthly', reason: 'monthly_missing' };
  if (frequency === 'monthly' && monthly === 'day' && !dayOfMonth) return { field: 'dayOfMonth', reason: 'day_missing' };
  if (frequency === 'monthly' && monthly === 'weekday' && !(nth && weekday)) return { field: 'weekday', reason: 'weekday_missing' };
  if (frequency === 'rule') return rule && isRule(rule, rhythm.startsOn) ? null : { field: 'rule', reason: 'rule_unreadable' };
  return null;
}

function isRule(rule: string, startsOn: DateString | null): boolean {
  if (!/^(RRULE:)?[A-Z0-9=;,+-]{1,190}$/i.test(rule.trim()) || TIMED.test(rule) || !/FREQ=/i.test(rule)) return false;
  try {
    ruleOf(rule, startsOn ?? SOME_DAY).next(new Date('2000-01-01T00:00:00Z'));
    return true;
  } catch {
    return false; // not RFC 5545, or one that asks for more days than anybody looks through
  }
}
