import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FileRecord } from '../files/files.entity';
import { FilesService, type Stored } from '../files/files.service';
import { contentDisposition } from '../http/disposition';
import { newId } from '../id';
import { JOB_QUEUED } from '../jobs/jobs.service';
import type { JobError } from '../jobs/jobs.entity';
import { Problem } from '../problem';
import { byId } from '../rows';
import { row, rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';
import { printing } from './pdf.problems';
import type { Printed } from './printed';

/** Which paper: of a revision where the record can still change, without one of the newest there is. */
export interface Wanted {
  kind: string;
  subjectId: Id;
  revision?: number;
}
interface Found {
  id: Id;
  status: 'queued' | 'rendering' | 'done' | 'failed';
  jobId: Id;
  fileId: Id | null;
  revision: number;
  error: JobError | null;
}

const WAIT_MS = 10_000;
const LOOK_MS = 80;
export const RENDER = 'core.render';

const FIND = statement(`
  select id, status, job_id as "jobId", file_id as "fileId", revision, error from core.printouts
  where kind = $1 and subject_id = $2 and ($3::int is null or revision = $3) order by revision desc limit 1`);
// a document asked for by two at once is made once: the second insert waits for the first commit and finds its row
const REQUEST = statement(`
  with found as (select job_id from core.printouts where kind = $2 and subject_id = $3 and revision = $4 and status <> 'failed'),
  job as (
    insert into core.jobs (id, type, payload, created_at, updated_at, created_by, updated_by)
    select $5, $8, jsonb_build_object('kind', $2::text, 'subjectId', $3::uuid, 'revision', $4::int), $6, $6, $7, $7 where not exists (select from found) returning id),
  made as (
    insert into core.printouts as p (id, kind, subject_id, revision, job_id, created_at, updated_at, created_by, updated_by)
    select $1, $2, $3, $4, job.id, $6, $6, $7, $7 from job
    on conflict (organization_id, kind, subject_id, revision) do update
    set status = 'queued', error = null, job_id = excluded.job_id, updated_at = excluded.updated_at, updated_by = excluded.updated_by, version = p.version + 1
    where p.status = 'failed')
  select coalesce((select job_id from found), (select id from job)) as "jobId", exists (select from job) as started`);
const BEGIN = statement(
  `update core.printouts set status = 'rendering', updated_at = now() where id = $1 and status <> 'done' returning kind, subject_id as "subjectId"`,
);
const DONE = statement(`
  update core.printouts set status = 'done', file_id = $2, sha256 = $3, name = $4, language = $5, error = null, updated_at = now(), version = version + 1
  where id = $1 and status <> 'done' returning id`);
const FAILED = statement(`update core.printouts set status = $2, error = $3, updated_at = now() where id = $1 and status <> 'done'`);

/** Documents as PDF: asked for with the change that makes them due, drawn by a worker, answered as a file. */
@Injectable()
export class Printouts {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
  ) {}

  /**
   * Has the document drawn after the commit. A revision that was drawn keeps its file and hash for ever; one that failed is tried again.
   * For documents that never change leave the revision out. Documents of sample data are drawn when somebody asks for them.
   */
  async request(tx: Tx, kind: string, subjectId: Id, { revision = 0 }: { revision?: number } = {}): Promise<{ jobId: Id | null }> {
    if (tx.ctx.at) return { jobId: null };
    const params = [newId(), kind, subjectId, revision, newId(), tx.now, tx.ctx.actor, RENDER];
    const { jobId, started } = (await row<{ jobId: Id; started: boolean }>(tx, REQUEST, params))!;
    if (started) tx.emit(JOB_QUEUED, jobId, { type: RENDER });
    return { jobId };
  }

  /**
   * Answers `GET …/pdf`: the finished file, else it is asked for and waited for up to 10 s, then 202 with the job.
   * The caller has looked whether the record exists and may be read.
   */
  async answer(ctx: Ctx, kind: string, subjectId: Id, reply: FastifyReply, { revision }: { revision?: number } = {}): Promise<void> {
    const found = await this.waitFor(ctx, { kind, subjectId, revision });
    if (found.status !== 'done') return void reply.status(202).send({ jobId: found.jobId });
    const file = await this.work.read(ctx, (tx) => byId(tx, FileRecord, found.fileId!));
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', contentDisposition('inline', file.name))
      .header('content-length', file.size)
      .header('etag', `"${file.sha256}"`)
      .header('cache-control', 'private, no-cache')
      .header('x-content-type-options', 'nosniff')
      .send(await this.files.read(ctx, file));
  }

  /** The file of a document, waited for; throws `printout_pending` (503) if it takes longer, so that a job asks again later. */
  async finished(ctx: Ctx, wanted: Wanted): Promise<{ fileId: Id }> {
    const { status, fileId, jobId } = await this.waitFor({ ...ctx, once: undefined }, wanted);
    if (status !== 'done') throw printing.printoutPending({ jobId });
    return { fileId: fileId! };
  }

  begin = (tx: Tx, id: Id) => row<{ kind: string; subjectId: Id }>(tx, BEGIN, [id]);

  /** The first finished file stays: a worker that comes late finds it done. */
  async done(tx: Tx, id: Id, stored: Stored, { language, resource }: Printed, subjectId: Id): Promise<{ fileId: Id }> {
    const file = await this.files.attach(tx, stored, resource ? { resource, subjectId } : undefined, 'printout');
    await rows(tx, DONE, [id, file.id, file.sha256, file.name, language]);
    return { fileId: file.id };
  }

  failed = (tx: Tx, id: Id, error: JobError, final: boolean) => rows(tx, FAILED, [id, final ? 'failed' : 'queued', JSON.stringify(error)]);

  find = (tx: Tx, { kind, subjectId, revision }: Wanted) => row<Found & Record<string, unknown>>(tx, FIND, [kind, subjectId, revision ?? null]);

  private async waitFor(ctx: Ctx, wanted: Wanted): Promise<Found> {
    const look = () => this.work.read(ctx, (tx) => this.find(tx, wanted));
    const until = Date.now() + WAIT_MS;
    let found = await look();
    if (!found || found.status === 'failed') {
      await this.work.write(ctx, (tx) => this.request(tx, wanted.kind, wanted.subjectId, { revision: found?.revision ?? wanted.revision }));
      found = (await look())!;
    }
    while (found.status !== 'done' && Date.now() < until) {
      if (found.status === 'failed') throw asRefused(found.error!);
      await pause(LOOK_MS);
      found = (await look())!;
    }
    return found;
  }
}

/** What refused the renderer refuses the reader too: a record that is not there is a 404 here as well. */
function asRefused({ code, details }: JobError): Problem {
  const { status = 500, ...rest } = (details ?? {}) as { status?: number };
  return new Problem(code, status, rest);
}
