import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import type { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';
import { conversationsAt } from './conversations.queries';
import { Conversation } from './conversations.entity';
import { reachedBy, senderOf } from './incoming.rules';
import { IncomingService } from './incoming.service';
import { Message } from './messages.entity';
import { findMessages } from './messages.queries';
import { messaging } from './messaging.problems';
import { playedId } from './sandbox.adapter';
import type { PlayedAnswer, PlayedMessage, PlayedReport, PlayedView } from './sandbox.dto';
import { TextsService } from './texts.service';

const MOST = 100;
const CONVERSATIONS = 20;

/** What somebody does who plays the customer. */
@Injectable()
export class SandboxService {
  constructor(
    private readonly channels: ChannelsService,
    private readonly incoming: IncomingService,
    private readonly texts: TextsService,
  ) {}

  /** What the customer sees of it: nothing of the house, nothing that has not left. */
  async view(tx: Tx, id: Id, from: string): Promise<PlayedView> {
    const channel = await this.sandbox(tx, id);
    const conversations = await this.conversationsOf(tx, channel, from);
    const found = conversations.length ? await this.texts.open(tx, await findMessages(tx, conversations, { limit: MOST, after: null })) : [];
    const seen = found.filter(({ internal, deliveryStatus }) => !internal && !['queued', 'failed', 'cancelled'].includes(deliveryStatus ?? ''));
    return { channelName: channel.name, messages: seen.slice(0, MOST).reverse() };
  }

  /** The customer writes. */
  async write(tx: Tx, id: Id, { from, name, text, subject, inReplyTo, at }: PlayedMessage): Promise<PlayedAnswer> {
    const channel = await this.sandbox(tx, id);
    const sender = { ...senderOf(from), name };
    if (!reachedBy(channel.source, sender, (await organizationOf(tx)).country)) throw messaging.addressInvalid({ address: from }, 'from');
    const [taken] = await this.incoming.take(tx, channel, [{ providerMessageId: playedId(), from: sender, text, subject, inReplyTo, at: at ?? tx.now }]);
    return { conversationId: taken?.conversationId ?? null, messageId: taken?.id ?? null };
  }

  /** The customer's telephone tells what became of a message of ours. */
  async report(tx: Tx, id: Id, { messageId, status, reason }: PlayedReport): Promise<null> {
    const channel = await this.sandbox(tx, id);
    const { providerMessageId, channelId } = await byId(tx, Message, messageId);
    if (channelId !== id || !providerMessageId) throw core.notFound({ id: messageId });
    await this.incoming.report(tx, channel, [{ providerMessageId, status, at: tx.now, code: status === 'failed' ? 'sandbox_refused' : undefined, reason }]);
    return null;
  }

  private async sandbox(tx: Tx, id: Id): Promise<Channel> {
    const channel = await this.channels.one(tx, id);
    if (channel.provider !== 'sandbox') throw messaging.channelNotSandbox();
    return channel;
  }

  private async conversationsOf(tx: Tx, channel: Channel, from: string): Promise<Id[]> {
    const reached = reachedBy(channel.source, senderOf(from), (await organizationOf(tx)).country);
    if (!reached) throw messaging.addressInvalid({ address: from }, 'from');
    const all = await byIds(tx, Conversation, (await conversationsAt(tx, reached.address)).slice(0, CONVERSATIONS));
    return all.filter(({ channelId }) => channelId === channel.id).map(({ id }) => id);
  }
}
