import { shapeOf } from '../core/shape';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Message } from './messages.entity';
import type { Cut } from './paging.rules';

type Row = Message & Record<string, unknown>;

/** The newest messages of conversations before a moment, newest first, one more than asked for. What is to be sent later is not among the past. */
export async function findMessages(tx: Tx, conversations: Id[], { limit, after }: Pick<Cut, 'limit' | 'after'>): Promise<Message[]> {
  const shape = shapeOf(Message);
  const text = `select ${shape.columns('t')} from (select * from messaging.messages t where t.conversation_id = any ($1) and t.deleted_at is null
    ${after ? 'and (t."timestamp", t.id) < ($3::timestamptz, $4::uuid)' : ''} order by t."timestamp" desc, t.id desc limit $2) t order by t."timestamp" desc, t.id desc`;
  const found = await rows<Row>(tx, statement(text), [conversations, limit + 1, ...(after ?? [])]);
  return found.map((one) => shape.finish(one, tx.ctx));
}

const SEARCHED = statement(`select message_id as id from messaging.search_messages($1::text::tsquery, $2, $3, $4, $5, $6)`);
/** Ids of messages with all the words, newest first. */
export async function searchMessages(
  tx: Tx,
  query: string | null,
  conversations: Id[] | null,
  from: string | null,
  till: string | null,
  cut: Cut,
): Promise<Id[]> {
  return (await rows<{ id: Id }>(tx, SEARCHED, [query, conversations, from, till, cut.offset, cut.limit + 1])).map(({ id }) => id);
}

const PLAIN = statement(`select messaging.query_of($1)::text as query`);
export const plainQuery = async (tx: Tx, words: string): Promise<string | null> => (await rows<{ query: string | null }>(tx, PLAIN, [words]))[0].query;

export interface Place extends Record<string, unknown> {
  id: Id;
  customerName: string;
  phone: string | null;
  source: string;
  status: string;
}
const PLACES = statement(`
  select t.id, coalesce((select c.name from customers.customers c where c.id = t.customer_id), t.contact_name, t.address) as "customerName",
    coalesce(t.phone, t.email) as phone, t.source, t.status from messaging.conversations t where t.id = any ($1)`);
/** Where messages stand. */
export const placesOf = async (tx: Tx, conversations: Id[]): Promise<Map<Id, Place>> =>
  new Map((await rows<Place>(tx, PLACES, [conversations])).map((place) => [place.id, place]));

const WITH = statement(`
  select id from messaging.conversations where deleted_at is null and ($1::text is null or address = $1) and ($2::text[] is null or source = any ($2))
    and ($3::uuid[] is null or customer_id = any ($3)) order by last_message_time desc limit 20000`);
/** The conversations with an address, of a source or with customers; null where nothing of that is asked for. */
export async function conversationsWith(tx: Tx, address: string | null, sources: string[] | null, customers: Id[] | null): Promise<Id[] | null> {
  if (!address && !sources && !customers) return null;
  return (await rows<{ id: Id }>(tx, WITH, [address, sources, customers])).map(({ id }) => id);
}
