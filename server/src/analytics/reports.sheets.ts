import { clockIn, dayIn } from '../core/dates';
import { documentFormat } from '../core/pdf/format.rules';
import type { ExportColumn, ExportRow } from '../core/sheets/columns';
import { ROWS_PER_SHEET } from '../core/sheets/xlsx.write';
import type { ReportColumn, ReportResult, Value } from './reports.result';
import { said, stepKey, stepName, type Locale } from './reports.words';

const TYPES: Partial<Record<ReportColumn['type'], ExportColumn['type']>> = {
  text: 'text',
  choice: 'text',
  day: 'date',
  time: 'time',
  flag: 'bool',
  money: 'money',
};

/** The columns of a file. A month is text that sorts as time (`2026-11`), because it is no day. */
export const sheetColumns = (columns: readonly ReportColumn[]): ExportColumn[] =>
  columns.map(({ key, label, type, by }) => ({ key, header: label, type: by && by !== 'day' ? 'text' : (TYPES[type] ?? 'number') }));

/** A row of a file: choices in words, steps of time by their names for machines. */
export const sheetRow = (columns: readonly ReportColumn[], row: Record<string, unknown>, yearStart: number): ExportRow =>
  Object.fromEntries(columns.map((column) => [column.key, cellOf(column, row[column.key], yearStart)]));

function cellOf({ by, choices }: ReportColumn, value: unknown, yearStart: number): unknown {
  if (value === null || value === undefined) return null;
  return by ? stepKey(String(value), by, yearStart) : (choices?.[String(value)] ?? value);
}

const LABELS = {
  de: {
    period: 'Zeitraum',
    filter: 'Filter',
    made: 'Erstellt',
    rows: 'Zeilen',
    groups: 'Gruppen',
    currency: 'Währung',
    none: 'keine',
    sum: 'Summe',
    others: (all: string) => `Summen ohne Beträge in ${all}`,
    hidden: (all: string) => `Ohne Spalten, die Sie nicht sehen dürfen: ${all}`,
    truncated: (shown: string) => `Es gibt mehr Gruppen: gezeigt sind die ersten ${shown}.`,
    cut: (shown: string, all: string) => `Gezeigt sind die ersten ${shown} von ${all} Zeilen. CSV und XLSX enthalten alle; die Summen gelten für alle.`,
    sheets: (count: number) => `verteilt auf ${count} Blätter`,
  },
  en: {
    period: 'Period',
    filter: 'Filter',
    made: 'Made',
    rows: 'Rows',
    groups: 'Groups',
    currency: 'Currency',
    none: 'none',
    sum: 'Total',
    others: (all: string) => `Totals without amounts in ${all}`,
    hidden: (all: string) => `Without columns you may not see: ${all}`,
    truncated: (shown: string) => `There are more groups: the first ${shown} are shown.`,
    cut: (shown: string, all: string) => `The first ${shown} of ${all} rows are shown. CSV and XLSX hold all of them; the totals are of all.`,
    sheets: (count: number) => `over ${count} sheets`,
  },
} as const;

interface Told {
  locale: Locale;
  now: string;
  grouped: boolean;
}

/** What a reader must know to read the numbers, above the table of every paper and workbook. */
export function factsOf(result: ReportResult, { locale, now, grouped }: Told): [label: string, value: string][] {
  const words = LABELS[locale];
  const format = documentFormat(locale);
  const { period, filters, total, currency } = result;
  const money = result.columns.some(({ unit }) => unit === 'money');
  return [
    [words.period, `${period.label} (${period.zone})`],
    [words.filter, filters.length ? filters.join('; ') : words.none],
    [grouped ? words.groups : words.rows, format.quantity(total)],
    ...(money ? [[words.currency, currency] as [string, string]] : []),
    [words.made, `${format.date(dayIn(period.zone, now))} ${clockIn(period.zone, now)} (${period.zone})`],
  ];
}

/** What is missing, said where it is missing. */
export function remarksOf(result: ReportResult, locale: Locale, shown = result.total): string[] {
  const words = LABELS[locale];
  const { quantity } = documentFormat(locale);
  return [
    ...(shown < result.total ? [words.cut(quantity(shown), quantity(result.total))] : []),
    ...(result.truncated ? [words.truncated(quantity(result.total))] : []),
    ...(result.otherCurrencies.length ? [words.others(result.otherCurrencies.join(', '))] : []),
    ...(result.hidden.length ? [words.hidden(result.hidden.join(', '))] : []),
  ];
}

/** The lines above the header of a workbook: what fits on no single sheet says so before it is opened. */
export function aboveOf(result: ReportResult, told: Told): string[][] {
  const facts = factsOf(result, told);
  const remarks = remarksOf(result, told.locale);
  const used = facts.length + remarks.length + 4;
  const sheets = Math.ceil((result.total + used) / (ROWS_PER_SHEET - 1));
  const words = LABELS[told.locale];
  const many = sheets > 1 ? [[words.rows, words.sheets(sheets)]] : [];
  return [[result.title], ...(result.description ? [[result.description]] : []), ...facts, ...many, ...remarks.map((text) => [text])];
}

/** The totals above their columns; the first column, where it has none, says what they are. */
export function sumsRow(result: ReportResult, locale: Locale): ExportRow | undefined {
  const summed = result.columns.filter(({ key }) => result.sums[key] !== null && result.sums[key] !== undefined);
  if (!summed.length) return undefined;
  const [first] = result.columns;
  const named = summed.includes(first) ? {} : { [first.key]: LABELS[locale].sum };
  return { ...named, ...Object.fromEntries(summed.map(({ key }) => [key, result.sums[key]])) };
}

/** A value as it stands on paper. */
export function paperCell(
  value: Value | undefined,
  column: ReportColumn,
  { locale, zone, yearStart }: { locale: Locale; zone: string; yearStart: number },
): string {
  if (value === null || value === undefined || value === '') return '';
  const format = documentFormat(locale);
  if (column.choices?.[String(value)]) return column.choices[String(value)];
  switch (column.type) {
    case 'day':
      return column.by && column.by !== 'day' ? stepWords(String(value), column, yearStart, locale) : format.date(String(value));
    case 'time':
      return `${format.date(dayIn(zone, String(value)))} ${clockIn(zone, String(value))}`;
    case 'flag':
      return said(locale)[value ? 'true' : 'false'];
    case 'money':
      return format.amount(String(value));
    case 'price':
      return format.price(String(value));
    case 'text':
    case 'choice':
      return String(value);
    default:
      return format.quantity(String(value));
  }
}

const stepWords = (value: string, { by }: ReportColumn, yearStart: number, locale: Locale): string => stepName(value, by!, yearStart, locale);

/** `Umsatz nach Kunde 2026-11-01 – 2026-11-30.xlsx`: what is in it, also after it was moved somewhere else. */
export function fileName({ title, period: { from, to, at } }: ReportResult, ending: string): string {
  const days = from ? ` ${from} – ${to}` : at ? ` ${at}` : '';
  const clean = title.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, ' ').trim();
  return `${clean.slice(0, 100) || 'report'}${days}.${ending}`;
}

const RIGHT = new Set<ReportColumn['type']>(['money', 'price', 'quantity', 'number', 'percent', 'minutes', 'hours', 'days']);
export const isRight = ({ type }: ReportColumn): boolean => RIGHT.has(type);
/** With its unit where neither type nor name says it. */
export function paperLabel({ label, unit }: ReportColumn, locale: Locale): string {
  const names: Record<string, string> = { percent: '%', minutes: 'min', hours: 'h', days: locale === 'de' ? 'Tage' : 'days' };
  const name = unit && names[unit];
  return !name || /tag|day|stund|hour|minut|%|prozent|percent/i.test(label) ? label : `${label} (${name})`;
}
