import { Deal, DealItem } from './deals.entity';
import { JobItem, ServiceJob, TimeEntry } from './jobs.entity';
import { Lead } from './leads.entity';
import { Pipeline, Stage } from './pipelines.entity';
import { Quote, QuoteItem } from './quotes.entity';

export { PipelineModule } from './pipeline.module';
export { ServiceJobsService } from './jobs.service';
export const pipelineEntities = [Pipeline, Stage, Deal, DealItem, Quote, QuoteItem, Lead, ServiceJob, JobItem, TimeEntry];
