import { ApiProperty } from '@nestjs/swagger';
import { Column } from 'typeorm';
import { Computed, Id as IdField, Text, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

/** A calendar that other programs read by a secret address. */
@Table('scheduling.calendar_feeds')
export class CalendarFeed extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @IdField({ nullable: true, description: 'left out, what is booked with the user who made it' }) resourceId: Id | null;
  @IdField() userId: Id;
  @Time({ nullable: true }) lastReadAt: string | null;
  @Column({ type: 'text' }) tokenHash: string;
  @Computed((t) => `select r.name from scheduling.resources r where r.id = ${t}.resource_id`, { type: 'string', nullable: true }) resourceName: string | null;
}
export class CalendarFeedMade {
  @IdField() id: Id;
  @Text() name: string;
  @ApiProperty({ format: 'uri', description: 'shown this once' }) url: string;
}
