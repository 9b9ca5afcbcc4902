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
import { CustomerNoteBulk, CustomerNoteExport, CustomerNoteInput, CustomerNotePatch, CustomerNoteQuery, CustomerNoteReplacement, noteList } from './notes.dto';
import { CustomerNote } from './notes.entity';
import { NotesService } from './notes.service';

@Controller('notes')
export class NotesController {
  constructor(
    private readonly work: Work,
    private readonly notes: NotesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('notes', noteList, (tx, body) => notes.bulk(tx, body));
  }

  @Get()
  @Can('notes:read')
  @AnswersPage(CustomerNote)
  list(@Me() me: Ctx, @Query() query: CustomerNoteQuery) {
    return this.work.read(me, (tx) => this.notes.list(tx, query));
  }

  @Post()
  @Can('notes:write')
  @Answers(CustomerNote, 201)
  @Refuses('customer_unknown', 'mention_unknown')
  create(@Me() me: Ctx, @Body() body: CustomerNoteInput) {
    return this.work.write(me, (tx) => this.notes.create(tx, body));
  }

  @Get('export')
  @Can('notes:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: CustomerNoteExport) {
    return exportOf(this.work, me, noteList, query, 'notes');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('notes:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner')
  bulk(@Me() me: Ctx, @Body() body: CustomerNoteBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'notes', body, reply);
  }

  @Get(':id')
  @Can('notes:read')
  @Answers(CustomerNote)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.notes.one(tx, id));
  }

  @Put(':id')
  @Can('notes:write')
  @Answers(CustomerNote)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'mention_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomerNoteReplacement) {
    return this.work.write(me, (tx) => this.notes.change(tx, id, whole(CustomerNoteInput, body)));
  }

  @Patch(':id')
  @Can('notes:write')
  @Answers(CustomerNote)
  @Refuses('version_conflict', 'not_owner', 'customer_unknown', 'mention_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomerNotePatch) {
    return this.work.write(me, (tx) => this.notes.change(tx, id, body));
  }

  /** Who may write one may delete one: `staff` its own. */
  @Delete(':id')
  @Can('notes:write')
  @Answers(CustomerNote)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.notes.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('notes:write')
  @Answers(CustomerNote)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.notes.restore(tx, id));
  }
}
