import type { DataSet } from './data-sets';
import type { Metric } from './metrics';
import { METRICS_OF_CUSTOMERS } from './metrics.customers';
import { METRICS_OF_FINANCE } from './metrics.finance';
import { METRICS_OF_SALES } from './metrics.sales';
import { METRICS_OF_APPOINTMENTS } from './metrics.appointments';
import { METRICS_OF_INVENTORY } from './metrics.inventory';
import { METRICS_OF_MESSAGING } from './metrics.messaging';
import { METRICS_OF_PIPELINE } from './metrics.pipeline';
import { METRICS_OF_PRODUCTION } from './metrics.production';
import { METRICS_OF_PURCHASING } from './metrics.purchasing';
import { measuredColumns } from './question.results';
import { SETS_OF_AUDIT } from './sets.audit';
import { SETS_OF_CUSTOMERS } from './sets.customers';
import { SETS_OF_FINANCE } from './sets.finance';
import { SETS_OF_SALES } from './sets.sales';
import { SETS_OF_APPOINTMENTS } from './sets.appointments';
import { SETS_OF_INVENTORY } from './sets.inventory';
import { SETS_OF_MESSAGING } from './sets.messaging';
import { SETS_OF_PIPELINE } from './sets.pipeline';
import { SETS_OF_PRODUCTION } from './sets.production';
import { SETS_OF_PURCHASING } from './sets.purchasing';

/** Every set of facts and every number of the house: a group is one line in each. */
export const DATA_SETS: readonly DataSet[] = [
  ...SETS_OF_SALES,
  ...SETS_OF_FINANCE,
  ...SETS_OF_CUSTOMERS,
  ...SETS_OF_INVENTORY,
  ...SETS_OF_PRODUCTION,
  ...SETS_OF_PURCHASING,
  ...SETS_OF_PIPELINE,
  ...SETS_OF_MESSAGING,
  ...SETS_OF_APPOINTMENTS,
  ...SETS_OF_AUDIT,
];
export const METRICS: readonly Metric[] = [
  ...METRICS_OF_SALES,
  ...METRICS_OF_FINANCE,
  ...METRICS_OF_CUSTOMERS,
  ...METRICS_OF_INVENTORY,
  ...METRICS_OF_PRODUCTION,
  ...METRICS_OF_PURCHASING,
  ...METRICS_OF_PIPELINE,
  ...METRICS_OF_MESSAGING,
  ...METRICS_OF_APPOINTMENTS,
];

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
