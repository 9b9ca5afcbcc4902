import { core } from '../core/problem';
import type { DataColumn, DataSet } from './data-sets';
import type { Measure } from './metrics';
import type { Bound } from './question.bound';
import { columnOf, isMoney } from './question.columns';

/** A value as the API tells it: money as decimal text, other numbers as numbers, a day as text. */
export function readAs({ type }: Pick<DataColumn, 'type'>, sql: string): string {
  if (type === 'money') return `round(${sql}, 2)::text`;
  if (type === 'price') return `round(${sql}, 4)::text`;
  if (type === 'day') return `to_char(${sql}, 'YYYY-MM-DD')`;
  if (type === 'text' || type === 'choice') return `(${sql})::text`;
  if (type === 'time' || type === 'flag') return sql;
  return `round((${sql})::numeric, 3)::float8`;
}

/** What a result is written as: amounts to the cent, quantities to the thousandth, the rest to the hundredth. */
export type ResultType = 'money' | 'price' | 'count' | 'quantity' | 'number';

export function resultType(columns: Record<string, DataColumn>, measure: Measure): ResultType {
  if (measure.kind === 'count' || measure.kind === 'distinct') return 'count';
  if (measure.kind === 'share' || measure.kind === 'ratio') return 'number';
  const { type } = columns[measure.column];
  return type === 'money' || type === 'price' || type === 'quantity' ? type : 'number';
}

const WRITTEN: Record<ResultType, (sql: string) => string> = {
  money: (sql) => `round(${sql}, 2)`,
  price: (sql) => `round(${sql}, 4)`,
  quantity: (sql) => `round((${sql})::numeric, 3)::float8`,
  number: (sql) => `round((${sql})::numeric, 2)::float8`,
  count: (sql) => `(${sql})::int`,
};

/** The columns a measure reads. */
export const measuredColumns = (measure: Measure): string[] =>
  measure.kind === 'count' ? [] : measure.kind === 'ratio' ? [measure.of, measure.by] : [measure.column];

/** SQL of a column as a measure reads it: two customers of one name are two. */
export const measuredSql = ({ kind }: Measure, { sql, by }: DataColumn): string =>
  kind === 'distinct' && by ? `coalesce((${by})::text, (${sql})::text)` : sql;

/**
 * A measure as SQL over the rows for which `only` holds; amounts over those that may be summed. Sorted, a number stays one. 400 for what a column is
 * not made for: a sum of unit prices, the share of a text.
 */
export function resultSql(
  set: DataSet,
  columns: Record<string, DataColumn>,
  measure: Measure,
  bound: Bound,
  only: string,
  field: string,
  sorted = false,
): string {
  const read = (key: string) => columnOf(columns, key, `${field}.column`);
  const used = measuredColumns(measure).map(read);
  if (!used.every((column) => fits(column, measure))) throw core.validationFailed({ reason: 'unfit_measure' }, `${field}.kind`);
  const where = set.summed && used.some(isMoney) && measure.kind !== 'distinct' ? `${only} and ${bound.say(set.summed)}` : only;
  const type = resultType(columns, measure);
  const sql = WRITTEN[type](raw(measure, (key) => bound.say(measuredSql(measure, columns[key])), `filter (where ${where})`, bound));
  return !sorted && (type === 'money' || type === 'price') ? `(${sql})::text` : sql;
}

function fits(column: DataColumn, { kind }: Measure): boolean {
  if (kind === 'distinct') return true;
  if (kind === 'share') return column.type === 'flag';
  if (kind === 'ratio') return column.measures?.includes('sum') ?? false;
  return kind !== 'count' && (column.measures?.includes(kind) ?? false);
}

function raw(measure: Measure, sql: (key: string) => string, filter: string, bound: Bound): string {
  switch (measure.kind) {
    case 'count':
      return `count(*) ${filter}`;
    case 'distinct':
      return `count(distinct ${sql(measure.column)}) ${filter}`;
    case 'sum':
      return `coalesce(sum(${sql(measure.column)}) ${filter}, 0)`;
    case 'mean':
      return `avg(${sql(measure.column)}) ${filter}`;
    case 'min':
    case 'max':
      return `${measure.kind}(${sql(measure.column)}) ${filter}`;
    case 'share':
      return `100.0 * avg((${sql(measure.column)})::int) ${filter}`;
    case 'ratio':
      return `${bound.bind(measure.times ?? 1, 'numeric')} * sum(${sql(measure.of)}) ${filter} / nullif(sum(${sql(measure.by)}) ${filter}, 0)`;
  }
}
