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
  WaitlistEntryBulk,
  WaitlistEntryExport,
  WaitlistEntryInput,
  waitlistList,
  WaitlistEntryPatch,
  WaitlistEntryQuery,
  WaitlistEntryReplacement,
} from './waitlist.dto';
import { WaitlistEntry } from './waitlist.entity';
import { WaitlistEntriesService } from './waitlist-entries.service';

@Controller('waitlist-entries')
export class WaitlistEntriesController {
  constructor(
    private readonly work: Work,
    private readonly entries: WaitlistEntriesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('waitlist-entries', waitlistList, (tx, body) => entries.bulk(tx, body));
  }

  @Get()
  @Can('waitlist-entries:read')
  @AnswersPage(WaitlistEntry)
  list(@Me() me: Ctx, @Query() query: WaitlistEntryQuery) {
    return this.work.read(me, (tx) => this.entries.list(tx, query));
  }

  @Post()
  @Can('waitlist-entries:write')
  @Answers(WaitlistEntry, 201)
  @Refuses('customer_unknown', 'appointment_type_unknown', 'resource_unknown')
  create(@Me() me: Ctx, @Body() body: WaitlistEntryInput) {
    return this.work.write(me, (tx) => this.entries.create(tx, body));
  }

  @Get('export')
  @Can('waitlist-entries:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: WaitlistEntryExport) {
    return exportOf(this.work, me, waitlistList, query, 'waitlist-entries');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('waitlist-entries:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: WaitlistEntryBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'waitlist-entries', body, reply);
  }

  @Get(':id')
  @Can('waitlist-entries:read')
  @Answers(WaitlistEntry)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.entries.one(tx, id));
  }

  @Put(':id')
  @Can('waitlist-entries:write')
  @Answers(WaitlistEntry)
  @Refuses('version_conflict', 'customer_unknown', 'appointment_type_unknown', 'resource_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: WaitlistEntryReplacement) {
    return this.work.write(me, (tx) => this.entries.change(tx, id, whole(WaitlistEntryInput, body)));
  }

  @Patch(':id')
  @Can('waitlist-entries:write')
  @Answers(WaitlistEntry)
  @Refuses('version_conflict', 'customer_unknown', 'appointment_type_unknown', 'resource_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: WaitlistEntryPatch) {
    return this.work.write(me, (tx) => this.entries.change(tx, id, body));
  }

  @Delete(':id')
  @Can('waitlist-entries:delete')
  @Answers(WaitlistEntry)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.entries.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('waitlist-entries:delete')
  @Answers(WaitlistEntry)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.entries.restore(tx, id));
  }
}
