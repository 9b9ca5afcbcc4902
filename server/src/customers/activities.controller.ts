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
import { ActivityBulk, ActivityExport, ActivityInput, ActivityPatch, ActivityQuery, ActivityReplacement, activityList } from './activities.dto';
import { Activity } from './activities.entity';
import { ActivitiesService } from './activities.service';

@Controller('activities')
export class ActivitiesController {
  constructor(
    private readonly work: Work,
    private readonly activities: ActivitiesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('activities', activityList, (tx, body) => activities.bulk(tx, body));
  }

  @Get()
  @Can('activities:read')
  @AnswersPage(Activity)
  list(@Me() me: Ctx, @Query() query: ActivityQuery) {
    return this.work.read(me, (tx) => this.activities.list(tx, query));
  }

  @Post()
  @Can('activities:write')
  @Answers(Activity, 201)
  @Refuses('customer_unknown', 'activity_subject_unknown', 'activity_of_event')
  create(@Me() me: Ctx, @Body() body: ActivityInput) {
    return this.work.write(me, (tx) => this.activities.create(tx, body));
  }

  @Get('export')
  @Can('activities:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ActivityExport) {
    return exportOf(this.work, me, activityList, query, 'activities');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('activities:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner')
  bulk(@Me() me: Ctx, @Body() body: ActivityBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'activities', body, reply);
  }

  @Get(':id')
  @Can('activities:read')
  @Answers(Activity)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.activities.one(tx, id));
  }

  @Put(':id')
  @Can('activities:write')
  @Answers(Activity)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'activity_subject_unknown', 'activity_of_event')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ActivityReplacement) {
    return this.work.write(me, (tx) => this.activities.change(tx, id, whole(ActivityInput, body)));
  }

  @Patch(':id')
  @Can('activities:write')
  @Answers(Activity)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'activity_subject_unknown', 'activity_of_event')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ActivityPatch) {
    return this.work.write(me, (tx) => this.activities.change(tx, id, body));
  }

  /** Who may write one may delete one: `staff` its own. */
  @Delete(':id')
  @Can('activities:write')
  @Answers(Activity)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.activities.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('activities:write')
  @Answers(Activity)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.activities.restore(tx, id));
  }
}
