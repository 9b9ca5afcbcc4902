import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  DealBulk,
  DealExport,
  DealInput,
  dealList,
  DealLoss,
  DealMove,
  DealPatch,
  DealPreviewInput,
  DealQuery,
  DealReplacement,
  DealStageEntry,
  DealTag,
} from './deals.dto';
import { Deal } from './deals.entity';
import { DealsService } from './deals.service';
import { MovingService } from './moving.service';
import { SalesPreview } from './quotes.dto';

@Controller('deals')
export class DealsController {
  constructor(
    private readonly work: Work,
    private readonly deals: DealsService,
    private readonly moving: MovingService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('deals', dealList, (tx, body) => moving.bulk(tx, body));
  }

  @Get()
  @Can('deals:read')
  @AnswersPage(Deal)
  list(@Me() me: Ctx, @Query() query: DealQuery) {
    return this.work.read(me, (tx) => this.deals.list(tx, query));
  }

  @Post()
  @Can('deals:write')
  @Answers(Deal, 201)
  @Refuses(
    'customer_unknown',
    'contact_unknown',
    'pipeline_unknown',
    'stage_unknown',
    'part_unknown',
    'build_discontinued',
    'option_unknown',
    'value_follows_lines',
  )
  create(@Me() me: Ctx, @Body() body: DealInput) {
    return this.work.write(me, (tx) => this.deals.create(tx, body));
  }

  @Post('preview')
  @HttpCode(200)
  @Can('deals:read')
  @Answers(SalesPreview)
  @Refuses('customer_unknown', 'part_unknown', 'build_discontinued', 'option_unknown')
  preview(@Me() me: Ctx, @Body() body: DealPreviewInput) {
    return this.work.read(me, (tx) => this.deals.preview(tx, body));
  }

  @Get('tags')
  @Can('deals:read')
  @AnswersList(DealTag)
  tags(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.deals.tags(tx));
  }

  @Get('export')
  @Can('deals:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: DealExport) {
    return exportOf(this.work, me, dealList, query, 'deals');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('deals:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner', 'stage_unknown', 'lost_reason_missing')
  bulk(@Me() me: Ctx, @Body() body: DealBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'deals', body, reply);
  }

  @Get(':id')
  @Can('deals:read')
  @Answers(Deal)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.deals.one(tx, id));
  }

  @Get(':id/stages')
  @Can('deals:read')
  @AnswersList(DealStageEntry)
  stages(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.deals.stagesOf(tx, id));
  }

  @Put(':id')
  @Can('deals:write')
  @Answers(Deal)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'contact_unknown', 'value_follows_lines')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DealReplacement) {
    return this.work.write(me, (tx) => this.deals.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('deals:write')
  @Answers(Deal)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'contact_unknown', 'value_follows_lines')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DealPatch) {
    return this.work.write(me, (tx) => this.deals.change(tx, id, body));
  }

  @Delete(':id')
  @Can('deals:delete')
  @Answers(Deal)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.deals.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('deals:delete')
  @Answers(Deal)
  @Refuses('not_owner', 'stage_unknown')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.deals.restore(tx, id));
  }

  @Post(':id/move')
  @HttpCode(200)
  @Can('deals:move')
  @Answers(Deal)
  @Refuses('version_conflict', 'not_owner', 'stage_unknown', 'lost_reason_missing')
  move(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DealMove) {
    return this.work.write(me, (tx) => this.moving.move(tx, id, body));
  }

  @Post(':id/win')
  @HttpCode(200)
  @Can('deals:win')
  @Answers(Deal)
  @Refuses('invalid_transition', 'not_owner')
  win(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.moving.win(tx, id));
  }

  @Post(':id/lose')
  @HttpCode(200)
  @Can('deals:lose')
  @Answers(Deal)
  @Refuses('invalid_transition', 'not_owner', 'lost_reason_missing')
  lose(@Me() me: Ctx, @Param() { id }: ById, @Body() { reason }: DealLoss) {
    return this.work.write(me, (tx) => this.moving.lose(tx, id, reason));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Can('deals:reopen')
  @Answers(Deal)
  @Refuses('invalid_transition', 'not_owner')
  reopen(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.moving.reopen(tx, id));
  }
}
