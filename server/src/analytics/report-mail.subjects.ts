import { Injectable } from '@nestjs/common';
import { documentFormat } from '../core/pdf/format.rules';
import { core, Problem } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { DashboardsService } from './dashboards.service';
import { FiguresService } from './figures.service';
import { metric } from './registry';
import type { FigureLine, Part, ReportContent } from './report-mail';
import { courseOf, figuresPart, metricsOf, reportParts, stepFor, type Course, type Told } from './report-mail.parts';
import { ScreenTiles } from './report-mail.screen';
import { mailWords } from './report-mail.words';
import type { Report } from './reports.entity';
import { ReportsService } from './reports.service';
import type { Asked } from './reports.runs';
import { PERIOD_WORDS, type Days } from './schedule.periods.rules';
import type { ReportSchedule } from './schedules.entity';
import type { Dashboard } from './dashboards.entity';

type Subject = Pick<ReportSchedule, 'what' | 'reportId' | 'dashboardId' | 'segmentId' | 'metricIds'>;
/** What is sent, as its owner may open it. */
export interface Definition {
  report: Report | null;
  dashboard: Pick<Dashboard, 'name' | 'tiles'> | null;
  /** Reports that stand on the dashboard, by their ids. */
  reports: Map<Id, Report>;
}
/** Courses of numbers are drawn for the first of them. */
const COURSES = 4;
const ROWS_IN_MAIL = 15;
const ROWS_ON_TILE = 8;

/** What a schedule sends: whether somebody may see it, and what it says to whoever asks. */
@Injectable()
export class ReportSubjects {
  constructor(
    private readonly figures: FiguresService,
    private readonly reports: ReportsService,
    private readonly dashboards: DashboardsService,
    private readonly screen: ScreenTiles,
  ) {}

  /** 404 for what is not there or not theirs to open, 403 for what whoever asks may not see. */
  async require(tx: Tx, subject: Subject): Promise<void> {
    for (const id of subject.metricIds) this.figures.require(id, tx);
    const { report } = await this.definition(tx, subject);
    if (report && subject.segmentId) await this.reports.requireWithin(tx, report, subject.segmentId);
  }

  /** Opened with the rights of whoever asks: the owner shares by sending what others may not open themselves. */
  async definition(tx: Tx, { reportId, dashboardId }: Subject): Promise<Definition> {
    const report = reportId ? living(await this.reports.one(tx, reportId)) : null;
    const dashboard = dashboardId ? living(await this.dashboards.one(tx, dashboardId)) : null;
    const ids = [...new Set((dashboard?.tiles ?? []).flatMap((tile) => tile.reportId ?? []))];
    const found = await Promise.all(ids.map((id) => this.reports.one(tx, id).then(living).catch(unlessGone)));
    return { report, dashboard, reports: new Map(found.flatMap((one) => (one ? [[one.id, one]] : []))) };
  }

  /** As of `tx.now`, with the rights of whoever asks. */
  async content(tx: Tx, schedule: ReportSchedule, definition: Definition, { days, zone }: { days: Days | null; zone: string }): Promise<ReportContent> {
    const { report, dashboard } = definition;
    if (report) return this.ofReport(tx, schedule, report, days);
    const label = days && `${spanIn(tx, days)} (${PERIOD_WORDS[schedule.period!][tx.ctx.locale]})`;
    const frame = { period: { from: days!.from, to: days!.to, at: null, label: label! }, zone, filters: [], hidden: [] };
    const told = dashboard
      ? await this.tiles(tx, definition, days!)
      : await this.numbers(tx, { metrics: schedule.metricIds, courses: schedule.metricIds.slice(0, COURSES) }, days!);
    return { ...frame, ...told, title: schedule.name };
  }

  private async ofReport(tx: Tx, schedule: ReportSchedule, report: Report, days: Days | null): Promise<ReportContent> {
    const result = await this.reports.run(tx, report, { ...askedOf(days, schedule.segmentId), page: 1, perPage: ROWS_IN_MAIL, locale: tx.ctx.locale });
    const { period, filters, hidden } = result;
    const own = days && period.from ? ` (${PERIOD_WORDS[schedule.period!][tx.ctx.locale]})` : '';
    const parts = reportParts(result, { titled: false, contentId: 'chart-1', locale: tx.ctx.locale });
    return { title: schedule.name, period: { ...period, label: period.label + own }, zone: period.zone, filters, hidden, parts, rows: result.facts };
  }

  private async numbers(tx: Tx, { metrics, courses }: { metrics: string[]; courses: string[] }, days: Days): Promise<Told> {
    const asked = { timeframe: 'custom' as const, ...days };
    const found = metrics.length ? await this.figures.value(tx, metrics, asked) : [];
    const figures = found.map((figure): FigureLine => {
      const { label, better } = metric(figure.metric)!;
      const { unit, currency, value, reason, previous, change, changeKind, otherCurrencies, at } = figure;
      return { label: label[tx.ctx.locale], better, unit, currency, value, reason, previous, change, changeKind, otherCurrencies, at };
    });
    const drawn = metricsOf(courses).filter((one) => one.kind === 'period' && this.figures.may(one, tx.ctx));
    const by = stepFor(days);
    const currency = found.find((one) => one.currency)?.currency ?? null;
    const points = await Promise.all(drawn.map(({ id }) => this.figures.series(tx, id, asked, by)));
    const all = drawn.map((one, i): Course => ({ metric: one, points: points[i], by, currency }));
    const charts = all.flatMap((course, i) => courseOf(course, `chart-${i + 1}`, tx.ctx.locale));
    return { parts: [...figuresPart(figures), ...charts], rows: found.reduce((sum, { rows }) => sum + (rows ?? 0), 0) };
  }

  /** A dashboard from top to bottom: its numbers, its courses, its reports, and what there is to do or to come. */
  private async tiles(tx: Tx, { dashboard, reports }: Definition, days: Days): Promise<Told> {
    const tiles = [...dashboard!.tiles].sort((a, b) => a.y - b.y || a.x - b.x);
    const idsOf = (kind: string) => [...new Set(tiles.flatMap((tile) => (tile.kind === kind && tile.metric && metric(tile.metric) ? [tile.metric] : [])))];
    const numbers = await this.numbers(tx, { metrics: [...new Set([...idsOf('metric'), ...idsOf('series')])], courses: idsOf('series') }, days);
    const parts: Part[] = [...numbers.parts];
    let rows = numbers.rows;
    for (const [i, tile] of tiles.entries()) {
      if (tile.kind === 'note' && tile.options?.text) parts.push({ kind: 'note', title: tile.options.title, text: tile.options.text });
      parts.push(...(await this.screen.parts(tx, tile, `tile-${i + 1}`)));
      const report = tile.kind === 'report' && tile.reportId ? reports.get(tile.reportId) : undefined;
      if (!report) continue;
      const told = await this.reportTile(tx, report, days, `report-${i + 1}`);
      parts.push(...told.parts);
      rows += told.rows;
    }
    return { parts, rows };
  }

  /** 403 of one tile does not keep the others back. */
  private async reportTile(tx: Tx, report: Report, days: Days, contentId: string): Promise<Told> {
    try {
      const result = await this.reports.run(tx, report, { ...askedOf(days), page: 1, perPage: ROWS_ON_TILE, locale: tx.ctx.locale });
      return { parts: reportParts(result, { titled: true, contentId, locale: tx.ctx.locale }), rows: result.facts };
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 403) throw error;
      return { parts: [{ kind: 'note', title: report.name, text: mailWords(tx.ctx.locale).missing_permission }], rows: 0 };
    }
  }
}

/** What was deleted is sent to nobody any more. */
function living<R extends { id: Id; deletedAt: string | null }>(record: R): R {
  if (record.deletedAt) throw core.notFound({ id: record.id });
  return record;
}
const unlessGone = (error: unknown): undefined => {
  if (error instanceof Problem && error.status === 404) return undefined;
  throw error;
};
/** What is asked of a report: these days, or its own; perhaps of customers of a segment alone. */
export const askedOf = (days: Days | null, segmentId: Id | null = null): Asked => ({
  ...(days && { timeframe: 'custom' as const, ...days }),
  ...(segmentId && { segmentId }),
});

function spanIn(tx: Tx, { from, to }: Days): string {
  const { date } = documentFormat(tx.ctx.locale);
  return `${date(from)} – ${date(to)}`;
}
