import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersNothing, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
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
import { PlayedAnswer, PlayedMessage, PlayedQuery, PlayedReport, PlayedView } from './sandbox.dto';
import { TextsService } from './texts.service';

const MOST = 100;

/** The other end of the sandbox: a second window in which one plays the customer. */
@Controller('channels/:id/sandbox')
export class SandboxController {
  constructor(
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly incoming: IncomingService,
    private readonly texts: TextsService,
  ) {}

  /** The customer's screen. */
  @Get()
  @Can('conversations:read')
  @Answers(PlayedView)
  @Refuses('channel_not_sandbox', 'address_invalid')
  view(@Me() me: Ctx, @Param() { id }: ById, @Query() { from }: PlayedQuery): Promise<PlayedView> {
    return this.work.read(me, async (tx) => {
      const channel = await this.sandbox(tx, id);
      const conversations = await this.conversationsOf(tx, channel, from);
      const found = conversations.length ? await this.texts.open(tx, await findMessages(tx, conversations, { limit: MOST, after: null })) : [];
      const seen = found.filter(({ internal, deliveryStatus }) => !internal && !['queued', 'failed', 'cancelled'].includes(deliveryStatus ?? ''));
      return { channelName: channel.name, messages: seen.slice(0, MOST).reverse() };
    });
  }

  /** The customer writes. */
  @Post('messages')
  @Can('conversations:send')
  @Answers(PlayedAnswer, 201)
  @Refuses('channel_not_sandbox', 'address_invalid')
  write(@Me() me: Ctx, @Param() { id }: ById, @Body() { from, name, text, subject, inReplyTo, at }: PlayedMessage): Promise<PlayedAnswer> {
    return this.work.write(me, async (tx) => {
      const channel = await this.sandbox(tx, id);
      const sender = { ...senderOf(from), name };
      if (!reachedBy(channel.source, sender, (await organizationOf(tx)).country)) throw messaging.addressInvalid({ address: from }, 'from');
      const [taken] = await this.incoming.take(tx, channel, [{ providerMessageId: playedId(), from: sender, text, subject, inReplyTo, at: at ?? tx.now }]);
      return { conversationId: taken?.conversationId ?? null, messageId: taken?.id ?? null };
    });
  }

  /** The customer's telephone tells what became of a message of ours. */
  @Post('reports')
  @HttpCode(200)
  @Can('conversations:send')
  @AnswersNothing()
  @Refuses('channel_not_sandbox')
  report(@Me() me: Ctx, @Param() { id }: ById, @Body() { messageId, status, reason }: PlayedReport): Promise<null> {
    return this.work.write({ ...me, cause: id }, async (tx) => {
      const channel = await this.sandbox(tx, id);
      const { providerMessageId, channelId } = await byId(tx, Message, messageId);
      if (channelId !== id || !providerMessageId) throw core.notFound({ id: messageId });
      await this.incoming.report(tx, channel, [{ providerMessageId, status, at: tx.now, code: status === 'failed' ? 'sandbox_refused' : undefined, reason }]);
      return null;
    });
  }

  private async sandbox(tx: Tx, id: Id): Promise<Channel> {
    const channel = await this.channels.one(tx, id);
    if (channel.provider !== 'sandbox') throw messaging.channelNotSandbox();
    return channel;
  }

  private async conversationsOf(tx: Tx, channel: Channel, from: string): Promise<Id[]> {
    const reached = reachedBy(channel.source, senderOf(from), (await organizationOf(tx)).country);
    if (!reached) throw messaging.addressInvalid({ address: from }, 'from');
    const ids = await conversationsAt(tx, reached.address);
    const all = await Promise.all(ids.slice(0, 20).map((id) => byId(tx, Conversation, id)));
    return all.filter(({ channelId }) => channelId === channel.id).map(({ id }) => id);
  }
}
