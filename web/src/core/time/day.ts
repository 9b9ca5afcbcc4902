const DAY_MS = 86_400_000;

/** The day (`2026-11-21`) so many days later, or earlier, by the calendar. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day so many months earlier, or the last of a month that is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** `2026-11-21`: the day it is in a zone. */
export const dayThere = (zone: string | undefined, now: Date = new Date()): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);
