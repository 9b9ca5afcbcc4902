import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { LeadBulk, LeadConversion, LeadExport, LeadInput, leadList, LeadPatch, LeadQuery, LeadReplacement } from './leads.dto';
import { Lead } from './leads.entity';
import { LeadsService } from './leads.service';

@Controller('leads')
export class LeadsController {
  constructor(
    private readonly work: Work,
    private readonly leads: LeadsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('leads', leadList, (tx, body) => leads.bulk(tx, body));
  }

  @Get()
  @Can('leads:read')
  @AnswersPage(Lead)
  list(@Me() me: Ctx, @Query() query: LeadQuery) {
    return this.work.read(me, (tx) => this.leads.list(tx, query));
  }

  @Post()
  @Can('leads:write')
  @Answers(Lead, 201)
  create(@Me() me: Ctx, @Body() body: LeadInput) {
    return this.work.write(me, (tx) => this.leads.create(tx, body));
  }

  @Get('export')
  @Can('leads:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: LeadExport) {
    return exportOf(this.work, me, leadList, query, 'leads');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('leads:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner', 'invalid_transition')
  bulk(@Me() me: Ctx, @Body() body: LeadBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'leads', body, reply);
  }

  @Get(':id')
  @Can('leads:read')
  @Answers(Lead)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.leads.one(tx, id));
  }

  @Put(':id')
  @Can('leads:write')
  @Answers(Lead)
  @Refuses('version_conflict', 'not_owner', 'invalid_transition')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LeadReplacement) {
    return this.work.write(me, (tx) => this.leads.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('leads:write')
  @Answers(Lead)
  @Refuses('version_conflict', 'not_owner', 'invalid_transition')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LeadPatch) {
    return this.work.write(me, (tx) => this.leads.change(tx, id, body));
  }

  @Delete(':id')
  @Can('leads:delete')
  @Answers(Lead)
  @Refuses('version_conflict', 'not_owner', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.leads.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('leads:delete')
  @Answers(Lead)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.leads.restore(tx, id));
  }

  @Post(':id/convert')
  @HttpCode(200)
  @Can('leads:convert')
  @Answers(Lead)
  @Refuses('invalid_transition', 'not_owner', 'customer_unknown', 'stage_unknown')
  convert(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LeadConversion) {
    return this.work.write(me, (tx) => this.leads.convert(tx, id, body));
  }
}
