import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';

const NAME = statement(`select name from core.users where id = $1`);
const ON = statement(`
  select s.id from core.sessions s join core.memberships m on m.id = s.user_id and m.active and m.deleted_at is null
  where s.id = any ($1) and s.ended_at is null and s.expires_at > now()`);

export const nameOf = async (tx: Tx, user: Id): Promise<string> => (await row<{ name: string }>(tx, NAME, [user]))?.name ?? '';

/** Those of the sessions that are still on. */
export const sessionsOn = async (tx: Tx, sessions: Id[]): Promise<Set<Id>> => new Set((await rows<{ id: Id }>(tx, ON, [sessions])).map(({ id }) => id));
