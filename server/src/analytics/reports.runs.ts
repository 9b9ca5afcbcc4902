import { Injectable } from '@nestjs/common';
import type { DateString } from '../core/dates';
import { documentFormat } from '../core/pdf/format.rules';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import type { DataSet } from './data-sets';
import { periodOf } from './periods';
import { Bound, groupsSql, rowsSql, type Around, type Question } from './question';
import { QuestionsService } from './questions.service';
import { chartOf } from './reports.chart';
import type { ReportDefinition, ReportTimeframe } from './reports.entity';
import { groupColumns, rowColumns, type ReportDays, type ReportResult, type Value } from './reports.result';
import { below, cutFor, isGrouped, measuresOf, questionOf, requireSound, type Days } from './reports.cut';
import { SEGMENT } from './segments.column';
import { conditionWords, said, type Locale } from './reports.words';

/** Another period than the report's own, and which of its rows. */
export interface Asked {
  timeframe?: ReportTimeframe;
  from?: DateString;
  to?: DateString;
  at?: DateString;
  /** Only what is of customers of this segment. */
  segmentId?: Id;
  page?: number;
  perPage?: number;
  locale?: Locale;
}

/** A report made ready for whoever asks: what the engine is asked, and what a reader has to know of it. */
export interface Prepared {
  set: DataSet;
  around: Around;
  definition: ReportDefinition;
  question: Question;
  grouped: boolean;
  hidden: string[];
  period: ReportDays;
  filters: string[];
  locale: Locale;
}

/** Asks what reports ask. Rights are those of whoever asks, never those of who made the report. */
@Injectable()
export class ReportRuns {
  constructor(private readonly questions: QuestionsService) {}

  /** 403 where the facts are not theirs to see, or a filter or group goes by a column that is not. */
  async prepare(tx: Tx, { question: kept, ...report }: ReportDefinition, asked: Asked = {}): Promise<Prepared> {
    const locale = asked.locale ?? tx.ctx.locale;
    const [set, around] = await Promise.all([this.questions.set(tx, kept.dataSet), this.questions.around(tx)]);
    const { question: mine, hidden } = cutFor(withinSegment(kept, set, asked.segmentId, around), set, around, locale);
    const { days, period } = daysOf(mine.period, asked, set, around, locale);
    const question = questionOf(mine, set, days);
    const filters = (question.filters ?? []).map((one) => conditionWords(one, set.columns[one.column], around, locale));
    return { set, around, definition: { ...report, question: mine }, question, grouped: isGrouped(mine), hidden, period, filters, locale };
  }

  /** The rows or groups of a page, what all of them come to, and the chart. */
  async run(tx: Tx, report: ReportDefinition, asked: Asked = {}): Promise<ReportResult> {
    return this.answer(tx, await this.prepare(tx, report, asked), asked);
  }

  answer = (tx: Tx, prepared: Prepared, asked: Pick<Asked, 'page' | 'perPage'>): Promise<ReportResult> =>
    prepared.grouped ? this.groups(tx, prepared, asked) : this.rows(tx, prepared, asked);

  /** 400 with fields below `question` for what cannot be asked; nothing is read. */
  async require(tx: Tx, { question, chart }: Pick<ReportDefinition, 'question' | 'chart'>): Promise<void> {
    requireSound(question, chart);
    const [set, around] = await below('question', () => Promise.all([this.questions.set(tx, question.dataSet), this.questions.around(tx)]));
    const { days } = await below('question.period', () => daysOf(question.period, {}, set, around, tx.ctx.locale));
    await below('question', () => askable(set, questionOf(question, set, days), around));
  }

  private async rows(tx: Tx, prepared: Prepared, { page, perPage }: Asked): Promise<ReportResult> {
    const found = await this.questions.rows(tx, prepared.question, { page, perPage });
    const rows = found.items.map(({ values }) => values as Record<string, Value>);
    const recordIds = found.items.map(({ recordId }) => recordId);
    const columns = rowColumns(found.columns, prepared.locale);
    const total = found.pagination.total ?? found.rows;
    return {
      ...this.frame(prepared),
      columns,
      rows,
      recordIds,
      sums: found.sums,
      total,
      facts: found.rows,
      otherCurrencies: found.otherCurrencies,
      truncated: false,
      chart: null,
    };
  }

  private async groups(tx: Tx, prepared: Prepared, { page = 1, perPage }: Asked): Promise<ReportResult> {
    const { question } = prepared.definition;
    const found = await this.questions.grouped(tx, prepared.question);
    const columns = groupColumns(question, prepared.set, prepared.locale);
    const whole = { ...this.frame(prepared), columns, rows: found.rows, sums: found.sums };
    const additive = new Set(measuresOf(question).flatMap(({ key, kind }) => (kind === 'sum' || kind === 'count' ? [key] : [])));
    const chart = chartOf(whole, prepared.definition.chart, additive, prepared.locale);
    const rows = perPage ? found.rows.slice((page - 1) * perPage, page * perPage) : found.rows;
    const { count: facts, otherCurrencies, truncated } = found;
    return { ...whole, rows, recordIds: [], total: found.rows.length, facts, otherCurrencies, truncated, chart };
  }

  private frame({ definition, around, set, period, filters, hidden }: Prepared) {
    const { name: title, description } = definition;
    const { currency, yearStart } = around;
    return { title, description, filters, period, hidden, currency, yearStart, opens: set.opens?.resource ?? null };
  }
}

/** The same of customers of a segment alone. */
function withinSegment(
  question: ReportDefinition['question'],
  { customer, columns }: DataSet,
  segmentId: Id | undefined,
  { permissions }: Pick<Around, 'permissions'>,
): ReportDefinition['question'] {
  if (!segmentId) return question;
  if (!customer) throw core.validationFailed({ reason: 'no_customer' }, 'segmentId');
  const { permission, among } = columns[SEGMENT];
  if (permissions.includes(permission!) && !among!.has(segmentId)) throw core.validationFailed({ reason: 'unknown_segment' }, 'segmentId');
  return { ...question, filters: [...(question.filters ?? []), { column: SEGMENT, op: 'is', value: segmentId }] };
}

/** Writes the statement without asking it: 400 for columns that are not there (for whoever asks), values and measures that do not fit. */
function askable(set: DataSet, question: Question, around: Around): void {
  const bound = new Bound(around, question.at);
  if (question.groupBy) groupsSql(set, question, around, bound, 1);
  else rowsSql(set, question, around, bound);
}

/** The days a report is about, for the engine and in words. What stands is looked at as of a day. */
function daysOf(own: ReportDefinition['question']['period'], asked: Asked, set: DataSet, around: Around, locale: Locale): { days: Days; period: ReportDays } {
  const { date } = documentFormat(locale);
  const none = { from: null, to: null, at: null, zone: around.zone };
  if (!set.day) {
    const at = asked.at ?? own?.at ?? around.today;
    return { days: { at }, period: { ...none, at, label: `${said(locale).asOf} ${date(at)}` } };
  }
  const other = asked.timeframe ?? (asked.from || asked.to ? 'custom' : undefined);
  const { timeframe, from, to } = other ? { ...asked, timeframe: other } : (own ?? {});
  if (!timeframe || timeframe === 'all') return { days: {}, period: { ...none, label: said(locale).all } };
  const span = periodOf({ timeframe, from: from ?? undefined, to: to ?? undefined }, around);
  return { days: { from: span.from, to: span.to }, period: { ...none, from: span.from, to: span.to, label: `${date(span.from)} – ${date(span.to)}` } };
}
