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
import { Board, BoardQuery } from './board.dto';
import { BoardService } from './board.service';
import { PipelineBulk, PipelineExport, PipelineInput, pipelineList, PipelinePatch, PipelineQuery, PipelineReplacement } from './pipelines.dto';
import { Pipeline } from './pipelines.entity';
import { PipelinesService } from './pipelines.service';

@Controller('pipelines')
export class PipelinesController {
  constructor(
    private readonly work: Work,
    private readonly pipelines: PipelinesService,
    private readonly boards: BoardService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('pipelines', pipelineList, (tx, body) => pipelines.bulk(tx, body));
  }

  @Get()
  @Can('pipelines:read')
  @AnswersPage(Pipeline)
  list(@Me() me: Ctx, @Query() query: PipelineQuery) {
    return this.work.read(me, (tx) => this.pipelines.list(tx, query));
  }

  @Post()
  @Can('pipelines:write')
  @Answers(Pipeline, 201)
  @Refuses('stage_needed')
  create(@Me() me: Ctx, @Body() body: PipelineInput) {
    return this.work.write(me, (tx) => this.pipelines.create(tx, body));
  }

  @Get('export')
  @Can('pipelines:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: PipelineExport) {
    return exportOf(this.work, me, pipelineList, query, 'pipelines');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('pipelines:delete')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use', 'default_pipeline_needed')
  bulk(@Me() me: Ctx, @Body() body: PipelineBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'pipelines', body, reply);
  }

  @Get(':id')
  @Can('pipelines:read')
  @Answers(Pipeline)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.pipelines.one(tx, id));
  }

  /** Its stages with count, sum, weighted sum and the first cards of each; takes the filters of `/deals`. */
  @Get(':id/board')
  @Can('deals:read')
  @Answers(Board)
  board(@Me() me: Ctx, @Param() { id }: ById, @Query() query: BoardQuery) {
    return this.work.read(me, (tx) => this.boards.board(tx, id, query));
  }

  @Put(':id')
  @Can('pipelines:write')
  @Answers(Pipeline)
  @Refuses('version_conflict', 'default_pipeline_needed')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PipelineReplacement) {
    return this.work.write(me, (tx) => this.pipelines.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('pipelines:write')
  @Answers(Pipeline)
  @Refuses('version_conflict', 'default_pipeline_needed')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PipelinePatch) {
    return this.work.write(me, (tx) => this.pipelines.change(tx, id, body));
  }

  @Delete(':id')
  @Can('pipelines:delete')
  @Answers(Pipeline)
  @Refuses('version_conflict', 'in_use', 'default_pipeline_needed')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.pipelines.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('pipelines:delete')
  @Answers(Pipeline)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.pipelines.restore(tx, id));
  }
}
