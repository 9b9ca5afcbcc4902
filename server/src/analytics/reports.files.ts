import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { PdfBrowser } from '../core/pdf/browser';
import { Letterhead } from '../core/pdf/letterhead';
import type { ExportRow } from '../core/sheets/columns';
import { writeCsv } from '../core/sheets/csv.write';
import { writeXlsx } from '../core/sheets/xlsx.write';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { requireExport } from './drilldown.service';
import { QuestionsService } from './questions.service';
import type { Format } from './reports.dto';
import type { ReportDefinition } from './reports.entity';
import { reportPaper } from './reports.print';
import type { ReportResult } from './reports.result';
import { ReportRuns, type Asked, type Prepared } from './reports.runs';
import { aboveOf, fileName, sheetColumns, sheetRow, sumsRow } from './reports.sheets';

/** Nobody reads more on paper; the paper says what it leaves out. */
const MOST_ON_PAPER = 5_000;
/** Up to so many rows a PDF is tagged for screen readers. */
const TAGGED = 500;
const MIME = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export interface ReportFile {
  name: string;
  type: string;
  stream: Readable;
}
interface Wanted extends Asked {
  format: Format;
  /** CSV: title, period and filters above the header. */
  notes?: boolean;
}

/** Results to take away. Who asks must be allowed to see the facts and to export them; a column that is not theirs is in no file. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly work: Work,
    private readonly runs: ReportRuns,
    private readonly questions: QuestionsService,
    private readonly browser: PdfBrowser,
    private readonly letterhead: Letterhead,
  ) {}

  /**
   * CSV and XLSX of any length in constant memory, as of one moment; a PDF of up to 5,000 rows, only in a worker. CSV is for machines: a header, the
   * rows and nothing else, unless `notes` asks for the lines above it that every workbook and paper has.
   */
  async make(ctx: Ctx, report: ReportDefinition, { format, notes, ...asked }: Wanted): Promise<ReportFile> {
    const locale = asked.locale ?? ctx.locale;
    const { prepared, result } = await this.work.read(ctx, async (tx) => {
      const made = await this.runs.prepare(tx, report, { ...asked, locale });
      requireExport(made.set, ctx);
      // of rows a file needs the columns and totals only: the rows come in portions
      const perPage = format === 'pdf' ? MOST_ON_PAPER : made.grouped ? undefined : 1;
      return { prepared: made, result: await this.runs.answer(tx, made, { page: 1, perPage }) };
    });
    const told = { locale, now: ctx.at ?? new Date().toISOString(), grouped: prepared.grouped };
    const file = { name: fileName(result, format), type: MIME[format] };
    if (format === 'pdf') {
      const organization = await this.work.read(ctx, (tx) => this.letterhead.of(tx));
      const drawn = await this.browser.render(reportPaper(result, { organization, ...told }), { format: 'A4', long: result.rows.length > TAGGED });
      return { ...file, stream: Readable.from([Buffer.from(drawn)]) };
    }
    const columns = sheetColumns(result.columns);
    const rows = this.rows(ctx, prepared, result);
    const above = aboveOf(result, told);
    if (format === 'csv') return { ...file, stream: writeCsv(columns, rows, { locale, above: notes ? [...above, []] : [] }) };
    return { ...file, stream: writeXlsx(columns, rows, { above, sums: sumsRow(result, locale) }) };
  }

  private async *rows(ctx: Ctx, { grouped, question }: Prepared, { columns, rows, yearStart }: ReportResult): AsyncGenerator<ExportRow> {
    if (grouped) for (const row of rows) yield sheetRow(columns, row, yearStart);
    else for await (const { values } of this.questions.stream(this.work, ctx, question)) yield sheetRow(columns, values, yearStart);
  }
}
