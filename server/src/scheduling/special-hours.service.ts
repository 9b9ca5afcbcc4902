import { Injectable } from '@nestjs/common';
import { keeping } from '../core/keeping';
import type { Tx } from '../core/tx';
import { specialHoursList, SpecialHoursPatch, type SpecialHoursInput } from './special-hours.dto';
import { SpecialHours } from './absences.entity';
import { requireHours } from './hours.rules';
import { requireResources } from './resources.queries';
import { SPECIAL_HOURS_ARCHIVED, SPECIAL_HOURS_CHANGED, SPECIAL_HOURS_CREATED, SPECIAL_HOURS_RESTORED } from './scheduling.events';

@Injectable()
export class SpecialHoursService extends keeping<SpecialHours, SpecialHoursInput>({
  entity: SpecialHours,
  list: specialHoursList,
  Patch: SpecialHoursPatch,
  events: { created: SPECIAL_HOURS_CREATED, changed: SPECIAL_HOURS_CHANGED, archived: SPECIAL_HOURS_ARCHIVED, restored: SPECIAL_HOURS_RESTORED },
  told: ({ resourceId, day }) => ({ resourceId, day }),
}) {
  override async require(tx: Tx, { hours, resourceId }: Partial<SpecialHoursInput>): Promise<void> {
    requireHours(hours);
    await requireResources(tx, resourceId ? [resourceId] : [], 'resourceId');
  }
}
