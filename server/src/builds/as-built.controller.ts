import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { AnswersList, AnswersPage } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AsBuilt, asBuiltList, AsBuiltQuery, Machine } from './as-built.entity';
import { machinesOf } from './as-built.queries';
import { ProductionOrdersService } from './production.service';

/** What stands in which machine: of an order, or the other way round, of a component's lot. */
@Controller()
export class AsBuiltController {
  constructor(
    private readonly work: Work,
    private readonly orders: ProductionOrdersService,
  ) {}

  @Get('as-built')
  @Can('production-orders:read')
  @AnswersPage(AsBuilt)
  list(@Me() me: Ctx, @Query() query: AsBuiltQuery) {
    return this.work.read(me, (tx) => asBuiltList.page(tx, query));
  }

  @Get('production-orders/:id/machines')
  @Can('production-orders:read')
  @AnswersList(Machine)
  machines(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, async (tx) => (await Promise.all([machinesOf(tx, id), this.orders.one(tx, id)]))[0]);
  }
}
