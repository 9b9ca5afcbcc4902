import type { DateString } from '../core/dates';
import type { Id } from '../core/tx';
import type { ChartSpec } from './chart';
import type { ColumnType, DataColumn, DataSet } from './data-sets';
import type { Unit } from './metrics';
import type { Step } from './periods';
import type { Wanted } from './question';
import type { ReportMeasure, ReportQuestion } from './reports.entity';
import { groupsOf, measuresOf } from './reports.cut';
import { groupLabel, measureLabel, type Locale } from './reports.words';

export type Value = string | number | boolean | null;

/** One column of a result: how its values are told. */
export interface ReportColumn {
  key: string;
  label: string;
  type: ColumnType;
  unit: Unit | null;
  /** Of a group by days: how long its step is; its values are the first days. */
  by: Step | null;
  /** The words of its values. */
  choices: Record<string, string> | null;
  /** Made of many rows: a sum, a mean. */
  measure: boolean;
}

/** What came out, and everything a reader needs to trust it. */
export interface ReportResult {
  title: string;
  description: string | null;
  columns: ReportColumn[];
  /** Raw values by the keys of the columns. */
  rows: Record<string, Value>[];
  /** What each row opens, see `opens`; groups open nothing. */
  recordIds: (Id | null)[];
  /** What all rows come to, not only those of the page; of amounts in the organization's currency. */
  sums: Record<string, Value>;
  /** Rows or groups of the whole answer. */
  total: number;
  /** Facts behind them. */
  facts: number;
  filters: string[];
  period: ReportDays;
  otherCurrencies: string[];
  currency: string;
  /** Columns left out because whoever asks may not see them. */
  hidden: string[];
  /** There are more groups than are read. */
  truncated: boolean;
  chart: ChartSpec | null;
  /** The resource of the API that rows open. */
  opens: string | null;
  yearStart: number;
}
export interface ReportDays {
  from: DateString | null;
  to: DateString | null;
  at: DateString | null;
  zone: string;
  /** In words: `01.11.2026 – 30.11.2026`. */
  label: string;
}

const UNITS: Partial<Record<ColumnType, Unit>> = {
  money: 'money',
  price: 'money',
  quantity: 'quantity',
  number: 'quantity',
  percent: 'percent',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
};

const wordsIn = (choices: DataColumn['choices'], locale: Locale): ReportColumn['choices'] =>
  choices ? Object.fromEntries(Object.entries(choices).map(([value, words]) => [value, words[locale]])) : null;

const columnOf = ({ key, column }: Wanted, locale: Locale): ReportColumn => ({
  key,
  label: column.label[locale],
  type: column.type,
  unit: UNITS[column.type] ?? null,
  by: null,
  choices: wordsIn(column.choices, locale),
  measure: false,
});
export const rowColumns = (wanted: readonly Wanted[], locale: Locale): ReportColumn[] => wanted.map((one) => columnOf(one, locale));

/** The columns of groups: what they are made by, then what is measured. */
export function groupColumns(question: ReportQuestion, { columns }: DataSet, locale: Locale): ReportColumn[] {
  const groups = groupsOf(question, columns).map(({ column: key, by }) => ({
    ...columnOf({ key, column: columns[key] }, locale),
    label: groupLabel(columns[key], by, locale),
    ...(by && { type: 'day' as const, by }),
  }));
  return [...groups, ...measuresOf(question).map((one) => measured(one, columns, locale))];
}

function measured(measure: ReportMeasure, columns: Record<string, DataColumn>, locale: Locale): ReportColumn {
  const type = typeOf(measure, columns);
  const counted = measure.kind === 'count' || measure.kind === 'distinct';
  const unit = counted ? 'count' : measure.kind === 'ratio' && !measure.percent ? 'ratio' : (UNITS[type] ?? null);
  return { key: measure.key, label: measureLabel(measure, columns, locale), type, unit, by: null, choices: null, measure: true };
}

function typeOf({ kind, column, percent }: ReportMeasure, columns: Record<string, DataColumn>): ColumnType {
  if (kind === 'share' || (kind === 'ratio' && percent)) return 'percent';
  return kind === 'count' || kind === 'distinct' || kind === 'ratio' ? 'number' : columns[column!].type;
}
