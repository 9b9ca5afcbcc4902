import { core, Problem } from '../core/problem';
import type { DataColumn, DataSet } from './data-sets';
import type { Measure } from './metrics';
import type { Question } from './question';
import { filterable, isDated, visible } from './question.columns';
import type { ReportChart, ReportGroup, ReportMeasure, ReportQuestion } from './reports.entity';

/** Days a question is asked about. */
export interface Days {
  from?: string;
  to?: string;
  at?: string;
}
interface Asker {
  permissions: readonly string[];
}

export const isGrouped = ({ groupBy, measures }: ReportQuestion): boolean => Boolean(groupBy?.length || measures?.length);

const COUNT: ReportMeasure = { key: 'count', label: null, kind: 'count', column: null, by: null, percent: null };
/** Groups of which nothing else is asked are counted. */
export const measuresOf = ({ measures }: ReportQuestion): ReportMeasure[] => (measures?.length ? measures : [COUNT]);

export function measureOf({ kind, column, by, percent }: ReportMeasure): Measure {
  if (kind === 'count') return { kind };
  return kind === 'ratio' ? { kind, of: column!, by: by!, times: percent ? 100 : 1 } : { kind, column: column! };
}
const columnsIn = ({ kind, column, by }: ReportMeasure): string[] => [column, kind === 'ratio' ? by : null].filter((key): key is string => key !== null);

/** Days are grouped by something: an instant of its own is no group. */
const stepOf = ({ column, by }: ReportGroup, columns: Record<string, DataColumn>): ReportGroup['by'] =>
  by ?? (Object.hasOwn(columns, column) && isDated(columns[column]) ? 'day' : null);
export const groupsOf = ({ groupBy }: ReportQuestion, columns: Record<string, DataColumn>): ReportGroup[] =>
  (groupBy ?? []).map((group) => ({ ...group, by: stepOf(group, columns) }));

/** What a report asks of the engine. */
export function questionOf(question: ReportQuestion, { columns }: DataSet, days: Days): Question {
  const asked = {
    dataSet: question.dataSet,
    filters: (question.filters ?? []).map(({ column, op, value }) => ({ column, op, value: value ?? undefined })),
    sort: (question.sort ?? []).map(({ key, descending }) => ({ key, descending: descending ?? false })),
    ...days,
  };
  if (!isGrouped(question)) return { ...asked, columns: question.columns ?? undefined };
  const groupBy = groupsOf(question, columns).map(({ column, by }) => ({ column, by: by ?? undefined }));
  return { ...asked, groupBy, measures: measuresOf(question).map((one) => ({ key: one.key, measure: measureOf(one) })) };
}

/**
 * A kept report for whoever asks now: columns and measures that are not for them are left out and named, and no order is made by them. What decides
 * which rows there are cannot be left out: a filter or a group by such a column is a 403.
 */
export function cutFor(question: ReportQuestion, set: DataSet, asker: Asker, locale: 'de' | 'en'): { question: ReportQuestion; hidden: string[] } {
  const columns = visible(set, asker);
  const there = (key: string) => Object.hasOwn(columns, key);
  const asked = filterable(set, asker);
  const decides =
    (question.filters ?? []).map(({ column }) => column).find((key) => !Object.hasOwn(asked, key)) ??
    (question.groupBy ?? []).map(({ column }) => column).find((key) => !there(key));
  if (decides !== undefined) throw core.missingPermission({ permission: set.columns[decides]?.permission ?? decides });
  const shown = question.columns ?? set.shown;
  const grouped = isGrouped(question);
  const measures = measuresOf(question).filter((one) => columnsIn(one).every(there));
  const kept = shown.filter(there);
  const gone = grouped ? measuresOf(question).filter((one) => !measures.includes(one)) : [];
  const hidden = grouped ? gone.flatMap(columnsIn).filter((key) => !there(key)) : shown.filter((key) => !there(key));
  if (grouped ? !measures.length : !kept.length) throw core.missingPermission({ permission: set.columns[hidden[0]]?.permission ?? hidden[0] });
  const sortable = (key: string) => (grouped ? !gone.some((one) => one.key === key) : there(key));
  return {
    question: {
      ...question,
      columns: grouped ? question.columns : kept,
      measures: grouped ? measures : null,
      sort: (question.sort ?? []).filter(({ key }) => sortable(key)),
    },
    hidden: [...new Set(hidden)].map((key) => set.columns[key]?.label[locale] ?? key),
  };
}

/** 400 where parts of a definition do not fit each other; whether the columns are there is asked of the engine. */
export function requireSound(question: ReportQuestion, chart: ReportChart | null): void {
  const groups = (question.groupBy ?? []).map(({ column }) => column);
  const keys = (question.measures ?? []).map(({ key }) => key);
  twice(groups, 'question.groupBy', 'column');
  twice([...groups, ...keys], 'question.measures', 'key', groups.length);
  for (const [i, { kind, column, by }] of (question.measures ?? []).entries()) {
    if (kind !== 'count' && !column) throw core.validationFailed({ reason: 'required' }, `question.measures.${i}.column`);
    if (kind === 'ratio' && !by) throw core.validationFailed({ reason: 'required' }, `question.measures.${i}.by`);
  }
  if (chart) requireDrawable(question, chart);
}

function requireDrawable(question: ReportQuestion, { x, y }: ReportChart): void {
  if (!question.groupBy?.some(({ column }) => column === x)) throw core.validationFailed({ reason: 'chart_needs_group' }, 'chart.x');
  const known = measuresOf(question).map(({ key }) => key);
  const unknown = y.findIndex((key) => !known.includes(key));
  if (unknown >= 0 || !y.length) throw core.validationFailed({ reason: 'chart_needs_measure' }, `chart.y.${Math.max(unknown, 0)}`);
}

function twice(names: string[], field: string, property: string, skip = 0): void {
  const at = names.findIndex((name, i) => i >= skip && names.indexOf(name) < i);
  if (at >= 0) throw core.validationFailed({ reason: 'named_twice' }, `${field}.${at - skip}.${property}`);
}

/** What the engine refuses names its own fields: in a body they stand below `question`. */
export async function below<T>(path: string, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem) for (const fault of error.faults) if (fault.field) fault.field = `${path}.${fault.field}`;
    throw error;
  }
}
