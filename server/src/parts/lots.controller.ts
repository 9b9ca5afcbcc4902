import { Body, Controller, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Lot, LotExport, lotList, LotPatch, LotQuery, LotReplacement } from './lots.entity';
import { LotsService } from './lots.service';

@Controller('lots')
export class LotsController {
  constructor(
    private readonly work: Work,
    private readonly lots: LotsService,
  ) {}

  @Get()
  @Can('stock:read')
  @AnswersPage(Lot)
  list(@Me() me: Ctx, @Query() query: LotQuery) {
    return this.work.read(me, (tx) => this.lots.list(tx, query));
  }

  @Get('export')
  @Can('stock:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: LotExport) {
    return exportOf(this.work, me, lotList, query, 'lots');
  }

  @Get(':id')
  @Can('stock:read')
  @Answers(Lot)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.lots.one(tx, id));
  }

  @Put(':id')
  @Can('stock:adjust')
  @Answers(Lot)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LotReplacement) {
    return this.work.write(me, (tx) => this.lots.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('stock:adjust')
  @Answers(Lot)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LotPatch) {
    return this.work.write(me, (tx) => this.lots.change(tx, id, body));
  }
}
