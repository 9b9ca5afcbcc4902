import { scheduling } from './scheduling.problems';
import type { Hours } from './slots.rules';

/** 422 `hours_overlap` if hours of one day overlap or end before they begin. Clocks are compared as they are written: `09:00` is before `10:00`. */
export function requireHours(hours: (Hours & { weekday?: number })[] = [], field = 'hours'): void {
  const sorted = [...hours].sort((a, b) => (a.weekday ?? 0) - (b.weekday ?? 0) || a.from.localeCompare(b.from));
  const wrong = sorted.some(({ from, to, weekday }, i) => from >= to || (i > 0 && sorted[i - 1].weekday === weekday && sorted[i - 1].to > from));
  if (wrong) throw scheduling.hoursOverlap({}, field);
}
