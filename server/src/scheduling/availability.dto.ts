import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { Id as IdField, Ids, IsDayOrTime, Time } from '../core/dto';
import type { Id } from '../core/tx';

const listed = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
/** A day of the organization, or an instant with its zone. */
export const Moment = IsDayOrTime;

export class AvailabilityQuery {
  @IdField() typeId: Id;
  @ApiPropertyOptional({ type: String, isArray: true, format: 'uuid', description: 'who or what is wanted; left out, whoever is free' })
  @IsOptional()
  @listed
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  resourceId?: Id[];
  @ApiPropertyOptional({ description: 'a day or an instant; left out, now' }) @IsOptional() @Moment() from?: string;
  @ApiPropertyOptional({ description: 'a day (included) or an instant; left out, a week later; at most 62 days' }) @IsOptional() @Moment() to?: string;
}

export class FreeSlot {
  @Time() startsAt: string;
  @Time() endsAt: string;
  @Ids() resourceIds: Id[];
  @ApiProperty({ type: String, isArray: true, format: 'uuid', description: 'all who could take it' }) choices: Id[];
}
