import { Matches, ValidateBy } from 'class-validator';
import type { DateString } from '../core/dates';
import { Bool, Day, Derived, field, inputOf, Items, One, OneOf, patchOf, replaceOf, Text, Texts } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import { CHART_KINDS, type ChartKind } from './chart';
import type { Condition } from './metrics';
import { STEPS, TIMEFRAMES, type Step } from './periods';

export const OPERATORS = ['is', 'isNot', 'contains', 'from', 'to', 'isEmpty', 'isNotEmpty'] as const;
export const MEASURES = ['count', 'distinct', 'sum', 'mean', 'min', 'max', 'share', 'ratio'] as const;
export const SHARING = ['none', 'read', 'write'] as const;
/** Beside the periods of dashboards: everything there is. */
export const REPORT_TIMEFRAMES = ['all', ...TIMEFRAMES] as const;
export type ReportTimeframe = (typeof REPORT_TIMEFRAMES)[number];

const isPlain = (value: unknown) =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value.length <= 200);
/** One value, or several of which one suffices. */
const Value = () => {
  const one = [{ type: 'string', maxLength: 200 }, { type: 'number' }, { type: 'boolean' }];
  const api = { oneOf: [...one, { type: 'array', maxItems: 200, items: { oneOf: one } }] };
  const validate = (value: unknown) => (Array.isArray(value) ? value.length > 0 && value.length <= 200 && value.every(isPlain) : isPlain(value));
  const rule = ValidateBy({
    name: 'isConditionValue',
    validator: { validate, defaultMessage: () => '$property must be a text, a number, true or false, or a list of them' },
  });
  return field({ nullable: true }, { type: 'jsonb' }, api, rule);
};
/** The name of a column or measure: whether there is one of that name is asked of the data set. */
const Name = (options: { nullable?: boolean; description?: string } = {}) =>
  field(options, { type: 'text' }, { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_.]{0,79}$', example: 'total' }, Matches(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/));

export class ReportCondition {
  @Name() column: string;
  @OneOf('ReportOperator', OPERATORS) op: Condition['op'];
  @Value() value: Condition['value'] | null;
}
export class ReportGroup {
  @Name() column: string;
  @OneOf('ReportStep', STEPS, { nullable: true, description: 'of days; quarters and years are those of the fiscal year' }) by: Step | null;
}
export class ReportMeasure {
  @Name({ description: 'its name in rows, sums and sorting' }) key: string;
  @Text({ nullable: true, max: 80, description: 'left out, one is made of the column' }) label: string | null;
  @OneOf('ReportMeasureKind', MEASURES) kind: (typeof MEASURES)[number];
  @Name({ nullable: true, description: 'what is summed; of a ratio what is divided' }) column: string | null;
  @Name({ nullable: true, description: 'of a ratio: what is divided by' }) by: string | null;
  @Bool({ nullable: true, description: 'of a ratio: times 100' }) percent: boolean | null;
}
export class ReportSort {
  @Name() key: string;
  @Bool({ nullable: true }) descending: boolean | null;
}
export class ReportPeriod {
  @OneOf('ReportTimeframe', REPORT_TIMEFRAMES, { nullable: true, description: 'left out, all there is' }) timeframe: ReportTimeframe | null;
  @Day({ nullable: true, description: 'with `custom`' }) from: DateString | null;
  @Day({ nullable: true, description: 'with `custom`' }) to: DateString | null;
  @Day({ nullable: true, description: 'the day as of which a set that stands is looked at; left out, today' }) at: DateString | null;
}

/** What a report asks: of which facts, which of them, and how they are told. */
export class ReportQuestion {
  @Name({ description: 'see `GET /data-sets`' }) dataSet: string;
  @Texts({ nullable: true, max: 40, description: 'left out, those a person sees first; of groups there are none' }) columns: string[] | null;
  @Items(() => ReportCondition, { nullable: true, max: 40 }) filters: ReportCondition[] | null;
  @Items(() => ReportGroup, { nullable: true, max: 4 }) groupBy: ReportGroup[] | null;
  @Items(() => ReportMeasure, { nullable: true, max: 12 }) measures: ReportMeasure[] | null;
  @Items(() => ReportSort, { nullable: true, max: 3 }) sort: ReportSort[] | null;
  @One(() => ReportPeriod, { nullable: true }) period: ReportPeriod | null;
}

export class ReportChart {
  @OneOf('ReportChartKind', CHART_KINDS) kind: ChartKind;
  @Name({ description: 'one of the groups; a second one becomes the series' }) x: string;
  @Texts({ max: 6, description: 'keys of measures; of several groups and of a pie the first counts' }) y: string[];
}

/** A question with a name that people ask again and again. Whoever made it owns it. */
@Table('analytics.reports')
export class Report extends BaseRecord {
  @Text({ max: 120 }) name: string;
  @Text({ nullable: true, max: 1_000 }) description: string | null;
  @One(() => ReportQuestion) question: ReportQuestion;
  @One(() => ReportChart, { nullable: true }) chart: ReportChart | null;
  @OneOf('ReportSharing', SHARING, { filled: true, description: 'what others may do with it who may see its facts' }) shared: (typeof SHARING)[number];
  @Derived(() => false, { type: 'boolean', description: 'came with the house: to be read and copied' }) readonly standard: boolean;
}

export class ReportInput extends inputOf(Report, ['name', 'description', 'question', 'chart', 'shared']) {}
export class ReportPatch extends patchOf(ReportInput) {}
export class ReportReplacement extends replaceOf(ReportInput) {}

/** What is asked, without who keeps it. */
export type ReportDefinition = Pick<Report, 'name' | 'description' | 'question' | 'chart'>;
