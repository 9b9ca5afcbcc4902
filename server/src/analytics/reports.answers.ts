import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { contentDisposition } from '../core/http/disposition';
import { WithMeta } from '../core/http/envelope';
import { pageOf } from '../core/list';
import type { ExportColumn } from '../core/sheets/columns';
import { writeCsv } from '../core/sheets/csv.write';
import { writeXlsx } from '../core/sheets/xlsx.write';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { DATA_SETS } from './registry';
import type { ReportExportQuery, ReportListExport, ReportPreview, ReportRowsQuery } from './reports.dto';
import type { Report } from './reports.entity';
import { ReportFiles } from './reports.files';
import { ReportPapers } from './reports.jobs';
import type { ReportResult } from './reports.result';
import { ReportRuns } from './reports.runs';
import { ReportsService } from './reports.service';

/** One row or group of a report. */
export class ReportRow {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'of the record it opens, see `meta.summary.opens`' }) recordId: Id | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'by column; amounts are decimal text' }) values: Record<string, unknown>;
}

const PAGE = 50;
const MIME = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const LISTED: ExportColumn[] = [
  { key: 'id', header: 'id', type: 'text' },
  { key: 'name', header: 'name', type: 'text' },
  { key: 'description', header: 'description', type: 'text' },
  { key: 'dataSet', header: 'dataSet', type: 'text' },
  { key: 'shared', header: 'shared', type: 'text' },
  { key: 'standard', header: 'standard', type: 'bool' },
  { key: 'createdAt', header: 'createdAt', type: 'time' },
  { key: 'updatedAt', header: 'updatedAt', type: 'time' },
];

/** Reports as the API answers them. */
@Injectable()
export class ReportAnswers {
  constructor(
    private readonly work: Work,
    private readonly reports: ReportsService,
    private readonly runs: ReportRuns,
    private readonly files: ReportFiles,
    private readonly papers: ReportPapers,
  ) {}

  async rows(tx: Tx, id: Id, { page = 1, perPage = PAGE, cursor, ...asked }: ReportRowsQuery): Promise<WithMeta> {
    const report = await this.reports.one(tx, id);
    const at = { page: cursor ? pageAt(cursor, perPage) : page, perPage };
    return answer(await this.runs.run(tx, report, { ...asked, ...at }), at, Boolean(cursor));
  }

  /** Strict, because whoever asks wrote it: nothing of it is left out without a word. */
  async preview(tx: Tx, { page = 1, perPage = PAGE, name, question, chart = null }: ReportPreview): Promise<WithMeta> {
    await this.runs.require(tx, { question, chart });
    return answer(await this.runs.run(tx, { name: name ?? '', description: null, question, chart }, { page, perPage }), { page, perPage });
  }

  async file(me: Ctx, id: Id, { format = 'csv', jobId, notes, ...asked }: ReportExportQuery, reply: FastifyReply): Promise<void> {
    const report = await this.work.read(me, (tx) => this.reports.one(tx, id));
    if (format === 'pdf') {
      // what the worker would refuse is refused at once
      await this.work.read(me, (tx) => this.runs.prepare(tx, report, asked));
      return this.papers.answer(me, report, { ...asked, jobId }, reply);
    }
    const { name, type, stream } = await this.files.make(me, report, { ...asked, format, notes });
    void reply
      .headers({ 'content-type': type, 'content-disposition': contentDisposition('attachment', name), 'cache-control': 'private, no-store' })
      .send(stream);
  }

  async listed(me: Ctx, { format = 'csv', ...query }: ReportListExport & { format?: 'csv' | 'xlsx' }): Promise<StreamableFile> {
    const { items } = await this.work.read(me, (tx) => this.reports.list(tx, { ...query, page: 1, perPage: 10_000 }));
    const rows = Readable.from(
      items.map((report: Report) => ({ ...report, dataSet: DATA_SETS.find(({ id }) => id === report.question.dataSet)?.label[me.locale] })),
    );
    const stream = format === 'csv' ? writeCsv(LISTED, rows, { locale: me.locale }) : writeXlsx(LISTED, rows);
    return new StreamableFile(stream, { type: MIME[format], disposition: `attachment; filename="reports.${format}"` });
  }
}

function answer({ rows, recordIds, ...summary }: ReportResult, { page, perPage }: { page: number; perPage: number }, byCursor = false): WithMeta {
  const items = rows.map((values, at): ReportRow => ({ recordId: recordIds[at] ?? null, values }));
  // cut already: told as a page of all there is
  const told = pageOf(Array.from({ length: summary.total }), { page, perPage }).pagination;
  const pagination = byCursor ? { ...told, page: null, total: null, totalPages: null } : told;
  return new WithMeta({ items, pagination }, { summary });
}

/** Cursors of computed lists say how far one has read. */
function pageAt(cursor: string, perPage: number): number {
  const [, offset = '0'] = /"offset":(\d{1,9})/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return Math.floor(Number.parseInt(offset, 10) / perPage) + 1;
}
