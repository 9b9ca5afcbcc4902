import { Matches } from 'class-validator';
import { Bool, Computed, Id as IdField, Items, OneOf, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { WeekHours } from './settings.entity';

export const RESOURCE_KINDS = ['staff', 'room', 'equipment'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
export const isColor = Matches(/^#[0-9a-fA-F]{6}$/, { message: '$property must be a colour like #1f6feb' });

/** Who or what can be booked, once at a time. */
@Table('scheduling.resources')
export class Resource extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ nullable: true, max: 1_000 }) description: string | null;
  @OneOf('ResourceKind', RESOURCE_KINDS) kind: ResourceKind;
  @IdField({ nullable: true, description: 'the user this person of the staff is' }) userId: Id | null;
  @Text({ nullable: true, max: 7, example: '#1f6feb' }) @isColor color: string | null;
  @Items(() => WeekHours, { nullable: true, max: 50, description: 'left out, those of the organization' }) openingHours: WeekHours[] | null;
  @Bool({ filled: true, description: 'what is not is not offered any more' }) isActive: boolean;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.user_id`, { type: 'string', nullable: true }) userName: string | null;
}
