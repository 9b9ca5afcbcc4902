import { Module } from '@nestjs/common';
import { BillingModule } from '../billing';
import { CustomersModule } from '../customers';
import { FulfillmentModule } from '../fulfillment';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { DashboardsController } from './dashboards.controller';
import { DashboardRows } from './dashboards.rows';
import { DashboardsService } from './dashboards.service';
import { DashboardStart } from './dashboards.start';
import { DrilldownService } from './drilldown.service';
import { DataSetsController, MetricsController } from './figures.controller';
import { FiguresService } from './figures.service';
import { InsightsController, PatientsInsightsController } from './insights.controller';
import { InsightsService } from './insights.service';
import { QuestionsService } from './questions.service';
import { AnalyticsSettingsController } from './settings.controller';
import { AnalyticsSettingsService } from './settings.service';
import { WorkService } from './work.service';

// one line each, because several add theirs
const controllers = [
  DashboardController,
  DashboardsController,
  MetricsController,
  DataSetsController,
  AnalyticsSettingsController,
  InsightsController,
  PatientsInsightsController,
];
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
  InsightsService,
];

@Module({
  imports: [CustomersModule, PartsModule, ProcurementModule, FulfillmentModule, BillingModule],
  controllers,
  providers,
})
export class AnalyticsModule {}
