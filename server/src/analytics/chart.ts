import type { Unit } from './metrics';

export const CHART_KINDS = ['bar', 'line', 'pie'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** A chart as numbers and words: the web draws it, and so does the worker for papers and mails. */
export interface ChartSpec {
  kind: ChartKind;
  /** Times keep their order and may leave labels out; categories are told apart by their names. */
  axis: 'time' | 'category';
  title: string;
  unit: Unit;
  /** Of money. */
  currency: string | null;
  labels: string[];
  /** One value per label; null where there is none, which is not 0. */
  series: { name: string; values: (number | null)[] }[];
  /** What is not shown: `20 of 143`. */
  note: string | null;
}
