import { Injectable } from '@nestjs/common';
import { keeping } from '../core/keeping';
import type { Id, Tx } from '../core/tx';
import { resourceList, ResourcePatch, type ResourceInput } from './resources.dto';
import { Resource } from './resources.entity';
import { requireHours } from './hours.rules';
import { memberOf, refuseIfBooked } from './resources.queries';
import { scheduling } from './scheduling.problems';
import { RESOURCE_ARCHIVED, RESOURCE_CHANGED, RESOURCE_CREATED, RESOURCE_RESTORED } from './scheduling.events';

@Injectable()
export class ResourcesService extends keeping<Resource, ResourceInput>({
  entity: Resource,
  list: resourceList,
  Patch: ResourcePatch,
  events: { created: RESOURCE_CREATED, changed: RESOURCE_CHANGED, archived: RESOURCE_ARCHIVED, restored: RESOURCE_RESTORED },
  told: ({ name, kind }) => ({ name, kind }),
}) {
  override async require(tx: Tx, { userId, openingHours }: Partial<ResourceInput>): Promise<void> {
    if (openingHours) requireHours(openingHours);
    if (userId && !(await memberOf(tx, userId))) throw scheduling.resourceUserUnknown({ userId }, 'userId');
  }

  /** 422 `in_use` while appointments lie ahead. */
  override released(tx: Tx, ids: Id[]): Promise<void> {
    return refuseIfBooked(tx, ids);
  }
}
