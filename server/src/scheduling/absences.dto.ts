import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, from, isId, list, until } from '../core/list';
import { Absence, ABSENCE_KINDS } from './absences.entity';

export class AbsenceInput extends inputOf(Absence, ['resourceId', 'kind', 'reason', 'startsAt', 'endsAt', 'allDay']) {}
export class AbsencePatch extends patchOf(AbsenceInput) {}
export class AbsenceReplacement extends replaceOf(AbsenceInput) {}

export const absenceList = list({
  entity: Absence,
  search: true,
  filter: {
    resourceId: isId('resourceId'),
    kind: anyOf('kind', ABSENCE_KINDS),
    startsFrom: from('startsAt'),
    startsTo: until('startsAt'),
    endsFrom: from('endsAt'),
    endsTo: until('endsAt'),
  },
  sort: ['-startsAt', 'endsAt', 'kind', 'createdAt', 'updatedAt'],
});
export class AbsenceQuery extends absenceList.Query {}
export class AbsenceExport extends absenceList.Export {}
export class AbsenceBulk extends bulkOf(['change', 'delete', 'restore']) {}
