import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { allReferences } from './links';

interface Count {
  [column: string]: unknown;
  table: string;
  count: number;
}

/** How much of what belongs to a customer stands in which table. */
export const referencesTo = (tx: Tx, id: Id): Promise<Count[]> => {
  const parts = allReferences().map(({ table, column }) => `select '${table}' as "table", count(*)::int as count from ${table} where ${column} = $1`);
  return rows<Count>(tx, statement(`select * from (${parts.join(' union all ')}) found where count > 0 order by 1`), [id]);
};

/** Everything that refers to one customer refers to another from here on: one statement per table. Gives back which rows. */
export async function moveReferences(tx: Tx, from: Id, to: Id): Promise<Record<string, Id[]>> {
  const moved = allReferences().map(async ({ table, column, single }) => {
    const free = single ? `and not exists (select from ${table} s where s.${column} = $2)` : '';
    const found = await rows<{ id: Id }>(tx, statement(`update ${table} set ${column} = $2 where ${column} = $1 ${free} returning id`), [from, to]);
    return [`${table}.${column}`, found.map(({ id }) => id)] as const;
  });
  return Object.fromEntries((await Promise.all(moved)).filter(([, ids]) => ids.length));
}

/** The way back: of those rows what still refers there. */
export async function returnReferences(tx: Tx, moved: Record<string, Id[]>, from: Id, to: Id): Promise<void> {
  const known = allReferences().filter(({ table, column }) => moved[`${table}.${column}`]);
  await Promise.all(
    known.map(({ table, column }) =>
      rows(tx, statement(`update ${table} set ${column} = $2 where ${column} = $1 and id = any ($3)`), [from, to, moved[`${table}.${column}`]]),
    ),
  );
}

const REDIRECT = statement(`
  with recursive way as (
    select id, merged_into_id, 1 as step from customers.customers where id = $1
    union all select c.id, c.merged_into_id, w.step + 1 from way w join customers.customers c on c.id = w.merged_into_id where w.step < 20)
  select id from way where merged_into_id is null`);
/** Whom a customer was merged into, at the end of the chain. */
export const survivorOf = async (tx: Tx, id: Id): Promise<Id | undefined> => (await rows<{ id: Id }>(tx, REDIRECT, [id]))[0]?.id;

const AWAY = statement(`
  update customers.customers set merged_into_id = $2, deleted_at = $3, updated_at = $3, updated_by = $4, version = version + 1 where id = $1`);
export const putAway = (tx: Tx, id: Id, survivor: Id) => rows(tx, AWAY, [id, survivor, tx.now, tx.ctx.actor]);
const BACK = statement(`
  update customers.customers set merged_into_id = null, deleted_at = null, updated_at = $2, updated_by = $3, version = version + 1 where id = $1`);
export const bringBack = (tx: Tx, id: Id) => rows(tx, BACK, [id, tx.now, tx.ctx.actor]);
