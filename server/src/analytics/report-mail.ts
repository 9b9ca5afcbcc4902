import type { ChartSpec } from './chart';
import type { ColumnType } from './data-sets';
import type { Unit } from './metrics';

export type Locale = 'de' | 'en';
export type Cell = string | number | boolean | null;

/** A number with what it is compared to. */
export interface FigureLine {
  label: string;
  unit: Unit;
  currency: string | null;
  value: string | number | null;
  reason: 'no_data' | 'failed' | 'missing_permission' | null;
  previous: string | number | null;
  change: number | null;
  changeKind: 'percent' | 'new' | 'same' | null;
  /** What is good news. */
  better: 'more' | 'less' | null;
  otherCurrencies: string[];
  /** Of a number that stands: the day. */
  at: string | null;
}
export interface TableColumn {
  key: string;
  label: string;
  type: ColumnType;
  unit: Unit | null;
  choices: Record<string, string> | null;
  /** The words of a value where its type does not say them: the name of a month. */
  names?: Record<string, string>;
}
export interface TablePart {
  kind: 'table';
  title: string | null;
  columns: TableColumn[];
  /** The first of them. */
  rows: Record<string, Cell>[];
  sums: Record<string, Cell>;
  total: number;
  currency: string;
  otherCurrencies: string[];
}
export interface ChartPart {
  kind: 'chart';
  chart: ChartSpec;
  /** Where it stands in the mail. */
  contentId: string;
}
export interface FiguresPart {
  kind: 'figures';
  title: string | null;
  figures: FigureLine[];
}
export interface NotePart {
  kind: 'note';
  title: string | null;
  text: string;
}
export type Part = TablePart | ChartPart | FiguresPart | NotePart;

/** What a mail tells, computed with the rights of whoever it is for. */
export interface ReportContent {
  title: string;
  period: { from: string | null; to: string | null; at: string | null; label: string };
  zone: string;
  /** In words, one each. */
  filters: string[];
  /** Columns that are left out because they are not for this reader. */
  hidden: string[];
  parts: Part[];
  /** Rows behind it: where there are none, there is nothing to tell. */
  rows: number;
}

/** What went along, or where it is to be had. */
export interface MailFile {
  name: string;
  size: number;
  /** Too large to be attached. */
  url: string | null;
}

/** Everything that stands in one mail. */
export interface ReportMail {
  organization: { name: string; primaryColor?: string | null; footer: string[] };
  locale: Locale;
  /** The day it is of, in the zone. */
  day: string;
  calculatedAt: string;
  content: ReportContent;
  scheduleName: string;
  ownerName: string | null;
  files: MailFile[];
  /** There would have been some, but this reader may not export. */
  filesWithheld: boolean;
  /** Until when links open. */
  linksUntil: string | null;
  /** Where a member finds it in the house. */
  openUrl: string | null;
  unsubscribeUrl: string | null;
  /** Only tried by whoever it goes to. */
  trial: boolean;
}
