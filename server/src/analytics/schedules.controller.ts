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
  RhythmAnswer,
  RhythmQuestion,
  ScheduleBulk,
  ScheduleExport,
  ScheduleInput,
  scheduleList,
  SchedulePatch,
  ScheduleQuery,
  ScheduleReplacement,
} from './schedules.dto';
import { ReportSchedule } from './schedules.entity';
import { SchedulesService } from './schedules.service';

const FLAWS = [
  'schedule_subject_missing',
  'schedule_period_missing',
  'schedule_recipient_unknown',
  'schedule_never_runs',
  'schedule_needs_person',
  'reference_missing',
];

@Controller('report-schedules')
export class SchedulesController {
  constructor(
    private readonly work: Work,
    private readonly schedules: SchedulesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('report-schedules', scheduleList, (tx, body) => schedules.bulk(tx, body));
  }

  @Get()
  @Can('reports:read')
  @AnswersPage(ReportSchedule)
  list(@Me() me: Ctx, @Query() query: ScheduleQuery) {
    return this.work.read(me, (tx) => this.schedules.list(tx, query));
  }

  @Post()
  @Can('reports:send')
  @Answers(ReportSchedule, 201)
  @Refuses(...FLAWS)
  create(@Me() me: Ctx, @Body() body: ScheduleInput) {
    return this.work.write(me, (tx) => this.schedules.create(tx, body));
  }

  @Get('export')
  @Can('reports:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ScheduleExport) {
    return exportOf(this.work, me, scheduleList, query, 'report-schedules');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('reports:send')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: ScheduleBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'report-schedules', body, reply);
  }

  @Post('next-runs')
  @HttpCode(200)
  @Can('reports:send')
  @Answers(RhythmAnswer)
  preview(@Me() me: Ctx, @Body() body: RhythmQuestion) {
    return this.work.read(me, (tx) => this.schedules.preview(tx, body));
  }

  @Get(':id')
  @Can('reports:read')
  @Answers(ReportSchedule)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.schedules.one(tx, id));
  }

  @Put(':id')
  @Can('reports:send')
  @Answers(ReportSchedule)
  @Refuses('version_conflict', ...FLAWS)
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ScheduleReplacement) {
    return this.work.write(me, (tx) => this.schedules.change(tx, id, whole(ScheduleInput, body)));
  }

  @Patch(':id')
  @Can('reports:send')
  @Answers(ReportSchedule)
  @Refuses('version_conflict', ...FLAWS)
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SchedulePatch) {
    return this.work.write(me, (tx) => this.schedules.change(tx, id, body));
  }

  @Delete(':id')
  @Can('reports:delete')
  @Answers(ReportSchedule)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.schedules.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('reports:delete')
  @Answers(ReportSchedule)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.schedules.restore(tx, id));
  }
}
