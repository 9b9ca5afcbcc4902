import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Channel } from './channels.entity';
import type { ConversationStatus } from './conversations.rules';
import type { Reached } from './incoming.rules';

const KNOWN = statement(`
  select provider_message_id as name, conversation_id as id, true as message from messaging.messages where channel_id = $1 and provider_message_id = any ($2)
  union all select thread_key, id, false from messaging.conversations where channel_id = $1 and thread_key = any ($2)
  union all select 'token ' || reply_token, id, false from messaging.conversations where channel_id = $1 and reply_token = any ($3)`);

/** Conversations by the names given: of their messages, their thread or their reply token; and which names are messages that are there already. */
export async function knownThreads(tx: Tx, channelId: Id, names: string[], tokens: string[]): Promise<{ known: Map<string, Id>; there: Set<string> }> {
  const found = await rows<{ name: string; id: Id; message: boolean }>(tx, KNOWN, [channelId, names, tokens]);
  return { known: new Map(found.map(({ name, id }) => [name, id])), there: new Set(found.filter(({ message }) => message).map(({ name }) => name)) };
}

export interface NewConversation extends Reached {
  key: string;
  name: string | null;
  subject: string | null;
  at: string;
  customerId?: Id | null;
  /** Nobody has to look at it before somebody answers. */
  resolved?: boolean;
}
const BEGIN = statement(`
  insert into messaging.conversations (id, channel_id, source, thread_key, subject, contact_name, address, phone, email, last_message_time, reply_token,
    customer_id, linked_by, status, resolved_at, created_at, updated_at, created_by, updated_by)
  select n.id, $2, $3, n.key, n.subject, n.name, n.address, n.phone, n.email, n.at, n.token, n."customerId", case when n."customerId" is not null then 'person' end,
    case when n.resolved then 'resolved' else 'active' end, case when n.resolved then $4::timestamptz end, $4, $4, $5, $5
  from jsonb_to_recordset($1) as n(id uuid, key text, subject text, name text, address text, phone text, email text, at timestamptz, token text, "customerId" uuid, resolved boolean)
  on conflict (organization_id, channel_id, thread_key) do nothing returning id`);

/** Begins those that there are not; gives back the ids of those that were begun. Somebody who begins the same at once is waited for. */
export async function beginConversations(tx: Tx, channel: Channel, all: NewConversation[]): Promise<Set<Id>> {
  if (!all.length) return new Set();
  const made = all.map((one) => ({ ...one, id: newId(), token: newId().replaceAll('-', '').slice(8) }));
  const begun = await rows<{ id: Id }>(tx, BEGIN, [JSON.stringify(made), channel.id, channel.source, tx.now, tx.ctx.actor]);
  return new Set(begun.map(({ id }) => id));
}

export interface Locked extends Record<string, unknown> {
  id: Id;
  key: string;
  status: ConversationStatus;
  customerId: Id | null;
  customerName: string;
  assigneeId: Id | null;
  incomingCount: number;
  waitingSince: string | null;
  autoRepliedAt: string | null;
  address: string;
}
const LOCK = statement(`
  select t.id, t.thread_key as key, t.status, t.customer_id as "customerId", t.assignee_id as "assigneeId", t.incoming_count as "incomingCount",
    t.waiting_since as "waitingSince", t.auto_replied_at as "autoRepliedAt", t.address,
    coalesce((select c.name from customers.customers c where c.id = t.customer_id), t.contact_name, t.address) as "customerName"
  from messaging.conversations t where t.channel_id = $1 and (t.thread_key = any ($2) or t.id = any ($3)) order by t.id for update`);
export const lockConversations = (tx: Tx, channelId: Id, keys: string[], ids: Id[]) => rows<Locked>(tx, LOCK, [channelId, keys, ids]);

export interface NewMessage extends Record<string, unknown> {
  id: Id;
  conversationId: Id;
}
const INSERT = statement(`
  insert into messaging.messages (id, conversation_id, channel_id, provider_message_id, message_type, sender_type, sender_name, subject, content, html, tokens,
    "timestamp", metadata, created_at, updated_at, created_by, updated_by)
  select m.id, m."conversationId", $2, m."providerMessageId", m."messageType", 'customer', m."senderName", m.subject, m.content, m.html, m.tokens,
    m.timestamp, m.metadata, $3, $3, $4, $4
  from jsonb_to_recordset($1) as m(id uuid, "conversationId" uuid, "providerMessageId" text, "messageType" text, "senderName" text, subject text, content text,
    html text, tokens text[], timestamp timestamptz, metadata jsonb)
  on conflict (organization_id, channel_id, provider_message_id) where provider_message_id is not null do nothing returning id`);
/** Those that were not there before. */
export async function insertIncoming(tx: Tx, channelId: Id, all: NewMessage[]): Promise<Set<Id>> {
  const made = await rows<{ id: Id }>(tx, INSERT, [JSON.stringify(all), channelId, tx.now, tx.ctx.actor]);
  return new Set(made.map(({ id }) => id));
}

export interface Growth {
  id: Id;
  /** Messages, and those of them that somebody has to read. */
  messages: number;
  unread: number;
  lastId: Id;
  last: string;
  /** The first one that waits for an answer. */
  waiting: string | null;
  /** Those that were incoming before. */
  seen: number;
}
const GROW = statement(`
  update messaging.conversations c set message_count = c.message_count + g.messages, incoming_count = c.incoming_count + g.unread,
    last_message_id = case when c.last_message_id is null or g.last >= c.last_message_time then g."lastId" else c.last_message_id end,
    last_message_time = case when c.last_message_id is null then g.last else greatest(c.last_message_time, g.last) end,
    last_incoming_at = greatest(c.last_incoming_at, g.last), waiting_since = coalesce(c.waiting_since, g.waiting),
    status = case when g.waiting is null then c.status else 'active' end, snoozed_until = case when g.waiting is null then c.snoozed_until end,
    resolved_at = case when g.waiting is null then c.resolved_at end, updated_at = $2
  from jsonb_to_recordset($1) as g(id uuid, messages int, unread int, "lastId" uuid, last timestamptz, waiting timestamptz) where c.id = g.id`);
const SPREAD = statement(`
  insert into messaging.unread (user_id, conversation_id, seen)
  select m.id, g.id, g.seen from jsonb_to_recordset($1) as g(id uuid, seen int) cross join core.memberships m where m.active and m.deleted_at is null
  on conflict (organization_id, user_id, conversation_id) do nothing`);
/** What came in is counted, and unread by everybody who had read all before. The conversations are locked. */
export async function grow(tx: Tx, all: Growth[]): Promise<void> {
  const unread = all.filter((one) => one.unread).map(({ id, seen }) => ({ id, seen }));
  await Promise.all([rows(tx, GROW, [JSON.stringify(all), tx.now]), unread.length ? rows(tx, SPREAD, [JSON.stringify(unread)]) : undefined]);
}

const CALL_OFF = statement(`
  update messaging.messages set delivery_status = 'cancelled', updated_at = $2, version = version + 1
  where conversation_id = any ($1) and delivery_status = 'queued' and scheduled_at > $2 and cancel_on_reply and claimed_at is null
  returning id, conversation_id as "conversationId", created_by as "createdBy"`);
/** What was to be sent later, and no longer is because the customer wrote. */
export const callOff = (tx: Tx, conversations: Id[]) => rows<{ id: Id; conversationId: Id; createdBy: Id }>(tx, CALL_OFF, [conversations, tx.now]);

const MARK_REPLIED = statement(`update messaging.conversations set auto_replied_at = $2 where id = any ($1)`);
export const markReplied = (tx: Tx, ids: Id[]) => rows(tx, MARK_REPLIED, [ids, tx.now]);
