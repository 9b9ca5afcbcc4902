import { row, rows, statement, type Statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const upFrom = (table: 'parts.categories' | 'parts.locations'): Statement =>
  statement(`
  with recursive up as (
    select t.id, t.parent_id from ${table} t where t.id = $1
    union select t.id, t.parent_id from ${table} t join up on t.id = up.parent_id)
  select exists (select from up where id = $2) as circle, exists (select from ${table} t where t.id = $1 and t.deleted_at is null) as living`);
const UP = { 'parts.categories': upFrom('parts.categories'), 'parts.locations': upFrom('parts.locations') };

/** What speaks against putting a record below a parent: it is not there (any more), or stands below the record itself. */
export async function faultOf(tx: Tx, table: keyof typeof UP, id: Id, parentId: Id): Promise<'gone' | 'circle' | null> {
  const found = (await row<{ circle: boolean; living: boolean }>(tx, UP[table], [parentId, id]))!;
  if (!found.living) return 'gone';
  return found.circle ? 'circle' : null;
}

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('parts.categories' || core.organization()::text, 0))`);
/** Two who move categories go one after the other: each could be right and both close a circle together. */
export const oneTree = (tx: Tx): Promise<unknown> => rows(tx, ALONE);
