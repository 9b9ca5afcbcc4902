import type { Permission } from '../core/identity/permissions';
import type { Words } from './data-sets';
import type { ReportChart, ReportCondition, ReportGroup, ReportMeasure, ReportPeriod, ReportSort } from './reports.entity';

/** A report that came with the house, in both languages. Its number makes its id, which never changes: mails and dashboards refer to it. */
export interface StandardReport {
  number: number;
  name: Words;
  description: Words;
  /** Of whom it is meant for, beside those of its facts. */
  permission?: Permission;
  dataSet: string;
  columns?: string[];
  filters?: (Pick<ReportCondition, 'column' | 'op'> & { value?: ReportCondition['value'] })[];
  groupBy?: (Pick<ReportGroup, 'column'> & { by?: ReportGroup['by'] })[];
  measures?: (Pick<ReportMeasure, 'key' | 'kind'> & { column?: string; by?: string; percent?: boolean; label?: Words })[];
  sort?: (Pick<ReportSort, 'key'> & { descending?: boolean })[];
  period?: Partial<ReportPeriod>;
  chart?: ReportChart;
}
