import { dayIn, startOfDay } from '../core/dates';
import { organizationOf } from '../core/organization';
import { shapeOf } from '../core/shape';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { ConversationItem, ConversationQuery } from './conversations.dto';
import { Conversation } from './conversations.entity';
import { NEEDS_REPLY_HOURS } from './conversations.rules';
import type { Cut } from './paging.rules';

/** Of somebody with more than this unread, the newest are found along the time. */
const FEW = 3_000;
const MINE_UNREAD = `select u.conversation_id from messaging.unread u where u.user_id =`;
const HOW_MANY = statement(`select count(*)::int as unread from (select from messaging.unread where user_id = $1 limit ${FEW}) u`);

type Row = ConversationItem & Record<string, unknown>;
type Bind = (value: unknown) => string;

/** The conversations a query means, newest first, one more than asked for; with the number of all where they are counted. */
export async function findConversations(
  tx: Tx,
  query: ConversationQuery,
  cut: Cut,
  today: string,
): Promise<{ found: ConversationItem[]; total: number | null }> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const few = query.filter === 'unread' && (await row<{ unread: number }>(tx, HOW_MANY, [tx.ctx.actor]))!.unread < FEW;
  const where = conditions(tx, query, today, few, bind);
  const all = where.join(' and ');
  const counted = cut.after
    ? undefined
    : rows<{ total: number }>(tx, statement(`select count(*)::int as total from messaging.conversations t where ${all}`), [...params]);
  const after = cut.after ? ` and (t.last_message_time, t.id) < (${bind(cut.after[0])}::timestamptz, ${bind(cut.after[1])}::uuid)` : '';
  const text = `select ${columns('t', bind(tx.ctx.actor))} from (select * from messaging.conversations t where ${all}${after}
    order by t.last_message_time desc, t.id desc limit ${bind(cut.limit + 1)} offset ${bind(cut.offset)}) t ${BESIDE} order by t.last_message_time desc, t.id desc`;
  const [found, total] = await Promise.all([rows<Row>(tx, statement(text), params), counted]);
  return { found: found.map((one) => shapeOf(Conversation).finish(one, tx.ctx)), total: total?.[0].total ?? null };
}

/** The ids of all conversations a query means, up to `most`, the newest first: for bulk work. */
export async function findConversationIds(tx: Tx, query: ConversationQuery, most: number): Promise<Id[]> {
  const { timeZone } = await organizationOf(tx);
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const where = conditions(tx, query, startOfDay(dayIn(timeZone, tx.now), timeZone), true, bind).join(' and ');
  const text = `select t.id from messaging.conversations t where ${where} order by t.last_message_time desc, t.id desc limit ${bind(most)}`;
  return (await rows<{ id: Id }>(tx, statement(text), params)).map(({ id }) => id);
}

const ONE = () => statement(`select ${columns('t', '$2')} from messaging.conversations t ${BESIDE} where t.id = $1`);
export async function findConversation(tx: Tx, id: Id): Promise<ConversationItem | undefined> {
  const found = await row<Row>(tx, ONE(), [id, tx.ctx.actor]);
  return found && shapeOf(Conversation).finish(found, tx.ctx);
}

const BESIDE = `left join messaging.messages m on m.id = t.last_message_id`;
const columns = (
  t: string,
  actor: string,
) => `${shapeOf(Conversation).columns(t)}, t.last_message_id as "lastMessageId", m.content as "lastMessage", m.sender_type as "lastSenderType",
  coalesce((select ${t}.incoming_count - u.seen from messaging.unread u where u.user_id = ${actor} and u.conversation_id = ${t}.id), 0) as "unreadCount"`;

function conditions(tx: Tx, query: ConversationQuery, today: string, few: boolean, bind: Bind): string[] {
  const { source, status, priority, assigneeId, channelId, customerId, label, search } = query;
  return [
    't.deleted_at is null',
    ...filtered(tx, query.filter ?? 'all', today, few, bind),
    ...(source ? [`t.source = any (${bind(source)})`] : []),
    ...(status ? [`t.status = any (${bind(status)})`] : []),
    ...(priority ? [`t.priority = any (${bind(priority)})`] : []),
    ...(assigneeId ? [`t.assignee_id = any (${bind(assigneeId)}::uuid[])`] : []),
    ...(channelId ? [`t.channel_id = any (${bind(channelId)}::uuid[])`] : []),
    ...(customerId ? [`t.customer_id = any (${bind(customerId)}::uuid[])`] : []),
    ...(label ? [`t.labels @> array[${bind(label)}]`] : []),
    ...(search?.trim()
      ? [
          ((words) => `(t.id in (select messaging.search_conversations(${words})) or t.customer_id in (select customers.search_customers(${words})))`)(
            bind(search),
          ),
        ]
      : []),
  ];
}

function filtered(tx: Tx, filter: NonNullable<ConversationQuery['filter']>, today: string, few: boolean, bind: Bind): string[] {
  switch (filter) {
    case 'unread':
      return [few ? `t.id = any (array(${MINE_UNREAD} ${bind(tx.ctx.actor)}))` : `exists (${MINE_UNREAD} ${bind(tx.ctx.actor)} and u.conversation_id = t.id)`];
    case 'today':
      return [`t.last_message_time >= ${bind(today)}`];
    case 'active':
      return [`t.status = 'active'`];
    case 'mine':
      return [`t.assignee_id = ${bind(tx.ctx.actor)}`];
    case 'unassigned':
      return ['t.assignee_id is null'];
    case 'needs_reply':
      return [
        `t.waiting_since is not null and t.status <> 'resolved'`,
        `t.last_incoming_at <= ${bind(tx.now)}::timestamptz - interval '${NEEDS_REPLY_HOURS} hours'`,
      ];
    default:
      return [];
  }
}

const LABELS = statement(`
  select distinct label from messaging.conversations, unnest(labels) label where labels <> '{}' and deleted_at is null order by label limit 500`);
export const labelsInUse = async (tx: Tx): Promise<string[]> => (await rows<{ label: string }>(tx, LABELS)).map(({ label }) => label);

const BY_ADDRESS = statement(`
  select id from messaging.conversations where address = $1 and deleted_at is null order by last_message_time desc, id desc`);
/** All conversations with an address, the newest first. */
export const conversationsAt = async (tx: Tx, address: string): Promise<Id[]> => (await rows<{ id: Id }>(tx, BY_ADDRESS, [address])).map(({ id }) => id);

const SEEN = statement(`delete from messaging.unread where conversation_id = $1 and user_id = $2`);
const SEEN_TO = statement(`
  update messaging.unread u set seen = c.incoming_count - n.after
  from messaging.conversations c, (select count(*)::int as after from messaging.messages m
    where m.conversation_id = $1 and m.sender_type = 'customer' and m.id > $3 and not coalesce((m.metadata -> 'past')::boolean, false)) n
  where u.conversation_id = $1 and u.user_id = $2 and c.id = $1 and c.incoming_count - n.after > u.seen returning c.incoming_count - u.seen as left`);
const EMPTY = statement(`
  delete from messaging.unread u using messaging.conversations c where c.id = u.conversation_id and u.conversation_id = $1 and u.user_id = $2 and u.seen >= c.incoming_count`);
const AGAIN = statement(`
  insert into messaging.unread (user_id, conversation_id, seen) select $2, c.id, c.incoming_count - 1 from messaging.conversations c where c.id = $1 and c.incoming_count > 0
  on conflict (organization_id, user_id, conversation_id) do nothing`);
const LEFT = statement(
  `select c.incoming_count - u.seen as unread from messaging.unread u join messaging.conversations c on c.id = u.conversation_id where u.conversation_id = $1 and u.user_id = $2`,
);

/** What somebody has read, of a conversation that is locked: all of it, or as far as a message. Gives back how many are unread still. */
export async function markRead(tx: Tx, id: Id, upTo?: Id): Promise<number> {
  const who = [id, tx.ctx.actor];
  if (!upTo) return (await rows(tx, SEEN, who), 0);
  await rows(tx, SEEN_TO, [...who, upTo]);
  await rows(tx, EMPTY, who);
  return unreadOf(tx, id);
}
export async function markUnread(tx: Tx, id: Id): Promise<number> {
  await rows(tx, AGAIN, [id, tx.ctx.actor]);
  return unreadOf(tx, id);
}
const READ_BY = statement(`
  select c.id from messaging.conversations c where c.id = any ($1) and c.incoming_count > 0
    and exists (select from messaging.unread u where u.conversation_id = c.id and u.user_id = $2) <> $3`);
const HOLD = statement(`select id from messaging.conversations where id = any ($1) order by id for update`);
const ALL_SEEN = statement(`delete from messaging.unread where conversation_id = any ($1) and user_id = $2`);
const ALL_AGAIN = statement(`
  insert into messaging.unread (user_id, conversation_id, seen) select $2, c.id, c.incoming_count - 1 from messaging.conversations c where c.id = any ($1)
  on conflict (organization_id, user_id, conversation_id) do nothing`);
/** Marks many as read by whoever asks, or as unread, and gives back those that were not so. They are locked: what comes in at the same time stays unread. */
export async function markAll(tx: Tx, all: Id[], read: boolean): Promise<Id[]> {
  const ids = (await rows<{ id: Id }>(tx, READ_BY, [all, tx.ctx.actor, !read])).map(({ id }) => id);
  if (!ids.length) return ids;
  await rows(tx, HOLD, [ids]);
  await rows(tx, read ? ALL_SEEN : ALL_AGAIN, [ids, tx.ctx.actor]);
  return ids;
}
const unreadOf = async (tx: Tx, id: Id): Promise<number> => (await row<{ unread: number }>(tx, LEFT, [id, tx.ctx.actor]))?.unread ?? 0;
