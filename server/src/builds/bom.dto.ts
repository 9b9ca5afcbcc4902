import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Amount, field, Id as IdField, inputOf, Int, MoneyField, OneOf, PriceField, QuantityField, RateField, Text } from '../core/dto';
import { PageQuery } from '../core/list';
import type { Money, Price, Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { BomLine, Revision } from './bom.entity';
import { SOURCES } from './explosion.rules';

export class BomLineInput extends inputOf(BomLine, ['partId', 'quantityRequired', 'scrapPercent', 'notes', 'author', 'substituteIds']) {}
/** A line as an import gives it: it says nothing of substitutes. */
export type GivenLine = Omit<BomLineInput, 'substituteIds'> & { substituteIds?: Id[] };
export class RevisionInput extends inputOf(Revision, ['note']) {}

export class ByRevision {
  @IdField() id: string;
  @IdField() revisionId: string;
}
export class BomQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'left out: the newest' }) @IsOptional() @IsUUID() revisionId?: string;
}

const number = Transform(({ value }) => (/^\d{1,10}(\.\d{1,3})?$/.test(String(value)) ? Number(value) : value));
export class ExplosionQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'number', minimum: 0.001, default: 1 })
  @IsOptional()
  @number
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(0.001)
  @Max(1_000_000)
  quantity?: number;
  @ApiPropertyOptional({ format: 'uuid', description: 'left out: the newest released one, else the draft' }) @IsOptional() @IsUUID() revisionId?: string;
}
export class CostQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'left out: the newest released one, else the draft' }) @IsOptional() @IsUUID() revisionId?: string;
}
export class CompareQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'a revision; left out, the one before `to`' }) @IsOptional() @IsUUID() from?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'a revision; left out, the newest' }) @IsOptional() @IsUUID() to?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'another build in place of `from`: this build is compared with it' })
  @IsOptional()
  @IsUUID()
  withBuildId?: string;
}

/** What a number of machines needs of a part on all levels, and whether it is there. */
export class ExplodedPart {
  @IdField() partId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @Int({ description: 'the deepest level it is needed on; 1 is the list of the build' }) level: number;
  @Amount() required: Quantity;
  @QuantityField() available: Quantity;
  @QuantityField() shortage: Quantity;
  @OneOf('Source', SOURCES, { description: 'mixed: some are there, the others are bought or made' }) source: (typeof SOURCES)[number];
}

export class CanBuild {
  @Int({ nullable: true, description: 'null: nothing limits it' }) canBuild: number | null;
  @field({}, { type: 'jsonb' }, { type: () => ExplodedPart, isArray: true, description: 'what one machine more lacks' }) missing: ExplodedPart[];
}

export class CostLine {
  @IdField() partId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @Int() level: number;
  @QuantityField({ description: 'for one machine, with scrap' }) quantity: Quantity;
  @PriceField() unitCost: Price;
  @PriceField() cost: Price;
  @OneOf('CostSource', ['average', 'offer', 'print', 'made', 'none']) source: 'average' | 'offer' | 'print' | 'made' | 'none';
}
export class BuildCost {
  @IdField() buildId: Id;
  @IdField() revisionId: Id;
  @Text() currency: string;
  @PriceField() material: Price;
  @PriceField({ description: 'hours × rate of this build and of all it makes; 0 without rates' }) labour: Price;
  @PriceField() total: Price;
  @PriceField() basePrice: Price;
  @PriceField({ min: -1 }) margin: Price;
  @RateField({ nullable: true, description: 'of the base price' }) marginPercent: number | null;
  @ApiProperty({ type: String, isArray: true, description: 'SKUs of which no cost is known: they count as 0' }) unknown: string[];
  @field({}, { type: 'jsonb' }, { type: () => CostLine, isArray: true }) lines: CostLine[];
}

export class BomDifference {
  @IdField() partId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @QuantityField() from: Quantity;
  @QuantityField() to: Quantity;
  @QuantityField({ min: -1e9 }) delta: Quantity;
  @PriceField({ min: -1, nullable: true, description: 'per machine; null: no cost is known' }) costEffect: Price | null;
}
export class Comparison {
  @IdField({ description: 'revision' }) from: Id;
  @IdField({ description: 'revision' }) to: Id;
  @field({}, { type: 'jsonb' }, { type: () => BomDifference, isArray: true }) added: BomDifference[];
  @field({}, { type: 'jsonb' }, { type: () => BomDifference, isArray: true }) removed: BomDifference[];
  @field({}, { type: 'jsonb' }, { type: () => BomDifference, isArray: true }) changed: BomDifference[];
  @Int({ description: 'parts that stand in both with the same quantity' }) same: number;
  @MoneyField({ description: 'per machine, of what has a known cost' }) costEffect: Money;
}

export class WhereUsed {
  @IdField() buildId: Id;
  @Text() buildName: string;
  @Text() modelNumber: string;
  @IdField({ description: 'the part the build makes' }) partId: Id;
  @IdField() revisionId: Id;
  @Int() revisionNumber: number;
  @Int({ description: '1: directly; above: through what is made of it' }) level: number;
  @QuantityField() quantityRequired: Quantity;
}
