const DAY_MS = 86_400_000;
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The days of a month in whole weeks, from Monday: `daysOfMonth('2026-11')` begins with 2026-10-26. */
export function daysOfMonth(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const next = Date.parse(`${stepMonth(month, 1)}-01T00:00:00Z`);
  const monday = (instant: number) => instant - ((Math.floor(instant / DAY_MS) + 3) % 7) * DAY_MS;
  const begin = monday(first);
  const end = monday(next - DAY_MS) + 7 * DAY_MS;
  return Array.from({ length: Math.round((end - begin) / DAY_MS) }, (_, at) => iso(begin + at * DAY_MS));
}

/** `stepMonth('2026-12', 1)` is 2027-01. */
export function stepMonth(month: string, steps: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
