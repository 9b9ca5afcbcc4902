import type { DateString } from '../core/dates';
import { core } from '../core/problem';
import { beginOf, type DataColumn, type DataSet } from './data-sets';
import type { Condition, Measure } from './metrics';
import { STEPS, type Step } from './periods';
import { columnOf, filterable, isDated, isGroupable, keepsPast, keyOf, visible } from './question.columns';
import type { Around, Bound } from './question.bound';
import { conditionSql } from './question.conditions';
import { readAs, resultSql } from './question.results';

export { Bound, type Around, type Asked } from './question.bound';

/** What is wanted of a data set: rows, or groups with measures. */
export interface Question {
  dataSet: string;
  /** Left out, those that a person sees first. */
  columns?: readonly string[];
  filters?: readonly Condition[];
  groupBy?: readonly Grouping[];
  measures?: readonly NamedMeasure[];
  /** The days of a set that has a day, both included. */
  from?: DateString;
  to?: DateString;
  /** The day as of which a standing set is looked at; of a set with a day, all rows up to it. */
  at?: DateString;
  /** Only rows that money is summed of. */
  summedOnly?: boolean;
  sort?: readonly SortBy[];
}
export interface Grouping {
  column: string;
  by?: Step;
}
export interface NamedMeasure {
  key: string;
  measure: Measure;
}
/** A column, or in groups the column or the key of a measure. */
export interface SortBy {
  key: string;
  descending?: boolean;
}

/** SQL that holds for the rows of a set from one day to another. */
export function withinSql(set: DataSet, bound: Bound, from?: DateString, to?: DateString): string[] {
  if (!set.day) return [];
  const day = (value: DateString, plus = '') => `${bound.bind(value, 'date')}${plus}`;
  const begins = (sql: string) => bound.say(beginOf(sql));
  if (set.instant) return [...(from ? sinceSql(set, bound, begins(day(from))) : []), ...(to ? [beforeSql(set, bound, begins(day(to, ' + 1')))] : [])];
  return [...(from ? [`${bound.say(set.day)} >= ${day(from)}`] : []), ...(to ? [`${bound.say(set.day)} <= ${day(to)}`] : [])];
}

export const sinceSql = ({ instant, latest }: DataSet, bound: Bound, begin: string): string[] => [
  ...(latest ? [`${latest} >= ${begin}`] : []),
  `${bound.say(instant!)} >= ${begin}`,
];
/** That a row lies before an instant; what tells it cheaply is asked first. */
export const beforeSql = ({ instant, latest }: DataSet, bound: Bound, end: string): string =>
  latest ? `(${latest} < ${end} or ${bound.say(instant!)} < ${end})` : `${bound.say(instant!)} < ${end}`;

/** `from … where …` of a question: what always holds of its set, its days and its conditions. */
export function fromWhere(set: DataSet, question: Omit<Question, 'dataSet'>, around: Around, bound: Bound, from = set.from): string {
  const columns = filterable(set, around);
  const { filters = [], from: since, to } = question;
  const days = withinSql(set, bound, since, to ?? (since ? undefined : question.at));
  const conditions = filters.map((one, i) => conditionSql(columnOf(columns, one.column, `filters.${i}.column`), one, around, bound, `filters.${i}.value`));
  const known = !set.day && question.at && question.at !== around.today && !keepsPast(set) ? ['false'] : [];
  const summed = question.summedOnly && set.summed ? [bound.say(set.summed)] : [];
  return `from ${bound.say(from)} where ${[bound.say(set.where), ...days, ...conditions, ...summed, ...known].join(' and ')}`;
}

/** A column a question names. */
export interface Wanted {
  key: string;
  column: DataColumn;
}
export function wantedOf(set: DataSet, { columns: names }: Pick<Question, 'columns'>, around: Pick<Around, 'permissions'>): Wanted[] {
  const columns = visible(set, around);
  const given = names ?? set.shown.filter((key) => Object.hasOwn(columns, key));
  return given.map((key, i) => ({ key, column: columnOf(columns, key, `columns.${i}`) }));
}

/** The rows of a question under `k`, `r` (what they open) and `c0`, `c1` … for its columns; `few` where only the first of them are read. */
export function rowsSql(set: DataSet, question: Question, around: Around, bound: Bound, few = false): string {
  const wanted = wantedOf(set, question, around);
  const columns = visible(set, around);
  const shown = wanted.map(({ column }, i) => `${readAs(column, bound.say(column.sql))} as c${i}`);
  const orders = (question.sort ?? []).map(({ key, descending }, i) => ordered(columnOf(columns, key, `sort.${i}`), bound, descending));
  const usual = orders.length || !set.day ? [] : [newestFirst(set, question, bound)];
  const key = keyOf(set);
  const from = few && !orders.length ? (set.fromFew ?? set.from) : set.from;
  return `select ${[`${key}::text as k`, `${set.opens ? `(${set.opens.id})::text` : 'null'} as r`, ...shown].join(', ')} ${fromWhere(set, question, around, bound, from)}
    order by ${[...orders, ...usual, `${key} desc`].join(', ')}`;
}

/** The latest day first, in an order an index has: of a row within a period the day is known, so that nothing has to be said of those without one. */
function newestFirst({ day, instant, latest }: DataSet, { from, to, at }: Question, bound: Bound): string {
  return `${bound.say(latest ?? instant ?? day!)} desc${(from ?? to ?? at) ? '' : ' nulls last'}`;
}

/** Texts in the order of a dictionary, choices in the order they are declared (of a workflow, of ages), what is empty at the end. */
function ordered(column: DataColumn, bound: Bound, descending = false): string {
  return `${orderSql(column, `(${bound.say(column.sql)})`, bound)} ${descending ? 'desc' : 'asc'} nulls last`;
}

function orderSql({ type, choices }: DataColumn, sql: string, bound: Bound): string {
  if (type === 'text') return `${sql} collate "de-x-icu"`;
  return choices ? `array_position(${bound.bind(Object.keys(choices), 'text[]')}, ${sql}::text)` : sql;
}

/** Totals over all rows of a question: `n` rows, `others` (currencies not summed) and `m0`, `m1` … for its measures. */
export const totalsSql = (set: DataSet, question: Question, around: Around, bound: Bound): string =>
  `select ${totals(set, question, around, bound)} ${fromWhere(set, question, around, bound)}`;

const totals = (set: DataSet, { measures = [] }: Question, around: Around, bound: Bound): string =>
  ['count(*)::int as n', `${othersSql(set, bound, 'true')} as others`, ...measured(set, measures, around, bound)].join(', ');

const measured = (set: DataSet, measures: readonly NamedMeasure[], around: Around, bound: Bound): string[] =>
  measures.map(({ measure }, i) => `${resultSql(set, visible(set, around), measure, bound, 'true', `measures.${i}`)} as m${i}`);

/** The currencies of the rows that money is not summed of. Told apart afterwards, because an aggregate of distinct values sorts all rows, also those it leaves out. */
export const othersSql = (set: DataSet, bound: Bound, only: string): string =>
  set.summed
    ? `coalesce((select array_agg(distinct other_currency order by other_currency) from unnest(
        array_agg(${bound.say(set.columns.currency.sql)}) filter (where ${only} and not (${bound.say(set.summed)}))) other_currency), '{}')`
    : `'{}'::text[]`;

/** The groups of a question: `g0` … for what they are made by, then as `totalsSql`. */
export function groupsSql(set: DataSet, question: Question, around: Around, bound: Bound, most: number): string {
  const columns = visible(set, around);
  const groups = (question.groupBy ?? []).map(({ column: key, by }, i) => {
    const column = columnOf(columns, key, `groupBy.${i}.column`);
    if (!isGroupable(column) || (by ? !isDated(column) || !STEPS.includes(by) : column.type === 'time'))
      throw core.validationFailed({ reason: 'unfit_condition' }, `groupBy.${i}.by`);
    const sql = by ? stepSql(column, by, around.yearStart, bound) : bound.say(column.sql);
    return {
      key,
      sql,
      apart: column.by && bound.say(column.by),
      as: by ? `to_char(${sql}, 'YYYY-MM-DD')` : readAs(column, sql),
      order: by ? `g${i}` : orderSql(column, `g${i}`, bound),
    };
  });
  const measures = question.measures ?? [];
  const place = (key: string, field: string) => {
    const group = groups.findIndex((one) => one.key === key);
    const measure = measures.findIndex((one) => one.key === key);
    if (group < 0 && measure < 0) throw core.validationFailed({ reason: 'unknown_column', column: key }, field);
    return group < 0 ? `s${measure}` : groups[group].order;
  };
  const sorts = (question.sort ?? []).map(({ key, descending }, i) => `${place(key, `sort.${i}`)} ${descending ? 'desc' : 'asc'} nulls last`);
  const sortable = measures.map(({ measure }, i) => `${resultSql(set, columns, measure, bound, 'true', `measures.${i}`, true)} as s${i}`);
  const selected = [...groups.map(({ as }, i) => `${as} as g${i}`), totals(set, question, around, bound), ...sortable];
  const by = groups.flatMap(({ sql, apart }) => (apart ? [sql, apart] : [sql]));
  const usual = groups.map(({ order }) => `${order} nulls last`);
  return `select * from (select ${selected.join(', ')} ${fromWhere(set, question, around, bound)} ${by.length ? `group by ${by.join(', ')}` : ''}) g
    order by ${[...sorts, ...usual, '1'].join(', ')} limit ${most + 1}`;
}

/** The first day of the step a day or an instant lies in; quarters and years are those of the fiscal year. */
export function stepSql(column: Pick<DataColumn, 'sql' | 'type'>, step: Step, yearStart: number, bound: Bound): string {
  const day = bound.say(column.type === 'time' ? `((${column.sql}) at time zone {zone})::date` : `(${column.sql})`);
  if (step === 'day') return `${day}::date`;
  const months = step === 'year' ? yearStart - 1 : step === 'quarter' ? (yearStart - 1) % 3 : 0;
  const shift = months ? ` interval '${months} months'` : '';
  return shift ? `(date_trunc('${step}', ${day} -${shift}) +${shift})::date` : `date_trunc('${step}', ${day}::timestamp)::date`;
}
