import { plusDays, type DateString } from '../core/dates';
import { core } from '../core/problem';

/** How long back one looks: so many days with today, so far in a calendar unit, the whole unit before, or from one day to another. */
export const TIMEFRAMES = [
  '7d',
  '30d',
  '90d',
  '1y',
  'week',
  'month',
  'quarter',
  'year',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
  'custom',
] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];
export const STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof STEPS)[number];
type Unit = Exclude<Step, 'day'>;

export interface Span {
  from: DateString;
  to: DateString;
}
/** A period and the one it is compared with: as many days, directly before; of a calendar unit, the same part of the unit before. */
export interface Period extends Span {
  timeframe: Timeframe;
  previous: Span;
}
export interface PeriodAsked {
  timeframe?: Timeframe;
  from?: DateString;
  to?: DateString;
}
/** What a calendar needs to know: today in the organization's zone, and the month (1 to 12) its year begins with. */
export interface Calendar {
  today: DateString;
  yearStart: number;
}

const DAYS: Partial<Record<Timeframe, number>> = { '7d': 7, '30d': 30, '90d': 90, '1y': 365 };
const DAY_MS = 86_400_000;
const MOST_YEARS = 30;

const number = (text: string): number => Number.parseInt(text, 10);
/** The first day of the month so many months later. */
function firstPlus(day: DateString, months: number): DateString {
  const count = number(day.slice(0, 4)) * 12 + number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}
export const daysBetween = (from: DateString, to: DateString): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The first day of the week (a Monday), month, quarter or year a day lies in; quarters and years are those of the fiscal year. */
export function startOf(step: Step, day: DateString, yearStart: number): DateString {
  if (step === 'day') return day;
  if (step === 'week') return plusDays(day, -((Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + 3) % 7)); // 1970-01-01 was a Thursday
  if (step === 'month') return firstPlus(day, 0);
  const since = (number(day.slice(5, 7)) - yearStart + 12) % 12;
  return firstPlus(day, -(step === 'quarter' ? since % 3 : since));
}

const MONTHS: Record<Exclude<Unit, 'week'>, number> = { month: 1, quarter: 3, year: 12 };
/** The first day of the unit so many units later. */
export function plusUnits(step: Step, start: DateString, count: number): DateString {
  if (step === 'day') return plusDays(start, count);
  return step === 'week' ? plusDays(start, 7 * count) : firstPlus(start, MONTHS[step] * count);
}

const earlier = (a: DateString, b: DateString): DateString => (a < b ? a : b);

/** The unit so far, or the one before; compared with the same days of the unit before it, no further than that goes. */
function calendar(timeframe: Timeframe, { today, yearStart }: Calendar): Period {
  const last = timeframe.startsWith('last_');
  const unit = timeframe.replace('last_', '') as Unit;
  const current = startOf(unit, today, yearStart);
  const from = last ? plusUnits(unit, current, -1) : current;
  const before = plusUnits(unit, from, -1);
  const to = last ? plusDays(current, -1) : today;
  const end = plusDays(from, -1);
  return { timeframe, from, to, previous: { from: before, to: last ? end : earlier(plusDays(before, daysBetween(from, to)), end) } };
}

const before = ({ from, to }: Span): Span => ({ from: plusDays(from, -daysBetween(from, to) - 1), to: plusDays(from, -1) });

/** The days that are meant; 400 where `custom` lacks one of its days, they are the wrong way round, or stand beside another timeframe. */
export function periodOf({ from, to, timeframe = from || to ? 'custom' : '30d' }: PeriodAsked, at: Calendar): Period {
  if (timeframe === 'custom') {
    if (!from) throw core.validationFailed({ reason: 'from_and_to' }, 'from');
    if (!to) throw core.validationFailed({ reason: 'from_and_to' }, 'to');
    if (from > to) throw core.validationFailed({ reason: 'from_after_to' }, 'from');
    if (from < '1900-01-01' || daysBetween(from, to) > MOST_YEARS * 366) throw core.validationFailed({ reason: 'period_too_long' }, 'from');
    return { timeframe, from, to, previous: before({ from, to }) };
  }
  if (from ?? to) throw core.validationFailed({ reason: 'custom_only' }, from ? 'from' : 'to');
  const days = DAYS[timeframe];
  if (!days) return calendar(timeframe, at);
  const span = { from: plusDays(at.today, 1 - days), to: at.today };
  return { timeframe, ...span, previous: before(span) };
}

const MOST_POINTS = 1_100;
/** The steps of a period without gaps; the first and the last are as long as the period lets them. */
export function stepsOf({ from, to }: Span, step: Step, yearStart: number): Span[] {
  const first = startOf(step, from, yearStart);
  const spans: Span[] = [];
  for (let start = first; start <= to; start = plusUnits(step, start, 1)) {
    if (spans.length === MOST_POINTS) throw core.validationFailed({ reason: 'too_many_points' }, 'by');
    spans.push({ from: start < from ? from : start, to: earlier(plusDays(plusUnits(step, start, 1), -1), to) });
  }
  return spans;
}

const RELATIVE = /^(today|week|month|quarter|year)([+-]\d{1,4})?$/;
/** A day that is said relative to today: `today-30`, `month`, `month-1` (first day of the month before), `year`; undefined for what says none. */
export function relativeDay(said: string, { today, yearStart }: Calendar): DateString | undefined {
  const [, unit, by = '0'] = RELATIVE.exec(said) ?? [];
  if (!unit) return undefined;
  const step: Step = unit === 'today' ? 'day' : (unit as Unit);
  return plusUnits(step, startOf(step, today, yearStart), number(by));
}
