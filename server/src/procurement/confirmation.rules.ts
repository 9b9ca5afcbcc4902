import { openOf, type Line } from './purchase-orders.rules';

interface Dated extends Line {
  expectedDate: string | null;
}

/** The day by which the whole order is here: that of the latest line which is still open; lines without one come on the day of the whole. */
export function expectedOf(lines: Dated[], whole: string | null): string | null {
  const days = lines.filter((line) => openOf(line) > 0).map((line) => line.expectedDate ?? whole);
  return days.reduce((latest, day) => (day && (!latest || day > latest) ? day : latest), null) ?? whole;
}
