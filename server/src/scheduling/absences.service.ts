import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { absenceList, AbsencePatch, type AbsenceInput, type AbsenceQuery } from './absences.dto';
import { Absence } from './absences.entity';
import { requireResources } from './resources.queries';
import { ABSENCE_ARCHIVED, ABSENCE_CHANGED, ABSENCE_CREATED, ABSENCE_RESTORED } from './scheduling.events';

type Change = Partial<AbsenceInput> & { version: number };

@Injectable()
export class AbsencesService {
  list = (tx: Tx, query: AbsenceQuery) => absenceList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<Absence> => byId(tx, Absence, id);

  async create(tx: Tx, input: AbsenceInput): Promise<Absence> {
    await requireResources(tx, input.resourceId ? [input.resourceId] : [], 'resourceId');
    const row = await insert(tx, Absence, input);
    tx.emit(ABSENCE_CREATED, row.id, { resourceId: row.resourceId, startsAt: row.startsAt, endsAt: row.endsAt });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Absence> {
    await requireResources(tx, patch.resourceId ? [patch.resourceId] : [], 'resourceId');
    const { row, diff } = await update(tx, Absence, { id, version }, patch);
    tx.emit(ABSENCE_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Absence> {
    const { row } = await archive(tx, Absence, key);
    tx.emit(ABSENCE_ARCHIVED, key.id, { resourceId: row.resourceId, startsAt: row.startsAt, endsAt: row.endsAt });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Absence> {
    const { row } = await restore(tx, Absence, id);
    tx.emit(ABSENCE_RESTORED, id, { resourceId: row.resourceId, startsAt: row.startsAt, endsAt: row.endsAt });
    return row;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, absenceList, body);
    const changed = await changeMany(tx, Absence, ids, await this.bulkPatch(tx, body));
    const type = { change: ABSENCE_CHANGED, delete: ABSENCE_ARCHIVED, restore: ABSENCE_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async bulkPatch(tx: Tx, { action, values }: BulkBody): Promise<Partial<Absence>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
    const { version: _, ...patch } = await checked(AbsencePatch, { ...values, version: 1 }, 'values.');
    return patch;
  }
}
