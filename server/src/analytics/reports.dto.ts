import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import type { DateString } from '../core/dates';
import { bulkOf } from '../core/bulk';
import { inputOf, Text } from '../core/dto';
import { anyOf, isFlag, list, PageQuery, where } from '../core/list';
import type { Id } from '../core/tx';
import { OptionalDay } from './figures.dto';
import { Report, REPORT_TIMEFRAMES, SHARING, type ReportTimeframe } from './reports.entity';

const dataSet = where((bound) => `t.question ->> 'dataSet' = any (${bound}::text[])`);
const shared = anyOf('shared', SHARING);

/** What people may ask of the list; whether a report came with the house, and whether it is one's own, is found out outside of the table. */
export const reportList = list({
  entity: Report,
  search: true,
  filter: { dataSet, shared, standard: isFlag('standard'), mine: isFlag('createdBy') },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class ReportQuery extends reportList.Query {}
export class ReportListExport extends reportList.Export {}
export class ReportBulk extends bulkOf(['delete', 'restore']) {}

/** Among the kept ones: those of others that are shared, and one's own. */
export const keptReports = list({
  entity: Report,
  search: true,
  filter: {
    dataSet,
    shared,
    visibleTo: where((bound) => `(t.shared <> 'none' or t.created_by = any (${bound}::uuid[]))`, 'id'),
    author: where((bound) => `t.created_by = any (${bound}::uuid[])`, 'id'),
  },
  sort: ['name', 'createdAt', 'updatedAt'],
});

const flag = Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value);
const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
const Asked = () => optional({ enum: [...REPORT_TIMEFRAMES], description: 'another period than its own' }, IsIn([...REPORT_TIMEFRAMES]));

const Segment = () => optional({ type: 'string', format: 'uuid', description: 'only of customers of this segment' }, IsUUID());

/** The rows of a report, of other days than its own where some are named. */
export class ReportRowsQuery extends PageQuery {
  @Asked() timeframe?: ReportTimeframe;
  @OptionalDay('first day, in the zone of the organization') from?: DateString;
  @OptionalDay('last day') to?: DateString;
  @OptionalDay('the day as of which a set that stands is looked at; left out, today') at?: DateString;
  @Segment() segmentId?: Id;
}

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
export class ReportExportQuery {
  @optional({ enum: [...FORMATS], default: 'csv' }, IsIn([...FORMATS])) format?: Format;
  @Asked() timeframe?: ReportTimeframe;
  @OptionalDay('first day, in the zone of the organization') from?: DateString;
  @OptionalDay('last day') to?: DateString;
  @OptionalDay('the day as of which a set that stands is looked at; left out, today') at?: DateString;
  @Segment() segmentId?: Id;
  @optional({ enum: ['de', 'en'], description: 'the language of headers and words; left out, that of the request' }, IsIn(['de', 'en'])) locale?: 'de' | 'en';
  @optional({ type: 'boolean', default: false, description: 'CSV only: title, period and filters in lines above the header' }, flag, IsBoolean())
  notes?: boolean;
  @optional({ type: 'string', format: 'uuid', description: 'PDF only: the job a 202 named; answers with its file' }, IsUUID()) jobId?: Id;
}

/** A definition that nobody has kept yet. */
export class ReportPreview extends inputOf(Report, ['question', 'chart']) {
  @Text({ nullable: true, max: 120 }) name?: string | null;
  @optional({ type: 'integer', minimum: 1, default: 1 }, IsInt(), Min(1), Max(100_000)) page?: number;
  @optional({ type: 'integer', minimum: 1, maximum: 200, default: 50 }, IsInt(), Min(1), Max(200)) perPage?: number;
}
export class ReportCopy {
  @optional({ type: 'string', maxLength: 120, description: 'left out, the name of what is copied' }, IsString(), Length(1, 120)) name?: string;
}
