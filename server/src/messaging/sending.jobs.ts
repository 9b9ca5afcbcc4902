import { Injectable, Logger } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { Every } from '../core/jobs/clocks';
import { Task, JobsService, type Progress } from '../core/jobs/jobs.service';
import { Problem } from '../core/problem';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { Adapters, Refused, TryLater, type ChannelAdapter, type OpenChannel, type Outgoing } from './adapters';
import { ChannelsService } from './channels.service';
import { Conversation } from './conversations.entity';
import { failureOf } from './failures.rules';
import { Message } from './messages.entity';
import * as events from './messaging.events';
import { OptOutsService } from './opt-outs.service';
import { ReportsService } from './reports.service';
import {
  claimNext,
  dueConversations,
  hashesOf,
  markAgain,
  markFailed,
  markOver,
  markSent,
  replyTokenOf,
  threadOf,
  wakeSnoozed,
  type Claimed,
} from './sending.queries';
import { AppointmentMessages } from './reminders';
import { againAt, isHopeless } from './sending.rules';
import { SEND, SendingService } from './sending.service';
import { TextsService } from './texts.service';

/** The code of what is not sent because it tells of something that is over. */
const OVER = 'appointment_changed';
/** After so many attempts in vain the channel is shown as failing. */
const WORRIED = 3;

interface Ready {
  channel: OpenChannel;
  adapter: ChannelAdapter;
  message: Message;
  outgoing: Outgoing;
}
type Attempt = Claimed & Ready;

/** Carries messages to the providers: in the order of a conversation, again while a provider is away, and none twice. */
@Injectable()
export class SendingJobs {
  private readonly logger = new Logger(SendingJobs.name);

  constructor(
    private readonly work: Work,
    private readonly adapters: Adapters,
    private readonly channels: ChannelsService,
    private readonly texts: TextsService,
    private readonly files: FilesService,
    private readonly optOuts: OptOutsService,
    private readonly reports: ReportsService,
    private readonly sending: SendingService,
    private readonly appointments: AppointmentMessages,
    private readonly jobs: JobsService,
  ) {}

  @Task(SEND)
  async send({ once: _, ...ctx }: Ctx, { conversationId }: { conversationId: Id }, job: Progress): Promise<{ sent: number }> {
    let sent = 0;
    for (;;) {
      const attempt = await this.work.write(ctx, (tx) => this.next(tx, conversationId, job.id));
      if (attempt === 'refused') continue;
      if (!attempt) return { sent };
      if (!(await this.attempt(ctx, attempt))) return { sent };
      sent++;
    }
  }

  /** What is due: messages to be sent later, those whose provider was away, conversations that slept, reports that were kept. */
  @Every({ everyMs: 20_000 })
  async tick(ctx: Ctx): Promise<void> {
    await this.work.write(ctx, async (tx) => {
      for (const conversationId of await dueConversations(tx)) await this.jobs.start(tx, SEND, { conversationId });
      for (const { id, ...data } of await wakeSnoozed(tx)) tx.emit(events.CONVERSATION_REOPENED, id, { ...data, status: ['snoozed', 'active'] });
      await this.reports.applyKept(tx);
    });
  }

  /** The next message, with all that is needed to send it; `refused` where it may not leave. */
  private async next(tx: Tx, conversationId: Id, job: Id): Promise<Attempt | 'refused' | undefined> {
    const claimed = await claimNext(tx, conversationId, job);
    if (!claimed) return undefined;
    const ready = await this.prepare(tx, claimed.id).catch(refusal);
    if (ready instanceof Problem && ready.code === OVER) return this.over(tx, conversationId, claimed.id);
    if (ready instanceof Problem) return this.fail(tx, conversationId, claimed.id, ready.code, null);
    if (claimed.unsure && !ready.adapter.repeatable) return this.fail(tx, conversationId, claimed.id, 'outcome_unknown', null);
    return { ...claimed, ...ready };
  }

  private async prepare(tx: Tx, id: Id): Promise<Ready> {
    const [message] = await this.texts.open(tx, [await byId(tx, Message, id)]);
    const conversation = await byId(tx, Conversation, message.conversationId);
    await this.texts.open(tx, [conversation], ['subject']);
    const { template, category } = message.metadata as { template?: Outgoing['template']; category?: 'marketing' };
    await Promise.all([this.optOuts.require(tx, conversation, category ?? 'service'), this.appointments.require(tx, message)]);
    const [channel, token, thread, hashes] = await Promise.all([
      this.channels.open(tx, message.channelId),
      replyTokenOf(tx, conversation.id),
      threadOf(tx, conversation.id),
      hashesOf(
        tx,
        message.files.map((file) => file.id),
      ),
    ]);
    const { address, phone, email, customerName: name } = conversation;
    const { ctx } = tx;
    const files = message.files.map((file) => ({ ...file, read: () => this.files.read(ctx, { sha256: hashes.get(file.id)! }) }));
    const { content: text, html, messageType, metadata } = message;
    const subject = message.subject ?? conversation.subject;
    const outgoing: Outgoing = {
      id,
      to: { address, phone, email, name },
      text,
      html,
      subject,
      messageType,
      files,
      template,
      thread,
      metadata,
      conversation: { ...conversation, replyToken: token },
    };
    return { channel, message, outgoing, adapter: this.adapters.of(channel.provider)! };
  }

  /** Whether the next one may follow. */
  private async attempt(ctx: Ctx, attempt: Attempt): Promise<boolean> {
    const { channel, adapter, message, outgoing } = attempt;
    let sent: Awaited<ReturnType<ChannelAdapter['send']>>;
    try {
      sent = await adapter.send(channel, outgoing);
    } catch (error) {
      await this.work.write(ctx, (tx) => this.failed(tx, attempt, error as Error));
      return error instanceof Refused;
    }
    await this.work.write(ctx, async (tx) => {
      await markSent(tx, message.id, sent.providerMessageId, sent.metadata ?? {});
      const data = { messageId: message.id, customerId: outgoing.conversation.customerId, customerName: outgoing.conversation.customerName };
      if (message.scheduledAt) await this.sending.say(tx, outgoing.conversation, message.id, message, data, 0);
      tx.emit(events.MESSAGE_SENT, message.conversationId, data);
      await this.reports.apply(tx, channel.id, sent.reports ?? []);
      await this.reports.applyKept(tx);
      if (channel.status === 'failing') await this.channels.outcome(tx, channel.id, { status: 'connected', reason: null });
    });
    return true;
  }

  private async failed(tx: Tx, { channel, message, outgoing, attempts }: Attempt, error: Error): Promise<void> {
    if (error instanceof Refused) {
      await this.fail(tx, message.conversationId, message.id, error.code, error.message);
      if (error.code === 'recipient_opted_out') await this.optOuts.told(tx, [outgoing.conversation]);
      return;
    }
    if (!(error instanceof TryLater)) this.logger.warn(`not sent, again later: ${error.message}`);
    const now = Date.parse(tx.now);
    if (isHopeless(message.scheduledAt ?? message.createdAt, now))
      return void (await this.fail(tx, message.conversationId, message.id, 'provider_away', error.message));
    const at = error instanceof TryLater && error.at && Date.parse(error.at) > now ? error.at : againAt(attempts, now);
    await markAgain(tx, message.id, at, error.message);
    if (attempts >= WORRIED) await this.channels.outcome(tx, channel.id, { status: 'failing', reason: error.message });
  }

  private async over(tx: Tx, conversationId: Id, messageId: Id): Promise<'refused'> {
    if (await markOver(tx, messageId, OVER)) tx.emit(events.MESSAGE_CANCELLED, conversationId, { messageId, reason: OVER });
    return 'refused';
  }

  private async fail(tx: Tx, conversationId: Id, id: Id, code: string, reason: string | null): Promise<'refused'> {
    const failed = await markFailed(tx, id, code, reason);
    if (failed) tx.emit(events.MESSAGE_FAILED, conversationId, { messageId: id, code, reason, senderId: failed.senderId, ...failureOf(code) });
    return 'refused';
  }
}

/** A rule of ours that forbids it is told like a provider's. */
function refusal(error: Error): Problem {
  if (error instanceof Problem && error.status < 500) return error;
  throw error;
}
