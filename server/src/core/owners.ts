import { core } from './problem';
import type { Diff } from './rows';
import { row, statement } from './sql';
import type { Id, Tx } from './tx';

const MEMBER = statement(`select id from core.memberships where id = $1 and deleted_at is null`);

/** Whoever is to look after a record belongs to the organization; who looks after it already may have left. 422 `owner_unknown`. */
export async function requireOwner(tx: Tx, { ownerId }: { ownerId?: Id | null }, before?: { ownerId: Id | null }): Promise<void> {
  if (!ownerId || ownerId === before?.ownerId || ownerId === tx.ctx.actor) return;
  if (!(await row<{ id: Id }>(tx, MEMBER, [ownerId]))) throw core.ownerUnknown({ id: ownerId }, 'ownerId');
}

/** Of a record that was changed, who looked after it before: nobody gets a right to a change by the change. */
export const ownedBefore = <R extends { ownerId: Id | null }>({ row: record, diff }: { row: R; diff: Diff }): R =>
  diff.ownerId ? { ...record, ownerId: diff.ownerId[0] as Id | null } : record;
