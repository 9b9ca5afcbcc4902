import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { specialHoursList, SpecialHoursPatch, type SpecialHoursInput, type SpecialHoursQuery } from './special-hours.dto';
import { SpecialHours } from './absences.entity';
import { requireHours } from './hours.rules';
import { requireResources } from './resources.queries';
import { SPECIAL_HOURS_ARCHIVED, SPECIAL_HOURS_CHANGED, SPECIAL_HOURS_CREATED, SPECIAL_HOURS_RESTORED } from './scheduling.events';

type Change = Partial<SpecialHoursInput> & { version: number };

@Injectable()
export class SpecialHoursService {
  list = (tx: Tx, query: SpecialHoursQuery) => specialHoursList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<SpecialHours> => byId(tx, SpecialHours, id);

  async create(tx: Tx, input: SpecialHoursInput): Promise<SpecialHours> {
    requireHours(input.hours);
    await requireResources(tx, input.resourceId ? [input.resourceId] : [], 'resourceId');
    const row = await insert(tx, SpecialHours, input);
    tx.emit(SPECIAL_HOURS_CREATED, row.id, { resourceId: row.resourceId, day: row.day });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<SpecialHours> {
    requireHours(patch.hours);
    await requireResources(tx, patch.resourceId ? [patch.resourceId] : [], 'resourceId');
    const { row, diff } = await update(tx, SpecialHours, { id, version }, patch);
    tx.emit(SPECIAL_HOURS_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<SpecialHours> {
    const { row } = await archive(tx, SpecialHours, key);
    tx.emit(SPECIAL_HOURS_ARCHIVED, key.id, { resourceId: row.resourceId, day: row.day });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<SpecialHours> {
    const { row } = await restore(tx, SpecialHours, id);
    tx.emit(SPECIAL_HOURS_RESTORED, id, { resourceId: row.resourceId, day: row.day });
    return row;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, specialHoursList, body);
    const changed = await changeMany(tx, SpecialHours, ids, await this.bulkPatch(tx, body));
    const type = { change: SPECIAL_HOURS_CHANGED, delete: SPECIAL_HOURS_ARCHIVED, restore: SPECIAL_HOURS_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async bulkPatch(tx: Tx, { action, values }: BulkBody): Promise<Partial<SpecialHours>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
    const { version: _, ...patch } = await checked(SpecialHoursPatch, { ...values, version: 1 }, 'values.');
    return patch;
  }
}
