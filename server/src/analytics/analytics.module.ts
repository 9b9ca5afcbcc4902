import { Module } from '@nestjs/common';
import { BillingModule } from '../billing';
import { CustomersModule } from '../customers';
import { FulfillmentModule } from '../fulfillment';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { InsightsController, PatientsInsightsController } from './insights.controller';
import { InsightsService } from './insights.service';
import { WorkService } from './work.service';

@Module({
  imports: [CustomersModule, PartsModule, ProcurementModule, FulfillmentModule, BillingModule],
  controllers: [DashboardController, InsightsController, PatientsInsightsController],
  providers: [DashboardService, WorkService, InsightsService],
})
export class AnalyticsModule {}
