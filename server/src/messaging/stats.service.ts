import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '../core/dates';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { row, rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { NEEDS_REPLY_HOURS } from './conversations.rules';
import type { StatsQuery } from './conversations.dto';
import type { ConversationStats, HourFigures, PeriodFigures, PersonFigures, SourceFigures } from './stats.dto';

const minutes = (seconds: string) => `round((${seconds} / 60.0)::numeric, 1)::float8`;

const COUNTS = statement(`
  select source, status, count(*)::int as count from messaging.conversations where deleted_at is null group by source, status`);
const UNREAD = statement(`
  select count(*)::int as conversations, coalesce(sum(c.incoming_count - u.seen), 0)::int as messages
  from messaging.unread u join messaging.conversations c on c.id = u.conversation_id where u.user_id = $1`);
const NOW = statement(`
  select (select count(*)::int from messaging.conversations where deleted_at is null and last_message_time >= $1) as today,
    (select count(*)::int from messaging.conversations where deleted_at is null and waiting_since is not null and status <> 'resolved'
      and last_incoming_at <= $2::timestamptz - interval '${NEEDS_REPLY_HOURS} hours') as "needsReply",
    (select ${minutes('avg(response_seconds)')} from messaging.messages where response_seconds is not null) as "avgResponseTime"`);
// by the quarter of an hour first: so every zone has whole hours, and the clock is asked for some thousand times at most
const FLOW = statement(`
  select extract(hour from q.at at time zone $3)::int as hour, sum(q.incoming)::int as incoming, sum(q.outgoing)::int as outgoing from (
    select date_bin('15 minutes', "timestamp", '2000-01-01T00:00:00Z') as at, count(*) filter (where sender_type = 'customer') as incoming,
      count(*) filter (where sender_type <> 'customer') as outgoing
    from messaging.messages where "timestamp" >= $1 and "timestamp" < $2 and not internal and scheduled_at is null group by 1) q group by 1 order by 1`);
const PEOPLE = statement(`
  select a.created_by as "userId", u.name, a.answers, a.minutes as "avgResponseTime" from (
    select created_by, count(*)::int as answers, ${minutes('avg(response_seconds)')} as minutes from messaging.messages
    where response_seconds is not null and "timestamp" >= $1 and "timestamp" < $2 group by created_by) a
  left join core.users u on u.id = a.created_by order by a.answers desc, u.name`);
const ANSWERS = statement(`
  select ${minutes('avg(response_seconds)')} as "avgResponseTime" from messaging.messages where response_seconds is not null and "timestamp" >= $1 and "timestamp" < $2`);
const SETTLED = statement(`
  select count(*)::int as resolved, ${minutes('avg(extract(epoch from resolved_at - created_at))')} as "avgResolutionTime"
  from messaging.conversations where resolved_at >= $1 and resolved_at < $2`);
const BEGUN = statement(`
  select source, count(*)::int as conversations, ${minutes('avg(first_response_seconds)')} as "avgFirstResponse", coalesce(sum(first_response_seconds), 0)::float8 as seconds,
    count(first_response_seconds)::int as answered
  from messaging.conversations where deleted_at is null and created_at >= $1 and created_at < $2 group by source order by source`);

const DAY_MS = 86_400_000;
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The inbox in numbers. */
@Injectable()
export class StatsService {
  async read(tx: Tx, { from, to }: StatsQuery): Promise<ConversationStats> {
    const { timeZone } = await organizationOf(tx);
    const till = to ?? tx.now;
    const since = from ?? new Date(Date.parse(till) - 30 * DAY_MS).toISOString();
    if (Number.isNaN(Date.parse(till)) || since > till) throw core.validationFailed({ reason: 'from must be before to' }, 'from');
    const today = startOfDay(dayIn(timeZone, tx.now), timeZone);
    const [counts, unread, now, period] = await Promise.all([
      rows<{ source: string; status: string; count: number }>(tx, COUNTS),
      row<{ conversations: number; messages: number }>(tx, UNREAD, [tx.ctx.actor]),
      row<{ today: number; needsReply: number; avgResponseTime: number | null }>(tx, NOW, [today, tx.now]),
      this.period(tx, since, till, timeZone),
    ]);
    const countOf = (is: (one: (typeof counts)[number]) => boolean) => sum(counts.filter(is).map(({ count }) => count));
    const of = (source: string) => countOf((one) => one.source === source);
    return {
      totalConversations: countOf(() => true),
      unreadConversations: unread!.conversations,
      unreadMessages: unread!.messages,
      activeConversations: countOf(({ status }) => status === 'active'),
      avgResponseTime: now!.avgResponseTime ?? 0,
      conversationsToday: now!.today,
      needsReply: now!.needsReply,
      bySource: { email: of('email'), whatsapp: of('whatsapp'), instagram: of('instagram'), sms: of('sms'), phone: of('phone') },
      period,
    };
  }

  private async period(tx: Tx, from: string, to: string, zone: string): Promise<PeriodFigures> {
    const read = <R extends object>(text: ReturnType<typeof statement>, more: unknown[] = []) =>
      rows<R & Record<string, unknown>>(tx, text, [from, to, ...more]);
    const [flow, byPerson, [answers], [settled], begun] = await Promise.all([
      read<HourFigures>(FLOW, [zone]),
      read<PersonFigures>(PEOPLE),
      read<Pick<PeriodFigures, 'avgResponseTime'>>(ANSWERS),
      read<Pick<PeriodFigures, 'resolved' | 'avgResolutionTime'>>(SETTLED),
      read<SourceFigures & { seconds: number; answered: number }>(BEGUN),
    ]);
    const answered = sum(begun.map((one) => one.answered));
    return {
      ...{ from, to, ...answers, ...settled, byPerson },
      conversations: sum(begun.map(({ conversations }) => conversations)),
      incoming: sum(flow.map(({ incoming }) => incoming)),
      outgoing: sum(flow.map(({ outgoing }) => outgoing)),
      avgFirstResponse: answered ? Math.round(sum(begun.map(({ seconds }) => seconds)) / answered / 6) / 10 : null,
      bySource: begun.map(({ source, conversations, avgFirstResponse }) => ({ source, conversations, avgFirstResponse })),
      byHour: Array.from({ length: 24 }, (_, hour) => flow.find((one) => one.hour === hour) ?? { hour, incoming: 0, outgoing: 0 }),
    };
  }
}
