import type { ChartSpec } from './chart';
import type { SeriesPoint } from './figures.dto';
import type { Metric } from './metrics';
import { daysBetween, type Step } from './periods';
import { metric } from './registry';
import type { ChartPart, FigureLine, FiguresPart, Locale, Part, TableColumn } from './report-mail';
import type { ReportColumn, ReportResult } from './reports.result';
import { stepName } from './reports.words';

export interface Told {
  parts: Part[];
  /** Facts behind it. */
  rows: number;
}
export interface Course {
  metric: Metric;
  points: SeriesPoint[];
  by: Step;
  currency: string | null;
}

export const metricsOf = (ids: readonly string[]): Metric[] => ids.flatMap((id) => metric(id) ?? []);
export const figuresPart = (figures: FigureLine[]): FiguresPart[] => (figures.length ? [{ kind: 'figures', title: null, figures }] : []);

/** So many steps that each has room in a mail. */
export function stepFor({ from, to }: { from: string; to: string }): Step {
  const days = daysBetween(from, to) + 1;
  return days <= 31 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** A number by its steps; what has one step, or nothing in any, is no course. */
export function courseOf({ metric: { label, unit }, points, by, currency }: Course, contentId: string, locale: Locale): ChartPart[] {
  const values = points.map(({ value }) => (value === null ? null : Number(value)));
  if (values.length < 2 || !values.some(Boolean)) return [];
  const title = label[locale];
  const chart: ChartSpec = {
    kind: 'bar',
    axis: 'time',
    title,
    unit,
    currency: unit === 'money' ? currency : null,
    labels: points.map(({ from }) => shortDay(from, by, locale)),
    series: [{ name: title, values }],
    note: null,
  };
  return [{ kind: 'chart', chart, contentId }];
}

function shortDay(day: string, by: Step, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = by === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'numeric' };
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** A report: its chart, then its first rows with the totals of all. */
export function reportParts(result: ReportResult, { titled, contentId, locale }: { titled: boolean; contentId: string; locale: Locale }): Part[] {
  const { chart, columns, rows, sums, total, currency, otherCurrencies, title } = result;
  const drawn = chart && rows.length > 0 && chart.labels.length > 1;
  return [
    ...(drawn ? [{ kind: 'chart' as const, chart: titled ? chart : { ...chart, title: chart.title || title }, contentId }] : []),
    {
      kind: 'table' as const,
      title: titled ? title : null,
      columns: columns.map((column) => tableColumn(column, result, locale)),
      rows,
      sums,
      total,
      currency,
      otherCurrencies,
    },
  ];
}

function tableColumn(column: ReportColumn, { rows, yearStart }: ReportResult, locale: Locale): TableColumn {
  const { key, label, type, unit, choices, by } = column;
  const plain = { key, label, type, unit, choices };
  if (!by || by === 'day') return plain;
  const days = [...new Set(rows.map((row) => row[key]))].filter((day): day is string => typeof day === 'string');
  return { ...plain, names: Object.fromEntries(days.map((day) => [day, stepName(day, by, yearStart, locale)])) };
}
