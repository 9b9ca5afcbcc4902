import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FileRecord } from '../core/files/files.entity';
import { FilesService } from '../core/files/files.service';
import { spentFiles } from '../core/forget';
import { contentDisposition } from '../core/http/disposition';
import { Every } from '../core/jobs/clocks';
import { JobsService, Task } from '../core/jobs/jobs.service';
import { core, Problem } from '../core/problem';
import { byId } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { ReportFiles } from './reports.files';
import type { ReportDefinition } from './reports.entity';
import type { Asked } from './reports.runs';

const REPORT_PDF = 'analytics.report_pdf';
const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
const WAIT_MS = 10_000;
const LOOK_MS = 100;

/** Who asked, as they were when they asked: the paper shows what they may see, not what a worker may. */
interface Payload {
  report: ReportDefinition;
  asked: Asked;
  actor: Id;
  role: string | null;
  permissions: readonly string[];
  hidden: string[];
  locale: Ctx['locale'];
}
interface Found extends Record<string, unknown> {
  status: 'queued' | 'running' | 'done' | 'failed';
  fileId: Id | null;
  error: { code: string; details?: { status?: number } } | null;
}

// only of the person who asked for it: a job's id alone opens nothing
const FIND = statement(`select status, result ->> 'fileId' as "fileId", error from core.jobs where id = $1 and type = '${REPORT_PDF}' and created_by = $2`);

/** Reports on paper, drawn by the worker and handed over by the API. */
@Injectable()
export class ReportPapers {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobsService,
    private readonly store: FilesService,
    private readonly files: ReportFiles,
  ) {}

  /** The paper, waited for up to 10 s; then 202 with the job, and `?jobId=` answers with its file once it is done. */
  async answer(me: Ctx, report: ReportDefinition, { jobId, ...asked }: Asked & { jobId?: Id }, reply: FastifyReply): Promise<void> {
    const id = jobId ?? (await this.start(me, report, asked));
    const found = await this.finished(me, id);
    if (found.status === 'failed') throw refused(found.error);
    if (found.status !== 'done') return void reply.status(202).send({ jobId: id });
    const file = await this.work.read(me, (tx) => byId(tx, FileRecord, found.fileId!));
    if (file.deletedAt) throw core.notFound({ id });
    const head = {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('attachment', file.name),
      'cache-control': 'private, no-store',
    };
    void reply.headers(head).send(await this.store.read(me, file));
  }

  private async start(me: Ctx, report: ReportDefinition, asked: Asked): Promise<Id> {
    const { actor, role, permissions, locale, hidden = [] } = me;
    const { name, description, question, chart } = report;
    const payload: Payload = { report: { name, description, question, chart }, asked, actor, role, permissions, hidden: [...hidden], locale };
    return (await this.work.write(me, (tx) => this.jobs.start(tx, REPORT_PDF, payload))).jobId;
  }

  private async finished(me: Ctx, id: Id): Promise<Found> {
    const look = () => this.work.read(me, (tx) => row<Found>(tx, FIND, [id, me.actor]));
    const until = Date.now() + WAIT_MS;
    let found = await look();
    while (found && (found.status === 'queued' || found.status === 'running') && Date.now() < until) {
      await pause(LOOK_MS);
      found = await look();
    }
    if (!found) throw core.notFound({ id });
    return found;
  }

  /** A paper was for whoever asked for it, and can be drawn again. */
  @Every('55 3 * * *')
  async tidy(ctx: Ctx): Promise<void> {
    const before = (now: string) => new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();
    await this.store.discard(ctx, await this.work.write(ctx, (tx) => spentFiles(tx, REPORT_PDF, before(tx.now))));
  }

  @Task(REPORT_PDF)
  async draw(ctx: Ctx, { report, asked, hidden, ...asker }: Payload): Promise<{ fileId: Id; name: string }> {
    const me: Ctx = { ...ctx, ...asker, hidden: new Set(hidden), once: undefined };
    const { name, stream } = await this.files.make(me, report, { ...asked, format: 'pdf' });
    const stored = await this.store.store(ctx, name, stream);
    // whoever has the file's id still needs the right to export reports
    const file = await this.work.write(ctx, (tx) => this.store.attach(tx, stored, {}, 'printout'));
    return { fileId: file.id, name: file.name };
  }
}

/** What refused the worker refuses the asker too. */
function refused(error: Found['error']): Problem {
  const { status = 500, ...details } = error?.details ?? {};
  return new Problem(error?.code ?? 'internal_error', status, details);
}
