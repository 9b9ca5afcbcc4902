import { beginOf, type DataSet } from './data-sets';
import type { Measure, Metric } from './metrics';
import { isSummed } from './figures.reading';
import { beforeSql, fromWhere, othersSql, sinceSql, type Around, type Bound } from './question';
import { conditionSql } from './question.conditions';
import { measuredSql } from './question.results';
import type { Tally } from './aggregates.tallies';

/** Names of ours that no alias of a data set can hide. */
const DAY = 'touched_day';

/** What a metric keeps of some rows: how many they are, and up to two sums from which its value follows. */
interface Parts {
  first: string;
  second: string;
}

/** A sum is kept as it is, a mean and a share as sum and count, a ratio as both of its sums; what does not add up, as itself. */
function partsOf(measure: Measure, sql: (key: string) => string, filter: string): Parts {
  const sum = (key: string, cast = '') => `(sum((${sql(key)})${cast}) ${filter})::numeric`;
  const count = (key: string) => `(count(${sql(key)}) ${filter})::numeric`;
  switch (measure.kind) {
    case 'count':
      return { first: 'null::numeric', second: 'null::numeric' };
    case 'sum':
      return { first: sum(measure.column), second: 'null::numeric' };
    case 'mean':
      return { first: sum(measure.column), second: count(measure.column) };
    case 'share':
      return { first: sum(measure.column, '::int'), second: count(measure.column) };
    case 'ratio':
      return { first: sum(measure.of), second: sum(measure.by) };
    case 'distinct':
      return { first: `(count(distinct ${sql(measure.column)}) ${filter})::numeric`, second: 'null::numeric' };
    case 'min':
    case 'max':
      return { first: `(${measure.kind}(${sql(measure.column)}) ${filter})::numeric`, second: 'null::numeric' };
  }
}

/** The aggregates of one metric: `r3` its rows, `f3` and `s3` its sums, `o3` the currencies that were not summed. */
function aggregates(set: DataSet, metric: Metric, i: number, around: Around, bound: Bound): string {
  const { measure, filter = [] } = metric;
  const own = filter.map((one) => conditionSql(set.columns[one.column], one, around, bound, 'filter')).join(' and ') || 'true';
  const summed = isSummed(set, metric);
  const only = `filter (where ${summed ? `${own} and ${bound.say(set.summed!)}` : own})`;
  const { first, second } = partsOf(measure, (key) => bound.say(measuredSql(measure, set.columns[key])), only);
  return `count(*) ${only} as r${i}, ${first} as f${i}, ${second} as s${i}, ${summed ? othersSql(set, bound, own) : `'{}'::text[]`} as o${i}`;
}

const allOf = ({ set, metrics }: Tally, around: Around, bound: Bound): string =>
  metrics.map((metric, i) => aggregates(set, metric, i, around, bound)).join(', ');

/** One row for each metric out of one row for all. Ids of metrics are ours and have no quotes. */
const apart = ({ metrics }: Tally): string =>
  `cross join lateral (values ${metrics.map(({ id }, i) => `('${id}', r${i}, f${i}, s${i}, o${i})`).join(', ')}) of_metric (metric, rows, first, second, currencies)`;

const source = ({ set }: Tally, around: Around, bound: Bound): string => fromWhere(set, {}, around, bound);

/** `metric, day, rows, first, second, currencies` of all days, read once from the first row to the last. */
export const allDays = (tally: Tally, around: Around, bound: Bound): string => `
  select metric, counted_day as day, rows, first, second, currencies
  from (select ${bound.say(tally.set.day!)} as counted_day, ${allOf(tally, around, bound)} ${source(tally, around, bound)} group by 1) by_day ${apart(tally)}
  where counted_day is not null and (rows > 0 or currencies <> '{}')`;

/** The same of some days, each found by its index. Around the turn of a zone's clock an instant is looked for a little wider than its day. */
export function someDays(tally: Tally, days: string, around: Around, bound: Bound): string {
  const { set } = tally;
  const edge = (sql: string, by: string) => bound.say(`${beginOf(sql)} ${by} interval '3 hours'`);
  const near = set.instant ? [...sinceSql(set, bound, edge(DAY, '-')), beforeSql(set, bound, edge(`${DAY} + 1`, '+'))] : [];
  const on = [`${bound.say(set.day!)} = ${DAY}`, ...near].join(' and ');
  return `
  select metric, ${DAY} as day, rows, first, second, currencies
  from (select distinct unnest(${days}) as ${DAY}) touched
  cross join lateral (select ${allOf(tally, around, bound)} ${source(tally, around, bound)} and ${on}) by_day ${apart(tally)}
  where rows > 0 or currencies <> '{}'`;
}

/** SQL that stands for the day as of which is counted, in a `Bound` for `asItStood`. */
export const AS_OF = 'as_of.day';

/** The same as it stood at the end of some days: one row for each metric and day, also where nothing is counted. */
export function asItStood(tally: Tally, days: string, around: Around, bound: Bound): string {
  const { from, where, day, instant } = tally.set;
  const end = () => bound.say(beginOf(`${AS_OF} + 1`));
  const until = !day ? '' : ` and ${instant ? beforeSql(tally.set, bound, end()) : `${bound.say(day)} <= ${AS_OF}`}`;
  return `
  select metric, as_of.day, rows, first, second, currencies
  from unnest(${days}) as_of (day)
  cross join lateral (select ${allOf(tally, around, bound)} from ${bound.say(from)} where ${bound.say(where)}${until}) by_day ${apart(tally)}`;
}

/** `record, days` of records, or of all. Of a set that only grows, rows younger than the oldest of the events. */
export function daysOf(tally: Tally, around: Around, bound: Bound, records?: string, since?: string): string {
  const { day } = tally.set;
  const record = bound.say(tally.set.record);
  const which = `${records ? ` and ${record} = any (${records})` : ''}${since ? ` and t.id >= ${since}` : ''}`;
  return `select ${record} as record, array_agg(distinct ${bound.say(day!)}) as days ${source(tally, around, bound)}${which} and ${bound.say(day!)} is not null group by 1`;
}
