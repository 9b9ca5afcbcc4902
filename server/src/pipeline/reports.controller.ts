import { Controller, Get, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { DealReportQuery, DealStatistics, Forecast } from './reports.dto';
import { DealReportsService } from './reports.service';

@Controller('deals')
export class DealReportsController {
  constructor(
    private readonly work: Work,
    private readonly reports: DealReportsService,
  ) {}

  @Get('forecast')
  @Can('deals:read')
  @Answers(Forecast)
  forecast(@Me() me: Ctx, @Query() query: DealReportQuery) {
    return this.work.read(me, (tx) => this.reports.forecast(tx, query));
  }

  @Get('statistics')
  @Can('deals:read')
  @Answers(DealStatistics)
  statistics(@Me() me: Ctx, @Query() query: DealReportQuery) {
    return this.work.read(me, (tx) => this.reports.statistics(tx, query));
  }
}
