import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Currency, Int, Items, MoneyField, One, RateField } from '../core/dto';
import { isDay } from '../core/dates';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';

@ValidatorConstraint({ name: 'isDay' })
class IsDay implements ValidatorConstraintInterface {
  validate = isDay;
  defaultMessage = () => '$property must be a date like 2026-11-21';
}

export class DealReportQuery {
  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'left out, all pipelines' }) @IsOptional() @IsUUID() pipelineId?: Id;
  @ApiPropertyOptional({ type: 'string', format: 'uuid' }) @IsOptional() @IsUUID() ownerId?: Id;
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'forecast: of closing; statistics: of what happened; left out, without a beginning' })
  @IsOptional()
  @Validate(IsDay)
  from?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'the last day' }) @IsOptional() @Validate(IsDay) to?: string;
}

class ForecastSum {
  @Int() count: number;
  @MoneyField() sum: Money;
  @MoneyField({ description: 'each value × its probability' }) weightedSum: Money;
}
class ForecastOwner extends ForecastSum {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) ownerId: Id | null;
  @ApiProperty({ type: 'string', nullable: true }) ownerName: string | null;
}
class ForecastMonth extends ForecastSum {
  @ApiProperty({ type: 'string', nullable: true, example: '2026-12', description: 'null: without an expected close date' }) month: string | null;
  @Items(() => ForecastOwner) owners: ForecastOwner[];
}
class ForecastCurrency extends ForecastSum {
  @Currency() currency: string;
}

/** What the open deals may bring, in the organization's currency. */
export class Forecast {
  @Currency() currency: string;
  @One(() => ForecastSum) total: ForecastSum;
  @Items(() => ForecastMonth) months: ForecastMonth[];
  @Items(() => ForecastOwner) owners: ForecastOwner[];
  @Items(() => ForecastCurrency, { description: 'deals in other currencies: nothing is converted' }) otherCurrencies: ForecastCurrency[];
}

class StageFlow {
  @ApiProperty({ type: 'string', format: 'uuid' }) stageId: Id;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['open', 'won', 'lost'] }) kind: string;
  @Int({ description: 'deals that came here' }) entered: number;
  @Int({ description: 'of them, those that went on to a later stage or were won' }) advanced: number;
  @RateField({ description: 'advanced of entered, in percent' }) conversionPercent: number;
  @Int({ description: 'how long one stood here on average, until it left or now' }) averageSeconds: number;
}
class LossReason {
  @ApiProperty() reason: string;
  @Int() count: number;
  @MoneyField({ description: 'in the organization’s currency' }) value: Money;
}

/** How deals went. */
export class DealStatistics {
  @Currency() currency: string;
  @Int() openCount: number;
  @Int() wonCount: number;
  @Int() lostCount: number;
  @MoneyField() wonValue: Money;
  @MoneyField() lostValue: Money;
  @RateField({ description: 'won of won and lost, in percent' }) winRatePercent: number;
  @MoneyField({ description: 'of a won deal' }) averageValue: Money;
  @ApiProperty({ description: 'from creation to winning' }) averageDaysToWin: number;
  @MoneyField({ description: 'sales velocity: open deals × win rate × average value ÷ days to win, a day' }) velocityPerDay: Money;
  @Items(() => StageFlow) stages: StageFlow[];
  @Items(() => LossReason) lostReasons: LossReason[];
}
