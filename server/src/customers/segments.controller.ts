import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Segment, SegmentInput, SegmentPatch, SegmentQuery } from './segments.entity';
import { SegmentsService } from './segments.service';

@Controller('segments')
export class SegmentsController {
  constructor(
    private readonly work: Work,
    private readonly segments: SegmentsService,
  ) {}

  @Get()
  @Can('segments:read')
  @AnswersPage(Segment)
  list(@Me() me: Ctx, @Query() query: SegmentQuery) {
    return this.work.read(me, (tx) => this.segments.list(tx, query));
  }

  @Post()
  @Can('segments:write')
  @Answers(Segment, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: SegmentInput) {
    return this.work.write(me, (tx) => this.segments.create(tx, body));
  }

  @Get(':id')
  @Can('segments:read')
  @Answers(Segment)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.segments.one(tx, id));
  }

  @Patch(':id')
  @Can('segments:write')
  @Answers(Segment)
  @Refuses('version_conflict', 'not_owner')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SegmentPatch) {
    return this.work.write(me, (tx) => this.segments.change(tx, id, body));
  }

  @Delete(':id')
  @Can('segments:write')
  @Answers(Segment)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.segments.archive(tx, { id, version }));
  }
}
