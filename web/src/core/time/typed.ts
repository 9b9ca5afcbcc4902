/** In which order a day is written: `['day', 'month', 'year']`, and what stands between. */
export interface Order {
  parts: Part[];
  between: string;
}
type Part = 'day' | 'month' | 'year';

const PARTS: Part[] = ['day', 'month', 'year'];
const isPart = (type: string): type is Part => (PARTS as string[]).includes(type);

/** As a locale writes days in figures: `TT.MM.JJJJ`, `DD/MM/YYYY`, `MM/DD/YYYY`. */
export function orderOf(locale: string): Order {
  const written = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).formatToParts(0);
  const between = written.find(({ type }) => type === 'literal')?.value.trim() || '.';
  return { parts: written.map(({ type }) => type).filter(isPart), between };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-21` as people of this order write it; nothing, if it is no day. */
export function sayDay(day: string | null | undefined, { parts, between }: Order): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  if (!found) return '';
  const [, year, month, date] = found;
  return parts.map((part) => ({ year, month, day: date })[part]).join(between);
}

/**
 * What somebody typed, as `2026-11-21`; `''` for nothing, undefined for what is no day. Any sign may stand between the figures or none
 * (`21112026`, `211126`), the year may be short or left out (this year), and days of machines (`2026-11-21`) are always understood.
 */
export function dayOf(typed: string, { parts }: Order, today: string): string | undefined {
  const text = typed.trim();
  if (!text) return '';
  const figures = figuresOf(text, parts);
  if (!figures) return undefined;
  const { day, month, year } = figures;
  const full = year === undefined ? Number(today.slice(0, 4)) : year.length <= 2 ? century(Number(year), Number(today.slice(0, 4))) : Number(year);
  const meant = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  meant.setUTCFullYear(full, Number(month) - 1, Number(day));
  const exists = full >= 1000 && full <= 9999 && meant.getUTCDate() === Number(day) && meant.getUTCMonth() === Number(month) - 1;
  return exists ? `${full}-${two(Number(month))}-${two(Number(day))}` : undefined;
}

/** Two figures of a year mean the time around today: twenty years ahead, eighty back. */
const century = (short: number, now: number): number => {
  const year = Math.floor(now / 100) * 100 + short;
  return year > now + 20 ? year - 100 : year <= now - 80 ? year + 100 : year;
};

type Figures = { day: string; month: string; year?: string };

function figuresOf(text: string, parts: Part[]): Figures | undefined {
  const machine = /^(\d{4})\D(\d{1,2})\D(\d{1,2})$/.exec(text);
  if (machine) return { year: machine[1], month: machine[2], day: machine[3] };
  const together = /^\d+$/.test(text) ? apart(text, parts) : undefined;
  const pieces = together ?? text.split(/[.,/\-\s]+/).filter(Boolean);
  if (pieces.some((piece) => !/^\d{1,4}$/.test(piece))) return undefined;
  const order = pieces.length === 2 ? parts.filter((part) => part !== 'year') : parts;
  if (pieces.length !== order.length) return undefined;
  const found = Object.fromEntries(order.map((part, at) => [part, pieces[at]])) as unknown as Figures;
  return found.day.length <= 2 && found.month.length <= 2 && found.year?.length !== 3 ? found : undefined;
}

/** Figures without anything between: 21112026, 211126 or 2111. */
function apart(text: string, parts: Part[]): string[] | undefined {
  const year = { 8: 4, 6: 2, 4: 0 }[text.length];
  if (year === undefined) return undefined;
  let at = 0;
  return parts.filter((part) => part !== 'year' || year).map((part) => text.slice(at, (at += part === 'year' ? year : 2)));
}

/** A time of the day as `09:30`; `''` for nothing, undefined for what is none. `9`, `930`, `9.30`, `9h30`, `9:30 pm` are understood. */
export function clockOf(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (!text) return '';
  const found = /^(\d{1,2})(?:\s*[:.,h\s]\s*(\d{2})|(\d{2}))?\s*(?:h|uhr)?\s*([ap])?\.?(?:m\.?)?$/.exec(text);
  if (!found) return undefined;
  const [, hours, spaced, tight, half] = found;
  const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
  const minute = Number(spaced ?? tight ?? 0);
  if (hour > 23 || minute > 59 || (half && (Number(hours) > 12 || Number(hours) < 1))) return undefined;
  return `${two(hour)}:${two(minute)}`;
}

/** `21:30` as a locale writes it: `21:30` or `9:30 PM`. */
export function sayClock(clock: string | null | undefined, locale: string): string {
  const found = /^(\d{2}):(\d{2})/.exec(clock ?? '');
  if (!found) return '';
  const at = new Date(Date.UTC(2000, 0, 1, Number(found[1]), Number(found[2])));
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(at).replaceAll(/[\u202f\u00a0]/g, ' ');
}
