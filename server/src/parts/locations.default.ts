import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { LOCATION_CREATED } from './parts.events';

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('parts.locations' || core.organization()::text, 0))`);
const MAKE = statement(`
  insert into parts.locations (id, name, code, is_default, created_at, updated_at, created_by, updated_by)
  select $1, case when (select o.locale from core.organizations o where o.id = core.organization()) like 'de%' then 'Lager' else 'Main' end, 'MAIN', true, $2, $2, $3, $3
  where not exists (select from parts.locations where is_default and deleted_at is null) returning id, name`);

/** Changes of the default location go one at a time per organization. */
export const alone = (tx: Tx): Promise<unknown> => rows(tx, ALONE);

/** Makes the first location when it is needed, named in the organization's language. */
export async function ensureDefault(tx: Tx): Promise<void> {
  await alone(tx);
  const made = await row<{ id: string; name: string }>(tx, MAKE, [newId(), tx.now, tx.ctx.actor]);
  if (made) tx.emit(LOCATION_CREATED, made.id, { name: made.name, code: 'MAIN', isDefault: true });
}
