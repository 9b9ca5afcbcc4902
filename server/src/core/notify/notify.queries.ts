import { permissionsOf } from '../identity/permissions';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import type { Settings } from './notify.rules';

export interface Recipient extends Partial<Settings> {
  id: Id;
  name: string;
  email: string;
  language: string | null;
  permissions: readonly string[];
}

const MEMBERS = statement(`
  select m.id, u.name, u.email, u.language, m.role, r.permissions as own, s.kinds, s.quiet_from as "quietFrom", s.quiet_to as "quietTo"
  from core.memberships m join core.users u on u.id = m.id
  left join core.roles r on r.name = m.role and r.deleted_at is null
  left join core.notification_settings s on s.id = m.id
  where m.active and m.deleted_at is null and ($1::uuid[] is null or m.id = any ($1)) order by m.id`);
const OF_MINE = `core.notifications t where t.in_app and t.user_id = $1`;
const UNREAD = statement(`select count(*)::int as unread from ${OF_MINE} and t.read_at is null`);
const READ = statement(`update core.notifications t set read_at = $2, updated_at = $2, version = version + 1
  where t.in_app and t.user_id = $1 and t.read_at is null and ($3::uuid is null or t.id = $3) returning t.id`);
const MORNING = statement(
  `update core.notifications set mail = case when read_at is null then 'waiting' else 'off' end, updated_at = $1 where mail = 'digest'`,
);
const WAITING = statement(`select id, user_id as "userId", kind, resource, subject, data from core.notifications where mail = 'waiting' order by id`);
const SENT = statement(`update core.notifications set mail = 'sent', updated_at = $2 where id = any ($1)`);

/** Active members with what they may do and how they want to be told; all, or these. */
export async function recipients(tx: Tx, ids: Id[] | null): Promise<Recipient[]> {
  const found = await rows<Recipient & { role: string; own: string[] | null }>(tx, MEMBERS, [ids]);
  return found.map(({ role, own, ...member }) => ({ ...member, permissions: permissionsOf(role, own) }));
}

/** What `newestFirst` reads of one's own notifications. */
export const MINE = {
  columns: 't.id, t.kind, t.resource, t.subject, t.data, t.read_at as "readAt", t.created_at as "createdAt"',
  source: (unread: boolean) => `${OF_MINE}${unread ? ' and t.read_at is null' : ''}`,
};

export const unreadOf = async (tx: Tx, user: Id): Promise<number> => (await rows<{ unread: number }>(tx, UNREAD, [user]))[0].unread;
/** Marks all that is unread, or this one. */
export const markRead = async (tx: Tx, user: Id, id: Id | null): Promise<number> => (await rows(tx, READ, [user, tx.now, id])).length;

export interface Unsent {
  id: Id;
  userId: Id;
  kind: string;
  resource: string | null;
  subject: Id | null;
  data: Record<string, unknown>;
}

export const releaseDigests = (tx: Tx) => rows(tx, MORNING, [tx.now]);
export const waiting = (tx: Tx): Promise<Unsent[]> => rows<Unsent & Record<string, unknown>>(tx, WAITING);
export const markSent = (tx: Tx, ids: Id[]) => rows(tx, SENT, [ids, tx.now]);
