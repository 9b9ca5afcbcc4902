import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  CannedReplyBulk,
  CannedReplyExport,
  CannedReplyInput,
  cannedReplyList,
  CannedReplyPatch,
  CannedReplyQuery,
  CannedReplyReplacement,
  RenderedText,
  RenderInput,
} from './templates.dto';
import { CannedReply } from './templates.entity';
import { CannedRepliesService } from './templates.service';

@Controller('canned-replies')
export class CannedRepliesController {
  constructor(
    private readonly work: Work,
    private readonly replies: CannedRepliesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('canned-replies', cannedReplyList, (tx, body) => replies.bulk(tx, body));
  }

  @Get()
  @Can('canned-replies:read')
  @AnswersPage(CannedReply)
  list(@Me() me: Ctx, @Query() query: CannedReplyQuery) {
    return this.work.read(me, (tx) => this.replies.list(tx, query));
  }

  @Post()
  @Can('canned-replies:write')
  @Answers(CannedReply, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: CannedReplyInput) {
    return this.work.write(me, (tx) => this.replies.create(tx, body));
  }

  @Get('export')
  @Can('canned-replies:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: CannedReplyExport) {
    return exportOf(this.work, me, cannedReplyList, query, 'canned-replies');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('canned-replies:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: CannedReplyBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'canned-replies', body, reply);
  }

  @Get(':id')
  @Can('canned-replies:read')
  @Answers(CannedReply)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.replies.one(tx, id));
  }

  @Put(':id')
  @Can('canned-replies:write')
  @Answers(CannedReply)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CannedReplyReplacement) {
    return this.work.write(me, (tx) => this.replies.change(tx, id, whole(CannedReplyInput, body)));
  }

  @Patch(':id')
  @Can('canned-replies:write')
  @Answers(CannedReply)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CannedReplyPatch) {
    return this.work.write(me, (tx) => this.replies.change(tx, id, body));
  }

  @Delete(':id')
  @Can('canned-replies:delete')
  @Answers(CannedReply)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.replies.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('canned-replies:delete')
  @Answers(CannedReply)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.replies.restore(tx, id));
  }

  /** How it would read in a conversation. */
  @Post(':id/render')
  @HttpCode(200)
  @Can('conversations:read')
  @Answers(RenderedText)
  render(@Me() me: Ctx, @Param() { id }: ById, @Body() body: RenderInput) {
    return this.work.read(me, (tx) => this.replies.render(tx, id, body));
  }
}
