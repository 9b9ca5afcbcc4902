import { Module } from '@nestjs/common';
import { BillingModule } from '../billing';
import { FulfillmentModule } from '../fulfillment';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { WorkService } from './work.service';

@Module({
  imports: [PartsModule, ProcurementModule, FulfillmentModule, BillingModule],
  controllers: [DashboardController],
  providers: [DashboardService, WorkService],
})
export class AnalyticsModule {}
