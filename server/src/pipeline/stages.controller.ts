import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { StageBulk, StageExport, StageInput, stageList, StagePatch, StageQuery, StageReplacement } from './pipelines.dto';
import { Stage } from './pipelines.entity';
import { StagesService } from './stages.service';

@Controller('stages')
export class StagesController {
  constructor(
    private readonly work: Work,
    private readonly stages: StagesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('stages', stageList, (tx, body) => stages.bulk(tx, body));
  }

  @Get()
  @Can('pipelines:read')
  @AnswersPage(Stage)
  list(@Me() me: Ctx, @Query() query: StageQuery) {
    return this.work.read(me, (tx) => this.stages.list(tx, query));
  }

  @Post()
  @Can('pipelines:write')
  @Answers(Stage, 201)
  @Refuses('pipeline_unknown')
  create(@Me() me: Ctx, @Body() body: StageInput) {
    return this.work.write(me, (tx) => this.stages.create(tx, body));
  }

  @Get('export')
  @Can('pipelines:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: StageExport) {
    return exportOf(this.work, me, stageList, query, 'stages');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('pipelines:delete')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use', 'stage_needed')
  bulk(@Me() me: Ctx, @Body() body: StageBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'stages', body, reply);
  }

  @Get(':id')
  @Can('pipelines:read')
  @Answers(Stage)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.stages.one(tx, id));
  }

  @Put(':id')
  @Can('pipelines:write')
  @Answers(Stage)
  @Refuses('version_conflict', 'in_use', 'stage_needed')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: StageReplacement) {
    return this.work.write(me, (tx) => this.stages.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('pipelines:write')
  @Answers(Stage)
  @Refuses('version_conflict', 'in_use', 'stage_needed')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: StagePatch) {
    return this.work.write(me, (tx) => this.stages.change(tx, id, body));
  }

  @Delete(':id')
  @Can('pipelines:delete')
  @Answers(Stage)
  @Refuses('version_conflict', 'in_use', 'stage_needed')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.stages.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('pipelines:delete')
  @Answers(Stage)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.stages.restore(tx, id));
  }
}
