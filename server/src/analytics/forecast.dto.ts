import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Id, Items, OneOf, Text } from '../core/dto';
import { Value } from './figures.dto';
import { FORECAST_METHODS, type ForecastMethod } from './forecast.rules';
import { UNITS, type Unit } from './metrics';

const MOST_MONTHS = 12;
export const USUAL_MONTHS = 6;

export class ForecastOfQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_MONTHS, default: USUAL_MONTHS, description: 'months ahead, the current one first' })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(MOST_MONTHS)
  months?: number;
}
export class ByForecast {
  @Text({ max: 60 }) id: string;
}

export class MonthPast {
  @Text({ description: '`2026-11`' }) month: string;
  @Value() value: string | number;
}
export class MonthForecast extends MonthPast {
  @Value('the lower end of the range') low: string | number;
  @Value('the upper end of the range') high: string | number;
}
export class ForecastCandidate {
  @OneOf('ForecastMethod', FORECAST_METHODS) method: ForecastMethod;
  @ApiProperty({ type: 'number', nullable: true, description: 'on the months held out, in percent; null: not measured' }) error: number | null;
}

/** What months to come may bring, by the method that was best on months held out, and how far off that method was. */
export class ForecastAnswer {
  @ApiProperty({ type: 'string', nullable: true }) metric: string | null;
  @Id({ nullable: true }) partId: string | null;
  @OneOf('MetricUnit', UNITS) unit: Unit;
  @ApiProperty({ type: 'string', nullable: true, description: 'of amounts' }) currency: string | null;
  @ApiProperty({ enum: [...FORECAST_METHODS], nullable: true, description: 'null: there is no forecast, and `reason` says why' }) method: ForecastMethod | null;
  @ApiProperty({ enum: ['too_little_history'], nullable: true }) reason: 'too_little_history' | null;
  @ApiProperty({ type: 'integer', description: 'whole months of history a forecast needs at least' }) neededMonths: number;
  @Items(() => MonthPast, { description: 'whole months; the first one with anything is left out, because it may have begun late' })
  history: MonthPast[];
  @Items(() => MonthForecast) forecast: MonthForecast[];
  @ApiProperty({ type: 'integer', description: 'the share of outcomes that lie within the range' }) rangePercent: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'absolute errors by absolute actuals on the months held out (WAPE), in percent' })
  error: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'months held out to measure the error on' }) heldOutMonths: number | null;
  @Items(() => ForecastCandidate) candidates: ForecastCandidate[];
  @ApiProperty({ format: 'date-time' }) calculatedAt: string;
}
