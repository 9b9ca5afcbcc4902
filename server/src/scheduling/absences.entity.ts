import { Bool, Computed, Day, Id as IdField, Items, OneOf, Text, Time } from '../core/dto';
import type { DateString } from '../core/dates';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { DayHours } from './settings.entity';

export const ABSENCE_KINDS = ['vacation', 'sick', 'training', 'closed', 'other'] as const;

const resourceName = (t: string) => `select r.name from scheduling.resources r where r.id = ${t}.resource_id`;

/** When a resource, or the whole organization, cannot be booked. */
@Table('scheduling.absences')
export class Absence extends BaseRecord {
  @IdField({ nullable: true, description: 'left out, everyone and everything' }) resourceId: Id | null;
  @OneOf('AbsenceKind', ABSENCE_KINDS, { filled: true }) kind: (typeof ABSENCE_KINDS)[number];
  @Text({ nullable: true, max: 300 }) reason: string | null;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @Bool({ filled: true, description: 'shown as days' }) allDay: boolean;
  @Computed(resourceName, { type: 'string', nullable: true }) resourceName: string | null;
}

/** A day that is open otherwise than usual: it stands above the hours of the week and above public holidays. */
@Table('scheduling.special_hours')
export class SpecialHours extends BaseRecord {
  @IdField({ nullable: true, description: 'left out, everyone and everything that has no special hours of its own on this day' }) resourceId: Id | null;
  @Day() day: DateString;
  @Items(() => DayHours, { max: 10, filled: true, description: 'an empty list: closed' }) hours: DayHours[];
  @Text({ nullable: true, max: 300 }) reason: string | null;
  @Computed(resourceName, { type: 'string', nullable: true }) resourceName: string | null;
}
