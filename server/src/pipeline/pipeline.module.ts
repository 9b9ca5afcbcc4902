import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { BillingModule } from '../billing';
import { CustomersModule } from '../customers';
import { FulfillmentModule } from '../fulfillment';
import { customerLinks } from './customers.links';
import { BoardService } from './board.service';
import { DealsController } from './deals.controller';
import { Deal } from './deals.entity';
import { DealsService } from './deals.service';
import { JobStepsController } from './job-steps.controller';
import { JobStepsService } from './job-steps.service';
import { ServiceJobsController } from './jobs.controller';
import { ServiceJob } from './jobs.entity';
import { ServiceJobsService } from './jobs.service';
import { LeadsController } from './leads.controller';
import { Lead } from './leads.entity';
import { LeadsJobs } from './leads.jobs';
import { LeadsService } from './leads.service';
import { SalesLines } from './lines.service';
import { MovingService } from './moving.service';
import { PipelinesController } from './pipelines.controller';
import { Pipeline, Stage } from './pipelines.entity';
import { PipelinesService } from './pipelines.service';
import { PublicQuotesController } from './public-quotes.controller';
import { PublicQuotesService } from './public-quotes.service';
import { QuoteStepsController } from './quote-steps.controller';
import { QuoteSendingService } from './quote-sending.service';
import { QuoteStepsService } from './quote-steps.service';
import { QuotesController } from './quotes.controller';
import { Quote } from './quotes.entity';
import { quoteAccepted, quoteDeclined } from './quotes.news';
import { QuotePrint } from './quotes.print';
import { QuotesService } from './quotes.service';
import { DealReportsController } from './reports.controller';
import { DealReportsService } from './reports.service';
import { StagesController } from './stages.controller';
import { StagesService } from './stages.service';

@Module({
  imports: [CustomersModule, FulfillmentModule, BillingModule],
  controllers: [
    PipelinesController,
    StagesController,
    DealReportsController,
    DealsController,
    QuotesController,
    QuoteStepsController,
    PublicQuotesController,
    LeadsController,
    ServiceJobsController,
    JobStepsController,
    recordRoutes({ path: 'pipelines', resource: 'pipelines', entity: Pipeline }),
    recordRoutes({ path: 'stages', resource: 'pipelines', entity: Stage }),
    recordRoutes({ path: 'deals', resource: 'deals', entity: Deal }),
    recordRoutes({ path: 'quotes', resource: 'quotes', entity: Quote }),
    recordRoutes({ path: 'leads', resource: 'leads', entity: Lead }),
    recordRoutes({ path: 'jobs', resource: 'jobs', entity: ServiceJob }),
  ],
  providers: [
    ...customerLinks,
    PipelinesService,
    StagesService,
    BoardService,
    DealsService,
    MovingService,
    SalesLines,
    DealReportsService,
    QuotesService,
    QuoteStepsService,
    QuoteSendingService,
    PublicQuotesService,
    QuotePrint,
    quoteAccepted,
    quoteDeclined,
    LeadsService,
    LeadsJobs,
    ServiceJobsService,
    JobStepsService,
  ],
  exports: [ServiceJobsService],
})
export class PipelineModule {}
