import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { MessagingModule } from '../messaging';
import { InsightsController, PatientsInsightsController } from './insights.controller';
import { InsightsService } from './insights.service';
import { JourneyService } from './journey.service';
import { OpportunitiesController, PatientsOpportunitiesController } from './opportunities.controller';
import { OpportunitiesService } from './opportunities.service';

@Module({
  imports: [CustomersModule, MessagingModule],
  controllers: [InsightsController, PatientsInsightsController, OpportunitiesController, PatientsOpportunitiesController],
  providers: [InsightsService, JourneyService, OpportunitiesService],
})
export class InsightsModule {}
