import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { BuildBulk, BuildExport, BuildInput, buildList, BuildPatch, BuildQuery, BuildReplacement } from './builds.dto';
import { Build } from './builds.entity';
import { BuildsService } from './builds.service';

@Controller('builds')
export class BuildsController {
  constructor(
    private readonly work: Work,
    private readonly builds: BuildsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('builds', buildList, (tx, body) => builds.bulk(tx, body));
  }

  @Get()
  @Can('builds:read')
  @AnswersPage(Build)
  list(@Me() me: Ctx, @Query() query: BuildQuery) {
    return this.work.read(me, (tx) => this.builds.list(tx, query));
  }

  @Post()
  @Can('builds:write')
  @Answers(Build, 201)
  @Refuses('duplicate', 'part_unknown')
  create(@Me() me: Ctx, @Body() body: BuildInput) {
    return this.work.write(me, (tx) => this.builds.create(tx, body));
  }

  @Get('export')
  @Can('builds:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: BuildExport) {
    return exportOf(this.work, me, buildList, query, 'builds');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('builds:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use', 'duplicate')
  bulk(@Me() me: Ctx, @Body() body: BuildBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'builds', body, reply);
  }

  @Get(':id')
  @Can('builds:read')
  @Answers(Build)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.builds.one(tx, id));
  }

  @Put(':id')
  @Can('builds:write')
  @Answers(Build)
  @Refuses('version_conflict', 'duplicate', 'part_unknown', 'bom_cycle')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: BuildReplacement) {
    return this.work.write(me, (tx) => this.builds.change(tx, id, whole(BuildInput, body)));
  }

  @Patch(':id')
  @Can('builds:write')
  @Answers(Build)
  @Refuses('version_conflict', 'duplicate', 'part_unknown', 'bom_cycle')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: BuildPatch) {
    return this.work.write(me, (tx) => this.builds.change(tx, id, body));
  }

  @Delete(':id')
  @Can('builds:delete')
  @Answers(Build)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.builds.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('builds:delete')
  @Answers(Build)
  @Refuses('duplicate', 'bom_cycle')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.builds.restore(tx, id));
  }
}
