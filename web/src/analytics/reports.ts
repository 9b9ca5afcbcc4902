import type { ColumnType, DataSetEntry, Report, ReportStep, ReportTimeframe } from '../api';
import { useOne } from '../core/api';
import type { RecordLink } from '../core/module';
import Assessment from '@mui/icons-material/AssessmentOutlined';
import type { Table } from '../core/table';
import type { ChartSpec } from './ChartView';
import type { Unit } from './units';

/** One column of an answer, as the server tells it. */
export interface ResultColumn {
  key: string;
  label: string;
  type: ColumnType;
  unit: Unit | null;
  by: ReportStep | null;
  choices: Record<string, string> | null;
  measure: boolean;
}
/** What stands beside the rows of a report: `meta.summary`. */
export interface ReportSummary {
  title: string;
  columns: ResultColumn[];
  sums: Record<string, unknown>;
  total: number;
  facts: number;
  filters: string[];
  period: { from: string | null; to: string | null; at: string | null; zone: string; label: string };
  otherCurrencies: string[];
  currency: string;
  hidden: string[];
  truncated: boolean;
  chart: ChartSpec | null;
  opens: string | null;
  yearStart: number;
}

export const TIMEFRAMES: ReportTimeframe[] = [
  'all',
  '7d',
  '30d',
  '90d',
  '1y',
  'week',
  'month',
  'quarter',
  'year',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
  'custom',
];

/** What can be asked about, for this person. */
export const useDataSets = (): DataSetEntry[] | undefined => useOne<DataSetEntry[]>('/data-sets').data;

export const reportLink: RecordLink<Report> = {
  resource: 'reports',
  label: 'reports.title',
  icon: Assessment,
  to: ({ id }) => `/reports/${id}`,
  title: ({ name }) => name,
  can: 'reports:read',
};

export const reportsTable: Table<Report, 'reports'> = {
  texts: 'reports',
  path: '/reports',
  sort: 'name',
  to: ({ id }) => `/reports/${id}`,
  peek: false,
  create: { label: 'reports.create', to: '/reports/new', can: 'reports:write' },
  empty: { title: 'reports.empty.title', text: 'reports.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true, width: 260 },
    { field: 'description' },
    { field: 'standard', type: 'chip', value: ({ standard }) => String(standard), width: 140 },
    { field: 'shared', type: 'chip', value: ({ shared, standard }) => (standard ? null : shared), width: 140 },
    { field: 'updatedAt', type: 'ago', sort: true, value: ({ standard, updatedAt }) => (standard ? null : updatedAt), width: 130 },
  ],
  filters: [
    { field: 'standard', kind: 'flag' },
    { field: 'mine', kind: 'flag' },
    { field: 'shared', kind: 'enum', options: ['none', 'read', 'write'] },
  ],
};
