import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AlertBulk, AlertCrossing, AlertExport, AlertInput, alertList, AlertPatch, AlertQuery, AlertReplacement } from './alerts.dto';
import { Alert } from './alerts.entity';
import { AlertsService } from './alerts.service';

const FLAWS = ['alert_recipient_unfit', 'alert_timeframe_missing', 'alert_needs_person'];

@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly work: Work,
    private readonly alerts: AlertsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('alerts', alertList, (tx, body) => alerts.bulk(tx, body));
  }

  @Get()
  @Can('alerts:read')
  @AnswersPage(Alert)
  list(@Me() me: Ctx, @Query() query: AlertQuery) {
    return this.work.read(me, (tx) => this.alerts.list(tx, query));
  }

  @Post()
  @Can('alerts:write')
  @Answers(Alert, 201)
  @Refuses(...FLAWS)
  create(@Me() me: Ctx, @Body() body: AlertInput) {
    return this.work.write(me, (tx) => this.alerts.create(tx, body));
  }

  @Get('export')
  @Can('alerts:read')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: AlertExport) {
    return exportOf(this.work, me, alertList, query, 'alerts');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('alerts:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: AlertBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'alerts', body, reply);
  }

  @Get(':id/crossings')
  @Can('alerts:read')
  @AnswersPage(AlertCrossing)
  crossings(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.alerts.crossings(tx, id, query));
  }

  @Get(':id')
  @Can('alerts:read')
  @Answers(Alert)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.alerts.one(tx, id));
  }

  @Put(':id')
  @Can('alerts:write')
  @Answers(Alert)
  @Refuses('version_conflict', ...FLAWS)
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AlertReplacement) {
    return this.work.write(me, (tx) => this.alerts.change(tx, id, whole(AlertInput, body)));
  }

  @Patch(':id')
  @Can('alerts:write')
  @Answers(Alert)
  @Refuses('version_conflict', ...FLAWS)
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AlertPatch) {
    return this.work.write(me, (tx) => this.alerts.change(tx, id, body));
  }

  @Delete(':id')
  @Can('alerts:delete')
  @Answers(Alert)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.alerts.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('alerts:delete')
  @Answers(Alert)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.alerts.restore(tx, id));
  }
}
