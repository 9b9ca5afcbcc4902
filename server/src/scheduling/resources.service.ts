import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { resourceList, ResourcePatch, type ResourceInput, type ResourceQuery } from './resources.dto';
import { Resource } from './resources.entity';
import { requireHours } from './hours.rules';
import { memberOf, refuseIfBooked } from './resources.queries';
import { scheduling } from './scheduling.problems';
import { RESOURCE_ARCHIVED, RESOURCE_CHANGED, RESOURCE_CREATED, RESOURCE_RESTORED } from './scheduling.events';

type Change = Partial<ResourceInput> & { version: number };

@Injectable()
export class ResourcesService {
  list = (tx: Tx, query: ResourceQuery) => resourceList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<Resource> => byId(tx, Resource, id);

  async create(tx: Tx, input: ResourceInput): Promise<Resource> {
    await this.require(tx, input);
    const row = await insert(tx, Resource, input);
    tx.emit(RESOURCE_CREATED, row.id, { name: row.name, kind: row.kind });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Resource> {
    await this.require(tx, patch);
    const { row, diff } = await update(tx, Resource, { id, version }, patch);
    tx.emit(RESOURCE_CHANGED, id, diff);
    return row;
  }

  /** Soft delete; 422 `in_use` while appointments lie ahead. */
  async archive(tx: Tx, key: Key): Promise<Resource> {
    const { row } = await archive(tx, Resource, key);
    await refuseIfBooked(tx, [key.id]);
    tx.emit(RESOURCE_ARCHIVED, key.id, { name: row.name, kind: row.kind });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Resource> {
    const { row } = await restore(tx, Resource, id);
    tx.emit(RESOURCE_RESTORED, id, { name: row.name, kind: row.kind });
    return row;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, resourceList, body);
    const changed = await changeMany(tx, Resource, ids, await this.bulkPatch(tx, body));
    if (body.action === 'delete') await refuseIfBooked(tx, ids);
    const type = { change: RESOURCE_CHANGED, delete: RESOURCE_ARCHIVED, restore: RESOURCE_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async require(tx: Tx, { userId, openingHours }: Partial<ResourceInput>): Promise<void> {
    if (openingHours) requireHours(openingHours);
    if (userId && !(await memberOf(tx, userId))) throw scheduling.resourceUserUnknown({ userId }, 'userId');
  }

  private async bulkPatch(tx: Tx, { action, values }: BulkBody): Promise<Partial<Resource>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
    const { version: _, ...patch } = await checked(ResourcePatch, { ...values, version: 1 }, 'values.');
    return patch;
  }
}
