import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { ListBody, TakesList } from '../core/http/list.pipe';
import { Answers, AnswersList, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PickInput } from './picks.dto';
import { PicksService } from './picks.service';
import { ProductionOrder } from './production.entity';
import { ByStep, OrderStepPlan, ProductionStep, StepProgress } from './steps.entity';
import { StepsService } from './steps.service';

/** What is done at the bench: fetching, step by step, signed. */
@Controller('production-orders/:id')
export class StepsController {
  constructor(
    private readonly work: Work,
    private readonly steps: StepsService,
    private readonly picks: PicksService,
  ) {}

  @Get('steps')
  @Can('production-orders:read')
  @AnswersList(ProductionStep)
  list(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.steps.list(tx, id));
  }

  @Put('steps')
  @Can('production-orders:write')
  @TakesList(OrderStepPlan)
  @AnswersList(ProductionStep)
  @Refuses('production_fixed', 'step_signed')
  plan(@Me() me: Ctx, @Param() { id }: ById, @ListBody(OrderStepPlan) body: OrderStepPlan[]) {
    return this.work.write(me, (tx) => this.steps.plan(tx, id, body));
  }

  @Patch('steps/:stepId')
  @Can('production-orders:complete')
  @Answers(ProductionStep)
  @Refuses('production_fixed', 'step_signed')
  change(@Me() me: Ctx, @Param() { id, stepId }: ByStep, @Body() body: StepProgress) {
    return this.work.write(me, (tx) => this.steps.change(tx, id, stepId, body));
  }

  @Post('steps/:stepId/sign')
  @HttpCode(200)
  @Can('production-orders:complete')
  @Answers(ProductionStep)
  @Refuses('production_fixed', 'step_signed', 'checklist_open', 'photo_missing', 'invalid_transition')
  sign(@Me() me: Ctx, @Param() { id, stepId }: ByStep, @Body() body: StepProgress) {
    return this.work.write(me, (tx) => this.steps.sign(tx, id, stepId, body));
  }

  @Post('steps/:stepId/reopen')
  @HttpCode(200)
  @Can('production-orders:complete')
  @Answers(ProductionStep)
  @Refuses('production_fixed', 'invalid_transition')
  reopen(@Me() me: Ctx, @Param() { id, stepId }: ByStep) {
    return this.work.write(me, (tx) => this.steps.reopen(tx, id, stepId));
  }

  /** Confirms that a component was fetched, by its code where it is tracked: a wrong part or lot is refused. */
  @Post('picks')
  @HttpCode(200)
  @Can('production-orders:allocate')
  @Answers(ProductionOrder)
  @Refuses('component_unknown', 'lot_unknown', 'production_fixed')
  pick(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PickInput) {
    return this.work.write(me, (tx) => this.picks.pick(tx, id, body));
  }
}
