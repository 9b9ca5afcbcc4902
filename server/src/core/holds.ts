import { core } from './problem';
import { rows, statement } from './sql';
import type { Id, Tx } from './tx';

/** Why a record must not go: `holder` (an order) needs `subject` (a customer). */
export interface Hold {
  subject: Id;
  reason: string;
  holder: Id;
}

const HOLD = statement(`
  insert into core.holds (subject, reason, holder) select h.subject, h.reason, h.holder
  from jsonb_to_recordset($1) as h(subject uuid, reason text, holder uuid) on conflict do nothing`);
const LET_GO = statement(`
  delete from core.holds h using jsonb_to_recordset($1) as g(subject uuid, reason text, holder uuid)
  where h.holder = g.holder and h.reason = g.reason and (g.subject is null or h.subject = g.subject)`);
const HELD = statement(`
  select reason, count(*)::int as count from core.holds where subject = any ($1) group by reason order by reason`);

/** A module to the right vetoes the deletion of what stands to its left, until it lets go. */
export const hold = (tx: Tx, holds: Hold[]): Promise<unknown> => (holds.length ? rows(tx, HOLD, [JSON.stringify(holds)]) : Promise.resolve());

export const letGo = (tx: Tx, holds: { subject?: Id; reason: string; holder: Id }[]): Promise<unknown> =>
  holds.length ? rows(tx, LET_GO, [JSON.stringify(holds)]) : Promise.resolve();

/** 422 `in_use` with `details.reasons: [{reason, count}]` if anything holds one of the records. */
export async function refuseIfHeld(tx: Tx, ids: Id[], more: { reason: string; count: number }[] = []): Promise<void> {
  const found = [...(await rows<{ reason: string; count: number }>(tx, HELD, [ids])), ...more.filter(({ count }) => count > 0)];
  if (found.length) throw core.inUse({ reasons: found });
}
