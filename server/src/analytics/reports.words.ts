import { plusDays, type DateString } from '../core/dates';
import { documentFormat } from '../core/pdf/format.rules';
import type { DataColumn, Words } from './data-sets';
import type { Condition } from './metrics';
import { relativeDay, type Calendar, type Step } from './periods';
import type { ReportMeasure } from './reports.entity';

export type Locale = 'de' | 'en';

const SAID = {
  de: {
    or: ' oder ',
    not: 'nicht ',
    contains: 'enthält',
    from: 'ab',
    to: 'bis',
    isEmpty: 'leer',
    isNotEmpty: 'nicht leer',
    true: 'ja',
    false: 'nein',
    none: '(ohne)',
    rest: 'Übrige',
    all: 'gesamter Zeitraum',
    asOf: 'Stand',
    week: 'KW',
    count: 'Anzahl',
    day: 'Tag',
    weekly: 'Woche',
    month: 'Monat',
    quarter: 'Quartal',
    year: 'Jahr',
    distinct: (name: string) => `${name} (verschiedene)`,
    mean: (name: string) => `${name} (Durchschnitt)`,
    min: (name: string) => `${name} (kleinster Wert)`,
    max: (name: string) => `${name} (größter Wert)`,
    share: (name: string) => `${name} (Anteil)`,
    some: (shown: number, all: number) => `${shown} von ${all} gezeigt`,
  },
  en: {
    or: ' or ',
    not: 'not ',
    contains: 'contains',
    from: 'from',
    to: 'to',
    isEmpty: 'empty',
    isNotEmpty: 'not empty',
    true: 'yes',
    false: 'no',
    none: '(none)',
    rest: 'Others',
    all: 'all time',
    asOf: 'As of',
    week: 'Week',
    count: 'Count',
    day: 'Day',
    weekly: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year',
    distinct: (name: string) => `${name} (distinct)`,
    mean: (name: string) => `${name} (mean)`,
    min: (name: string) => `${name} (smallest)`,
    max: (name: string) => `${name} (largest)`,
    share: (name: string) => `${name} (share)`,
    some: (shown: number, all: number) => `${shown} of ${all} shown`,
  },
} as const;
export const said = (locale: Locale) => SAID[locale];

/** What a measure is called: what its author called it, else after its column. */
export function measureLabel(measure: ReportMeasure, columns: Record<string, DataColumn>, locale: Locale): string {
  const { kind, column, by, label } = measure;
  if (label) return label;
  const name = (key: string | null) => (key && columns[key]?.label[locale]) || key || '';
  if (kind === 'count') return SAID[locale].count;
  if (kind === 'sum') return name(column);
  return kind === 'ratio' ? `${name(column)} / ${name(by)}` : SAID[locale][kind](name(column));
}

/** A group by days: `Rechnungsdatum (Monat)`. */
export const groupLabel = ({ label }: { label: Words }, by: Step | null, locale: Locale): string =>
  by ? `${label[locale]} (${SAID[locale][by === 'week' ? 'weekly' : by]})` : label[locale];

/** The number (ISO 8601) of the week a Monday begins, and the year it counts to: that of its Thursday. */
function weekOf(monday: DateString): { year: string; week: number } {
  const thursday = plusDays(monday, 3);
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  return { year: thursday.slice(0, 4), week: Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * 86_400_000)) + 1 };
}

/** `2026`, or `2026/27` where the year begins in another month. */
function yearName(start: DateString, yearStart: number): string {
  const year = Number.parseInt(start.slice(0, 4), 10);
  return yearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
function quarterOf(start: DateString, yearStart: number): { quarter: number; year: string } {
  const month = Number.parseInt(start.slice(5, 7), 10);
  const since = (month - yearStart + 12) % 12;
  const year = Number.parseInt(start.slice(0, 4), 10) - (month < yearStart ? 1 : 0);
  return { quarter: Math.floor(since / 3) + 1, year: yearName(`${String(year).padStart(4, '0')}-01-01`, yearStart) };
}

const MONTH = { de: new Intl.DateTimeFormat('de-DE', monthly()), en: new Intl.DateTimeFormat('en-GB', monthly()) };
function monthly(): Intl.DateTimeFormatOptions {
  return { timeZone: 'UTC', month: 'short', year: 'numeric' };
}

/** The step that begins on a day, as people call it: `Nov. 2026`, `Q4 2026`, `KW 47 2026`. */
export function stepName(start: DateString, by: Step, yearStart: number, locale: Locale): string {
  if (by === 'day') return documentFormat(locale).date(start);
  if (by === 'month') return MONTH[locale].format(new Date(`${start}T00:00:00Z`));
  if (by === 'year') return yearName(start, yearStart);
  if (by === 'week') return `${SAID[locale].week} ${weekOf(start).week} ${weekOf(start).year}`;
  const { quarter, year } = quarterOf(start, yearStart);
  return `Q${quarter} ${year}`;
}

/** The same for machines, so that text sorts as time: `2026-11`, `2026-Q4`, `2026-W47`. */
export function stepKey(start: DateString, by: Step, yearStart: number): string {
  if (by === 'day') return start;
  if (by === 'month') return start.slice(0, 7);
  if (by === 'year') return yearName(start, yearStart);
  if (by === 'week') return `${weekOf(start).year}-W${String(weekOf(start).week).padStart(2, '0')}`;
  const { quarter, year } = quarterOf(start, yearStart);
  return `${year}-Q${quarter}`;
}

/** A condition as a reader of the result needs it: `Status: bezahlt oder offen`, `Betrag ab 100,00`. */
export function conditionWords({ op, value }: Condition, column: Pick<DataColumn, 'label' | 'type' | 'choices'>, at: Calendar, locale: Locale): string {
  const words = SAID[locale];
  const name = column.label[locale];
  if (op === 'isEmpty' || op === 'isNotEmpty') return `${name}: ${words[op]}`;
  const values = (Array.isArray(value) ? value : [value]).map((one) => valueWords(one, column, at, locale)).join(words.or);
  if (op === 'is') return `${name}: ${values}`;
  return op === 'isNot' ? `${name}: ${words.not}${values}` : `${name} ${words[op]} ${values}`;
}

function valueWords(value: unknown, { type, choices }: Pick<DataColumn, 'type' | 'choices'>, at: Calendar, locale: Locale): string {
  const text = String(value ?? '');
  if (choices && Object.hasOwn(choices, text)) return choices[text][locale];
  if (type === 'flag') return SAID[locale][text === 'true' ? 'true' : 'false'];
  if (type === 'day' || type === 'time') return documentFormat(locale).date(relativeDay(text, at) ?? text);
  if (type === 'text' || type === 'choice') return `“${text}”`;
  return type === 'money' || type === 'price' ? documentFormat(locale).price(text) : documentFormat(locale).quantity(text);
}
