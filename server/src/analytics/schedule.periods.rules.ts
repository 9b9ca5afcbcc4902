import { plusDays, type DateString } from '../core/dates';
import type { Words } from './data-sets';

export const SCHEDULE_PERIODS = [
  'yesterday',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
  'this_week',
  'this_month',
  'this_quarter',
  'this_year',
] as const;
export type SchedulePeriod = (typeof SCHEDULE_PERIODS)[number];

export const PERIOD_WORDS: Record<SchedulePeriod, Words> = {
  yesterday: { de: 'Gestern', en: 'Yesterday' },
  last_7_days: { de: 'Die letzten 7 Tage', en: 'Last 7 days' },
  last_30_days: { de: 'Die letzten 30 Tage', en: 'Last 30 days' },
  last_90_days: { de: 'Die letzten 90 Tage', en: 'Last 90 days' },
  last_week: { de: 'Vorige Woche', en: 'Last week' },
  last_month: { de: 'Voriger Monat', en: 'Last month' },
  last_quarter: { de: 'Voriges Quartal', en: 'Last quarter' },
  last_year: { de: 'Voriges Jahr', en: 'Last year' },
  this_week: { de: 'Diese Woche bis gestern', en: 'This week until yesterday' },
  this_month: { de: 'Dieser Monat bis gestern', en: 'This month until yesterday' },
  this_quarter: { de: 'Dieses Quartal bis gestern', en: 'This quarter until yesterday' },
  this_year: { de: 'Dieses Jahr bis gestern', en: 'This year until yesterday' },
};

export interface Days {
  from: DateString;
  /** The last day, included. */
  to: DateString;
}

/**
 * The days a mail tells of that is due on `day` (in the organization's zone). Whole days only: the day it is sent on is not over. On the first day
 * of a week, month, quarter or year the one before stands for the current one, of which no day is over yet. The year begins with `fiscalMonth`.
 */
export function daysOfPeriod(period: SchedulePeriod, day: DateString, fiscalMonth = 1): Days {
  const yesterday = plusDays(day, -1);
  const back = (days: number): Days => ({ from: plusDays(day, -days), to: yesterday });
  const before = (start: (of: DateString) => DateString): Days => {
    const to = plusDays(start(day), -1);
    return { from: start(to), to };
  };
  const starts = {
    week: monday,
    month: firstOfMonth,
    quarter: (of: DateString) => firstOf(of, 3, fiscalMonth),
    year: (of: DateString) => firstOf(of, 12, fiscalMonth),
  };
  if (period === 'yesterday') return back(1);
  if (/\d/.test(period)) return back(Number.parseInt(period.replace(/\D/g, ''), 10));
  const [which, unit] = period.split('_') as ['last' | 'this', keyof typeof starts];
  return which === 'last' ? before(starts[unit]) : { from: starts[unit](yesterday), to: yesterday };
}

const monday = (day: DateString): DateString => plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
const firstOfMonth = (day: DateString): DateString => `${day.slice(0, 8)}01`;

/** The first day of the span of so many months that a day lies in, counted from the month the year begins with. */
function firstOf(day: DateString, months: number, fiscalMonth: number): DateString {
  const [year, month] = day.split('-').map((part) => Number.parseInt(part, 10));
  const since = (month - fiscalMonth + 12) % 12;
  return new Date(Date.UTC(year, month - 1 - (since % months), 1)).toISOString().slice(0, 10);
}
