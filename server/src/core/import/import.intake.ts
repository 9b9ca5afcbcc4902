import { applyDecorators, HttpCode, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FilesService, type Stored } from '../files/files.service';
import { onceFor, receive } from '../files/upload';
import { Answers, AnswersJob, Refuses, TakesFile } from '../http/openapi';
import { JobsService, Task, type Progress } from '../jobs/jobs.service';
import { exceeds, openSheet, type Sheet } from '../sheets/sheet';
import { store } from '../sheets/temporary';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import { ImportAnswer } from './import.entity';
import { formOf, type ImportForm } from './import.form';
import { ImportKinds } from './import.kinds';
import { ImportService } from './import.service';

/** Up to this many rows the answer comes at once. */
const AT_ONCE = 2_000;
const IMPORT = 'core.import';

interface Ordered extends Omit<ImportForm, 'options'> {
  kind: string;
  subject: Id | null;
  options: Record<string, string>;
  stored: Stored;
  locale: Ctx['locale'];
}

/** Takes the form of an import, at once or as a job. */
@Injectable()
export class ImportIntake {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
    private readonly jobs: JobsService,
    private readonly service: ImportService,
    private readonly kinds: ImportKinds,
  ) {}

  /** Answers `POST …/import`: 200 with the result, beyond 2,000 rows 202 with the job. The caller has looked whether `subject` is there. */
  async answer(me: Ctx, request: FastifyRequest, reply: FastifyReply, kind: string, subject: Id | null = null): Promise<void> {
    const { fields, ...stored } = await receive(me, request, this.files);
    const all = { ...(request.query as Record<string, string>), ...fields };
    const ordered: Ordered = { ...formOf(all, this.kinds.of(kind).options), kind, subject, stored, locale: me.locale };
    const ctx = onceFor(me, { ...stored, name: `${stored.name} ${JSON.stringify(all)}` });
    await this.opened(ctx, ordered, async (sheet) => {
      if (await exceeds(sheet, AT_ONCE)) return reply.status(202).send(await this.work.write(ctx, (tx) => this.jobs.start(tx, IMPORT, ordered)));
      return reply.status(200).send(await this.run(ctx, ordered, sheet));
    });
  }

  @Task(IMPORT)
  background(ctx: Ctx, ordered: Ordered, job: Progress): Promise<ImportAnswer> {
    return this.opened(ctx, ordered, async (sheet) => {
      const total = await lengthOf(sheet);
      return this.run({ ...ctx, locale: ordered.locale }, ordered, sheet, (rows) => job.progress(Math.min(99, (100 * rows) / total)));
    });
  }

  private run(ctx: Ctx, { stored, ...request }: Ordered, sheet: Sheet, progress?: (rows: number) => Promise<void>): Promise<ImportAnswer> {
    const given = { ...request, file: { name: stored.name, sha256: stored.sha256 } };
    if (request.dryRun) return this.work.read(ctx, (tx) => this.service.run(tx, sheet, given, { progress }));
    return this.work.write(ctx, (tx) => {
      const attach = async (batchId: Id) => (await this.files.attach(tx, stored, { resource: 'imports', subjectId: batchId })).id;
      return this.service.run(tx, sheet, given, { attach, progress });
    });
  }

  /** The stored file on this machine's disk, until `use` is done. */
  private async opened<T>(ctx: Ctx, { stored, sheet }: Ordered, use: (sheet: Sheet) => Promise<T>): Promise<T> {
    const local = await store(await this.files.read(ctx, stored));
    try {
      return await use(await openSheet(local.path, { name: stored.name, sheet }));
    } finally {
      await local.remove();
    }
  }
}

async function lengthOf(sheet: Sheet): Promise<number> {
  let rows = 0;
  for await (const _ of sheet.rows()) rows++;
  return rows;
}

const JSON_TEXT = { type: 'string', format: 'json' };

/** What every import route says of itself in OpenAPI; further fields of its form by name. */
export const TakesImport = (more: Record<string, unknown> = {}): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    TakesFile({
      mapping: {
        ...JSON_TEXT,
        description: 'field → header; left out, what was remembered or known headers',
        example: '{"name": "File Name (no extension)", "quantity": "Quantity"}',
      },
      decisions: { ...JSON_TEXT, description: '[{row, action: match | create | ignore, partId?}]' },
      dryRun: { type: 'boolean', default: false },
      sheet: { type: 'string', description: 'of a workbook; the first if left out' },
      ...more,
    }),
    Answers(ImportAnswer),
    AnswersJob(),
    Refuses('file_missing', 'file_unreadable', 'file_too_large_unpacked', 'sheet_missing', 'column_missing', 'column_unknown'),
  );
