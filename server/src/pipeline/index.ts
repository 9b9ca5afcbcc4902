import { Deal, DealItem } from './deals.entity';
import { JobItem, ServiceJob, TimeEntry } from './jobs.entity';
import { Lead } from './leads.entity';
import { Pipeline, Stage } from './pipelines.entity';
import { Quote, QuoteItem } from './quotes.entity';

export { PipelineModule } from './pipeline.module';
export { DealsService } from './deals.service';
export { JobStepsService } from './job-steps.service';
export { ServiceJobsService } from './jobs.service';
export { LeadsService } from './leads.service';
export { MovingService } from './moving.service';
export { PipelinesService } from './pipelines.service';
export { QuoteSendingService } from './quote-sending.service';
export { QuoteStepsService } from './quote-steps.service';
export { QuotesService } from './quotes.service';
export * from './pipeline.events';
export type { Deal } from './deals.entity';
export const pipelineEntities = [Pipeline, Stage, Deal, DealItem, Quote, QuoteItem, Lead, ServiceJob, JobItem, TimeEntry];
