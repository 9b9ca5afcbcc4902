import { Injectable } from '@nestjs/common';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { DeliveryReport } from './adapters';
import { failureOf } from './failures.rules';
import { MESSAGE_DELIVERED, MESSAGE_FAILED } from './messaging.events';
import { OptOutsService } from './opt-outs.service';

const RANK = (status: string) => `array_position(array['queued', 'sent', 'failed', 'delivered', 'read'], ${status})`;
/** Of several reports of one message the one furthest on; what is reached already or has gone further is not touched. */
const APPLY = statement(`
  with given as (
    select distinct on (r."providerMessageId") r."providerMessageId" as pid, r.status, r.at, r.code, r.reason
    from jsonb_to_recordset($2) as r("providerMessageId" text, status text, at timestamptz, code text, reason text)
    order by r."providerMessageId", ${RANK('r.status')} desc)
  update messaging.messages m set delivery_status = g.status, updated_at = $3, version = m.version + 1, sent_at = coalesce(m.sent_at, g.at),
    failure_code = case when g.status = 'failed' then g.code end, failure_reason = case when g.status = 'failed' then left(g.reason, 1000) end
  from given g where m.channel_id = $1 and m.provider_message_id = g.pid and m.delivery_status <> 'cancelled' and ${RANK('m.delivery_status')} < ${RANK('g.status')}
  returning m.id, m.conversation_id as "conversationId", g.status, m.failure_code as code, m.failure_reason as reason, m.created_by as "senderId"`);
const KEEP = statement(`
  insert into messaging.kept_reports (channel_id, provider_message_id, status, at, code, reason)
  select $1, r."providerMessageId", r.status, r.at, r.code, left(r.reason, 1000)
  from jsonb_to_recordset($2) as r("providerMessageId" text, status text, at timestamptz, code text, reason text)
  where r.at > $3 or not exists (select from messaging.messages m where m.channel_id = $1 and m.provider_message_id = r."providerMessageId")`);
const DUE = statement(`
  delete from messaging.kept_reports k where k.at <= $1 and exists (
    select from messaging.messages m where m.channel_id = k.channel_id and m.provider_message_id = k.provider_message_id)
  returning k.channel_id as "channelId", k.provider_message_id as "providerMessageId", k.status, k.at, k.code, k.reason`);
/** A message that left although no answer told us so: the provider names it by our own id. */
const ADOPT = statement(`
  update messaging.messages m set provider_message_id = r."providerMessageId", delivery_status = 'sent', sent_at = coalesce(m.sent_at, least(r.at, $3)), failure_code = null,
    failure_reason = null, claimed_at = null, claimed_by = null, next_attempt_at = null, updated_at = $3, version = m.version + 1
  from jsonb_to_recordset($2) as r("messageId" uuid, "providerMessageId" text, at timestamptz)
  where m.id = r."messageId" and m.channel_id = $1 and m.provider_message_id is null and m.sender_type <> 'customer'
    and (m.delivery_status = 'queued' or (m.delivery_status = 'failed' and m.failure_code = 'outcome_unknown'))
  returning m.id, m.conversation_id as "conversationId", m.delivery_status as status, m.failure_code as code`);
const OLD = statement(`delete from messaging.kept_reports where at < $1::timestamptz - interval '7 days'`);

interface Reported extends Record<string, unknown> {
  id: Id;
  conversationId: Id;
  status: DeliveryReport['status'];
  code: string | null;
}
type Kept = DeliveryReport & { channelId: Id } & Record<string, unknown>;

/** What providers tell of our messages. */
@Injectable()
export class ReportsService {
  constructor(private readonly optOuts: OptOutsService) {}

  async apply(tx: Tx, channelId: Id, reports: DeliveryReport[]): Promise<void> {
    const known = reports.filter(({ at }) => !Number.isNaN(Date.parse(at)));
    const due = known.filter(({ at }) => Date.parse(at) <= Date.parse(tx.now));
    await this.adopt(tx, channelId, due);
    if (known.length) await rows(tx, KEEP, [channelId, JSON.stringify(known), tx.now]);
    await this.write(tx, channelId, due);
  }

  /** What was kept for its message, or for its time. */
  async applyKept(tx: Tx): Promise<void> {
    const due = await rows<Kept>(tx, DUE, [tx.now]);
    const channels = [...new Set(due.map(({ channelId }) => channelId))];
    await Promise.all(
      channels.map((id) =>
        this.write(
          tx,
          id,
          due.filter(({ channelId }) => channelId === id),
        ),
      ),
    );
    await rows(tx, OLD, [tx.now]);
  }

  private async adopt(tx: Tx, channelId: Id, reports: DeliveryReport[]): Promise<void> {
    const named = [...new Map(reports.flatMap((one) => (one.messageId ? [[one.messageId, one] as const] : []))).values()];
    if (!named.length) return;
    const adopted = await rows<Reported>(tx, ADOPT, [channelId, JSON.stringify(named), tx.now]);
    for (const { id, conversationId, status } of adopted) tx.emit(MESSAGE_DELIVERED, conversationId, { messageId: id, status });
  }

  private async write(tx: Tx, channelId: Id, reports: DeliveryReport[]): Promise<void> {
    if (!reports.length) return;
    const changed = await rows<Reported>(tx, APPLY, [channelId, JSON.stringify(reports), tx.now]);
    const optedOut = changed.filter(({ status, code }) => status === 'failed' && code === 'recipient_opted_out');
    if (optedOut.length)
      await this.optOuts.told(
        tx,
        optedOut.map(({ conversationId }) => ({ id: conversationId })),
      );
    for (const { id, conversationId, status, ...more } of changed)
      tx.emit(status === 'failed' ? MESSAGE_FAILED : MESSAGE_DELIVERED, conversationId, {
        messageId: id,
        status,
        ...(status === 'failed' && { ...more, ...failureOf(more.code) }),
      });
  }
}
