import { Injectable } from '@nestjs/common';
import { FilesService, type Stored } from '../core/files/files.service';
import { newId } from '../core/id';
import { JobsService } from '../core/jobs/jobs.service';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import type { Channel } from './channels.entity';
import { Conversation } from './conversations.entity';
import { HoursService } from './hours.service';
import { Message, type MessageType, type SenderType } from './messages.entity';
import * as events from './messaging.events';
import { countMessage, insertOutgoing, nameOfUser, responded, said } from './sending.queries';
import { TextsService } from './texts.service';

/** Sends what waits in a conversation. */
export const SEND = 'messaging.send';

export interface Draft {
  content: string;
  html?: string | null;
  subject?: string | null;
  messageType?: MessageType;
  senderType?: SenderType;
  senderName?: string | null;
  scheduledAt?: string | null;
  cancelOnReply?: boolean;
  templateId?: Id | null;
  /** For colleagues: it does not leave. */
  internal?: boolean;
  mentionIds?: Id[];
  metadata?: Record<string, unknown>;
  files?: Stored[];
}
type Place = Pick<Conversation, 'id' | 'channelId' | 'customerId' | 'customerName' | 'source'>;

/** Puts what we say into a conversation. The caller has locked it. */
@Injectable()
export class SendingService {
  constructor(
    private readonly texts: TextsService,
    private readonly jobs: JobsService,
    private readonly files: FilesService,
    private readonly hours: HoursService,
  ) {}

  /** A message to the customer, at once or later, or a note for colleagues. */
  async put(tx: Tx, place: Place, draft: Draft): Promise<Message> {
    const id = newId();
    const senderName = draft.senderName ?? (await nameOfUser(tx, tx.ctx.actor));
    await this.insert(tx, place, id, { ...draft, senderName });
    await Promise.all((draft.files ?? []).map((file) => this.files.attach(tx, file, { resource: 'conversations', subjectId: id })));
    const data = { messageId: id, customerId: place.customerId, customerName: place.customerName, source: place.source };
    if (draft.internal || draft.scheduledAt) await countMessage(tx, [place.id]);
    else await this.say(tx, place, id, draft, data);
    if (draft.internal) tx.emit(events.MESSAGE_NOTED, place.id, data);
    else tx.emit(events.MESSAGE_QUEUED, place.id, { ...data, scheduledAt: draft.scheduledAt ?? null });
    return this.one(tx, id);
  }

  /** What nobody wrote: the words of a channel while nobody is there. It is no answer, so the customer still waits. */
  async answerByItself(tx: Tx, channel: Channel, conversations: Id[], content: string): Promise<void> {
    for (const id of conversations) await this.byItself(tx, channel, id, { content, metadata: { autoReply: true } });
  }

  /** One message that nobody wrote: it is no answer. */
  async byItself(tx: Tx, channel: Channel, id: Id, draft: Pick<Draft, 'content' | 'metadata'>): Promise<void> {
    const messageId = newId();
    const place = { id, channelId: channel.id, customerId: null, customerName: '', source: channel.source };
    await this.insert(tx, place, messageId, { ...draft, senderType: 'automation', senderName: channel.name });
    await said(tx, id, messageId, false, 1);
    await this.jobs.start(tx, SEND, { conversationId: id });
    tx.emit(events.MESSAGE_QUEUED, id, { messageId, scheduledAt: null });
  }

  /** One message as people wrote it. */
  one = async (tx: Tx, id: Id): Promise<Message> => (await this.texts.open(tx, [await byId(tx, Message, id)]))[0];

  /** It has been said: what waited is answered. */
  async say(tx: Tx, place: Pick<Place, 'id'>, id: Id, { senderType = 'agent' }: Pick<Draft, 'senderType'>, data: object, more: 0 | 1 = 1): Promise<void> {
    const waited = await said(tx, place.id, id, senderType !== 'system', more);
    if (waited) {
      await responded(tx, id, await this.hours.waited(tx, waited.channelId, new Date(waited.since).toISOString(), tx.now));
      tx.emit(events.CUSTOMER_ANSWERED, place.id, data);
    }
    if (more) await this.jobs.start(tx, SEND, { conversationId: place.id });
  }

  private async insert(tx: Tx, { id: conversationId, channelId }: Place, id: Id, draft: Draft): Promise<void> {
    const { keep } = await this.texts.keeper(tx);
    const told = keep({ content: draft.content, html: draft.html ?? null, subject: draft.subject ?? null });
    const { internal = false, scheduledAt = null, messageType = 'text', senderType = 'agent', senderName = null } = draft;
    await insertOutgoing(tx, [
      {
        ...{ id, conversationId, channelId, messageType, senderType, senderName, internal, scheduledAt, ...told },
        mentionIds: draft.mentionIds ?? [],
        deliveryStatus: internal ? null : 'queued',
        cancelOnReply: draft.cancelOnReply ?? true,
        templateId: draft.templateId ?? null,
        metadata: draft.metadata ?? {},
      },
    ]);
  }
}
