import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AbsenceMessages, AbsenceOffer, AbsenceSent } from './absence-offers.dto';
import { AbsenceOffersService } from './absence-offers.service';
import { AbsenceBulk, AbsenceExport, AbsenceInput, absenceList, AbsencePatch, AbsenceQuery, AbsenceReplacement } from './absences.dto';
import { Absence } from './absences.entity';
import { AbsencesService } from './absences.service';

@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly work: Work,
    private readonly absences: AbsencesService,
    private readonly offers: AbsenceOffersService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('absences', absenceList, (tx, body) => absences.bulk(tx, body));
  }

  @Get()
  @Can('absences:read')
  @AnswersPage(Absence)
  list(@Me() me: Ctx, @Query() query: AbsenceQuery) {
    return this.work.read(me, (tx) => this.absences.list(tx, query));
  }

  @Post()
  @Can('absences:write')
  @Answers(Absence, 201)
  @Refuses('resource_unknown')
  create(@Me() me: Ctx, @Body() body: AbsenceInput) {
    return this.work.write(me, (tx) => this.absences.create(tx, body));
  }

  @Get('export')
  @Can('absences:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: AbsenceExport) {
    return exportOf(this.work, me, absenceList, query, 'absences');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('absences:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: AbsenceBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'absences', body, reply);
  }

  @Get(':id')
  @Can('absences:read')
  @Answers(Absence)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.absences.one(tx, id));
  }

  @Get(':id/offers')
  @Can('appointments:read')
  @AnswersList(AbsenceOffer)
  proposals(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.offers.proposals(tx, id));
  }

  @Post(':id/offers')
  @HttpCode(200)
  @Can('appointments:write')
  @Answers(AbsenceSent)
  @Refuses('not_affected')
  offer(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AbsenceMessages) {
    return this.work.write(me, (tx) => this.offers.send(tx, id, body));
  }

  @Put(':id')
  @Can('absences:write')
  @Answers(Absence)
  @Refuses('version_conflict', 'resource_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AbsenceReplacement) {
    return this.work.write(me, (tx) => this.absences.change(tx, id, whole(AbsenceInput, body)));
  }

  @Patch(':id')
  @Can('absences:write')
  @Answers(Absence)
  @Refuses('version_conflict', 'resource_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AbsencePatch) {
    return this.work.write(me, (tx) => this.absences.change(tx, id, body));
  }

  @Delete(':id')
  @Can('absences:delete')
  @Answers(Absence)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.absences.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('absences:delete')
  @Answers(Absence)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.absences.restore(tx, id));
  }
}
