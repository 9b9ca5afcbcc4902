import { segmentConditions } from '../customers';
import type { Tx } from '../core/tx';
import type { DataSet } from './data-sets';

/** The name of the column; no data set has one of its own that is called so. */
export const SEGMENT = 'segment';
const NEEDED = ['customers:read', 'segments:read'] as const;

/**
 * A set of which each row is of a customer, with the segments of customers as something to filter by. A segment is asked anew whenever it is used, inside
 * the statement, whatever the number of customers; those of others that are not shared are not there.
 */
export async function withSegments(tx: Tx, set: DataSet): Promise<DataSet> {
  if (!set.customer) return set;
  const permission = NEEDED.find((one) => !tx.ctx.permissions.includes(one)) ?? NEEDED[1];
  const found = tx.ctx.permissions.includes(permission) ? await segmentConditions(tx) : [];
  const column = {
    label: { de: 'Kundensegment', en: 'Customer segment' },
    type: 'choice' as const,
    sql: set.customer,
    permission,
    choices: Object.fromEntries(found.map(({ id, name }) => [id, { de: name, en: name }])),
    among: new Map(
      found.map(({ id, where }) => [id, (bind: (value: unknown) => string) => `select t.id from customers.customers t where ${where(bind)}`] as const),
    ),
  };
  return { ...set, columns: { ...set.columns, [SEGMENT]: column } };
}
