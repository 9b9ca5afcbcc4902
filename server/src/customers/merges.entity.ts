import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Min, registerDecorator } from 'class-validator';
import { Column } from 'typeorm';
import { Computed, Id as IdField, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { MovedSubject } from '../core/subjects';
import type { Id } from '../core/tx';
import { Customer } from './customers.entity';
import { CHOICES, MERGED_FIELDS, type Choices, type MergedField } from './merges.rules';

/** What went where at a merge: ids by table and column. */
export interface Moved {
  rows: Record<string, Id[]>;
  subject: MovedSubject;
}

const UNDO_DAYS = 30;
const name = (column: string) => (t: string) => `select c.name from customers.customers c where c.id = ${t}.${column}`;

/** Two customers that are one: who stayed, who went into it, and what is needed to take it back. */
@Table('customers.merges')
export class CustomerMerge extends BaseRecord {
  @IdField({ description: 'who stayed' }) survivorId: Id;
  @IdField({ description: 'who went; its id answers with the survivor' }) mergedId: Id;
  @Column({ type: 'jsonb' })
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'field of the survivor: [before, after]' })
  changes: Record<string, [unknown, unknown]>;
  @Column({ type: 'jsonb' }) @ApiProperty({ type: 'object', additionalProperties: true, description: 'what moved, by table' }) moved: Moved;
  @Time({ nullable: true }) undoneAt: string | null;
  @Computed(name('survivor_id'), { type: 'string' }) survivorName: string;
  @Computed(name('merged_id'), { type: 'string' }) mergedName: string;
  @Computed((t) => `${t}.undone_at is null and ${t}.created_at > now() - interval '${UNDO_DAYS} days'`, {
    type: 'boolean',
    description: 'for 30 days',
  })
  undoable: boolean;
}

const KnownChoices =
  (): PropertyDecorator =>
  (target, property): void =>
    registerDecorator({
      name: 'isIn',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) =>
          typeof value === 'object' &&
          value !== null &&
          Object.entries(value).every(([field, choice]) => MERGED_FIELDS.includes(field as MergedField) && CHOICES.includes(choice as 'kept')),
        defaultMessage: () => `$property names fields and ${CHOICES.join(', ')}`,
      },
    });

export class MergeInput {
  @ApiProperty({ type: 'string', format: 'uuid', description: 'the customer that goes into this one' }) @IsUUID() otherId: Id;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'of the customer that stays' }) @IsInt() @Min(1) version: number;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...CHOICES] },
    description: 'field: whose value stays; left out, as the preview proposes',
  })
  @IsOptional()
  @IsObject()
  @KnownChoices()
  fields?: Choices;
}
export class MergePreviewQuery {
  @ApiProperty({ type: 'string', format: 'uuid' }) @IsUUID() otherId: Id;
}
const ANYTHING = {
  oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }],
  nullable: true,
};
export class MergeField {
  @ApiProperty({ enum: [...MERGED_FIELDS] }) field: MergedField;
  @ApiProperty({ ...ANYTHING, description: 'of the customer that stays' } as ApiPropertyOptions) kept: unknown;
  @ApiProperty({ ...ANYTHING, description: 'of the one that goes' } as ApiPropertyOptions) other: unknown;
  @ApiProperty({ type: 'boolean' }) differs: boolean;
  @ApiProperty({ enum: [...CHOICES], isArray: true, description: 'what may be chosen' }) choices: string[];
  @ApiProperty({ enum: [...CHOICES] }) @IsIn([...CHOICES]) proposed: string;
}
export class MergeMove {
  @ApiProperty({ example: 'fulfillment.orders' }) table: string;
  @ApiProperty({ type: 'integer' }) count: number;
}
export class MergePreview {
  @ApiProperty({ type: () => Customer }) kept: Customer;
  @ApiProperty({ type: () => Customer }) other: Customer;
  @ApiProperty({ type: () => MergeField, isArray: true }) fields: MergeField[];
  @ApiProperty({ type: () => MergeMove, isArray: true, description: 'what of the one that goes moves' }) moves: MergeMove[];
}
/** What a merge answers with. */
export class Merged extends CustomerMerge {
  @ApiProperty({ type: () => Customer, description: 'as it is now' }) customer: Customer;
}
