import type { DateString } from '../core/dates';
import { beginOf, type DataSet } from './data-sets';
import type { Metric } from './metrics';
import { startOf, type Span, type Step } from './periods';
import { beforeSql, Bound, othersSql, stepSql, withinSql, type Around, type Asked } from './question';
import { isMoney, keepsPast, visible } from './question.columns';
import { conditionSql } from './question.conditions';
import { measuredColumns, resultSql } from './question.results';

/** The days a number is of: those of a period, or the one as of which it stands. */
export interface Window extends Span {
  at: DateString;
}

/** What was counted. */
export interface Counted {
  value: string | number | null;
  rows: number;
  /** Currencies of rows that are not in the amount. */
  others: string[];
}
export type Row = Record<string, unknown>;

/** Metrics of one data set in one statement, and how its rows are read: for each metric what each window came to, null where the past is not kept. */
export interface Reading extends Asked {
  metrics: readonly Metric[];
  /** The same for one of its metrics. */
  alone(one: Metric): Reading;
  read(rows: Row[]): Map<string, (Counted | null)[]>;
}

/** Whether a metric of money leaves rows of other currencies out of what it is made of. */
export const isSummed = (set: DataSet, { measure }: Metric): boolean =>
  set.summed !== undefined && measure.kind !== 'distinct' && measuredColumns(measure).some((key) => isMoney(set.columns[key]));

const conditionsOf = (set: DataSet, { filter = [] }: Metric, around: Around, bound: Bound): string[] =>
  filter.map((one, i) => conditionSql(set.columns[one.column], one, around, bound, `filters.${i}.value`));

/** `v`, `n` and `o` of a metric over the rows for which all of `only` hold. */
function counted(set: DataSet, one: Metric, around: Around, bound: Bound, only: string[], name: string): string {
  const own = [...only, ...conditionsOf(set, one, around, bound)];
  const rows = (isSummed(set, one) ? [...own, bound.say(set.summed!)] : own).join(' and ') || 'true';
  const value = resultSql(set, visible(set, around), one.measure, bound, own.join(' and ') || 'true', 'metric');
  const others = isSummed(set, one) ? othersSql(set, bound, own.join(' and ') || 'true') : `'{}'::text[]`;
  return `${value} as v${name}, (count(*) filter (where ${rows}))::int as n${name}, ${others} as o${name}`;
}

const readOf = (row: Row | undefined, name: string): Counted | null =>
  row ? { value: row[`v${name}`] as Counted['value'], rows: row[`n${name}`] as number, others: row[`o${name}`] as string[] } : null;

/** Metrics by the day of their set: read once over all windows, each of them a filter. */
export function periodReading(set: DataSet, metrics: readonly Metric[], windows: readonly Window[], around: Around): Reading {
  const bound = new Bound(around, windows[0].at);
  const first = windows.map(({ from }) => from).sort()[0];
  const last = windows
    .map(({ to }) => to)
    .sort()
    .at(-1)!;
  const within = windows.map(({ from, to }) => (windows.length > 1 ? withinSql(set, bound, from, to) : []));
  const selected = metrics.flatMap((one, i) => windows.map((_, j) => counted(set, one, around, bound, within[j], `${i}_${j}`)));
  const where = [bound.say(set.where), ...withinSql(set, bound, first, last)].join(' and ');
  const text = `select ${selected.join(', ')} from ${bound.say(set.from)} where ${where}`;
  const alone = (one: Metric) => periodReading(set, [one], windows, around);
  return {
    metrics,
    text,
    values: bound.values,
    alone,
    read: ([row]) => new Map(metrics.map((one, i) => [one.id, windows.map((_, j) => readOf(row, `${i}_${j}`))])),
  };
}

/** Metrics as they stand on some days: a set that keeps no past is known of today alone. */
export function standingReading(set: DataSet, metrics: readonly Metric[], days: readonly DateString[], around: Around): Reading {
  const bound = new Bound(around, around.today, 'asked.at');
  const known = keepsPast(set) ? days : days.filter((day) => day === around.today);
  const upTo = set.day ? [standsBy(set, bound)] : [];
  const selected = metrics.map((one, i) => counted(set, one, around, bound, [], `${i}`));
  const where = [bound.say(set.where), ...upTo].join(' and ');
  const text = `select asked.nth, m.* from unnest(${bound.bind(known, 'date[]')}) with ordinality as asked(at, nth)
    cross join lateral (select ${selected.join(', ')} from ${bound.say(set.from)} where ${where}) m`;
  const read = (rows: Row[]) => new Map(metrics.map((one, i) => [one.id, days.map((day) => readOf(rows[known.indexOf(day)], `${i}`))]));
  const alone = (one: Metric) => standingReading(set, [one], days, around);
  return { metrics, text, values: bound.values, alone, read: (rows) => read(sorted(rows)) };
}
const sorted = (rows: Row[]): Row[] => [...rows].sort((a, b) => Number(a.nth) - Number(b.nth));
const standsBy = (set: DataSet, bound: Bound): string =>
  set.instant ? beforeSql(set, bound, bound.say(beginOf('asked.at + 1'))) : `${bound.say(set.day!)} <= asked.at`;

/** Metrics of one set by the steps of a period: for each step what each metric came to, undefined for a step without rows. */
export function seriesReading(set: DataSet, metrics: readonly Metric[], span: Span, step: Step, around: Around) {
  const bound = new Bound(around, span.to);
  const start = stepSql({ sql: set.day!, type: 'day' }, step, around.yearStart, bound);
  const selected = metrics.map((one, i) => counted(set, one, around, bound, [], `${i}`));
  const where = [bound.say(set.where), ...withinSql(set, bound, span.from, span.to)].join(' and ');
  const text = `select to_char(${start}, 'YYYY-MM-DD') as d, ${selected.join(', ')} from ${bound.say(set.from)} where ${where} group by ${start}`;
  const read = (rows: Row[], steps: readonly Span[]): (Counted[] | undefined)[] => {
    const found = new Map(rows.map((row) => [row.d, metrics.map((_, i) => readOf(row, `${i}`)!)]));
    return steps.map(({ from }) => found.get(startOf(step, from, around.yearStart)));
  };
  return { text, values: bound.values, read };
}
