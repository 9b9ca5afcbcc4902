import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { WithMeta } from '../core/http/envelope';
import { Can, Me } from '../core/http/can';
import { ByOrganization, ofOwn } from '../core/http/params';
import { Answers, AnswersFile, AnswersJob, AnswersPage, AnswersSchema, Refuses } from '../core/http/openapi';
import { exportOf } from '../core/export';
import { PageQuery, type ListQuery } from '../core/list';
import { HistoryEntry, historyOf } from '../core/files/history';
import type { Ctx, Tx } from '../core/tx';
import { Work } from '../core/work';
import { ConversationBulk, ConversationBulks, conversationFinder, mayBulk } from './conversations.bulk';
import {
  AssignInput,
  ByConversation,
  ByPhone,
  ConversationExport,
  ConversationItem,
  ConversationPatch,
  ConversationQuery,
  ConversationView,
  LinkInput,
  OptOutInput,
  PhoneQuery,
  ReadInput,
  ReadState,
  SearchQuery,
  SnoozeInput,
  StatsQuery,
} from './conversations.dto';
import { Conversation } from './conversations.entity';
import { ConversationsService } from './conversations.service';
import { ConversationInput, FoundMessage, PhoneAnswer } from './messages.dto';
import { MessagesService } from './messages.service';
import { SearchService } from './search.service';
import { StartingService } from './starting.service';
import { ConversationStats } from './stats.dto';
import { StatsService } from './stats.service';

@Controller('conversations/:organizationId')
export class ConversationsController {
  constructor(
    private readonly work: Work,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly starting: StartingService,
    private readonly statistics: StatsService,
    private readonly searching: SearchService,
    private readonly bulks: Bulks,
    many: ConversationBulks,
  ) {
    bulks.offer('conversations', conversationFinder, (tx, body) => many.run(tx, body));
  }

  @Get()
  @Can('conversations:read')
  @AnswersPage(ConversationItem)
  list(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: ConversationQuery) {
    return this.read(me, at, async (tx) => {
      const { hasMore, ...page } = await this.conversations.list(tx, query);
      return new WithMeta(page, { totalCount: page.pagination.total, hasMore });
    });
  }

  /** A conversation of our own making: its first message goes out. */
  @Post()
  @Can('conversations:send')
  @Answers(ConversationView, 201)
  @Refuses(
    'channel_unknown',
    'channel_not_connected',
    'address_invalid',
    'message_empty',
    'recipient_opted_out',
    'consent_refused',
    'window_closed',
    'channel_mute',
    'customer_unknown',
  )
  start(@Me() me: Ctx, @Param() at: ByOrganization, @Body() body: ConversationInput) {
    return this.write(me, at, (tx) => this.starting.start(tx, body));
  }

  /** `read` and `unread` are of whoever asks; all else needs `conversations:write`. */
  @Post('bulk')
  @HttpCode(200)
  @Can('conversations:read')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('assignee_unknown', 'invalid_transition', 'time_past')
  bulk(@Me() me: Ctx, @Param() at: ByOrganization, @Body() body: ConversationBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    ofOwn(me, at);
    return this.bulks.answer(me, 'conversations', mayBulk(me, body), reply);
  }

  @Get('export')
  @Can('conversations:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: ConversationExport) {
    ofOwn(me, at);
    const list = { entity: Conversation, page: (tx: Tx, part: object) => this.conversations.list(tx, part) };
    return exportOf(this.work, me, list, query as ListQuery & ConversationExport, 'conversations');
  }

  @Get('labels')
  @Can('conversations:read')
  @AnswersSchema({ type: 'array', items: { type: 'string' } })
  labels(@Me() me: Ctx, @Param() at: ByOrganization) {
    return this.read(me, at, (tx) => this.conversations.labels(tx));
  }

  @Get('stats')
  @Can('conversations:read')
  @Answers(ConversationStats)
  stats(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: StatsQuery) {
    return this.read(me, at, (tx) => this.statistics.read(tx, query));
  }

  @Get('search')
  @Can('conversations:read')
  @AnswersPage(FoundMessage)
  search(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: SearchQuery) {
    return this.read(me, at, async (tx) => {
      const { hasMore, ...page } = await this.searching.find(tx, query);
      return new WithMeta(page, { hasMore });
    });
  }

  @Get('phone/:phone')
  @Can('conversations:read')
  @Answers(PhoneAnswer)
  byPhone(@Me() me: Ctx, @Param() at: ByPhone, @Query() query: PhoneQuery) {
    return this.read(me, at, (tx) => this.messages.byPhone(tx, at.phone, query));
  }

  @Get(':conversationId')
  @Can('conversations:read')
  @Answers(ConversationView)
  one(@Me() me: Ctx, @Param() at: ByConversation) {
    return this.read(me, at, (tx) => this.conversations.view(tx, at.conversationId));
  }

  @Patch(':conversationId')
  @Can('conversations:write')
  @Answers(ConversationItem)
  @Refuses('version_conflict', 'invalid_transition')
  change(@Me() me: Ctx, @Param() at: ByConversation, @Body() body: ConversationPatch) {
    return this.write(me, at, (tx) => this.conversations.change(tx, at.conversationId, body));
  }

  @Get(':conversationId/history')
  @Can('conversations:read')
  @AnswersPage(HistoryEntry)
  history(@Me() me: Ctx, @Param() at: ByConversation, @Query() query: PageQuery) {
    return this.read(me, at, async (tx) => (await Promise.all([this.conversations.item(tx, at.conversationId), historyOf(tx, at.conversationId, query)]))[1]);
  }

  @Post(':conversationId/read')
  @HttpCode(200)
  @Can('conversations:read')
  @Answers(ReadState)
  seen(@Me() me: Ctx, @Param() at: ByConversation, @Body() body: ReadInput) {
    return this.write(me, at, (tx) => this.conversations.read(tx, at.conversationId, body));
  }

  @Post(':conversationId/assign')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationItem)
  @Refuses('assignee_unknown')
  assign(@Me() me: Ctx, @Param() at: ByConversation, @Body() { assigneeId = null }: AssignInput) {
    return this.write(me, at, (tx) => this.conversations.assign(tx, at.conversationId, assigneeId));
  }

  @Post(':conversationId/resolve')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationItem)
  @Refuses('invalid_transition')
  resolve(@Me() me: Ctx, @Param() at: ByConversation) {
    return this.write(me, at, (tx) => this.conversations.step(tx, at.conversationId, 'resolve'));
  }

  @Post(':conversationId/snooze')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationItem)
  @Refuses('invalid_transition', 'time_past')
  snooze(@Me() me: Ctx, @Param() at: ByConversation, @Body() { until }: SnoozeInput) {
    return this.write(me, at, (tx) => this.conversations.step(tx, at.conversationId, 'snooze', until));
  }

  @Post(':conversationId/reopen')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationItem)
  @Refuses('invalid_transition')
  reopen(@Me() me: Ctx, @Param() at: ByConversation) {
    return this.write(me, at, (tx) => this.conversations.step(tx, at.conversationId, 'reopen'));
  }

  @Post(':conversationId/link')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationView)
  @Refuses('reference_missing', 'customer_unknown')
  link(@Me() me: Ctx, @Param() at: ByConversation, @Body() body: LinkInput) {
    return this.write(me, at, (tx) => this.conversations.link(tx, at.conversationId, body));
  }

  @Post(':conversationId/unlink')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationView)
  unlink(@Me() me: Ctx, @Param() at: ByConversation, @Body() body: LinkInput) {
    return this.write(me, at, (tx) => this.conversations.unlink(tx, at.conversationId, body));
  }

  /** Whether this person wants messages by this channel. */
  @Post(':conversationId/opt-out')
  @HttpCode(200)
  @Can('conversations:write')
  @Answers(ConversationView)
  optOut(@Me() me: Ctx, @Param() at: ByConversation, @Body() { optedOut }: OptOutInput) {
    return this.write(me, at, (tx) => this.conversations.optOut(tx, at.conversationId, optedOut));
  }

  private read<T>(me: Ctx, at: ByOrganization, fn: (tx: Tx) => Promise<T>): Promise<T> {
    ofOwn(me, at);
    return this.work.read(me, fn);
  }
  private write<T>(me: Ctx, at: ByOrganization, fn: (tx: Tx) => Promise<T>): Promise<T> {
    ofOwn(me, at);
    return this.work.write(me, fn);
  }
}
