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
  ContactRecordBulk,
  ContactRecordExport,
  ContactRecordInput,
  ContactRecordPatch,
  ContactRecordQuery,
  ContactRecordReplacement,
  contactList,
} from './contacts.dto';
import { ContactRecord } from './contacts.entity';
import { ContactsService } from './contacts.service';

@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly work: Work,
    private readonly contacts: ContactsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('contacts', contactList, (tx, body) => contacts.bulk(tx, body));
  }

  @Get()
  @Can('customers:read')
  @AnswersPage(ContactRecord)
  list(@Me() me: Ctx, @Query() query: ContactRecordQuery) {
    return this.work.read(me, (tx) => this.contacts.list(tx, query));
  }

  @Post()
  @Can('customers:write')
  @Answers(ContactRecord, 201)
  @Refuses('customer_unknown')
  create(@Me() me: Ctx, @Body() body: ContactRecordInput) {
    return this.work.write(me, (tx) => this.contacts.create(tx, body));
  }

  @Get('export')
  @Can('customers:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ContactRecordExport) {
    return exportOf(this.work, me, contactList, query, 'contacts');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('customers:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner')
  bulk(@Me() me: Ctx, @Body() body: ContactRecordBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'contacts', body, reply);
  }

  @Get(':id')
  @Can('customers:read')
  @Answers(ContactRecord)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.contacts.one(tx, id));
  }

  @Put(':id')
  @Can('customers:write')
  @Answers(ContactRecord)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ContactRecordReplacement) {
    return this.work.write(me, (tx) => this.contacts.change(tx, id, whole(ContactRecordInput, body)));
  }

  @Patch(':id')
  @Can('customers:write')
  @Answers(ContactRecord)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ContactRecordPatch) {
    return this.work.write(me, (tx) => this.contacts.change(tx, id, body));
  }

  /** Who may write one may delete one: `staff` its own. */
  @Delete(':id')
  @Can('customers:write')
  @Answers(ContactRecord)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.contacts.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('customers:write')
  @Answers(ContactRecord)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.contacts.restore(tx, id));
  }
}
