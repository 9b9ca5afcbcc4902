import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { archive, byId, byIds, changeMany, insert, insertMany, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { appointmentTypeList, AppointmentTypePatch, type AppointmentTypeInput, type AppointmentTypeQuery } from './types.dto';
import { AppointmentType } from './types.entity';
import { requireResources } from './resources.queries';
import { scheduling } from './scheduling.problems';
import { TYPE_ARCHIVED, TYPE_CHANGED, TYPE_CREATED, TYPE_RESTORED } from './scheduling.events';

type Change = Partial<AppointmentTypeInput> & { version: number };

@Injectable()
export class AppointmentTypesService {
  list = (tx: Tx, query: AppointmentTypeQuery) => appointmentTypeList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<AppointmentType> => byId(tx, AppointmentType, id);

  async create(tx: Tx, input: AppointmentTypeInput): Promise<AppointmentType> {
    await this.requireNamed(tx, input);
    const row = await insert(tx, AppointmentType, input);
    tx.emit(TYPE_CREATED, row.id, { name: row.name });
    return row;
  }

  /** Many at once, without references. */
  async createMany(tx: Tx, inputs: Partial<AppointmentTypeInput>[]): Promise<void> {
    for (const { id, name } of await insertMany(tx, AppointmentType, inputs as Partial<AppointmentType>[])) tx.emit(TYPE_CREATED, id, { name });
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<AppointmentType> {
    await this.requireNamed(tx, patch);
    const { row, diff } = await update(tx, AppointmentType, { id, version }, patch);
    tx.emit(TYPE_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<AppointmentType> {
    const { row } = await archive(tx, AppointmentType, key);
    tx.emit(TYPE_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<AppointmentType> {
    const { row } = await restore(tx, AppointmentType, id);
    tx.emit(TYPE_RESTORED, id, { name: row.name });
    return row;
  }

  /** The type an appointment is of: 422 `appointment_type_unknown` if it is not there or deleted. */
  async living(tx: Tx, id: Id): Promise<AppointmentType> {
    const [type] = await byIds(tx, AppointmentType, [id]);
    if (!type || type.deletedAt) throw scheduling.appointmentTypeUnknown({ id }, 'typeId');
    return type;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, appointmentTypeList, body);
    const changed = await changeMany(tx, AppointmentType, ids, await this.bulkPatch(tx, body));
    const type = { change: TYPE_CHANGED, delete: TYPE_ARCHIVED, restore: TYPE_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async requireNamed(tx: Tx, { staffIds = [], resourceIds = [] }: Partial<AppointmentTypeInput>): Promise<void> {
    await requireResources(tx, staffIds, 'staffIds', ['staff']);
    await requireResources(tx, resourceIds, 'resourceIds', ['room', 'equipment']);
  }

  private async bulkPatch(tx: Tx, { action, values }: BulkBody): Promise<Partial<AppointmentType>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
    const { version: _, ...patch } = await checked(AppointmentTypePatch, { ...values, version: 1 }, 'values.');
    return patch;
  }
}
