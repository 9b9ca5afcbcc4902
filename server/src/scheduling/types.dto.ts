import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { isFlag, list } from '../core/list';
import { AppointmentType } from './types.entity';

export class AppointmentTypeInput extends inputOf(AppointmentType, [
  'name',
  'description',
  'durationMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'slotStepMinutes',
  'price',
  'priceMode',
  'taxRate',
  'taxCategory',
  'color',
  'questions',
  'needsStaff',
  'staffIds',
  'resourceKind',
  'resourceIds',
  'isPublic',
  'isActive',
  'bills',
  'billsNoShow',
]) {}
export class AppointmentTypePatch extends patchOf(AppointmentTypeInput) {}
export class AppointmentTypeReplacement extends replaceOf(AppointmentTypeInput) {}

export const appointmentTypeList = list({
  entity: AppointmentType,
  search: true,
  filter: { isActive: isFlag('isActive'), isPublic: isFlag('isPublic') },
  sort: ['name', 'durationMinutes', 'createdAt', 'updatedAt'],
});
export class AppointmentTypeQuery extends appointmentTypeList.Query {}
export class AppointmentTypeExport extends appointmentTypeList.Export {}
export class AppointmentTypeBulk extends bulkOf(['change', 'delete', 'restore']) {}
