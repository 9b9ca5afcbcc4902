import { Injectable } from '@nestjs/common';
import type { Stored } from '../core/files/files.service';
import { recipients } from '../core/notify/notify.queries';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { mentionsIn } from '../customers';
import { Adapters } from './adapters';
import type { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';
import type { ByConversation, MessageQuery, PhoneQuery } from './conversations.dto';
import { Conversation } from './conversations.entity';
import { conversationsAt } from './conversations.queries';
import { ConversationsService } from './conversations.service';
import { attachableFiles, requeue, retell } from './drafts.queries';
import { phoneOf } from './incoming.rules';
import type { MessageInput, MessagePatch, PhoneAnswer } from './messages.dto';
import { Message } from './messages.entity';
import { findMessages } from './messages.queries';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';
import { OptOutsService } from './opt-outs.service';
import { cursorOf, decoded, pageOf } from './paging.rules';
import { answeredSince } from './sending.queries';
import { SEND, SendingService, type Draft } from './sending.service';
import { JobsService } from '../core/jobs/jobs.service';
import { TemplatesService } from './templates.service';
import { TextsService } from './texts.service';

type Where = Pick<ByConversation, 'conversationId'> & { messageId: Id };
/** Before every id there is: what is before a time is before all of that time. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What a message that is arranged from blocks has besides. */
const NO_BLOCKS = { template: undefined, html: undefined, inline: undefined, pictures: [] as Stored[] };

@Injectable()
export class MessagesService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
    private readonly sending: SendingService,
    private readonly templates: TemplatesService,
    private readonly optOuts: OptOutsService,
    private readonly texts: TextsService,
    private readonly jobs: JobsService,
  ) {}

  /** A page of a conversation: the newest ones before a time or a cursor, the oldest of them first. */
  async list(tx: Tx, conversationId: Id, { limit = 50, before, cursor }: MessageQuery) {
    await byId(tx, Conversation, conversationId);
    const after = cursor ? decoded(cursor) : before ? ([before, FIRST] as [string, string]) : null;
    const found = await this.texts.open(tx, await findMessages(tx, [conversationId], { limit, after }));
    const page = pageOf(found, { limit, offset: 0, after }, null, (last) => cursorOf(last.timestamp, last.id));
    return { ...page, items: page.items.reverse() };
  }

  /** What somebody with a number or a handle and we have written: of the conversation it was last. 404 where there is none. */
  async byPhone(tx: Tx, given: string, { limit = 100, before }: PhoneQuery): Promise<PhoneAnswer> {
    const { country } = await organizationOf(tx);
    const address = given.includes('@') ? given.trim().toLowerCase() : phoneOf(given, country);
    const [id] = address ? await conversationsAt(tx, address) : [];
    if (!id) throw core.notFound({ phone: given });
    const { customerName, createdAt, lastMessageTime, source, status, messageCount } = await byId(tx, Conversation, id);
    const found = await this.texts.open(tx, await findMessages(tx, [id], { limit, after: before ? [before, FIRST] : null }));
    const messages = found.slice(0, limit).reverse();
    return {
      conversation: { id, customerName, phone: address!, createdAt, lastActivity: lastMessageTime, source, status, totalMessages: messageCount },
      messages: messages.map(({ id: messageId, content, senderType, senderName, timestamp, messageType, metadata }) => ({
        ...{ id: messageId, content, senderType, senderName, timestamp, messageType, metadata },
      })),
      hasMore: found.length > limit,
    };
  }

  /**
   * Says something, now or later; or notes something for colleagues. 409 `answered_meanwhile`; 422 `message_empty`, `recipient_opted_out`, `consent_refused`,
   * `consent_missing`, `channel_mute`, `window_closed`, `channel_not_connected`, `time_past`, `template_unfit`, `attachment_too_large`.
   */
  async send(tx: Tx, conversationId: Id, input: MessageInput): Promise<Message> {
    const conversation = await this.conversations.lock(tx, conversationId);
    if (!input.force && !input.internal && !input.scheduledAt) await this.requireUnanswered(tx, conversationId, input.lastSeenMessageId ?? null);
    const draft = input.internal ? await this.note(tx, input) : await this.draft(tx, conversation, input);
    if (!draft.content.trim() && !draft.files?.length) throw messaging.messageEmpty({}, 'content');
    const message = await this.sending.put(tx, conversation, draft);
    if (draft.internal && draft.mentionIds!.length) tx.emit(events.MENTIONED, conversationId, mentionOf(conversation, message, draft.mentionIds!));
    if (input.resolve && conversation.status !== 'resolved') await this.conversations.step(tx, conversationId, 'resolve');
    return message;
  }

  /** What is to be sent later: other words, another time. 409 `message_left`. */
  async change(tx: Tx, { conversationId, messageId }: Where, { version, scheduledAt, content, subject, cancelOnReply }: MessagePatch): Promise<Message> {
    await this.waiting(tx, conversationId, messageId);
    const when = scheduledAt ? laterThan(tx.now, scheduledAt) : undefined;
    const before = await this.sending.one(tx, messageId);
    const { keep } = await this.texts.keeper(tx);
    const told = keep({ content: content ?? before.content, html: before.html, subject: subject ?? before.subject });
    await update(tx, Message, { id: messageId, version }, { cancelOnReply, ...(when && { scheduledAt: when, timestamp: when }) });
    await retell(tx, messageId, told);
    tx.emit(events.MESSAGE_CHANGED, conversationId, { messageId });
    return this.sending.one(tx, messageId);
  }

  /** It is not sent. 409 `message_left`. */
  async cancel(tx: Tx, { conversationId, messageId }: Where): Promise<Message> {
    const { version } = await this.waiting(tx, conversationId, messageId);
    await update(tx, Message, { id: messageId, version }, { deliveryStatus: 'cancelled' });
    tx.emit(events.MESSAGE_CANCELLED, conversationId, { messageId, reason: 'person' });
    return this.sending.one(tx, messageId);
  }

  /** Once more what failed; what was called off when the customer wrote is released: at its time, or at once if that has passed. 409 `message_not_failed`. */
  async retry(tx: Tx, { conversationId, messageId }: Where): Promise<Message> {
    const conversation = await this.conversations.lock(tx, conversationId);
    const message = await this.within(tx, conversationId, messageId);
    if (message.deliveryStatus !== 'failed' && message.deliveryStatus !== 'cancelled') throw messaging.messageNotFailed();
    await this.optOuts.require(tx, conversation);
    await requeue(tx, messageId);
    await this.jobs.start(tx, SEND, { conversationId });
    tx.emit(events.MESSAGE_QUEUED, conversationId, { messageId, scheduledAt: null });
    return this.sending.one(tx, messageId);
  }

  private async note(tx: Tx, { content = '', mentionIds = [], fileIds }: MessageInput): Promise<Draft> {
    const team =
      content.includes('@') || mentionIds.length ? (await recipients(tx, null)).filter(({ permissions }) => permissions.includes('conversations:read')) : [];
    const strange = mentionIds.filter((id) => !team.some((member) => member.id === id));
    if (strange.length) throw messaging.assigneeUnknown({ ids: strange }, 'mentionIds');
    return {
      content,
      internal: true,
      mentionIds: [...new Set([...mentionIds, ...mentionsIn(content, team)])],
      files: await attachableFiles(tx, fileIds ?? []),
    };
  }

  /** What may leave, as it will. */
  private async draft(tx: Tx, conversation: Conversation, input: MessageInput): Promise<Draft> {
    const channel = await this.channels.living(tx, conversation.channelId);
    if (channel.status === 'disconnected') throw messaging.channelNotConnected({ name: channel.name });
    const scheduledAt = input.scheduledAt ? laterThan(tx.now, input.scheduledAt) : null;
    const written = input.templateId
      ? await this.templates.write(tx, conversation, input.templateId, input.values ?? {}, channel.source)
      : { content: input.content ?? '', subject: input.subject ?? null, category: 'service' as const };
    await this.optOuts.require(tx, conversation, written.category);
    this.requireWindow(conversation, channel, scheduledAt ?? tx.now, Boolean(input.templateId));
    const { category, template, html, pictures, inline, ...said } = { ...NO_BLOCKS, ...written };
    const attached = await attachableFiles(tx, input.fileIds ?? []);
    const files = [...attached, ...pictures];
    this.requireSmall(channel, files);
    const metadata = { ...(template && { template }), ...(inline && { inline }), ...(category === 'marketing' && { category }) };
    return {
      ...said,
      html,
      files,
      scheduledAt,
      metadata,
      cancelOnReply: input.cancelOnReply ?? true,
      templateId: input.templateId ?? null,
      messageType: typeOf(said.content, attached),
    };
  }

  private async requireUnanswered(tx: Tx, conversationId: Id, lastSeen: Id | null): Promise<void> {
    const answer = await answeredSince(tx, conversationId, lastSeen);
    if (answer) throw messaging.answeredMeanwhile({ name: answer.senderName ?? '–', messageId: answer.id, userId: answer.createdBy });
  }

  private requireWindow(conversation: Conversation, channel: Channel, at: string, isTemplate: boolean): void {
    const adapter = this.adapters.of(channel.provider);
    if (adapter?.mute) throw messaging.channelMute();
    const window = isTemplate ? undefined : adapter?.window?.(conversation, channel);
    if (window && (!window.until || window.until <= at)) throw messaging.windowClosed({ until: window.until });
  }

  private requireSmall(channel: Channel, files: Stored[]): void {
    const most = this.adapters.of(channel.provider)?.fileBytes;
    const large = files.find(({ size }) => most !== undefined && size > most);
    if (large) throw messaging.attachmentTooLarge({ name: large.name, maximum: Math.floor(most! / 1_000_000) }, 'fileIds');
  }

  private async waiting(tx: Tx, conversationId: Id, messageId: Id): Promise<Message> {
    await this.conversations.lock(tx, conversationId);
    const message = await this.within(tx, conversationId, messageId);
    if (message.deliveryStatus !== 'queued' || !message.scheduledAt || message.scheduledAt <= tx.now) throw messaging.messageLeft();
    return message;
  }

  private async within(tx: Tx, conversationId: Id, messageId: Id): Promise<Message> {
    const message = await byId(tx, Message, messageId);
    if (message.conversationId !== conversationId) throw core.notFound({ id: messageId });
    return message;
  }
}

function laterThan(now: string, given: string): string {
  const at = Date.parse(given);
  if (Number.isNaN(at)) throw core.validationFailed({ reason: 'a time with its zone is expected' }, 'scheduledAt');
  if (at <= Date.parse(now)) throw messaging.timePast({}, 'scheduledAt');
  return new Date(at).toISOString();
}

const typeOf = (content: string, files: Stored[]) =>
  content.trim() || !files.length
    ? 'text'
    : files.every(({ type }) => type.startsWith('image/'))
      ? 'image'
      : files.every(({ type }) => type.startsWith('audio/'))
        ? 'audio'
        : 'file';

const mentionOf = ({ customerName }: Conversation, { id, senderName }: Message, people: Id[]) => ({
  messageId: id,
  customerName,
  author: senderName ?? 'API',
  people,
});
