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
  MessageTemplateBulk,
  MessageTemplateExport,
  MessageTemplateInput,
  messageTemplateList,
  MessageTemplatePatch,
  MessageTemplateQuery,
  MessageTemplateReplacement,
  RenderedText,
  RenderInput,
} from './templates.dto';
import { MessageTemplate } from './templates.entity';
import { TemplatesService } from './templates.service';

@Controller('message-templates')
export class MessageTemplatesController {
  constructor(
    private readonly work: Work,
    private readonly templates: TemplatesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('message-templates', messageTemplateList, (tx, body) => templates.bulk(tx, body));
  }

  @Get()
  @Can('message-templates:read')
  @AnswersPage(MessageTemplate)
  list(@Me() me: Ctx, @Query() query: MessageTemplateQuery) {
    return this.work.read(me, (tx) => this.templates.list(tx, query));
  }

  @Post()
  @Can('message-templates:write')
  @Answers(MessageTemplate, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: MessageTemplateInput) {
    return this.work.write(me, (tx) => this.templates.create(tx, body));
  }

  @Get('export')
  @Can('message-templates:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: MessageTemplateExport) {
    return exportOf(this.work, me, messageTemplateList, query, 'message-templates');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('message-templates:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: MessageTemplateBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'message-templates', body, reply);
  }

  @Get(':id')
  @Can('message-templates:read')
  @Answers(MessageTemplate)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.templates.one(tx, id));
  }

  @Put(':id')
  @Can('message-templates:write')
  @Answers(MessageTemplate)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MessageTemplateReplacement) {
    return this.work.write(me, (tx) => this.templates.change(tx, id, whole(MessageTemplateInput, body)));
  }

  @Patch(':id')
  @Can('message-templates:write')
  @Answers(MessageTemplate)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MessageTemplatePatch) {
    return this.work.write(me, (tx) => this.templates.change(tx, id, body));
  }

  @Delete(':id')
  @Can('message-templates:delete')
  @Answers(MessageTemplate)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.templates.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('message-templates:delete')
  @Answers(MessageTemplate)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.templates.restore(tx, id));
  }

  /** How it would read in a conversation. */
  @Post(':id/render')
  @HttpCode(200)
  @Can('conversations:read')
  @Answers(RenderedText)
  render(@Me() me: Ctx, @Param() { id }: ById, @Body() body: RenderInput) {
    return this.work.read(me, (tx) => this.templates.render(tx, id, body));
  }
}
