import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { is, isFlag, list } from '../core/list';
import { Location } from './locations.entity';

export class LocationInput extends inputOf(Location, ['name', 'code', 'isDefault']) {}
export class LocationPatch extends patchOf(LocationInput) {}
export class LocationReplacement extends replaceOf(LocationInput) {}

export const locationList = list({
  entity: Location,
  search: true,
  filter: { code: is('code'), isDefault: isFlag('isDefault') },
  sort: ['name', 'code', 'createdAt', 'updatedAt'],
});
export class LocationQuery extends locationList.Query {}
export class LocationExport extends locationList.Export {}
export class LocationBulk extends bulkOf(['change', 'delete', 'restore']) {}
