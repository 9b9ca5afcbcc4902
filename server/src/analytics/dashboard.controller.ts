import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers } from '../core/http/openapi';
import { ByOrganization, ofOwn } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { DashboardSummary } from './dashboard.dto';
import { DashboardService } from './dashboard.service';
import { ChartsQuery, DashboardAnalytics, DashboardCharts, OverviewQuery } from './overview.dto';
import { OverviewService } from './overview.service';

@Controller('dashboard')
export class DashboardController {
  constructor(
    private readonly work: Work,
    private readonly dashboard: DashboardService,
    private readonly overview: OverviewService,
  ) {}

  @Get('summary')
  @Can('dashboard:read')
  @Answers(DashboardSummary)
  summary(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.dashboard.summary(tx));
  }

  /** The figures of a period; what has no source is null, and `reasons` says why. */
  @Get(':organizationId/analytics')
  @Can('dashboard:read')
  @Answers(DashboardAnalytics)
  analytics(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: OverviewQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.overview.analytics(tx, query));
  }

  @Get(':organizationId/charts')
  @Can('dashboard:read')
  @Answers(DashboardCharts)
  charts(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: ChartsQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.overview.charts(tx, query));
  }
}
