import type { DataSet } from './data-sets';
import type { Metric } from './metrics';
import { METRICS_OF_CUSTOMERS } from './metrics.customers';
import { METRICS_OF_FINANCE } from './metrics.finance';
import { METRICS_OF_SALES } from './metrics.sales';
import { measuredColumns } from './question.results';
import { SETS_OF_CUSTOMERS } from './sets.customers';
import { SETS_OF_FINANCE } from './sets.finance';
import { SETS_OF_SALES } from './sets.sales';

/** Every set of facts and every number of the house: a group is one line in each. */
export const DATA_SETS: readonly DataSet[] = [...SETS_OF_SALES, ...SETS_OF_FINANCE, ...SETS_OF_CUSTOMERS];
export const METRICS: readonly Metric[] = [...METRICS_OF_SALES, ...METRICS_OF_FINANCE, ...METRICS_OF_CUSTOMERS];

const sets = byId(DATA_SETS, 'data set');
const metrics = byId(METRICS, 'metric');
METRICS.forEach(check);
DATA_SETS.forEach(checkSet);

export const dataSet = (id: string): DataSet | undefined => sets.get(id);
export const metric = (id: string): Metric | undefined => metrics.get(id);

function byId<T extends { id: string }>(all: readonly T[], what: string): Map<string, T> {
  const found = new Map(all.map((one) => [one.id, one]));
  if (found.size < all.length) throw new Error(`two of one id: ${what} ${all.map(({ id }) => id).join(', ')}`);
  return found;
}

/** The columns a metric reads, in its measure and its conditions. */
export function columnsOf({ measure, filter = [] }: Metric): string[] {
  return [...measuredColumns(measure), ...filter.map(({ column }) => column)];
}

/** A definition that names what is not there fails when the program starts, not when somebody looks. */
function check(one: Metric): void {
  const set = sets.get(one.dataSet);
  if (!set) throw new Error(`metric ${one.id}: no data set ${one.dataSet}`);
  for (const column of columnsOf(one)) if (!Object.hasOwn(set.columns, column)) throw new Error(`metric ${one.id}: no column ${column} in ${set.id}`);
  if (one.kind === 'period' && !set.day) throw new Error(`metric ${one.id}: ${set.id} has no day`);
}

function checkSet({ id, columns, shown, summed }: DataSet): void {
  for (const key of shown) if (!Object.hasOwn(columns, key)) throw new Error(`data set ${id}: no column ${key}`);
  for (const key of Object.keys(columns)) if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(key)) throw new Error(`data set ${id}: ${key} is no name`);
  if (summed && !columns.currency) throw new Error(`data set ${id}: sums of one currency need a column currency`);
}
