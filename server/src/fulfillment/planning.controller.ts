import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { WithMeta } from '../core/http/envelope';
import { AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PrintJob, ProductionOrder } from '../builds';
import { PurchaseOrder } from '../procurement';
import { PlanPrintsInput, PlanProductionInput, PlanPurchaseInput, Requirement, RequirementQuery, WhatIfInput } from './planning.dto';
import { PlanningService } from './planning.service';

@Controller('planning')
export class PlanningController {
  constructor(
    private readonly work: Work,
    private readonly planning: PlanningService,
  ) {}

  @Get('requirements')
  @Can('planning:read')
  @AnswersPage(Requirement)
  requirements(@Me() me: Ctx, @Query() query: RequirementQuery) {
    return this.work.read(me, (tx) => this.planning.requirements(tx, query));
  }

  @Post('purchase-orders')
  @Can('planning:write')
  @AnswersList(PurchaseOrder, 201)
  @Refuses('part_unknown')
  order(@Me() me: Ctx, @Body() { partIds }: PlanPurchaseInput) {
    return this.work.write(me, (tx) => this.planning.order(tx, partIds ?? null)).then(({ drafts, skipped }) => new WithMeta(drafts, { skipped }));
  }

  @Post('production-orders')
  @Can('planning:write')
  @AnswersList(ProductionOrder, 201)
  @Refuses('nothing_open', 'build_discontinued', 'option_unknown')
  produce(@Me() me: Ctx, @Body() { orderItemIds }: PlanProductionInput) {
    return this.work.write(me, (tx) => this.planning.produce(tx, orderItemIds ?? null));
  }

  @Post('print-jobs')
  @Can('planning:write')
  @AnswersList(PrintJob, 201)
  @Refuses('part_unknown')
  print(@Me() me: Ctx, @Body() { partIds }: PlanPrintsInput) {
    return this.work.write(me, (tx) => this.planning.print(tx, partIds ?? null));
  }

  @Post('what-if')
  @HttpCode(200)
  @Can('planning:read')
  @AnswersPage(Requirement)
  @Refuses('build_unknown', 'build_discontinued', 'purchase_order_not_open')
  whatIf(@Me() me: Ctx, @Body() body: WhatIfInput, @Query() query: RequirementQuery) {
    return this.work.read(me, (tx) => this.planning.whatIf(tx, body, query));
  }
}
