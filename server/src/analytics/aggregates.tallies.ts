import { createHash } from 'node:crypto';
import { plusDays, type DateString } from '../core/dates';
import type { DataSet } from './data-sets';
import type { Measure, Metric } from './metrics';
import { keepsPast } from './question.columns';
import { measuredColumns } from './question.results';
import { columnsOf, DATA_SETS, METRICS } from './registry';

/** The metrics of one data set whose sums are kept: by day, or as they stand today. */
export interface Tally {
  /** `invoices`, `invoices now` */
  name: string;
  set: DataSet;
  metrics: readonly Metric[];
  standing: boolean;
}

/** What comes out otherwise when a day has passed, although nothing has happened. */
const VOLATILE = /\{at\}|\bnow\(\)|\bcurrent_(date|timestamp)\b|\blocaltime/i;
const RELATIVE = /^(today|week|month|quarter|year)([+-]\d+)?$/;
/** Sums of days come together to the sum of a period; what was counted once on each of two days was not. */
const ADDS_UP = new Set<Measure['kind']>(['count', 'sum', 'mean', 'share', 'ratio']);

/** All events after which rows of a set may be others. */
export const heardBy = ({ on, touchedBy = [] }: DataSet): string[] => [...new Set([...on, ...touchedBy.flatMap((one) => one.on)])];

/** All SQL a metric is counted with. */
const sqlOf = (set: DataSet, metric: Metric): string[] => [
  set.from,
  set.where,
  set.day ?? '',
  set.instant ?? '',
  set.summed ?? '',
  ...columnsOf(metric).map((key) => set.columns[key].sql),
];

const isRelative = ({ columns }: DataSet, { filter = [] }: Metric): boolean =>
  filter.some(({ column, value }) => ['day', 'time'].includes(columns[column].type) && [value].flat().some((one) => RELATIVE.test(String(one))));

/** Whether the rows of a day make the same sum tomorrow. */
export const addsUp = (set: DataSet, metric: Metric): boolean =>
  metric.kind === 'period' &&
  Boolean(set.day) &&
  ADDS_UP.has(metric.measure.kind) &&
  !isRelative(set, metric) &&
  !sqlOf(set, metric).some((sql) => VOLATILE.test(sql));

/** The columns that are added up below the rows of a metric. */
const footOf = (set: DataSet, { measure }: Metric): string[] =>
  [...new Set([...set.shown, ...measuredColumns(measure)])].filter((key) => set.columns[key].measures?.includes('sum'));

/** The sum of a column over the rows of a metric, kept like a metric; metrics of the same rows share it. */
export function footMetric(one: Metric, column: string): Metric {
  const rows = one.filter?.length ? createHash('sha1').update(JSON.stringify(one.filter)).digest('base64url').slice(0, ROWS_NAMED) : 'all';
  return { ...one, id: `${one.dataSet}/${one.kind}/${rows}/${column}`, measure: { kind: 'sum', column } };
}
const ROWS_NAMED = 10;

function withFeet(set: DataSet, metrics: Metric[]): Metric[] {
  const feet = metrics.flatMap((one) => footOf(set, one).map((column) => footMetric(one, column)));
  const kept = feet.filter((one) => one.kind === 'standing' || addsUp(set, one));
  return [...metrics, ...new Map(kept.map((one) => [one.id, one])).values()];
}

/** The tallies of a registry. A metric that does not add up, or of whose rows no event tells, has none and is counted when somebody asks. */
export function talliesOf(sets: readonly DataSet[], metrics: readonly Metric[]): Tally[] {
  return sets.flatMap((set) => {
    if (!heardBy(set).length) return [];
    const own = metrics.filter(({ dataSet }) => dataSet === set.id);
    const summed = own.filter((metric) => addsUp(set, metric));
    const daily = onlyCounts({ metrics: summed }) ? summed : withFeet(set, summed);
    const standing = withFeet(
      set,
      own.filter(({ kind }) => kind === 'standing'),
    );
    return [
      { name: set.id, set, metrics: daily, standing: false },
      { name: `${set.id} now`, set, metrics: standing, standing: true },
    ].filter(({ metrics }) => metrics.length && set.on.length); // what no event tells of cannot be kept
  });
}

/** Whether a row counts for one, whatever it says: what becomes of it matters only where it counts on another day. */
export const onlyCounts = ({ metrics }: Pick<Tally, 'metrics'>): boolean =>
  metrics.every(({ measure, filter = [] }) => measure.kind === 'count' && !filter.length);

const TALLIES: readonly Tally[] = talliesOf(DATA_SETS, METRICS);
const byName = new Map(TALLIES.map((tally) => [tally.name, tally]));
const byMetric = new Map(TALLIES.flatMap((tally) => tally.metrics.map(({ id }) => [id, tally] as const)));

export const tallyNames = (): string[] => TALLIES.map(({ name }) => name);
export const tallyNamed = (name: string): Tally | undefined => byName.get(name);
export const tallyOf = ({ id }: Pick<Metric, 'id'>): Tally | undefined => byMetric.get(id);

/** A tally that an event is told to; `record` is SQL of the record it means, where that is not its own subject. */
export interface Hearing {
  tally: string;
  record?: string;
}

/** The events after which a tally may be another one, and the tallies of each. */
export const listeners = (): Map<string, Hearing[]> => {
  const found = new Map<string, Hearing[]>();
  const add = (types: readonly string[], hearing: Hearing) => types.forEach((type) => found.set(type, [...(found.get(type) ?? []), hearing]));
  for (const { name, set, standing } of TALLIES) {
    add(standing ? heardBy(set) : [...new Set(set.on)], { tally: name });
    // what stands is counted whole, whoever was meant
    if (!standing) for (const { on, record } of set.touchedBy ?? []) add(on, { tally: name, record });
  }
  return found;
};

/** By what a tally was counted: where this differs from what is kept, it is counted from nothing. */
export const definitionOf = ({ set, metrics, standing }: Tally, { zone, currency }: { zone: string; currency: string }): string =>
  createHash('sha1')
    .update(JSON.stringify([zone, currency, standing, set.record, metrics.map((metric) => [metric.id, metric.measure, metric.filter, sqlOf(set, metric)])]))
    .digest('base64url');

/** The days that today is compared with: the days before the last 7, 30, 90 and 365. */
const COMPARED = [7, 30, 90, 365];

/** The days a standing tally is kept of: today, and where the past can still be counted those it is compared with. */
export function daysCompared({ set, standing }: Tally, { today }: { today: DateString }): DateString[] {
  if (!standing) return [];
  return [today, ...(keepsPast(set) ? COMPARED.map((days) => plusDays(today, -days)) : [])];
}
