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
  AppointmentTypeBulk,
  AppointmentTypeExport,
  AppointmentTypeInput,
  appointmentTypeList,
  AppointmentTypePatch,
  AppointmentTypeQuery,
  AppointmentTypeReplacement,
} from './types.dto';
import { AppointmentType } from './types.entity';
import { AppointmentTypesService } from './types.service';

@Controller('appointment-types')
export class AppointmentTypesController {
  constructor(
    private readonly work: Work,
    private readonly types: AppointmentTypesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('appointment-types', appointmentTypeList, (tx, body) => types.bulk(tx, body));
  }

  @Get()
  @Can('appointment-types:read')
  @AnswersPage(AppointmentType)
  list(@Me() me: Ctx, @Query() query: AppointmentTypeQuery) {
    return this.work.read(me, (tx) => this.types.list(tx, query));
  }

  @Post()
  @Can('appointment-types:write')
  @Answers(AppointmentType, 201)
  @Refuses('duplicate', 'resource_unknown')
  create(@Me() me: Ctx, @Body() body: AppointmentTypeInput) {
    return this.work.write(me, (tx) => this.types.create(tx, body));
  }

  @Get('export')
  @Can('appointment-types:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: AppointmentTypeExport) {
    return exportOf(this.work, me, appointmentTypeList, query, 'appointment-types');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('appointment-types:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: AppointmentTypeBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'appointment-types', body, reply);
  }

  @Get(':id')
  @Can('appointment-types:read')
  @Answers(AppointmentType)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.types.one(tx, id));
  }

  @Put(':id')
  @Can('appointment-types:write')
  @Answers(AppointmentType)
  @Refuses('version_conflict', 'duplicate', 'resource_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentTypeReplacement) {
    return this.work.write(me, (tx) => this.types.change(tx, id, whole(AppointmentTypeInput, body)));
  }

  @Patch(':id')
  @Can('appointment-types:write')
  @Answers(AppointmentType)
  @Refuses('version_conflict', 'duplicate', 'resource_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentTypePatch) {
    return this.work.write(me, (tx) => this.types.change(tx, id, body));
  }

  @Delete(':id')
  @Can('appointment-types:delete')
  @Answers(AppointmentType)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.types.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('appointment-types:delete')
  @Answers(AppointmentType)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.types.restore(tx, id));
  }
}
