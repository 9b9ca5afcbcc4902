import type {
  ColumnType,
  DataSetColumn,
  DataSetEntry,
  Report,
  ReportChart,
  ReportCondition,
  ReportMeasure,
  ReportMeasureKind,
  ReportOperator,
  ReportQuestion,
  ReportSharing,
} from '../api';
import { asked } from './ReportPeriodField';

/** A report while somebody builds it: parts of it may not be finished. */
export interface Draft {
  name: string;
  description: string | null;
  shared: ReportSharing;
  question: ReportQuestion;
  chart: ReportChart | null;
}

const MANY = ['money', 'price', 'quantity', 'number', 'percent', 'minutes', 'hours', 'days'] as const satisfies readonly ColumnType[];
export const isNumber = (type: ColumnType): boolean => (MANY as readonly ColumnType[]).includes(type);
export const isDated = (type: ColumnType): boolean => type === 'day' || type === 'time';

/** What a row shows, and what groups, sums and orders are made of. */
export const withoutFilters = (set: DataSetEntry): DataSetEntry => ({ ...set, columns: set.columns.filter(({ filterOnly }) => !filterOnly) });

/** The comparisons that make sense of a column. */
export function opsOf({ type, filterOnly }: Pick<DataSetColumn, 'type' | 'filterOnly'>): ReportOperator[] {
  if (filterOnly) return ['is', 'isNot'];
  if (isNumber(type) || isDated(type)) return ['from', 'to', 'is', 'isEmpty', 'isNotEmpty'];
  if (type === 'flag') return ['is'];
  if (type === 'choice') return ['is', 'isNot', 'isEmpty', 'isNotEmpty'];
  return ['contains', 'is', 'isNot', 'isEmpty', 'isNotEmpty'];
}

/** The numbers that make sense of a column. */
export function kindsOf({ type, measures }: DataSetColumn): ReportMeasureKind[] {
  const counted: ReportMeasureKind[] = type === 'flag' ? ['share'] : isNumber(type) ? [] : ['distinct'];
  return [...(measures as ReportMeasureKind[]), ...counted];
}
export const KINDS: ReportMeasureKind[] = ['count', 'sum', 'mean', 'min', 'max', 'distinct', 'share', 'ratio'];
/** The columns a kind of number can be made of. */
export const columnsFor = (set: DataSetEntry, kind: ReportMeasureKind): DataSetColumn[] =>
  set.columns.filter((column) => (kind === 'ratio' ? column.measures.includes('sum') : kindsOf(column).includes(kind)));

const START: ReportQuestion = {
  dataSet: '',
  columns: null,
  filters: null,
  groupBy: null,
  measures: null,
  sort: null,
  period: { timeframe: '1y', from: null, to: null, at: null },
};

/** A new report about something: its usual columns, one row a record. */
export const startOf = (set: DataSetEntry): ReportQuestion => ({ ...START, dataSet: set.id, columns: set.shown, period: set.dated ? START.period : null });

export const isGrouped = ({ groupBy, measures }: ReportQuestion): boolean => Boolean(groupBy?.length ?? measures?.length);

/** Told by groups: by the first column that can be grouped by, days by month, with how many there are. */
export function summedUp(question: ReportQuestion, whole: DataSetEntry): ReportQuestion {
  const set = withoutFilters(whole);
  const first = set.columns.find(({ type, groupable }) => groupable && type !== 'time') ?? set.columns[0];
  const amount = set.columns.find(({ measures }) => measures.includes('sum'));
  const measures: ReportMeasure[] = [measureOf('count', null, [])];
  if (amount) measures.push(measureOf('sum', amount.key, measures));
  const by = isDated(first.type) ? ('month' as const) : null;
  return { ...question, columns: null, sort: null, groupBy: [{ column: first.key, by }], measures };
}
export const rowByRow = (question: ReportQuestion, set: DataSetEntry): ReportQuestion => ({
  ...question,
  columns: set.shown,
  groupBy: null,
  measures: null,
  sort: null,
});

/** A number with a name of its own among the others: `sum_total`, `sum_total2`. */
export function measureOf(kind: ReportMeasureKind, column: string | null, others: readonly ReportMeasure[], by: string | null = null): ReportMeasure {
  const plain = [kind, column, by]
    .filter(Boolean)
    .join('_')
    .replace(/[^A-Za-z0-9_]/g, '_');
  const taken = new Set(others.map(({ key }) => key));
  let key = plain;
  for (let at = 2; taken.has(key); at++) key = `${plain}${at}`;
  return { key, label: null, kind, column, by, percent: kind === 'ratio' ? true : null };
}

const isWhole = ({ op, value }: ReportCondition) =>
  op === 'isEmpty' || op === 'isNotEmpty' || (value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length));
/** What is not finished has no effect yet. */
export const unfinished = ({ filters }: ReportQuestion): boolean => (filters ?? []).some((one) => !isWhole(one));

/** The question as it can be asked: without what is not finished. */
export function finished(question: ReportQuestion): ReportQuestion {
  const filters = (question.filters ?? []).filter(isWhole).map((one) => (one.op === 'isEmpty' || one.op === 'isNotEmpty' ? { ...one, value: null } : one));
  const period = question.period && { timeframe: null, from: null, to: null, at: null, ...asked(question.period) };
  return { ...question, filters: filters.length ? filters : null, period: period && (period.timeframe ?? period.at) ? period : null };
}

/** The chart as far as the question still has what it names. */
export function fitting(chart: ReportChart | null, { groupBy, measures }: ReportQuestion): ReportChart | null {
  if (!chart || !groupBy?.length || !measures?.length) return null;
  const x = groupBy.find(({ column }) => column === chart.x)?.column ?? groupBy[0].column;
  const known = chart.y.filter((key) => measures.some((one) => one.key === key));
  return { ...chart, x, y: known.length ? known : [measures.at(-1)!.key] };
}

export const draftOf = ({ name, description, shared, question, chart }: Report): Draft => ({ name, description, shared, question, chart });

/** `list` with one entry moved, changed or taken out. */
export const movedTo = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};
export const changedAt = <T>(list: readonly T[], at: number, value: T): T[] => list.map((one, i) => (i === at ? value : one));
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
