import type { DateString } from '../core/dates';
import type { ChartSpec } from './chart';
import { stepsOf, type Step } from './periods';
import type { ReportChart } from './reports.entity';
import type { ReportColumn, ReportResult, Value } from './reports.result';
import { said, stepName, type Locale } from './reports.words';

type Drawn = Pick<ReportResult, 'columns' | 'rows' | 'currency' | 'yearStart' | 'title'>;

const MOST_BARS = 20;
const MOST_SERIES = 6;
const MOST_SLICES = 8;
/** A line of days over years is still a line; beyond this nobody sees its points. */
const MOST_POINTS = 1_000;

/** For drawing alone: a picture has pixels, not cents. */
const number = (value: Value | undefined): number | null => (value === null || value === undefined || value === '' ? null : Number(value));

/** A value as people read it: a choice by its word, a day by its step, nothing as `(none)`. */
export function wordOf(value: Value | undefined, column: ReportColumn, yearStart: number, locale: Locale): string {
  if (value === null || value === undefined || value === '') return said(locale).none;
  if (column.by) return stepName(String(value), column.by, yearStart, locale);
  if (column.type === 'flag') return said(locale)[value ? 'true' : 'false'];
  return column.choices?.[String(value)] ?? String(value);
}

/** The groups of a result as a chart; null where there is nothing it could be drawn of. What does not fit is said in its note. */
export function chartOf(result: Drawn, chart: ReportChart | null, additive: ReadonlySet<string>, locale: Locale): ChartSpec | null {
  const x = chart && result.columns.find(({ key, measure }) => !measure && key === chart.x);
  const measures = chart ? chart.y.flatMap((key) => result.columns.filter((column) => column.measure && column.key === key)) : [];
  if (!chart || !x || !measures.length) return null;
  const [first] = measures;
  const frame = { title: result.title, unit: first.unit ?? 'quantity', currency: first.unit === 'money' ? result.currency : null };
  const other = result.columns.find(({ key, measure }) => !measure && key !== x.key);
  const drawn: Along = { result, x, locale, additive: additive.has(first.key) };
  if (other) return { kind: chart.kind === 'pie' ? 'bar' : chart.kind, ...frame, ...matrix(drawn, other, first) };
  if (chart.kind === 'pie') return { kind: 'pie', ...frame, ...slices(drawn, first) };
  const alike = measures.filter(({ unit }) => unit === first.unit);
  return { kind: chart.kind, ...frame, ...plain(drawn, alike, additive) };
}

interface Along {
  result: Drawn;
  x: ReportColumn;
  locale: Locale;
  /** What is missing is nothing: a sum of no rows is 0, a mean of none is unknown. */
  additive: boolean;
}
type Body = Pick<ChartSpec, 'axis' | 'labels' | 'series' | 'note'>;

interface Axis {
  axis: ChartSpec['axis'];
  values: Value[];
  labels: string[];
  note: string | null;
}

/** Values along x: all steps of time from the first to the last, or the largest categories in the order of the report. */
function along({ result, x, locale }: Along, weight: (value: Value) => number): Axis {
  const there = [...new Set(result.rows.map((row) => row[x.key] ?? null))];
  const label = (value: Value) => wordOf(value, x, result.yearStart, locale);
  if (x.by) {
    const values = timeline(there.filter((value) => value !== null).map(String), x.by, result.yearStart);
    return { axis: 'time', values, labels: values.map(label), note: null };
  }
  const { kept, note } = largest(there, weight, locale);
  return { axis: 'category', values: kept, labels: kept.map(label), note };
}

/** No more than can be told apart, in the order they came. */
function largest<T>(all: T[], weight: (one: T) => number, locale: Locale): { kept: T[]; note: string | null } {
  if (all.length <= MOST_BARS) return { kept: all, note: null };
  const few = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_BARS));
  return { kept: all.filter((one) => few.has(one)), note: said(locale).some(MOST_BARS, all.length) };
}

function timeline(days: DateString[], by: Step, yearStart: number): Value[] {
  if (!days.length) return [];
  const sorted = [...days].sort();
  const steps = stepsOf({ from: sorted[0], to: sorted.at(-1)! }, by, yearStart);
  return steps.slice(-MOST_POINTS).map(({ from }) => from);
}

/** One group: each row is a bar of its own, also where two customers have one name. */
function plain(drawn: Along, measures: ReportColumn[], additive: ReadonlySet<string>): Body {
  const { result, x, locale } = drawn;
  if (!x.by) {
    const { kept, note } = largest(result.rows, (row) => Math.abs(number(row[measures[0].key]) ?? 0), locale);
    const series = measures.map(({ key, label }) => ({ name: label, values: kept.map((row) => number(row[key])) }));
    return { axis: 'category', labels: kept.map((row) => wordOf(row[x.key], x, result.yearStart, locale)), series, note };
  }
  const rows = new Map(result.rows.map((row) => [row[x.key] ?? null, row]));
  const { axis, values, labels, note } = along(drawn, () => 0);
  const series = measures.map(({ key, label }) => ({
    name: label,
    values: values.map((value) => (rows.has(value) ? number(rows.get(value)![key]) : additive.has(key) ? 0 : null)),
  }));
  return { axis, labels, series, note };
}

/** Several groups: one along x, the largest of another as series. What falls together is added, where it can be; else nobody knows it. */
function matrix(drawn: Along, other: ReportColumn, { key }: ReportColumn): Body {
  const { result, x, locale, additive } = drawn;
  const cells = new Map<Value, Map<Value, number | null>>();
  const totals = { x: new Map<Value, number>(), other: new Map<Value, number>() };
  for (const row of result.rows) {
    const [at, of, value] = [row[x.key] ?? null, row[other.key] ?? null, number(row[key])];
    const cell = cells.get(of) ?? new Map<Value, number | null>();
    cells.set(of, cell.set(at, !cell.has(at) ? value : additive ? (cell.get(at) ?? 0) + (value ?? 0) : null));
    totals.x.set(at, (totals.x.get(at) ?? 0) + Math.abs(value ?? 0));
    totals.other.set(of, (totals.other.get(of) ?? 0) + Math.abs(value ?? 0));
  }
  const { axis, values, labels, note } = along(drawn, (value) => totals.x.get(value) ?? 0);
  const names = [...totals.other].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const shown = names.slice(0, MOST_SERIES);
  const order = Object.keys(other.choices ?? {});
  const series = (order.length ? [...shown].sort((a, b) => order.indexOf(String(a)) - order.indexOf(String(b))) : shown).map((name) => {
    const cell = cells.get(name)!;
    return { name: wordOf(name, other, result.yearStart, locale), values: values.map((at) => (cell.has(at) ? cell.get(at)! : additive ? 0 : null)) };
  });
  const cut = names.length > MOST_SERIES ? `${other.label}: ${said(locale).some(MOST_SERIES, names.length)}` : null;
  return { axis, labels, series, note: [note, cut].filter(Boolean).join(' · ') || null };
}

/** The largest pieces; the others together, where they can be added. */
function slices({ result, x, locale, additive }: Along, { key, label }: ReportColumn): Body {
  const all = result.rows.map((row) => ({ label: wordOf(row[x.key], x, result.yearStart, locale), value: number(row[key]) }));
  if (all.length <= MOST_SLICES)
    return { axis: 'category', labels: all.map((one) => one.label), series: [{ name: label, values: all.map(({ value }) => value) }], note: null };
  const sorted = [...all].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const kept = sorted.slice(0, MOST_SLICES - 1);
  const rest = sorted.slice(MOST_SLICES - 1);
  const note = additive ? null : said(locale).some(kept.length, all.length);
  const more = additive ? [{ label: `${said(locale).rest} (${rest.length})`, value: rest.reduce((sum, { value }) => sum + (value ?? 0), 0) }] : [];
  const shown = [...kept, ...more];
  return { axis: 'category', labels: shown.map((one) => one.label), series: [{ name: label, values: shown.map(({ value }) => value) }], note };
}
