import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can, Me } from '../http/can';
import { Answers, AnswersFile, AnswersList, Refuses } from '../http/openapi';
import { ById } from '../http/params';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { FilePatch, PreviewQuery } from './files.dto';
import { FileRecord } from './files.entity';
import { FilesService } from './files.service';
import { Serving } from './serving';
import { onceFor, receive, TakesFile } from './upload';

@Controller('files')
export class FilesController {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
    private readonly serving: Serving,
  ) {}

  /** A file of the organization itself, such as its logo. */
  @Post()
  @Can('files:write')
  @TakesFile()
  @Answers(FileRecord, 201)
  async upload(@Me() me: Ctx, @Req() request: FastifyRequest) {
    const { fields: _, ...stored } = await receive(me, request, this.files);
    return this.work.write(onceFor(me, stored), (tx) => this.files.attach(tx, stored));
  }

  @Get(':id')
  @Can('files:read')
  @AnswersFile('application/octet-stream')
  one(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    return this.serving.file(me, id, reply);
  }

  @Get(':id/preview')
  @Can('files:read')
  @AnswersFile('image/webp')
  preview(@Me() me: Ctx, @Param() { id }: ById, @Query() { size = 320 }: PreviewQuery, @Res() reply: FastifyReply) {
    return this.serving.preview(me, id, size, reply);
  }

  @Get(':id/versions')
  @Can('files:read')
  @AnswersList(FileRecord)
  versions(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.files.versions(tx, id));
  }

  /** Says what a file is: a datasheet, a drawing. */
  @Patch(':id')
  @Can('files:write')
  @Answers(FileRecord)
  @Refuses('version_conflict', 'invalid_transition')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: FilePatch) {
    return this.work.write(me, (tx) => this.files.change(tx, id, body));
  }

  @Delete(':id')
  @Can('files:write')
  @Answers(FileRecord)
  remove(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.files.remove(tx, id));
  }
}
