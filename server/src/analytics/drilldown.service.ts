import { Injectable, StreamableFile } from '@nestjs/common';
import type { Reads } from '../core/export';
import { WithMeta } from '../core/http/envelope';
import { CATALOGUE } from '../core/identity/permissions';
import { core } from '../core/problem';
import { writeCsv } from '../core/sheets/csv.write';
import { writeXlsx } from '../core/sheets/xlsx.write';
import type { Ctx, Tx } from '../core/tx';
import { KeptFigures } from './aggregates.reading';
import type { DataSet } from './data-sets';
import { columnEntry, sheetColumns, sheetRow } from './figures.columns';
import type { MetricExportQuery, MetricRowsQuery } from './figures.dto';
import { isSummed } from './figures.reading';
import type { Foot, ShownRow } from './figures.rows';
import { FiguresService, type FiguresAsked } from './figures.service';
import type { Metric } from './metrics';
import { periodOf } from './periods';
import { wantedOf, type Question, type Wanted } from './question';
import { visible } from './question.columns';
import { measuredColumns } from './question.results';
import { QuestionsService } from './questions.service';
import { dataSet } from './registry';

const MIME = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The value beside the sums of columns, under a name that no column can have. */
const VALUE = '=';

/** The rows behind a number: exactly those, so that whoever adds them up comes to it. */
@Injectable()
export class DrilldownService {
  constructor(
    private readonly figures: FiguresService,
    private readonly questions: QuestionsService,
    private readonly kept: KeptFigures,
  ) {}

  /** The question whose rows a metric is made of. Rows in other currencies are no part of an amount, so they are not among them. */
  async question(tx: Tx, id: string, asked: FiguresAsked, sort: readonly string[] = []): Promise<Question> {
    const one = this.figures.require(id, tx);
    const around = await this.questions.around(tx);
    const set = dataSet(one.dataSet)!;
    const period = periodOf(asked, around);
    const at = asked.at ?? (period.to < around.today ? period.to : around.today);
    return {
      dataSet: set.id,
      columns: columnsFor(set, one, around),
      filters: one.filter,
      ...(one.kind === 'period' ? { from: period.from, to: period.to } : { at }),
      summedOnly: isSummed(set, one),
      measures: [{ key: one.id, measure: one.measure }],
      sort: sort.map((key) => ({ key: key.replace(/^-/, ''), descending: key.startsWith('-') })),
    };
  }

  async page(tx: Tx, id: string, { page, perPage, cursor, sort, ...asked }: MetricRowsQuery): Promise<WithMeta> {
    const question = await this.question(tx, id, asked, sort);
    const measures = question.measures!.map(({ measure }) => ({ key: VALUE, measure }));
    const found = await this.questions.rows(tx, { ...question, measures }, { page, perPage, cursor }, await this.known(tx, id, question));
    const { items, pagination, columns, set, rows } = found;
    const { [VALUE]: value, ...sums } = found.sums;
    return new WithMeta(
      { items, pagination },
      {
        summary: { value, rows, sums },
        columns: columns.map(({ key, column }) => columnEntry(key, column)),
        opens: set.opens?.resource ?? null,
        period: { from: question.from ?? null, to: question.to ?? null, at: question.at ?? null },
      },
    );
  }

  /** What is kept of many rows need not be added up again. */
  private async known(tx: Tx, id: string, question: Question): Promise<Foot | undefined> {
    const [one, around] = [this.figures.require(id, tx), await this.questions.around(tx)];
    const { from = around.today, to = around.today, at = to } = question;
    const columns = wantedOf(dataSet(one.dataSet)!, question, around).filter(({ column }) => column.measures?.includes('sum'));
    const foot = await this.kept.foot(
      tx,
      one,
      columns.map(({ key }) => key),
      { from, to, at },
      around,
    );
    return foot && { rows: foot.rows, sums: { ...foot.sums, [VALUE]: foot.value }, otherCurrencies: foot.otherCurrencies };
  }

  /** The same rows as a file, as of one moment, whatever their number. */
  async file(work: Reads, me: Ctx, id: string, { format = 'csv', locale, ...asked }: MetricExportQuery): Promise<StreamableFile> {
    const { question, wanted } = await work.read(me, async (tx) => {
      const made = await this.question(tx, id, asked);
      const set = await this.questions.set(tx, made.dataSet);
      requireExport(set, me);
      return { question: made, wanted: wantedOf(set, made, me) };
    });
    const language = locale ?? me.locale;
    const columns = sheetColumns(wanted, language);
    const rows = inWords(this.questions.stream(work, me, question), wanted, language);
    const stream = format === 'csv' ? writeCsv(columns, rows, { locale: language }) : writeXlsx(columns, rows);
    return new StreamableFile(stream, { type: MIME[format], disposition: `attachment; filename="${id}.${format}"` });
  }
}

async function* inWords(rows: AsyncIterable<ShownRow>, wanted: readonly Wanted[], locale: 'de' | 'en'): AsyncGenerator<Record<string, unknown>> {
  for await (const { values } of rows) yield sheetRow(wanted, values, locale);
}

/** The columns people see first, and those the number is made of. */
function columnsFor(set: DataSet, one: Metric, asker: Pick<Ctx, 'permissions'>): string[] {
  const shown = set.shown.filter((key) => Object.hasOwn(visible(set, asker), key));
  return [...new Set([...shown, ...measuredColumns(one.measure)])];
}

/** Whoever takes the rows of a set away in a file must be allowed to export each of its resources. */
export function requireExport({ permissions }: DataSet, { permissions: has }: Pick<Ctx, 'permissions'>): void {
  const catalogue: Record<string, readonly string[]> = CATALOGUE;
  const needed = permissions.map((one) => one.split(':')[0]).filter((resource) => catalogue[resource]?.includes('export'));
  const missing = needed.map((resource) => `${resource}:export`).find((one) => !has.includes(one));
  if (missing) throw core.missingPermission({ permission: missing });
}
