import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { refreshLastActivity } from './figures.queries';
import { NOTE_ADDED } from './customers.events';

const FOLLOW = statement(`
  update customers.activities a set customer_id = n.customer_id, description = n.content, title = left(n.content, 140), deleted_at = n.deleted_at,
    data = jsonb_build_object('noteType', n.type, 'isInternal', n.is_internal), version = a.version + 1, updated_at = $3, updated_by = $4
  from customers.notes n where n.id = any ($1) and a.subject_id = n.id and a.event = $2 returning a.customer_id as "customerId"`);

/** What stands of notes in the timeline follows them. */
export async function followNotes(tx: Tx, ids: Id[]): Promise<void> {
  const found = await rows<{ customerId: Id }>(tx, FOLLOW, [ids, NOTE_ADDED, tx.now, tx.ctx.actor]);
  await refreshLastActivity(
    tx,
    found.map(({ customerId }) => customerId),
  );
}
