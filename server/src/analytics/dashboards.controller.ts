import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { HistoryEntry } from '../core/files/history';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  DashboardBulk,
  DashboardCopy,
  DashboardExport,
  DashboardInput,
  dashboardList,
  DashboardPatch,
  DashboardQuery,
  DashboardReplacement,
  DashboardView,
} from './dashboards.dto';
import { DashboardsService } from './dashboards.service';

@Controller('dashboards')
export class DashboardsController {
  constructor(
    private readonly work: Work,
    private readonly dashboards: DashboardsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('dashboards', dashboardList, (tx, body) => dashboards.bulk(tx, body));
  }

  @Get()
  @Can('dashboard:read')
  @AnswersPage(DashboardView)
  list(@Me() me: Ctx, @Query() query: DashboardQuery) {
    return this.work.read(me, (tx) => this.dashboards.list(tx, query));
  }

  @Post()
  @Can('dashboard:write')
  @Answers(DashboardView, 201)
  @Refuses('missing_permission', 'dashboard_role_shared')
  create(@Me() me: Ctx, @Body() body: DashboardInput) {
    return this.work.write(me, (tx) => this.dashboards.create(tx, body));
  }

  @Get('export')
  @Can('dashboard:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: DashboardExport) {
    return exportOf(this.work, me, dashboardList, query, 'dashboards');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('dashboard:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner', 'dashboard_standard')
  bulk(@Me() me: Ctx, @Body() body: DashboardBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'dashboards', body, reply);
  }

  /** From now on whoever asks begins with the dashboard of their role again. */
  @Delete('default')
  @Can('dashboard:read')
  @Answers(DashboardView)
  beginAsRole(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.dashboards.choose(tx, null));
  }

  @Get(':id')
  @Can('dashboard:read')
  @Answers(DashboardView)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.dashboards.one(tx, id));
  }

  @Get(':id/history')
  @Can('dashboard:read')
  @AnswersPage(HistoryEntry)
  history(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.dashboards.history(tx, id, query));
  }

  @Post(':id/copy')
  @Can('dashboard:write')
  @Answers(DashboardView, 201)
  copy(@Me() me: Ctx, @Param() { id }: ById, @Body() { name }: DashboardCopy) {
    return this.work.write(me, (tx) => this.dashboards.copy(tx, id, name));
  }

  /** Whoever asks begins with this one. */
  @Post(':id/default')
  @HttpCode(200)
  @Can('dashboard:read')
  @Answers(DashboardView)
  beginWith(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.dashboards.choose(tx, id));
  }

  @Put(':id')
  @Can('dashboard:write')
  @Answers(DashboardView)
  @Refuses('version_conflict', 'not_owner', 'dashboard_standard', 'dashboard_role_shared')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DashboardReplacement) {
    return this.work.write(me, (tx) => this.dashboards.change(tx, id, whole(DashboardInput, body)));
  }

  @Patch(':id')
  @Can('dashboard:write')
  @Answers(DashboardView)
  @Refuses('version_conflict', 'not_owner', 'dashboard_standard', 'dashboard_role_shared')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DashboardPatch) {
    return this.work.write(me, (tx) => this.dashboards.change(tx, id, body));
  }

  @Delete(':id')
  @Can('dashboard:delete')
  @Answers(DashboardView)
  @Refuses('version_conflict', 'not_owner', 'dashboard_standard')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.dashboards.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('dashboard:delete')
  @Answers(DashboardView)
  @Refuses('not_owner', 'dashboard_standard')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.dashboards.restore(tx, id));
  }
}
