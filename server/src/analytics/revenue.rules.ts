import { dayIn, plusDays, type DateString } from '../core/dates';
import { money, sum, type Money } from '../core/money';

/** Everything that has a number: what was cancelled counts with its credit note, so that both come to nothing. */
export const FINAL = ['sent', 'paid', 'overdue', 'cancelled'];
const WEEKS = 8;

const monthOf = (day: DateString) => day.slice(0, 7);
const firstOf = (month: string): DateString => `${month}-01`;
const lastOf = (month: string): DateString => plusDays(firstOf(plusMonths(month, 1)), -1);

/** `2026-01` and −1 give `2025-12`. */
export function plusMonths(month: string, by: number): string {
  const [year, number] = month.split('-').map((part) => Number.parseInt(part, 10));
  const count = year * 12 + number - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** This month so far, the same days of the month before (no further than it goes), and that whole month. */
export function spansOf(today: DateString) {
  const before = plusMonths(monthOf(today), -1);
  const same = `${before}${today.slice(7)}`;
  return {
    thisMonth: { from: firstOf(monthOf(today)), to: today },
    sameDays: { from: firstOf(before), to: same < lastOf(before) ? same : lastOf(before) },
    lastMonth: { from: firstOf(before), to: lastOf(before) },
  };
}

/** The last twelve months, the current one last. */
export const monthsTo = (today: DateString): string[] => Array.from({ length: 12 }, (_, at) => plusMonths(monthOf(today), at - 11));

/** What is overdue, what comes in each of the next weeks, and what comes after them. `open` is by the Monday of its week. */
export function expectedOf(today: DateString, overdue: Money, open: { week: DateString; amount: Money }[]) {
  const monday = mondayOf(today);
  const weeks = Array.from({ length: WEEKS }, (_, at) => plusDays(monday, at * 7));
  const of = (wanted: (week: DateString) => boolean) => sum([money(0), ...open.filter(({ week }) => wanted(week)).map(({ amount }) => amount)]);
  return [
    { kind: 'overdue' as const, week: null, amount: overdue },
    ...weeks.map((week) => ({ kind: 'week' as const, week, amount: of((one) => one === week) })),
    { kind: 'later' as const, week: null, amount: of((one) => one > weeks.at(-1)!) },
  ];
}

/** The Monday of the week of a day. */
export function mondayOf(day: DateString): DateString {
  const sinceMonday = (Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 3) % 7; // 1970-01-01 was a Thursday
  return dayIn('UTC', Date.parse(`${plusDays(day, -sinceMonday)}T00:00:00Z`));
}
