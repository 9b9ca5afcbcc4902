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
  SpecialHoursBulk,
  SpecialHoursExport,
  SpecialHoursInput,
  specialHoursList,
  SpecialHoursPatch,
  SpecialHoursQuery,
  SpecialHoursReplacement,
} from './special-hours.dto';
import { SpecialHours } from './absences.entity';
import { SpecialHoursService } from './special-hours.service';

@Controller('special-hours')
export class SpecialHoursController {
  constructor(
    private readonly work: Work,
    private readonly specialHours: SpecialHoursService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('special-hours', specialHoursList, (tx, body) => specialHours.bulk(tx, body));
  }

  @Get()
  @Can('special-hours:read')
  @AnswersPage(SpecialHours)
  list(@Me() me: Ctx, @Query() query: SpecialHoursQuery) {
    return this.work.read(me, (tx) => this.specialHours.list(tx, query));
  }

  @Post()
  @Can('special-hours:write')
  @Answers(SpecialHours, 201)
  @Refuses('duplicate', 'resource_unknown')
  create(@Me() me: Ctx, @Body() body: SpecialHoursInput) {
    return this.work.write(me, (tx) => this.specialHours.create(tx, body));
  }

  @Get('export')
  @Can('special-hours:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: SpecialHoursExport) {
    return exportOf(this.work, me, specialHoursList, query, 'special-hours');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('special-hours:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: SpecialHoursBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'special-hours', body, reply);
  }

  @Get(':id')
  @Can('special-hours:read')
  @Answers(SpecialHours)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.specialHours.one(tx, id));
  }

  @Put(':id')
  @Can('special-hours:write')
  @Answers(SpecialHours)
  @Refuses('version_conflict', 'duplicate', 'resource_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SpecialHoursReplacement) {
    return this.work.write(me, (tx) => this.specialHours.change(tx, id, whole(SpecialHoursInput, body)));
  }

  @Patch(':id')
  @Can('special-hours:write')
  @Answers(SpecialHours)
  @Refuses('version_conflict', 'duplicate', 'resource_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SpecialHoursPatch) {
    return this.work.write(me, (tx) => this.specialHours.change(tx, id, body));
  }

  @Delete(':id')
  @Can('special-hours:delete')
  @Answers(SpecialHours)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.specialHours.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('special-hours:delete')
  @Answers(SpecialHours)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.specialHours.restore(tx, id));
  }
}
