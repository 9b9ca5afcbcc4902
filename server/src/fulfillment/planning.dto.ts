import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Amount, Bool, Currency, Day, field, Id as IdField, Ids, inputOf, Items, OneOf, PriceField, QuantityField, Text } from '../core/dto';
import { PageQuery } from '../core/list';
import type { Price, Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { CAUSES, COVERS, SOURCES, type Cover, type Peg, type PlanLine } from './planning.types';

const flag = Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value);

export class RequirementQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'boolean', description: 'true: only what is missing; false: only what is covered' })
  @IsOptional()
  @flag
  @IsBoolean()
  shortage?: boolean;
  @ApiPropertyOptional({ enum: SOURCES }) @IsOptional() @IsIn(SOURCES) source?: (typeof SOURCES)[number];
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() partId?: string;
}

export class RequirementCover implements Cover {
  @OneOf('CoverType', COVERS, { description: 'proposal: what is suggested here' }) type: (typeof COVERS)[number];
  @IdField({ nullable: true, description: 'the purchase or production order' }) id: Id | null;
  @Text({ nullable: true }) number: string | null;
  @QuantityField() quantity: Quantity;
  @Day({ nullable: true, description: 'when it can be there; null where no supplier is known' }) date: string | null;
}

export class RequirementPeg implements Peg {
  @OneOf('RequirementCause', CAUSES) type: (typeof CAUSES)[number];
  @IdField({ nullable: true, description: 'the order, the production order or the part; null for an order of a what-if' }) id: Id | null;
  @Text({ nullable: true }) number: string | null;
  @IdField({ nullable: true }) orderItemId: Id | null;
  @IdField({ nullable: true, description: 'the assembly it goes into' }) viaPartId: Id | null;
  @QuantityField() quantity: Quantity;
  @Day({ nullable: true }) neededBy: string | null;
  @field({}, { type: 'jsonb' }, { type: () => RequirementCover, isArray: true }) coveredBy: RequirementCover[];
}

/** A part that something open needs: how much, when, what covers it, and what has to be bought or made. */
export class Requirement implements PlanLine {
  @IdField() partId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @QuantityField({ description: 'all that is open of it on all levels, the minimum stock included' }) demand: Quantity;
  @QuantityField() onHand: Quantity;
  @QuantityField() reserved: Quantity;
  @QuantityField({ description: 'on purchase orders, drafts included' }) onOrder: Quantity;
  @QuantityField({ description: 'on production orders' }) inProduction: Quantity;
  @QuantityField({ description: 'what neither stock nor anything to come covers' }) shortage: Quantity;
  @Day({ nullable: true, description: 'the first day on which what is missing is needed; where nothing is, the first day of all' }) neededBy: string | null;
  @OneOf('RequirementSource', SOURCES, { description: 'make: a build makes it; print: it has a print plan' }) source: (typeof SOURCES)[number];
  @IdField({ nullable: true, description: 'the preferred one, else the cheapest' }) suggestedSupplierId: Id | null;
  @Text({ nullable: true }) suggestedSupplierName: string | null;
  @QuantityField({ description: 'the shortage, up to the least quantity and to whole packs' }) suggestedQuantity: Quantity;
  @PriceField({ nullable: true, description: 'for the suggested quantity' }) unitPrice: Price | null;
  @Currency({ nullable: true, description: 'of the supplier' }) currency: string | null;
  @Day({ nullable: true, description: 'the last day to order it, or to begin to make it' }) orderBy: string | null;
  @Bool({ description: 'something that needs it waits for it beyond its day' }) late: boolean;
  @Text({ max: 5_000, description: 'in words, in the language of the request' }) reason: string;
  @field({}, { type: 'jsonb' }, { type: () => RequirementPeg, isArray: true, description: 'what causes the need, and what covers it' })
  pegging: RequirementPeg[];
}

class PlannedPartsFields {
  @Ids({ nullable: true, description: 'left out, all that is missing' }) partIds: Id[] | null;
}
export class PlanPurchaseInput extends inputOf(PlannedPartsFields, ['partIds']) {}

class PlannedItemsFields {
  @Ids({ nullable: true, description: 'left out, all that is to be made: for orders, for assemblies, for the minimum stock' }) orderItemIds: Id[] | null;
}
export class PlanProductionInput extends inputOf(PlannedItemsFields, ['orderItemIds']) {}

class PlannedPrintsFields {
  @Ids({ nullable: true, description: 'left out, all that is to be printed' }) partIds: Id[] | null;
}
export class PlanPrintsInput extends inputOf(PlannedPrintsFields, ['partIds']) {}

class WhatIfOrderFields {
  @IdField() buildId: Id;
  @Amount() quantity: Quantity;
  @Day({ nullable: true, description: 'left out: as soon as possible' }) dueDate: string | null;
}
export class WhatIfOrder extends inputOf(WhatIfOrderFields, ['buildId', 'quantity', 'dueDate']) {}

class WhatIfChangeFields {
  @IdField() purchaseOrderId: Id;
  @field(
    { description: 'so many days later than expected; negative: earlier', example: 14 },
    { type: 'int' },
    { type: 'integer' },
    IsInt(),
    Min(-3_650),
    Max(3_650),
  )
  delayDays: number;
}
export class WhatIfChange extends inputOf(WhatIfChangeFields, ['purchaseOrderId', 'delayDays']) {}

class WhatIfFields {
  @Items(() => WhatIfOrder, { nullable: true, max: 200, description: 'further orders' }) orders: WhatIfOrder[] | null;
  @Items(() => WhatIfChange, { nullable: true, max: 200, description: 'purchase orders that come at another time' }) changes: WhatIfChange[] | null;
}
export class WhatIfInput extends inputOf(WhatIfFields, ['orders', 'changes']) {}
