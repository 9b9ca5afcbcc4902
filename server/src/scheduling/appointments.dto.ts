import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Id as IdField, inputOf, Int, One, OneOf, patchOf, replaceOf, Text, Time } from '../core/dto';
import { anyOf, from, isId, list, until, where } from '../core/list';
import type { Id } from '../core/tx';
import { Appointment } from './appointments.entity';
import { APPOINTMENT_STATUSES, SOURCES } from './appointments.rules';
import { SeriesRule } from './series.entity';

export class AppointmentInput extends inputOf(Appointment, [
  'customerId',
  'typeId',
  'title',
  'notes',
  'startsAt',
  'endsAt',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'resourceIds',
  'answers',
  'price',
  'currency',
  'priceMode',
  'customFields',
]) {}
export class AppointmentSeriesInput extends inputOf(SeriesRule, ['frequency', 'interval', 'weekdays', 'count', 'until']) {}
/** A new one; with `series` it comes again. */
export class AppointmentCreation extends AppointmentInput {
  @One(() => AppointmentSeriesInput, { nullable: true }) series?: AppointmentSeriesInput | null;
}
const Scoped = () => OneOf('SeriesScope', ['one', 'following', 'all'], { nullable: true, description: 'of a series: this one, it and those after it, or all' });
export class AppointmentPatch extends patchOf(AppointmentInput) {
  @Scoped() scope?: 'one' | 'following' | 'all' | null;
}
export class AppointmentReplacement extends replaceOf(AppointmentInput) {}

export const appointmentList = list({
  entity: Appointment,
  search: true,
  filter: {
    status: anyOf('status', APPOINTMENT_STATUSES),
    customerId: isId('customerId'),
    typeId: isId('typeId'),
    seriesId: isId('seriesId'),
    resourceId: where((bound) => `t.resource_ids && ${bound}::uuid[]`, 'id'),
    source: anyOf('source', SOURCES),
    startsFrom: from('startsAt'),
    startsTo: until('startsAt'),
  },
  sort: ['startsAt', 'endsAt', 'status', 'createdAt', 'updatedAt'],
});
export class AppointmentQuery extends appointmentList.Query {}
export class AppointmentExport extends appointmentList.Export {}
export class AppointmentBulk extends bulkOf(['delete', 'restore', 'confirm', 'cancel']) {}

/** The version may be named, to be sure that what is done is done to what was read. */
export class AppointmentStep {
  @ApiPropertyOptional({ type: 'integer', minimum: 1 }) @IsOptional() @IsInt() @Min(1) version?: number;
}
export class AppointmentCancellation extends AppointmentStep {
  @Text({ nullable: true, max: 1_000 }) reason?: string | null;
  @Scoped() scope?: 'one' | 'following' | 'all' | null;
}

export class AppointmentStatisticsQuery {
  @IdField() customerId: Id;
}
/** What became of the appointments of a customer. */
export class AppointmentStatistics {
  @Int() total: number;
  @Int() completed: number;
  @Int() upcoming: number;
  @Int() cancelled: number;
  @Int() noShows: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'of those that were to take place, in per cent; null without any' }) noShowRate: number | null;
  @Time({ nullable: true }) lastAt: string | null;
  @Time({ nullable: true }) nextAt: string | null;
}

/** As much of an appointment as a calendar shows. */
export class CalendarAppointment {
  @IdField() id: Id;
  @Int() version: number;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @OneOf('AppointmentStatus', APPOINTMENT_STATUSES) status: string;
  @IdField({ nullable: true }) typeId: Id | null;
  @Text({ nullable: true }) typeName: string | null;
  @IdField({ nullable: true }) customerId: Id | null;
  @Text({ nullable: true }) customerName: string | null;
  @Text({ nullable: true }) title: string | null;
  @ApiProperty({ type: String, isArray: true, format: 'uuid' }) resourceIds: Id[];
  @IdField({ nullable: true }) seriesId: Id | null;
}
