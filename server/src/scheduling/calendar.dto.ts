import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { Id as IdField, Items, OneOf, Text, Time } from '../core/dto';
import type { Id } from '../core/tx';
import { ABSENCE_KINDS } from './absences.entity';
import { CalendarAppointment } from './appointments.dto';
import { Moment } from './availability.dto';
import { Holiday } from './settings.dto';

const listed = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
const flag = Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value);

export class CalendarQuery {
  @ApiProperty({ description: 'a day or an instant' }) @Moment() from: string;
  @ApiProperty({ description: 'a day (included) or an instant; at most 62 days later' }) @Moment() to: string;
  @ApiPropertyOptional({ type: String, isArray: true, format: 'uuid' })
  @IsOptional()
  @listed
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  resourceId?: Id[];
  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'show what was cancelled, too' }) @IsOptional() @flag @IsBoolean() cancelled?: boolean;
}

export class CalendarAbsence {
  @IdField() id: Id;
  @IdField({ nullable: true }) resourceId: Id | null;
  @OneOf('CalendarAbsenceKind', [...ABSENCE_KINDS, 'elsewhere'] as const, { description: 'elsewhere: in a connected calendar' }) kind: string;
  @Text({ nullable: true }) reason: string | null;
  @Time() startsAt: string;
  @Time() endsAt: string;
}
/** When a resource is open. */
export class Opening {
  @IdField() resourceId: Id;
  @Time() startsAt: string;
  @Time() endsAt: string;
}
/** All that is to be seen between two instants. */
export class CalendarView {
  @Text({ description: 'the zone in which the organization works' }) timeZone: string;
  @Items(() => CalendarAppointment) appointments: CalendarAppointment[];
  @Items(() => CalendarAbsence) absences: CalendarAbsence[];
  @Items(() => Opening) openings: Opening[];
  @Items(() => Holiday) holidays: Holiday[];
}
