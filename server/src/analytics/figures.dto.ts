import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Length, ValidateBy } from 'class-validator';
import { isDay, type DateString } from '../core/dates';
import { Items, OneOf, Text, Texts } from '../core/dto';
import { PageQuery } from '../core/list';
import { COLUMN_TYPES, type ColumnType } from './data-sets';
import { CHANGE_KINDS } from './figures.rules';
import { METRIC_GROUPS, UNITS, type MetricGroup, type Unit } from './metrics';
import { TIMEFRAMES, type Timeframe } from './periods';

const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
const day = ValidateBy({ name: 'isDay', validator: { validate: isDay, defaultMessage: () => '$property must be a date like 2026-11-21' } });
const many = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
export const OptionalDay = (description: string) => optional({ type: 'string', format: 'date', description }, day);

export class TimeframeQuery {
  @optional(
    { enum: [...TIMEFRAMES], default: '30d', description: 'days with today; a calendar unit so far, or the last whole one; custom: from and to' },
    IsIn([...TIMEFRAMES]),
  )
  timeframe?: Timeframe;
  @OptionalDay('first day, in the zone of the organization') from?: DateString;
  @OptionalDay('last day') to?: DateString;
}
export class FigureQuery extends TimeframeQuery {
  @OptionalDay('as of which standing numbers are looked at; left out, the last day of the period, today at most') at?: DateString;
}
export class ValuesQuery extends FigureQuery {
  @ApiProperty({ type: 'string', isArray: true, style: 'form', explode: false, example: ['revenue'] } as never)
  @many
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  ids: string[];
}
const STEPS = ['day', 'week', 'month'] as const;
export class SeriesQuery extends TimeframeQuery {
  @optional({ enum: [...STEPS], default: 'day' }, IsIn([...STEPS])) by?: (typeof STEPS)[number];
}
export class MetricRowsQuery extends PageQuery {
  @optional({ enum: [...TIMEFRAMES], default: '30d' }, IsIn([...TIMEFRAMES])) timeframe?: Timeframe;
  @OptionalDay('first day') from?: DateString;
  @OptionalDay('last day') to?: DateString;
  @OptionalDay('as of which a standing number is looked at') at?: DateString;
  @optional(
    { type: 'string', isArray: true, style: 'form', explode: false, description: 'columns of the rows, `-` before one for descending' },
    many,
    IsArray(),
    ArrayMaxSize(3),
    Length(1, 60, { each: true }),
  )
  sort?: string[];
}
export class MetricExportQuery extends FigureQuery {
  @optional({ enum: ['csv', 'xlsx'], default: 'csv' }, IsIn(['csv', 'xlsx'])) format?: 'csv' | 'xlsx';
  @optional({ enum: ['de', 'en'], description: 'of the headers; left out, that of the request' }, IsIn(['de', 'en'])) locale?: 'de' | 'en';
}
export class ByMetric {
  @Text({ max: 60 }) id: string;
}

/** The same in both languages. */
export class BothWords {
  @Text({ max: 2_000 }) de: string;
  @Text({ max: 2_000 }) en: string;
}
const words = (description?: string) => ApiProperty({ type: () => BothWords, description });
const number = { oneOf: [{ type: 'string', format: 'decimal' }, { type: 'number' }], nullable: true };
/** An amount as decimal text, any other number as a number. */
export const Value = (description?: string) => ApiProperty({ ...number, description } as never);
const maybeDay = (description?: string) => ApiProperty({ type: 'string', format: 'date', nullable: true, description });

/** What a number is. */
export class MetricEntry {
  @Text() id: string;
  @OneOf('MetricGroup', METRIC_GROUPS) group: MetricGroup;
  @words() label: BothWords;
  @words('what is counted and what is not') definition: BothWords;
  @OneOf('MetricUnit', UNITS) unit: Unit;
  @Text() dataSet: string;
  @OneOf('MetricKind', ['period', 'standing'] as const) kind: 'period' | 'standing';
  @ApiProperty({ enum: ['more', 'less'], nullable: true, description: 'what is good news' }) better: 'more' | 'less' | null;
  @ApiProperty({ type: 'boolean', description: 'adds up over time, so that months to come can be forecast' }) additive: boolean;
}

/** A number, and what one must know to believe it. */
export class MetricFigure {
  @Text() metric: string;
  @OneOf('MetricUnit', UNITS) unit: Unit;
  @ApiProperty({ type: 'string', nullable: true, description: 'of amounts' }) currency: string | null;
  @Value('null: there is none, and `reason` says why') value: string | number | null;
  @ApiProperty({ enum: ['no_data', 'failed', 'missing_permission'], nullable: true }) reason: 'no_data' | 'failed' | 'missing_permission' | null;
  @Value('of the period before') previous: string | number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'against `previous`, in percent' }) change: number | null;
  @ApiProperty({ enum: [...CHANGE_KINDS], nullable: true, description: 'new: there was nothing before' }) changeKind: (typeof CHANGE_KINDS)[number] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'rows it is made of' }) rows: number | null;
  @Texts() otherCurrencies: string[];
  @maybeDay() from: DateString | null;
  @maybeDay() to: DateString | null;
  @maybeDay('of a standing number') at: DateString | null;
  @maybeDay() previousFrom: DateString | null;
  @maybeDay() previousTo: DateString | null;
  @maybeDay() previousAt: DateString | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) calculatedAt: string;
}

export type Figure = MetricFigure;

export class SeriesPoint {
  @ApiProperty({ type: 'string', format: 'date' }) from: DateString;
  @ApiProperty({ type: 'string', format: 'date' }) to: DateString;
  @Value() value: string | number | null;
}

export class DataSetColumn {
  @Text() key: string;
  @words() label: BothWords;
  @OneOf('ColumnType', COLUMN_TYPES) type: ColumnType;
  @ApiProperty({
    type: 'array',
    nullable: true,
    items: { type: 'object', properties: { value: { type: 'string' }, label: { $ref: '#/components/schemas/BothWords' } } },
  })
  choices: { value: string; label: BothWords }[] | null;
  @Texts({ description: 'what makes sense of it: sum, mean, min, max' }) measures: string[];
  @ApiProperty({ type: 'boolean' }) groupable: boolean;
  @ApiProperty({ type: 'boolean', description: 'to filter by, not to see, sort or group by' }) filterOnly: boolean;
}
/** Facts that can be asked for. */
export class DataSetEntry {
  @Text() id: string;
  @words() label: BothWords;
  @words('what one row is') definition: BothWords;
  @ApiProperty({ type: 'boolean', description: 'has a day, so that a period can be chosen; otherwise it stands as of a day' }) dated: boolean;
  @ApiProperty({ type: 'string', nullable: true, description: 'the resource a row opens' }) opens: string | null;
  @Texts({ description: 'the columns one sees first' }) shown: string[];
  @Items(() => DataSetColumn) columns: DataSetColumn[];
}

export class FigureRow {
  @Text() id: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'of the record it opens (`meta.opens` names the resource)' }) recordId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'by column; amounts are decimal text' }) values: Record<string, unknown>;
}
