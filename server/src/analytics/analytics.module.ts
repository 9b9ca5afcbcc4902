import { Module } from '@nestjs/common';
import { BillingModule } from '../billing';
import { FulfillmentModule } from '../fulfillment';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { AggregatesJobs } from './aggregates.jobs';
import { countingListeners } from './aggregates.listeners';
import { KeptFigures } from './aggregates.reading';
import { Aggregates } from './aggregates.service';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { DashboardsController } from './dashboards.controller';
import { DashboardRows } from './dashboards.rows';
import { DashboardsService } from './dashboards.service';
import { DashboardStart } from './dashboards.start';
import { DrilldownService } from './drilldown.service';
import { DataSetsController, MetricsController } from './figures.controller';
import { figuresDiffer } from './figures-differ';
import { FiguresService } from './figures.service';
import { ForecastController } from './forecast.controller';
import { ForecastService } from './forecast.service';
import { InsightsModule } from './insights.module';
import { LineCosts } from './line-costs';
import { OverviewService } from './overview.service';
import { QuestionsService } from './questions.service';
import { ReportAnswers } from './reports.answers';
import { ReportsController } from './reports.controller';
import { ReportFiles } from './reports.files';
import { ReportPapers } from './reports.jobs';
import { ReportRuns } from './reports.runs';
import { ReportsService } from './reports.service';
import { SCHEDULE_CONTROLLERS, SCHEDULE_PROVIDERS } from './schedules.providers';
import { AnalyticsSettingsController } from './settings.controller';
import { AnalyticsSettingsService } from './settings.service';
import { WorkService } from './work.service';

// one line each, because several add theirs
// prettier-ignore
const controllers = [
  DashboardController,
  DashboardsController,
  MetricsController,
  DataSetsController,
  AnalyticsSettingsController,
  ReportsController,
  ForecastController,
];
// prettier-ignore
const providers = [
  DashboardService,
  DashboardsService,
  DashboardRows,
  DashboardStart,
  WorkService,
  AnalyticsSettingsService,
  QuestionsService,
  FiguresService,
  DrilldownService,
  LineCosts,
  OverviewService,
  ForecastService,
];
const reports = [ReportRuns, ReportsService, ReportFiles, ReportPapers, ReportAnswers];
// sums that are kept, and who counts them again
const aggregates = [Aggregates, KeptFigures, AggregatesJobs, figuresDiffer, ...countingListeners()];

@Module({
  imports: [InsightsModule, PartsModule, ProcurementModule, FulfillmentModule, BillingModule],
  controllers: [...controllers, ...SCHEDULE_CONTROLLERS],
  providers: [...providers, ...reports, ...aggregates, ...SCHEDULE_PROVIDERS],
})
export class AnalyticsModule {}
