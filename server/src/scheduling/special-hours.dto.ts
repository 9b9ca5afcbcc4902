import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { from, isId, list, until } from '../core/list';
import { SpecialHours } from './absences.entity';

export class SpecialHoursInput extends inputOf(SpecialHours, ['resourceId', 'day', 'hours', 'reason']) {}
export class SpecialHoursPatch extends patchOf(SpecialHoursInput) {}
export class SpecialHoursReplacement extends replaceOf(SpecialHoursInput) {}

export const specialHoursList = list({
  entity: SpecialHours,
  filter: { resourceId: isId('resourceId'), dayFrom: from('day'), dayTo: until('day', 'date') },
  sort: ['-day', 'createdAt', 'updatedAt'],
});
export class SpecialHoursQuery extends specialHoursList.Query {}
export class SpecialHoursExport extends specialHoursList.Export {}
export class SpecialHoursBulk extends bulkOf(['change', 'delete', 'restore']) {}
