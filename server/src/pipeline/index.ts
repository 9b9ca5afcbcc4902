import { Deal, DealItem } from './deals.entity';
import { Pipeline, Stage } from './pipelines.entity';

export { PipelineModule } from './pipeline.module';
export const pipelineEntities = [Pipeline, Stage, Deal, DealItem];
