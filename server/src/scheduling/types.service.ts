import { Injectable } from '@nestjs/common';
import { keeping } from '../core/keeping';
import { byIds, insertMany } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { appointmentTypeList, AppointmentTypePatch, type AppointmentTypeInput } from './types.dto';
import { AppointmentType } from './types.entity';
import { requireResources } from './resources.queries';
import { scheduling } from './scheduling.problems';
import { TYPE_ARCHIVED, TYPE_CHANGED, TYPE_CREATED, TYPE_RESTORED } from './scheduling.events';

@Injectable()
export class AppointmentTypesService extends keeping<AppointmentType, AppointmentTypeInput>({
  entity: AppointmentType,
  list: appointmentTypeList,
  Patch: AppointmentTypePatch,
  events: { created: TYPE_CREATED, changed: TYPE_CHANGED, archived: TYPE_ARCHIVED, restored: TYPE_RESTORED },
  told: ({ name }) => ({ name }),
}) {
  /** Many at once, without references. */
  async createMany(tx: Tx, inputs: Partial<AppointmentTypeInput>[]): Promise<void> {
    for (const { id, name } of await insertMany(tx, AppointmentType, inputs as Partial<AppointmentType>[])) tx.emit(TYPE_CREATED, id, { name });
  }

  /** The type an appointment is of: 422 `appointment_type_unknown` if it is not there or deleted. */
  async living(tx: Tx, id: Id): Promise<AppointmentType> {
    const [type] = await byIds(tx, AppointmentType, [id]);
    if (!type || type.deletedAt) throw scheduling.appointmentTypeUnknown({ id }, 'typeId');
    return type;
  }

  override async require(tx: Tx, { staffIds = [], resourceIds = [] }: Partial<AppointmentTypeInput>): Promise<void> {
    await requireResources(tx, staffIds, 'staffIds', ['staff']);
    await requireResources(tx, resourceIds, 'resourceIds', ['room', 'equipment']);
  }
}
