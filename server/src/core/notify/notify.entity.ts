import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { Column } from 'typeorm';
import { Bool, Free, Id as IdField, Items, OneOf, Text, Time } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';
import { MAIL_WAYS, type MailWay } from './notify.kinds';
import type { Settings } from './notify.rules';

/** What one person is told. */
@Table('core.notifications')
export class NotificationRow extends BaseRecord {
  @IdField() userId: Id;
  @Text() kind: string;
  @Text({ nullable: true }) resource: string | null;
  @IdField({ nullable: true }) subject: Id | null;
  @Free() data: Record<string, unknown>;
  @Bool() inApp: boolean;
  @Text() mail: string;
  @Time({ nullable: true }) readAt: string | null;
}

/** Has the person's id. */
@Table('core.notification_settings')
export class NotificationSettings extends BaseRecord implements Settings {
  @Column({ type: 'jsonb' }) kinds: Settings['kinds'];
  @Text({ nullable: true }) quietFrom: string | null;
  @Text({ nullable: true }) quietTo: string | null;
}

/** A notification as its person reads it. */
export class Notification {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ example: 'parts.low_stock' }) kind: string;
  @ApiProperty({ description: 'in the language of the request' }) title: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'parts', description: 'what it is about' }) resource: string | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) subject: Id | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) data: object;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) readAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class KindChoice {
  @Text() kind: string;
  /** Whether it stands behind the bell. */
  @Bool() inApp: boolean;
  @OneOf('MailWay', MAIL_WAYS) mail: MailWay;
}
const Clock = (): PropertyDecorator => (target, property) => {
  Text({ nullable: true, max: 5, example: '22:00' })(target, property);
  ValidateIf((_, value) => value !== null && value !== undefined && value !== '')(target, property);
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time like 22:00' })(target, property);
};
export class PreferencesInput {
  @Items(() => KindChoice, { max: 100 }) kinds: KindChoice[];
  @Clock() quietFrom?: string | null;
  @Clock() quietTo?: string | null;
}

export class KindPreference extends KindChoice {
  @ApiProperty({ description: 'in the language of the request' }) label: string;
}
export class Preferences {
  @ApiProperty({ type: () => KindPreference, isArray: true }) kinds: KindPreference[];
  @ApiProperty({ type: 'string', nullable: true, description: 'HH:MM in the zone of the organization' }) quietFrom: string | null;
  @ApiProperty({ type: 'string', nullable: true }) quietTo: string | null;
}
export class ReadCount {
  @ApiProperty({ type: 'integer' }) read: number;
}
