import { ApiProperty, ApiPropertyOptional, OmitType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Currency, Id as IdField, Int, Items, MoneyField } from '../core/dto';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { dealList } from './deals.dto';
import { Deal } from './deals.entity';
import { Stage } from './pipelines.entity';

/** The filters of `/deals`, and how many cards of a stage come at once; further ones by `/deals?stageId=&sort=position`. */
export class BoardQuery extends OmitType(dealList.Query, ['page', 'cursor', 'sort', 'deleted']) {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 200, default: 50 })
  @Transform(({ value }) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : value))
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(200)
  perStage?: number;
}

/** What of a deal stands on its card. */
export class DealCard extends PickType(Deal, [
  'id',
  'version',
  'title',
  'customerId',
  'customerName',
  'stageId',
  'position',
  'status',
  'value',
  'currency',
  'probability',
  'expectedCloseDate',
  'ownerId',
  'ownerName',
  'tags',
  'stageSince',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'updatedByName',
  'nextTaskAt',
  'noNextStep',
] as const) {}

/** What stands in a stage, in one currency. */
export class StageSum {
  @Currency() currency: string;
  @Int() count: number;
  @MoneyField() sum: Money;
  @MoneyField({ description: 'each value × its probability' }) weightedSum: Money;
}

export class BoardStage extends PickType(Stage, ['id', 'version', 'name', 'color', 'probability', 'kind', 'position'] as const) {
  @Int({ description: 'deals in all currencies' }) count: number;
  @MoneyField({ description: 'of the deals in the currency of the organization' }) sum: Money;
  @MoneyField({ description: 'of the same, each value × its probability' }) weightedSum: Money;
  @Items(() => StageSum, { description: 'deals in other currencies: nothing is converted at a rate nobody agreed on' }) otherCurrencies: StageSum[];
  @Items(() => DealCard, { description: 'the first of them' }) deals: DealCard[];
}

export class Board {
  @IdField() pipelineId: Id;
  @ApiProperty() name: string;
  @Currency({ description: 'of the organization' }) currency: string;
  @Items(() => BoardStage) stages: BoardStage[];
}
