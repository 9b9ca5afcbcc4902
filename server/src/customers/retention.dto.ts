import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique } from 'class-validator';
import { Int, Items, OneOf } from '../core/dto';

export const DATA_CLASSES = ['activities', 'notes', 'files', 'customers'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

export class RetentionRule {
  @OneOf('DataClass', DATA_CLASSES, {
    description: '`customers`: persons without any document, since their last activity; the others since they were written',
  })
  dataClass: DataClass;
  @Int({ min: 1, max: 600, nullable: true, description: 'null: for ever' }) months: number | null;
}
export class RetentionRules {
  @Items(() => RetentionRule, { max: 4 })
  @ArrayUnique(({ dataClass }: RetentionRule) => dataClass)
  @ApiProperty({ type: () => RetentionRule, isArray: true })
  rules: RetentionRule[];
}
