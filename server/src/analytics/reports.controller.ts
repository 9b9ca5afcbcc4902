import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { HistoryEntry } from '../core/files/history';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ReportBulk, ReportCopy, ReportExportQuery, reportList, ReportListExport, ReportPreview, ReportQuery, ReportRowsQuery } from './reports.dto';
import { Report, ReportInput, ReportPatch, ReportReplacement } from './reports.entity';
import { ReportAnswers, ReportRow } from './reports.answers';
import { ReportsService } from './reports.service';

const SHEETS = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly work: Work,
    private readonly reports: ReportsService,
    private readonly answers: ReportAnswers,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('reports', { ...reportList, ids: this.reports.ids }, (tx, body) => reports.bulk(tx, body));
  }

  /** Those that came with the house, one's own, and those that others share. */
  @Get()
  @Can('reports:read')
  @AnswersPage(Report)
  list(@Me() me: Ctx, @Query() query: ReportQuery) {
    return this.work.read(me, (tx) => this.reports.list(tx, query));
  }

  @Post()
  @Can('reports:write')
  @Answers(Report, 201)
  @Refuses('missing_permission')
  create(@Me() me: Ctx, @Body() body: ReportInput) {
    return this.work.write(me, (tx) => this.reports.create(tx, body));
  }

  /** The list of reports itself as a file; what a report says is `GET /reports/{id}/export`. */
  @Get('export')
  @Can('reports:export')
  @AnswersFile(...SHEETS)
  listed(@Me() me: Ctx, @Query() query: ReportListExport) {
    return this.answers.listed(me, query);
  }

  /** The rows of a definition that nobody has kept; columns that are not there for whoever asks are a 400. */
  @Post('preview')
  @HttpCode(200)
  @Can('reports:read')
  @AnswersPage(ReportRow)
  @Refuses('missing_permission')
  preview(@Me() me: Ctx, @Body() body: ReportPreview) {
    return this.work.read(me, (tx) => this.answers.preview(tx, body));
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('reports:delete')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner', 'report_standard')
  bulk(@Me() me: Ctx, @Body() body: ReportBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'reports', body, reply);
  }

  @Get(':id')
  @Can('reports:read')
  @Answers(Report)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.reports.one(tx, id));
  }

  /** What it says, with the rights of whoever asks; period, filters in words, totals and chart are in `meta.summary`. */
  @Get(':id/rows')
  @Can('reports:read')
  @AnswersPage(ReportRow)
  @Refuses('missing_permission')
  rows(@Me() me: Ctx, @Param() { id }: ById, @Query() query: ReportRowsQuery) {
    return this.work.read(me, (tx) => this.answers.rows(tx, id, query));
  }

  /** CSV and XLSX of any length; a PDF of up to 5,000 rows, which says so, drawn by a worker: after 10 s a 202, whose job `?jobId=` takes. */
  @Get(':id/export')
  @Can('reports:export')
  @AnswersFile(...SHEETS, 'application/pdf')
  @AnswersJob()
  @Refuses('missing_permission')
  export(@Me() me: Ctx, @Param() { id }: ById, @Query() query: ReportExportQuery, @Res() reply: FastifyReply) {
    return this.answers.file(me, id, query, reply);
  }

  @Post(':id/copy')
  @Can('reports:write')
  @Answers(Report, 201)
  copy(@Me() me: Ctx, @Param() { id }: ById, @Body() { name }: ReportCopy) {
    return this.work.write(me, (tx) => this.reports.copy(tx, id, name));
  }

  @Get(':id/history')
  @Can('reports:read')
  @AnswersPage(HistoryEntry)
  history(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.reports.history(tx, id, query));
  }

  @Put(':id')
  @Can('reports:write')
  @Answers(Report)
  @Refuses('version_conflict', 'not_owner', 'report_standard')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ReportReplacement) {
    return this.work.write(me, (tx) => this.reports.change(tx, id, whole(ReportInput, body)));
  }

  @Patch(':id')
  @Can('reports:write')
  @Answers(Report)
  @Refuses('version_conflict', 'not_owner', 'report_standard')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ReportPatch) {
    return this.work.write(me, (tx) => this.reports.change(tx, id, body));
  }

  @Delete(':id')
  @Can('reports:delete')
  @Answers(Report)
  @Refuses('version_conflict', 'not_owner', 'report_standard')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.reports.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('reports:delete')
  @Answers(Report)
  @Refuses('not_owner', 'report_standard')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.reports.restore(tx, id));
  }
}
