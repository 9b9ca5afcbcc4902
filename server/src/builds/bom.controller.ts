import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireCosts } from '../core/costs';
import { Can, Me } from '../core/http/can';
import { ListBody, TakesList } from '../core/http/list.pipe';
import { Answers, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { ImportIntake, TakesImport } from '../core/import/import.intake';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AnalysisService } from './analysis.service';
import {
  BomLineInput,
  BomQuery,
  BuildCost,
  ByRevision,
  CanBuild,
  CompareQuery,
  Comparison,
  CostQuery,
  ExplodedPart,
  ExplosionQuery,
  RevisionInput,
  WhereUsed,
} from './bom.dto';
import { BomLine, Revision } from './bom.entity';
import { BomService } from './bom.service';

@Controller('builds/:id')
export class BomController {
  constructor(
    private readonly work: Work,
    private readonly bom: BomService,
    private readonly intake: ImportIntake,
    private readonly analysis: AnalysisService,
  ) {}

  @Get('parts')
  @Can('builds:read')
  @AnswersPage(BomLine)
  lines(@Me() me: Ctx, @Param() { id }: ById, @Query() query: BomQuery) {
    return this.work.read(me, (tx) => this.bom.lines(tx, id, query as never));
  }

  @Put('parts')
  @Can('builds:write')
  @TakesList(BomLineInput)
  @AnswersList(BomLine)
  @Refuses('bom_cycle', 'part_unknown', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @ListBody(BomLineInput) body: BomLineInput[]) {
    return this.work.write(me, (tx) => this.bom.replace(tx, id, body));
  }

  @Post('parts/import')
  @Can('builds:write')
  @TakesImport({ createParts: { type: 'boolean', default: false, description: 'unknown parts are created; else each is an error `part_unknown`' } })
  async import(@Me() me: Ctx, @Param() { id }: ById, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.work.read(me, (tx) => this.bom.newest(tx, id));
    return this.intake.answer(me, request, reply, 'bom', id);
  }

  @Get('revisions')
  @Can('builds:read')
  @AnswersPage(Revision)
  revisions(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.bom.revisions(tx, id, query));
  }

  @Post('revisions')
  @Can('builds:write')
  @Answers(Revision, 201)
  open(@Me() me: Ctx, @Param() { id }: ById, @Body() body: RevisionInput) {
    return this.work.write(me, (tx) => this.bom.open(tx, id, body));
  }

  @Get('revisions/compare')
  @Can('builds:read')
  @Answers(Comparison)
  compare(@Me() me: Ctx, @Param() { id }: ById, @Query() query: CompareQuery) {
    return this.work.read(me, (tx) => this.analysis.compare(tx, id, query));
  }

  @Post('revisions/:revisionId/release')
  @HttpCode(200)
  @Can('builds:release')
  @Answers(Revision)
  @Refuses('revision_released')
  release(@Me() me: Ctx, @Param() { id, revisionId }: ByRevision) {
    return this.work.write(me, (tx) => this.bom.release(tx, id, revisionId));
  }

  @Get('explosion')
  @Can('builds:read')
  @AnswersPage(ExplodedPart)
  explosion(@Me() me: Ctx, @Param() { id }: ById, @Query() query: ExplosionQuery) {
    return this.work.read(me, (tx) => this.analysis.explosion(tx, id, query));
  }

  @Get('can-build')
  @Can('builds:read')
  @Answers(CanBuild)
  canBuild(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.analysis.canBuild(tx, id));
  }

  /** Consists of costs: 403 without `costs:read`. */
  @Get('cost')
  @Can('builds:read')
  @Answers(BuildCost)
  cost(@Me() me: Ctx, @Param() { id }: ById, @Query() { revisionId }: CostQuery) {
    requireCosts(me);
    return this.work.read(me, (tx) => this.analysis.cost(tx, id, revisionId));
  }
}

@Controller('parts/:id')
export class WhereUsedController {
  constructor(
    private readonly work: Work,
    private readonly analysis: AnalysisService,
  ) {}

  @Get('where-used')
  @Can('parts:read')
  @AnswersPage(WhereUsed)
  whereUsed(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.analysis.whereUsed(tx, id, query));
  }
}
