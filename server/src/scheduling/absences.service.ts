import { Injectable } from '@nestjs/common';
import { keeping } from '../core/keeping';
import type { Tx } from '../core/tx';
import { absenceList, AbsencePatch, type AbsenceInput } from './absences.dto';
import { Absence } from './absences.entity';
import { requireResources } from './resources.queries';
import { ABSENCE_ARCHIVED, ABSENCE_CHANGED, ABSENCE_CREATED, ABSENCE_RESTORED } from './scheduling.events';

@Injectable()
export class AbsencesService extends keeping<Absence, AbsenceInput>({
  entity: Absence,
  list: absenceList,
  Patch: AbsencePatch,
  events: { created: ABSENCE_CREATED, changed: ABSENCE_CHANGED, archived: ABSENCE_ARCHIVED, restored: ABSENCE_RESTORED },
  told: ({ resourceId, startsAt, endsAt }) => ({ resourceId, startsAt, endsAt }),
}) {
  override require(tx: Tx, { resourceId }: Partial<AbsenceInput>): Promise<unknown> {
    return requireResources(tx, resourceId ? [resourceId] : [], 'resourceId');
  }
}
