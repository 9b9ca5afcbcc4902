import { clockOf } from '../core/time/zone';

export const SOON = ['hour', 'afternoon', 'tomorrow', 'monday'] as const;
export type Soon = (typeof SOON)[number];

const HOUR = 3_600_000;
const plusDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);

/**
 * A time people mean, on the clocks of a zone (`2026-11-21T09:00`): in an hour, this afternoon at two (tomorrow's, once it is past one),
 * tomorrow at nine, next Monday at nine.
 */
export function soon(when: Soon, zone: string, now: number): string {
  if (when === 'hour') return clockOf(new Date(now + HOUR).toISOString(), zone);
  const clock = clockOf(new Date(now).toISOString(), zone);
  const day = clock.slice(0, 10);
  if (when === 'afternoon') return `${clock.slice(11) < '13:00' ? day : plusDays(day, 1)}T14:00`;
  if (when === 'tomorrow') return `${plusDays(day, 1)}T09:00`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return `${plusDays(day, 8 - weekday)}T09:00`;
}
