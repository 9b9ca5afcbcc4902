import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, is, isId, list } from '../core/list';
import { Build, BUILD_STATUSES } from './builds.entity';

export class BuildInput extends inputOf(Build, [
  'buildName',
  'modelNumber',
  'description',
  'specifications',
  'basePrice',
  'status',
  'partId',
  'buildTimeHours',
  'labourRate',
  'options',
  'steps',
]) {}
export class BuildPatch extends patchOf(BuildInput) {}
export class BuildReplacement extends replaceOf(BuildInput) {}

export const buildList = list({
  entity: Build,
  search: true,
  filter: { status: anyOf('status', BUILD_STATUSES), modelNumber: is('modelNumber'), partId: isId('partId') },
  sort: ['buildName', 'modelNumber', 'createdAt', 'updatedAt', 'basePrice', 'status'],
});
export class BuildQuery extends buildList.Query {}
export class BuildExport extends buildList.Export {}
export class BuildBulk extends bulkOf(['change', 'delete', 'restore']) {}
