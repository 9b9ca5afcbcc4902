import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ofOwn } from '../core/http/params';
import { ByConversation, ByMessage, MessageQuery } from './conversations.dto';
import { MessageInput, MessagePatch } from './messages.dto';
import { Message } from './messages.entity';
import { MessagesService } from './messages.service';
import { core } from '../core/problem';

@Controller('conversations/:organizationId/:conversationId/messages')
export class MessagesController {
  constructor(
    private readonly work: Work,
    private readonly messages: MessagesService,
  ) {}

  /** The newest ones, the oldest of them first; `nextCursor` leads to older ones. */
  @Get()
  @Can('conversations:read')
  @AnswersPage(Message)
  list(@Me() me: Ctx, @Param() at: ByConversation, @Query() query: MessageQuery) {
    ofOwn(me, at);
    return this.work.read(me, async (tx) => {
      const { hasMore, ...page } = await this.messages.list(tx, at.conversationId, query);
      return new WithMeta(page, { hasMore });
    });
  }

  /** Says something to the customer, at once or later; with `internal` a note for colleagues. */
  @Post()
  @Can('conversations:write')
  @Answers(Message, 201)
  @Refuses(
    'answered_meanwhile',
    'message_empty',
    'recipient_opted_out',
    'consent_refused',
    'consent_missing',
    'window_closed',
    'channel_mute',
    'channel_not_connected',
    'channel_unknown',
    'time_past',
    'template_unfit',
    'variables_missing',
    'attachment_too_large',
    'assignee_unknown',
    'reference_missing',
  )
  send(@Me() me: Ctx, @Param() at: ByConversation, @Body() body: MessageInput) {
    ofOwn(me, at);
    if (!body.internal && !me.permissions.includes('conversations:send')) throw core.missingPermission({ permission: 'conversations:send' });
    return this.work.write(me, (tx) => this.messages.send(tx, at.conversationId, body));
  }

  @Patch(':messageId')
  @Can('conversations:send')
  @Answers(Message)
  @Refuses('version_conflict', 'message_left', 'time_past')
  change(@Me() me: Ctx, @Param() at: ByMessage, @Body() body: MessagePatch) {
    ofOwn(me, at);
    return this.work.write(me, (tx) => this.messages.change(tx, at, body));
  }

  /** What was to be sent later is not sent. */
  @Delete(':messageId')
  @Can('conversations:send')
  @Answers(Message)
  @Refuses('message_left')
  cancel(@Me() me: Ctx, @Param() at: ByMessage) {
    ofOwn(me, at);
    return this.work.write(me, (tx) => this.messages.cancel(tx, at));
  }

  /** What failed is sent again; what was called off is released. */
  @Post(':messageId/retry')
  @HttpCode(200)
  @Can('conversations:send')
  @Answers(Message)
  @Refuses('message_not_failed', 'recipient_opted_out', 'consent_refused')
  retry(@Me() me: Ctx, @Param() at: ByMessage) {
    ofOwn(me, at);
    return this.work.write(me, (tx) => this.messages.retry(tx, at));
  }
}
