import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { MessageType, SenderType } from './messages.entity';

export interface NewOutgoing extends Record<string, unknown> {
  id: Id;
  conversationId: Id;
  channelId: Id;
  messageType: MessageType;
  senderType: SenderType;
  senderName: string | null;
  subject: string | null;
  content: string;
  html: string | null;
  tokens: string[] | null;
  internal: boolean;
  mentionIds: Id[];
  deliveryStatus: 'queued' | null;
  scheduledAt: string | null;
  cancelOnReply: boolean;
  templateId: Id | null;
  metadata: Record<string, unknown>;
}
const INSERT = statement(`
  insert into messaging.messages (id, conversation_id, channel_id, message_type, sender_type, sender_name, subject, content, html, tokens, internal, mention_ids,
    delivery_status, scheduled_at, cancel_on_reply, template_id, metadata, "timestamp", created_at, updated_at, created_by, updated_by)
  select m.id, m."conversationId", m."channelId", m."messageType", m."senderType", m."senderName", m.subject, m.content, m.html, m.tokens, m.internal,
    m."mentionIds", m."deliveryStatus", m."scheduledAt", m."cancelOnReply", m."templateId", m.metadata, coalesce(m."scheduledAt", $2), $2, $2, $3, $3
  from jsonb_to_recordset($1) as m(id uuid, "conversationId" uuid, "channelId" uuid, "messageType" text, "senderType" text, "senderName" text, subject text,
    content text, html text, tokens text[], internal boolean, "mentionIds" uuid[], "deliveryStatus" text, "scheduledAt" timestamptz, "cancelOnReply" boolean,
    "templateId" uuid, metadata jsonb)`);
export const insertOutgoing = (tx: Tx, all: NewOutgoing[]) => rows(tx, INSERT, [JSON.stringify(all), tx.now, tx.ctx.actor]);

const COUNT = statement(`update messaging.conversations set message_count = message_count + 1, updated_at = $2 where id = any ($1)`);
/** A message more that is not said yet, or that is for colleagues. */
export const countMessage = (tx: Tx, conversations: Id[]) => rows(tx, COUNT, [conversations, tx.now]);

const SAID = statement(`
  with before as (select id, case when $4 then waiting_since end as since from messaging.conversations where id = $1 for update)
  update messaging.conversations c set last_message_id = $2, last_message_time = greatest(c.last_message_time, $3), last_outgoing_at = $3, updated_at = $3,
    waiting_since = case when $4 then null else c.waiting_since end, message_count = c.message_count + $5::int
  from before b where c.id = b.id returning b.since, c.channel_id as "channelId"`);
/** Something was said to the customer: by a person (or whoever acts for one) it answers what waited. Gives back since when that waited, and by which channel. */
export async function said(tx: Tx, conversationId: Id, messageId: Id, answers: boolean, more: 0 | 1): Promise<{ since: Date; channelId: Id } | undefined> {
  const told = await row<{ since: Date | null; channelId: Id }>(tx, SAID, [conversationId, messageId, tx.now, answers, more]);
  return told?.since ? { since: told.since, channelId: told.channelId } : undefined;
}
const RESPONDED = statement(`
  with answer as (update messaging.messages set response_seconds = $2 where id = $1 returning conversation_id)
  update messaging.conversations c set first_response_seconds = coalesce(c.first_response_seconds, $2) from answer a where c.id = a.conversation_id`);
/** The message is the answer to what had waited for so long. */
export const responded = (tx: Tx, messageId: Id, seconds: number) => rows(tx, RESPONDED, [messageId, seconds]);

const SENDER = statement(`select name from core.users where id = $1`);
export const nameOfUser = async (tx: Tx, id: Id): Promise<string | null> => (await row<{ name: string }>(tx, SENDER, [id]))?.name ?? null;

const LATER = statement(`
  select m.id, m.sender_name as "senderName", m.created_by as "createdBy" from messaging.messages m
  where m.conversation_id = $1 and m.sender_type = 'agent' and not m.internal and m.scheduled_at is null and m.created_by <> $2 and m.delivery_status <> 'cancelled'
    and case when $3::uuid is null then m.created_at > $4::timestamptz - interval '2 minutes' else m.id > $3 end
  order by m.id desc limit 1`);
/** Somebody else's answer that is newer than a message, or without one, than two minutes. */
export const answeredSince = (tx: Tx, conversationId: Id, messageId: Id | null) =>
  row<{ id: Id; senderName: string | null; createdBy: Id }>(tx, LATER, [conversationId, tx.ctx.actor, messageId, tx.now]);

/** After so long a job that took a message is taken to be dead. */
const LEASE = `interval '10 minutes'`;
export interface Claimed extends Record<string, unknown> {
  id: Id;
  attempts: number;
  /** A job took it before and never said what became of it. */
  unsure: boolean;
}
const LOCK = statement(`select id from messaging.conversations where id = $1 for update`);
const CLAIM = statement(`
  with due as (
    select m.id, m.next_attempt_at, m.claimed_at, m.claimed_by from messaging.messages m
    where m.conversation_id = $1 and m.delivery_status = 'queued' and (m.scheduled_at is null or m.scheduled_at <= $3) order by m."timestamp", m.id limit 1),
  mine as (select d.id, d.claimed_at is not null as unsure from due d
    where coalesce(d.next_attempt_at, $3) <= $3 and (d.claimed_at is null or d.claimed_by = $2 or d.claimed_at < $3::timestamptz - ${LEASE}))
  update messaging.messages m set claimed_at = $3, claimed_by = $2, attempts = m.attempts + 1 from mine where m.id = mine.id
  returning m.id, m.attempts, mine.unsure`);
/** The next message of a conversation, for one job alone; one after the other, so that none overtakes another. */
export async function claimNext(tx: Tx, conversationId: Id, job: Id): Promise<Claimed | undefined> {
  await rows(tx, LOCK, [conversationId]);
  return row<Claimed>(tx, CLAIM, [conversationId, job, tx.now]);
}

const SENT = statement(`
  update messaging.messages set delivery_status = 'sent', provider_message_id = $2, sent_at = $3, metadata = metadata || $4::jsonb, claimed_at = null, claimed_by = null,
    next_attempt_at = null, failure_code = null, failure_reason = null, "timestamp" = case when scheduled_at is null then "timestamp" else $3 end,
    updated_at = $3, version = version + 1
  where id = $1 and delivery_status = 'queued' returning id`);
export const markSent = (tx: Tx, id: Id, providerMessageId: string, metadata: object) =>
  rows(tx, SENT, [id, providerMessageId, tx.now, JSON.stringify(metadata)]);

const FAILED = statement(`
  update messaging.messages set delivery_status = 'failed', failure_code = $2, failure_reason = nullif(left($3, 1000), ''), claimed_at = null, claimed_by = null, next_attempt_at = null,
    updated_at = $4, version = version + 1
  where id = $1 and delivery_status = 'queued' returning created_by as "senderId"`);
export const markFailed = (tx: Tx, id: Id, code: string, reason: string | null) => row<{ senderId: Id }>(tx, FAILED, [id, code, reason, tx.now]);

const OVER = statement(`
  update messaging.messages set delivery_status = 'cancelled', failure_code = $2, claimed_at = null, claimed_by = null, next_attempt_at = null,
    updated_at = $3, version = version + 1
  where id = $1 and delivery_status = 'queued' returning id`);
/** What it tells of is over before it left. */
export const markOver = (tx: Tx, id: Id, code: string) => row<{ id: Id }>(tx, OVER, [id, code, tx.now]);

const AGAIN = statement(`
  update messaging.messages set claimed_at = null, claimed_by = null, next_attempt_at = $2, failure_reason = left($3, 1000), updated_at = $4, version = version + 1
  where id = $1 and delivery_status = 'queued'`);
export const markAgain = (tx: Tx, id: Id, at: string, reason: string) => rows(tx, AGAIN, [id, at, reason, tx.now]);

const DUE = statement(`
  select distinct m.conversation_id as id from messaging.messages m
  where m.delivery_status = 'queued' and coalesce(m.scheduled_at, m.created_at + interval '30 seconds') <= $1 and coalesce(m.next_attempt_at, $1) <= $1
    and (m.claimed_at is null or m.claimed_at < $1::timestamptz - ${LEASE}) limit 500`);
/** Conversations in which something waits that no job is at. */
export const dueConversations = async (tx: Tx): Promise<Id[]> => (await rows<{ id: Id }>(tx, DUE, [tx.now])).map(({ id }) => id);

const THREAD = statement(`
  select provider_message_id as id from messaging.messages where conversation_id = $1 and provider_message_id is not null order by "timestamp" desc, id desc limit 20`);
export const threadOf = async (tx: Tx, conversationId: Id): Promise<string[]> => (await rows<{ id: string }>(tx, THREAD, [conversationId])).map(({ id }) => id);
const TOKEN = statement(`select reply_token as token from messaging.conversations where id = $1`);
export const replyTokenOf = async (tx: Tx, conversationId: Id): Promise<string> => (await row<{ token: string }>(tx, TOKEN, [conversationId]))!.token;

const HASHES = statement(`select id, sha256 from core.files where id = any ($1)`);
export const hashesOf = async (tx: Tx, ids: Id[]): Promise<Map<Id, string>> =>
  new Map((ids.length ? await rows<{ id: Id; sha256: string }>(tx, HASHES, [ids]) : []).map(({ id, sha256 }) => [id, sha256]));

const WAKE = statement(`
  update messaging.conversations set status = 'active', snoozed_until = null, updated_at = $1 where snoozed_until <= $1 and status = 'snoozed'
  returning id, customer_id as "customerId", assignee_id as "assigneeId"`);
export const wakeSnoozed = (tx: Tx) => rows<{ id: Id; customerId: Id | null; assigneeId: Id | null }>(tx, WAKE, [tx.now]);
