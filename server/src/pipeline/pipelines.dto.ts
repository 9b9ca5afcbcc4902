import { bulkOf } from '../core/bulk';
import { inputOf, Items, patchOf, replaceOf } from '../core/dto';
import { anyOf, isFlag, isId, list } from '../core/list';
import { Pipeline, Stage, STAGE_KINDS } from './pipelines.entity';

export class NewStageInput extends inputOf(Stage, ['name', 'color', 'probability', 'kind']) {}
export class PipelineChange extends inputOf(Pipeline, ['name', 'position', 'isDefault']) {}
export class PipelineInput extends inputOf(Pipeline, ['name', 'position', 'isDefault']) {
  @Items(() => NewStageInput, { max: 50, nullable: true, description: 'left out, those of the industry' }) stages?: NewStageInput[] | null;
}
export class PipelinePatch extends patchOf(PipelineChange) {}
export class PipelineReplacement extends replaceOf(PipelineChange) {}

export const pipelineList = list({
  entity: Pipeline,
  search: true,
  filter: { isDefault: isFlag('isDefault') },
  sort: ['position', 'name', 'createdAt', 'updatedAt'],
});
export class PipelineQuery extends pipelineList.Query {}
export class PipelineExport extends pipelineList.Export {}
export class PipelineBulk extends bulkOf(['delete', 'restore']) {}

export class StageInput extends inputOf(Stage, ['pipelineId', 'name', 'position', 'color', 'probability', 'kind']) {}
export class StageChange extends inputOf(Stage, ['name', 'position', 'color', 'probability', 'kind']) {}
export class StagePatch extends patchOf(StageChange) {}
export class StageReplacement extends replaceOf(StageChange) {}

export const stageList = list({
  entity: Stage,
  search: true,
  filter: { pipelineId: isId('pipelineId'), kind: anyOf('kind', STAGE_KINDS) },
  sort: ['position', 'name', 'createdAt', 'updatedAt'],
});
export class StageQuery extends stageList.Query {}
export class StageExport extends stageList.Export {}
export class StageBulk extends bulkOf(['delete', 'restore']) {}
