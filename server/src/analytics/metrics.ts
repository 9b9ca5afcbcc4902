import type { Words } from './data-sets';

export const METRIC_GROUPS = [
  'sales',
  'finance',
  'inventory',
  'production',
  'purchasing',
  'pipeline',
  'messaging',
  'appointments',
  'customers',
  'automation',
] as const;
export const UNITS = ['count', 'money', 'percent', 'quantity', 'minutes', 'hours', 'days', 'ratio'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];
export type Unit = (typeof UNITS)[number];

/** One condition on a column of a data set. Days may be given relative to today: `today`, `today-30`, `month`, `month-1` (first day of a month), `year`. */
export interface Condition {
  column: string;
  op: 'is' | 'isNot' | 'contains' | 'from' | 'to' | 'isEmpty' | 'isNotEmpty';
  /** A value, or several of which one suffices; left out for isEmpty and isNotEmpty. */
  value?: string | number | boolean | (string | number | boolean)[];
}

/** How rows become one number. Of no rows there is 0 for a count or a sum, and null for the others. */
export type Measure =
  | { kind: 'count' }
  | { kind: 'distinct'; column: string }
  | { kind: 'sum'; column: string }
  | { kind: 'mean' | 'min' | 'max'; column: string }
  /** The share of the rows, 0 to 100, for which a flag holds. */
  | { kind: 'share'; column: string }
  /** The sum of one column by the sum of another, times `times` (100 for a percentage). */
  | { kind: 'ratio'; of: string; by: string; times?: number };

/** A number of the house: defined once, asked for by dashboard, report, mail, export, alert and API alike. */
export interface Metric {
  id: string;
  group: MetricGroup;
  label: Words;
  /** What is counted and what is not, by which day, in words a bookkeeper would sign. */
  definition: Words;
  unit: Unit;
  dataSet: string;
  measure: Measure;
  /** Conditions beside those of the data set. */
  filter?: readonly Condition[];
  /** Of a period by the day of its data set, or as it stands on a day. */
  kind: 'period' | 'standing';
  /** What is good news; null where neither is. */
  better: 'more' | 'less' | null;
}
