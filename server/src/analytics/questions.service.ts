import { Injectable } from '@nestjs/common';
import type { Reads } from '../core/export';
import { dayIn } from '../core/dates';
import { definitionsOf } from '../core/custom-fields';
import { paged, windowOf, type ListQuery } from '../core/list';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { row, rows } from '../core/sql';
import type { Ctx, Tx } from '../core/tx';
import { withCustom } from './custom.columns';
import type { DataSet } from './data-sets';
import { readable, type Foot, type Groups, type RowsPage, type ShownRow } from './figures.rows';
import { Bound, groupsSql, rowsSql, totalsSql, wantedOf, type Around, type Asked, type NamedMeasure, type Question, type Wanted } from './question';
import { maySee } from './question.columns';
import { dataSet } from './registry';
import { withSegments } from './segments.column';
import { AnalyticsSettingsService } from './settings.service';

const MOST_GROUPS = 5_000;
const PORTION = 2_000;

/** Questions to the data sets: rows, groups and their totals, for whoever asks. */
@Injectable()
export class QuestionsService {
  constructor(private readonly settings: AnalyticsSettingsService) {}

  /** Who asks, where, and by which calendar. */
  async around(tx: Tx): Promise<Around> {
    const [{ timeZone, currency }, { fiscalYearStart }] = await Promise.all([organizationOf(tx), this.settings.read(tx)]);
    return { zone: timeZone, currency, today: dayIn(timeZone, tx.now), yearStart: fiscalYearStart, permissions: tx.ctx.permissions };
  }

  /** A set with segments of customers and the own fields of the organization that whoever asks may see; 400 for one that is none, 403 for one that is not for them. */
  async set(tx: Tx, id: string): Promise<DataSet> {
    const found = dataSet(id);
    if (!found) throw core.validationFailed({ reason: 'unknown_data_set', dataSet: id }, 'dataSet');
    if (!maySee(found, tx.ctx)) throw core.missingPermission({ permission: found.permissions.find((one) => !tx.ctx.permissions.includes(one)) });
    const own = found.custom ? withCustom(found, await definitionsOf(tx, found.custom.entity)) : found;
    return withSegments(tx, own);
  }

  /** A page of the rows, and what all of them come to: by each column that adds up, and by the measures of the question; `known` where somebody knows already. */
  async rows(tx: Tx, question: Question, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'> = {}, known?: Foot): Promise<RowsPage> {
    const { offset, perPage } = windowOf(query);
    const [set, around] = await Promise.all([this.set(tx, question.dataSet), this.around(tx)]);
    const wanted = wantedOf(set, question, around);
    const list = this.listing(set, question, around, { perPage, offset });
    const measures = [...sumsOf(wanted), ...(question.measures ?? [])];
    const [found, foot] = await Promise.all([rows(tx, { text: list.text }, list.values), known ?? this.foot(tx, set, question, around, measures)]);
    const items = found.map((one) => readable(one, wanted));
    return { ...paged(items, foot.rows, query), columns: wanted, set, ...foot };
  }

  private listing(set: DataSet, question: Question, around: Around, cut?: { perPage: number; offset: number }): Asked {
    const bound = new Bound(around, question.at);
    const text = rowsSql(set, question, around, bound, cut !== undefined);
    return { text: cut ? `${text} limit ${bound.bind(cut.perPage, 'int')} offset ${bound.bind(cut.offset, 'int')}` : text, values: bound.values };
  }

  /** What all rows of a question come to by some measures. */
  async totals(tx: Tx, question: Question): Promise<Foot> {
    const [set, around] = await Promise.all([this.set(tx, question.dataSet), this.around(tx)]);
    return this.foot(tx, set, question, around, question.measures ?? []);
  }

  private async foot(tx: Tx, set: DataSet, question: Question, around: Around, measures: readonly NamedMeasure[]): Promise<Foot> {
    const bound = new Bound(around, question.at);
    const text = totalsSql(set, { ...question, measures }, around, bound);
    const found = (await row<{ n: number; others: string[]; [measure: string]: unknown }>(tx, { text }, bound.values))!;
    const sums = Object.fromEntries(measures.map(({ key }, i) => [key, found[`m${i}`] as string | number | null]));
    return { rows: found.n, sums, otherCurrencies: found.others };
  }

  /** The groups of a question, up to 5,000 (`truncated` says whether there are more), and what all its rows come to. */
  async grouped(tx: Tx, question: Question): Promise<Groups> {
    const [set, around] = await Promise.all([this.set(tx, question.dataSet), this.around(tx)]);
    const { groupBy = [], measures = [] } = question;
    const bound = new Bound(around, question.at);
    const text = groupsSql(set, question, around, bound, MOST_GROUPS);
    const [found, foot] = await Promise.all([
      rows<Record<string, string | number | null>>(tx, { text }, bound.values),
      this.foot(tx, set, question, around, measures),
    ]);
    const named = (one: Record<string, string | number | null>) => ({
      ...Object.fromEntries(groupBy.map(({ column }, i) => [column, one[`g${i}`]])),
      ...Object.fromEntries(measures.map(({ key }, i) => [key, one[`m${i}`]])),
    });
    return {
      rows: found.slice(0, MOST_GROUPS).map(named),
      sums: foot.sums,
      count: foot.rows,
      otherCurrencies: foot.otherCurrencies,
      truncated: found.length > MOST_GROUPS,
    };
  }

  /** All rows of a question as of one moment, in constant memory, whatever their number. */
  async *stream(work: Reads, me: Ctx, question: Question): AsyncGenerator<ShownRow> {
    const { asked, wanted } = await work.read(me, async (tx) => {
      const [set, around] = await Promise.all([this.set(tx, question.dataSet), this.around(tx)]);
      return { asked: this.listing(set, question, around), wanted: wantedOf(set, question, around) };
    });
    for await (const portion of work.portions<Record<string, unknown>>(me, asked.text, asked.values, PORTION)) {
      for (const one of portion) yield readable(one, wanted);
    }
  }
}

/** Of the columns shown, those that make sense as a sum. */
const sumsOf = (wanted: Wanted[]): NamedMeasure[] =>
  wanted.filter(({ column }) => column.measures?.includes('sum')).map(({ key }) => ({ key, measure: { kind: 'sum', column: key } }));
