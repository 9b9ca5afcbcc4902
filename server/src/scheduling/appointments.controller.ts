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
  AppointmentBulk,
  AppointmentExport,
  AppointmentInput,
  appointmentList,
  AppointmentPatch,
  AppointmentQuery,
  AppointmentReplacement,
  AppointmentStatistics,
  AppointmentStep,
  AppointmentCancellation,
  AppointmentCreation,
  AppointmentStatisticsQuery,
} from './appointments.dto';
import { Appointment } from './appointments.entity';
import { AppointmentsService } from './appointments.service';
import { CalendarService } from './calendar.service';
import { VisitsService } from './visits.service';

@Controller('appointments')
export class AppointmentsController {
  constructor(
    private readonly work: Work,
    private readonly appointments: AppointmentsService,
    private readonly visits: VisitsService,
    private readonly calendar: CalendarService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('appointments', appointmentList, (tx, body) => visits.bulk(tx, body));
  }

  @Get()
  @Can('appointments:read')
  @AnswersPage(Appointment)
  list(@Me() me: Ctx, @Query() query: AppointmentQuery) {
    return this.work.read(me, (tx) => this.appointments.list(tx, query));
  }

  @Post()
  @Can('appointments:write')
  @Answers(Appointment, 201)
  @Refuses(
    'slot_taken',
    'customer_unknown',
    'appointment_type_unknown',
    'resource_unknown',
    'resource_not_allowed',
    'ends_before_start',
    'appointment_too_long',
  )
  create(@Me() me: Ctx, @Body() body: AppointmentCreation) {
    return this.work.write(me, (tx) => this.visits.book(tx, body));
  }

  @Get('export')
  @Can('appointments:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: AppointmentExport) {
    return exportOf(this.work, me, appointmentList, query, 'appointments');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('appointments:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition', 'slot_taken')
  bulk(@Me() me: Ctx, @Body() body: AppointmentBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'appointments', body, reply);
  }

  @Get('statistics')
  @Can('appointments:read')
  @Answers(AppointmentStatistics)
  statistics(@Me() me: Ctx, @Query() { customerId }: AppointmentStatisticsQuery) {
    return this.work.read(me, (tx) => this.calendar.statistics(tx, customerId));
  }

  @Get(':id')
  @Can('appointments:read')
  @Answers(Appointment)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.appointments.one(tx, id));
  }

  @Put(':id')
  @Can('appointments:write')
  @Answers(Appointment)
  @Refuses(
    'version_conflict',
    'invalid_transition',
    'slot_taken',
    'customer_unknown',
    'appointment_type_unknown',
    'resource_unknown',
    'resource_not_allowed',
    'ends_before_start',
    'appointment_too_long',
  )
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentReplacement) {
    return this.work.write(me, (tx) => this.appointments.replace(tx, id, whole(AppointmentInput, body)));
  }

  @Patch(':id')
  @Can('appointments:write')
  @Answers(Appointment)
  @Refuses(
    'version_conflict',
    'invalid_transition',
    'slot_taken',
    'customer_unknown',
    'appointment_type_unknown',
    'resource_unknown',
    'resource_not_allowed',
    'ends_before_start',
    'appointment_too_long',
  )
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentPatch) {
    return this.work.write(me, (tx) => this.visits.change(tx, id, body));
  }

  @Delete(':id')
  @Can('appointments:delete')
  @Answers(Appointment)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.appointments.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('appointments:delete')
  @Answers(Appointment)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.appointments.restore(tx, id));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Can('appointments:confirm')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict')
  confirm(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentStep) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'confirm', body));
  }

  @Post(':id/arrive')
  @HttpCode(200)
  @Can('appointments:arrive')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict')
  arrive(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentStep) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'arrive', body));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Can('appointments:complete')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict', 'tax_rate_unknown')
  complete(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentStep) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'complete', body));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('appointments:cancel')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict')
  cancel(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentCancellation) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'cancel', body));
  }

  @Post(':id/no-show')
  @HttpCode(200)
  @Can('appointments:no-show')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict')
  noShow(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentStep) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'no-show', body));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Can('appointments:reopen')
  @Answers(Appointment)
  @Refuses('invalid_transition', 'version_conflict', 'slot_taken')
  reopen(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AppointmentStep) {
    return this.work.write(me, (tx) => this.visits.step(tx, id, 'reopen', body));
  }
}
