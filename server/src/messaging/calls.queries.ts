import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

export interface NewCall extends Record<string, unknown> {
  id: Id;
  conversationId: Id;
  providerMessageId: string;
  senderName: string | null;
  content: string;
  tokens: string[] | null;
  at: string;
  metadata: Record<string, unknown>;
}
const INSERT = statement(`
  insert into messaging.messages (id, conversation_id, channel_id, provider_message_id, sender_type, sender_name, content, tokens, "timestamp", sent_at, metadata,
    created_at, updated_at, created_by, updated_by)
  select c.id, c."conversationId", $2, c."providerMessageId", 'agent', c."senderName", c.content, c.tokens, c.at, c.at, c.metadata, $3, $3, $4, $4
  from jsonb_to_recordset($1) as c(id uuid, "conversationId" uuid, "providerMessageId" text, "senderName" text, content text, tokens text[], at timestamptz, metadata jsonb)
  on conflict (organization_id, channel_id, provider_message_id) where provider_message_id is not null do nothing returning id`);
/** Calls of ours as what they are: said already, with nothing left to deliver. Gives back those that were not there. */
export const insertCalls = async (tx: Tx, channelId: Id, calls: NewCall[]): Promise<Set<Id>> =>
  new Set((await rows<{ id: Id }>(tx, INSERT, [JSON.stringify(calls), channelId, tx.now, tx.ctx.actor])).map(({ id }) => id));

const KNOWN = statement(`select id, provider_message_id as key from messaging.messages where channel_id = $1 and provider_message_id = any ($2)`);
/** Those that are there already. */
export const knownCalls = async (tx: Tx, channelId: Id, keys: string[]): Promise<Map<string, Id>> =>
  new Map((await rows<{ id: Id; key: string }>(tx, KNOWN, [channelId, keys])).map(({ id, key }) => [key, id]));

const OF_CUSTOMER = statement(
  `update messaging.conversations set customer_id = $2, linked_by = 'person', updated_at = $3 where id = $1 and customer_id is null returning id`,
);
/** Whose number a person says it is, where nobody is known. */
export const ofCustomer = async (tx: Tx, conversationId: Id, customerId: Id): Promise<boolean> =>
  (await rows(tx, OF_CUSTOMER, [conversationId, customerId, tx.now])).length > 0;
