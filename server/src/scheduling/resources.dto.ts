import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, isFlag, isId, list } from '../core/list';
import { Resource, RESOURCE_KINDS } from './resources.entity';

export class ResourceInput extends inputOf(Resource, ['name', 'description', 'kind', 'userId', 'color', 'openingHours', 'isActive']) {}
export class ResourcePatch extends patchOf(ResourceInput) {}
export class ResourceReplacement extends replaceOf(ResourceInput) {}

export const resourceList = list({
  entity: Resource,
  search: true,
  filter: { kind: anyOf('kind', RESOURCE_KINDS), isActive: isFlag('isActive'), userId: isId('userId') },
  sort: ['name', 'kind', 'createdAt', 'updatedAt'],
});
export class ResourceQuery extends resourceList.Query {}
export class ResourceExport extends resourceList.Export {}
export class ResourceBulk extends bulkOf(['change', 'delete', 'restore']) {}
