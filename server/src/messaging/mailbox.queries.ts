import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

/** How far a folder has been read. */
export interface FolderState extends Record<string, unknown> {
  path: string;
  /** The folder's own generation: where it changes, all its numbers mean other mails. */
  uidValidity: string;
  lastUid: number;
  /** Nothing that came before is read: `YYYY-MM-DD`. */
  since: string;
  /** When it was first looked at, ISO 8601: what came before is history, which nobody has to answer any more. */
  begunAt: string;
}

const STATE = statement(
  `select path, uid_validity::text as "uidValidity", last_uid::int8::float8 as "lastUid", since::text, begun_at as "begunAt" from messaging.mailbox_folders where channel_id = $1 and path = $2`,
);
const BEGIN = statement(`
  insert into messaging.mailbox_folders (id, channel_id, path, uid_validity, last_uid, since, begun_at, position) values ($1, $2, $3, $4, $5, $6, $7, 0)
  on conflict (organization_id, channel_id, path) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid`);
const MOVE = statement(`update messaging.mailbox_folders set last_uid = greatest(last_uid, $4) where channel_id = $1 and path = $2 and uid_validity = $3`);
const KNOWN = statement(`
  select provider_message_id as id, metadata->>'fingerprint' as fingerprint, sender_type <> 'customer' as ours
  from messaging.messages where channel_id = $1 and provider_message_id = any ($2)`);
const LAST_WRITER = statement(`
  select coalesce(metadata->>'replyTo', metadata->>'from') as address from messaging.messages
  where channel_id = $1 and provider_message_id = any ($2) and sender_type = 'customer' and not metadata ? 'automatic' order by "timestamp" desc limit 1`);

export const folderState = (tx: Tx, channelId: Id, path: string) => row<FolderState>(tx, STATE, [channelId, path]);

/** A folder that is read from its beginning, or anew because its generation has changed. */
export const beginFolder = (tx: Tx, channelId: Id, { path, uidValidity, lastUid, since, begunAt }: FolderState) =>
  rows(tx, BEGIN, [newId(), channelId, path, uidValidity, lastUid, since, begunAt]);

/** So far it has been read; in the transaction that keeps what was read. */
export const moveFolder = (tx: Tx, channelId: Id, { path, uidValidity, lastUid }: Pick<FolderState, 'path' | 'uidValidity' | 'lastUid'>) =>
  rows(tx, MOVE, [channelId, path, uidValidity, lastUid]);

/** What is there already under these Message-IDs, and whether we wrote it. */
export async function knownMails(tx: Tx, channelId: Id, ids: string[]): Promise<Map<string, { fingerprint: string | null; ours: boolean }>> {
  const found = await rows<{ id: string; fingerprint: string | null; ours: boolean }>(tx, KNOWN, [channelId, ids]);
  return new Map(found.map(({ id, ...known }) => [id, known]));
}

/** Where the newest of these mails wants its answer. */
export const lastWriterOf = async (tx: Tx, channelId: Id, ids: string[]): Promise<string | null> =>
  (await row<{ address: string | null }>(tx, LAST_WRITER, [channelId, ids]))?.address ?? null;

const TRACKING = statement(`
  select coalesce((select tracks_mails from messaging.settings limit 1), false) and coalesce((select c.granted from customers.consents c
    where c.customer_id = $1 and c.channel = 'data' and c.deleted_at is null order by c.given_at desc, c.id desc limit 1), false) as allowed`);
/** Whether it may be noticed what a customer does with our mails: the organization wants it, and the customer has agreed. */
export const mayTrack = async (tx: Tx, customerId: Id | null): Promise<boolean> => (await row<{ allowed: boolean }>(tx, TRACKING, [customerId]))!.allowed;

const OPENED = statement(`
  update messaging.messages m set metadata = m.metadata || jsonb_build_object('opened', jsonb_build_object(
    'first', coalesce(m.metadata #>> '{opened,first}', $2), 'last', $2, 'count', coalesce((m.metadata #>> '{opened,count}')::int, 0) + 1))
  where m.id = $1 and m.deleted_at is null returning m.channel_id as "channelId", m.provider_message_id as "providerMessageId"`);
const FOLLOWED = statement(`
  update messaging.messages m set metadata = m.metadata || jsonb_build_object('followed', coalesce(m.metadata->'followed', '{}') ||
    jsonb_build_object($2::text, coalesce((m.metadata->'followed'->>$2)::int, 0) + 1))
  where m.id = $1 and m.deleted_at is null returning m.channel_id as "channelId", m.provider_message_id as "providerMessageId"`);
const CUSTOMER = statement(`select c.customer_id as id from messaging.messages m join messaging.conversations c on c.id = m.conversation_id where m.id = $1`);

type Noticed = { channelId: Id; providerMessageId: string | null };
export const opened = (tx: Tx, messageId: Id) => row<Noticed>(tx, OPENED, [messageId, tx.now]);
export const followed = (tx: Tx, messageId: Id, url: string) => row<Noticed>(tx, FOLLOWED, [messageId, url]);
export const customerOfMessage = async (tx: Tx, messageId: Id): Promise<Id | null> => (await row<{ id: Id | null }>(tx, CUSTOMER, [messageId]))?.id ?? null;
