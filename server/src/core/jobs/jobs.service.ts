import { Injectable, SetMetadata } from '@nestjs/common';
import { newId } from '../id';
import { core } from '../problem';
import { row, rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import type { Job, JobError, JobStarted } from './jobs.entity';

export const JOB_QUEUED = 'core.job_queued';
/** For good. Data: `{type, problem: {code, details}, startedBy}`. */
export const JOB_FAILED = 'core.job_failed';

/** What a running task is handed to tell how far it is. */
export interface Progress {
  id: Id;
  /** 0 to 100; commits by itself, so do not await it within a transaction of your own on the same row. */
  progress(percent: number): Promise<void>;
}
export type TaskHandler = (ctx: Ctx, payload: never, job: Progress) => Promise<unknown>;

/**
 * What a worker does for a job of this type: `@Task('parts.import') run(ctx, payload, job)`. What it returns is the job's result.
 * `ctx.once` lets one write happen once however often the task is repeated. A `Problem` below 500 fails the job at once, any other error is tried again.
 */
export const TASK = Symbol('task');
export const Task = (type: string) => SetMetadata(TASK, type);

const INSERT = statement(`insert into core.jobs (id, type, payload, created_at, updated_at, created_by, updated_by) values ($1, $2, $3, $4, $4, $5, $5)`);
const ONE = statement(`select id, type, status, progress, result, error, created_at as "createdAt", finished_at as "finishedAt" from core.jobs where id = $1`);
const BEGIN = statement(
  `update core.jobs set status = 'running', updated_at = now() where id = $1 and status in ('queued', 'running') returning type, payload`,
);
const PROGRESS = statement(`update core.jobs set progress = $2, updated_at = now() where id = $1 and status = 'running'`);
const DONE = statement(
  `update core.jobs set status = 'done', progress = 100, result = $2, error = null, finished_at = now(), updated_at = now() where id = $1`,
);
const FAILED = statement(`update core.jobs set status = $2, error = $3, finished_at = case $2 when 'failed' then now() end, updated_at = now() where id = $1
  returning type, created_by as "startedBy"`);

@Injectable()
export class JobsService {
  /** Queues a job with the transaction: it starts after the commit, and never if that fails. */
  async start(tx: Tx, type: string, payload: object): Promise<JobStarted> {
    const jobId = newId();
    await rows(tx, INSERT, [jobId, type, JSON.stringify(payload), tx.now, tx.ctx.actor]);
    tx.emit(JOB_QUEUED, jobId, { type });
    return { jobId };
  }

  async one(tx: Tx, id: Id): Promise<Job> {
    const job = await row<Job & Record<string, unknown>>(tx, ONE, [id]);
    if (!job) throw core.notFound({ id });
    return job;
  }

  /** Marks it as running; undefined if it is finished already. */
  begin = (tx: Tx, id: Id) => row<{ type: string; payload: never }>(tx, BEGIN, [id]);

  progress = (tx: Tx, id: Id, percent: number) => rows(tx, PROGRESS, [id, Math.max(0, Math.min(100, Math.round(percent)))]);

  done = (tx: Tx, id: Id, result: unknown) => rows(tx, DONE, [id, JSON.stringify(result ?? null)]);

  /** For good, or to be tried again: the last error is visible either way. */
  async failed(tx: Tx, id: Id, error: JobError, final: boolean): Promise<void> {
    const job = await row<{ type: string; startedBy: Id }>(tx, FAILED, [id, final ? 'failed' : 'queued', JSON.stringify(error)]);
    if (final && job) tx.emit(JOB_FAILED, id, { ...job, problem: { code: error.code, details: error.details } });
  }
}
