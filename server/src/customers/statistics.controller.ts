import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CustomerEngagement } from './engagement.dto';
import { EngagementService } from './engagement.service';
import { CustomerStatistics, FigureEntry, FigureParams, FigureRowsQuery, CustomerStatisticsQuery } from './statistics.dto';
import { StatisticsService } from './statistics.service';

@Controller('customers/:id')
export class CustomerStatisticsController {
  constructor(
    private readonly work: Work,
    private readonly figures: StatisticsService,
    private readonly engagement: EngagementService,
  ) {}

  @Get('statistics')
  @Can('customers:read')
  @Answers(CustomerStatistics)
  one(@Me() me: Ctx, @Param() { id }: ById, @Query() { method }: CustomerStatisticsQuery) {
    return this.work.read(me, (tx) => this.figures.statistics(tx, id, method));
  }

  /** The rows whose number and sum a figure is: `orders`, `paid`, `acceptedQuotes`, … */
  @Get('statistics/:figure')
  @Can('customers:read')
  @AnswersPage(FigureEntry)
  rows(@Me() me: Ctx, @Param() { id, figure }: FigureParams, @Query() query: FigureRowsQuery) {
    return this.work.read(me, (tx) => this.figures.rows(tx, id, figure, query));
  }

  /** Active, dormant or at risk, with the reasons. */
  @Get('engagement')
  @Can('customers:read')
  @Answers(CustomerEngagement)
  standing(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.engagement.of(tx, id));
  }
}
