import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

export interface NewOurs extends Record<string, unknown> {
  id: Id;
  conversationId: Id;
  providerMessageId: string;
  messageType: string;
  deliveryStatus: 'sent' | null;
  senderName: string | null;
  content: string;
  tokens: string[] | null;
  at: string;
  metadata: Record<string, unknown>;
}
const INSERT = statement(`
  insert into messaging.messages (id, conversation_id, channel_id, provider_message_id, message_type, delivery_status, sender_type, sender_name, content, tokens, "timestamp", sent_at, metadata,
    created_at, updated_at, created_by, updated_by)
  select c.id, c."conversationId", $2, c."providerMessageId", c."messageType", c."deliveryStatus", 'agent', c."senderName", c.content, c.tokens, c.at, c.at, c.metadata, $3, $3, $4, $4
  from jsonb_to_recordset($1) as c(id uuid, "conversationId" uuid, "providerMessageId" text, "messageType" text, "deliveryStatus" text, "senderName" text, content text, tokens text[], at timestamptz, metadata jsonb)
  on conflict (organization_id, channel_id, provider_message_id) where provider_message_id is not null do nothing returning id`);
/** What we said elsewhere, as what it is: said already. Gives back those that were not there. */
export const insertOurs = async (tx: Tx, channelId: Id, calls: NewOurs[]): Promise<Set<Id>> =>
  new Set((await rows<{ id: Id }>(tx, INSERT, [JSON.stringify(calls), channelId, tx.now, tx.ctx.actor])).map(({ id }) => id));

const KNOWN = statement(`select id, provider_message_id as key from messaging.messages where channel_id = $1 and provider_message_id = any ($2)`);
/** Those that are there already. */
export const knownOurs = async (tx: Tx, channelId: Id, keys: string[]): Promise<Map<string, Id>> =>
  new Map((await rows<{ id: Id; key: string }>(tx, KNOWN, [channelId, keys])).map(({ id, key }) => [key, id]));

const OF_CUSTOMER = statement(
  `update messaging.conversations set customer_id = $2, linked_by = 'person', updated_at = $3 where id = $1 and customer_id is null returning id`,
);
/** Whose number a person says it is, where nobody is known. */
export const ofCustomer = async (tx: Tx, conversationId: Id, customerId: Id): Promise<boolean> =>
  (await rows(tx, OF_CUSTOMER, [conversationId, customerId, tx.now])).length > 0;

const IN_FLIGHT = statement(`
  select 1 as found from messaging.messages m join messaging.conversations c on c.id = m.conversation_id
  where c.channel_id = $1 and c.address = any ($2) and m.delivery_status = 'queued' and m.claimed_at > $4::timestamptz - interval '10 minutes'
    and exists (select from unnest($3::text[]) named where not exists (
      select from messaging.messages k where k.channel_id = $1 and k.provider_message_id = named)) limit 1`);
/** Whether a message to one of the addresses is on its way, and its id at the provider may be one of those that nobody knows. */
export const inFlight = async (tx: Tx, channelId: Id, addresses: string[], named: string[]): Promise<boolean> =>
  (await rows(tx, IN_FLIGHT, [channelId, addresses, named, tx.now])).length > 0;

const PARTS = statement(`
  select part from messaging.messages m join messaging.conversations c on c.id = m.conversation_id, jsonb_array_elements_text(m.metadata -> 'parts') part
  where c.channel_id = $1 and c.address = any ($2) and m.sender_type <> 'customer' and m.metadata ? 'parts' and m."timestamp" > $3::timestamptz - interval '2 days'`);
/** What a message of ours was at the provider beside its first part: told again, it is nothing new. */
export const partsSent = async (tx: Tx, channelId: Id, addresses: string[]): Promise<Set<string>> =>
  new Set((await rows<{ part: string }>(tx, PARTS, [channelId, addresses, tx.now])).map(({ part }) => part));
