const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, known);
  return known;
};

const two = (value: number) => String(value).padStart(2, '0');
const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The wall clock of a zone at an instant: `{ day: '2026-11-21', minutes: 570 }` at half past nine. */
export function wallOf(instant: string | number, zone: string): { day: string; minutes: number } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** The instant at which the wall clock of a zone shows a time; one that summer time skips is an hour later, of one that comes twice the first. */
export function instantOf(day: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const shown = (instant: number) => {
    const { day: on, minutes: at } = wallOf(instant, zone);
    return Date.parse(`${on}T00:00:00Z`) + at * MINUTE_MS;
  };
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => shown(near) - near);
  const valid = offsets.filter((offset) => shown(wall - offset) === wall);
  return wall - (valid[0] ?? offsets[0]);
}

export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: string): number => ((Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + 3) % 7) + 1;
export const mondayOf = (day: string): string => plusDays(day, 1 - weekdayOf(day));
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const iso = (instant: number): string => new Date(instant).toISOString();
/** The first day of the month a number of months later. */
export function plusMonths(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}-01`;
}
