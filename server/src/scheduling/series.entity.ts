import { ArrayUnique, IsArray, IsInt, Max, Min } from 'class-validator';
import { Day, field, Int, One, OneOf, Text } from '../core/dto';
import type { DateString } from '../core/dates';
import { BaseRecord, Table } from '../core/record';
import { FREQUENCIES } from './series.rules';

export class SeriesRule {
  @OneOf('SeriesFrequency', FREQUENCIES) frequency: (typeof FREQUENCIES)[number];
  @Int({ min: 1, max: 52, description: 'every so many days, weeks or months' }) interval: number;
  @field(
    { nullable: true, description: 'of a weekly series: 1 is Monday; left out, the weekday of the first' },
    { type: 'int', array: true },
    { type: 'integer', isArray: true, minimum: 1, maximum: 7 },
    IsArray(),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(7, { each: true }),
  )
  weekdays: number[] | null;
  @Int({ nullable: true, min: 2, max: 200, description: 'how many; or the last day' }) count: number | null;
  @Day({ nullable: true }) until: DateString | null;
}

@Table('scheduling.series')
export class Series extends BaseRecord {
  @One(() => SeriesRule) rule: SeriesRule;
  @Text() timeZone: string;
  @Day() firstDay: DateString;
  @Int() count: number;
}
