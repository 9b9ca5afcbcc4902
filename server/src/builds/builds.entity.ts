import { IsOptional } from 'class-validator';
import { Free, Id as IdField, Items, OneOf, PriceField, QuantityField, Text } from '../core/dto';
import type { Price, Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { StepPlan } from './steps.entity';

export const BUILD_STATUSES = ['draft', 'active', 'discontinued'] as const;

/** What a choice changes in the list of parts, for one machine. */
export class PartChange {
  @IdField() partId: Id;
  @QuantityField({ min: -1e9, description: 'signed: more or less of the part in one machine' }) quantityDelta: Quantity;
}

export class BuildChoice {
  @Text() name: string;
  @IsOptional() @PriceField({ min: -1, description: 'added to the base price; may be negative' }) priceDelta: Price;
  @IsOptional() @Items(() => PartChange) parts: PartChange[];
}

export class BuildOption {
  @Text() name: string;
  @Items(() => BuildChoice, { min: 1, max: 100 }) choices: BuildChoice[];
}

/** A model that is made: what it makes, what it sells for, which options it has. Its parts stand in its revisions. */
@Table('builds.builds')
export class Build extends BaseRecord {
  @Text() buildName: string;
  @Text({ max: 64 }) modelNumber: string;
  @Text({ max: 5_000, nullable: true }) description: string | null;
  @Free({ filled: true }) specifications: Record<string, unknown>;
  @PriceField({ filled: true }) basePrice: Price;
  @OneOf('BuildStatus', BUILD_STATUSES, { filled: true }) status: (typeof BUILD_STATUSES)[number];
  @IdField({ filled: true, description: 'the part it makes; left out, one with the model number as SKU is created' }) partId: Id;
  @QuantityField({ filled: true, description: 'hours of work for one machine' }) buildTimeHours: Quantity;
  @PriceField({ nullable: true, description: 'cost of an hour of work; without it cost is material only' }) labourRate: Price | null;
  @Items(() => BuildOption, { filled: true, max: 50 }) options: BuildOption[];
  @Items(() => StepPlan, { filled: true, max: 100, description: 'how it is made; every new production order gets them' }) steps: StepPlan[];
}
