import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CountInput, CountPatch, CountQuery, CountSheet, StockCount } from './counts.entity';
import { CountsService } from './counts.service';

@Controller('stock-counts')
export class CountsController {
  constructor(
    private readonly work: Work,
    private readonly counts: CountsService,
  ) {}

  @Get()
  @Can('stock:read')
  @AnswersPage(StockCount)
  list(@Me() me: Ctx, @Query() query: CountQuery) {
    return this.work.read(me, (tx) => this.counts.list(tx, query));
  }

  @Post()
  @Can('stock:count')
  @Answers(CountSheet, 201)
  @Refuses('location_unknown', 'part_unknown')
  start(@Me() me: Ctx, @Body() body: CountInput) {
    return this.work.write(me, (tx) => this.counts.start(tx, body));
  }

  @Get(':id')
  @Can('stock:read')
  @Answers(CountSheet)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.counts.one(tx, id));
  }

  @Patch(':id')
  @Can('stock:count')
  @Answers(CountSheet)
  @Refuses('version_conflict', 'invalid_transition', 'part_unknown', 'lot_unknown', 'lots_needed', 'serials_needed')
  enter(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CountPatch) {
    return this.work.write(me, (tx) => this.counts.enter(tx, id, body));
  }

  @Post(':id/post')
  @HttpCode(200)
  @Can('stock:count')
  @Answers(CountSheet)
  @Refuses('invalid_transition', 'insufficient_stock')
  post(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.counts.post(tx, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('stock:count')
  @Answers(CountSheet)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.counts.cancel(tx, id));
  }
}
