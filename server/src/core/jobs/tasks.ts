import { Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import type { Event } from '../events';
import { Problem } from '../problem';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import type { Found } from './discover';
import type { JobError } from './jobs.entity';
import { JobsService, type Progress, type TaskHandler } from './jobs.service';

/** Runs the tasks of `core.jobs` and keeps what became of them where `GET /jobs/{id}` finds it. */
@Injectable()
export class Tasks {
  private readonly logger = new Logger(Tasks.name);

  constructor(
    private readonly work: Work,
    private readonly jobs: JobsService,
  ) {}

  async run(found: Map<string, Found<string, TaskHandler>>, ctx: Ctx, { subject: id }: Event): Promise<void> {
    const task = await this.work.write(ctx, (tx) => this.jobs.begin(tx, id));
    if (!task) return; // done by a worker that died before it could say so
    try {
      const handler = found.get(task.type);
      if (!handler) throw new Error(`nobody does ${task.type}`);
      const result = await handler.handle({ ...ctx, once: { key: `${handler.name}-${id}`, hash: id } }, task.payload, this.progress(ctx, id));
      await this.work.write(ctx, (tx) => this.jobs.done(tx, id, result));
    } catch (error) {
      await this.fail(ctx, id, error as Error);
    }
  }

  /** A refusal stays a refusal however often it is asked; what was unforeseen is tried again. */
  private async fail(ctx: Ctx, id: Id, error: Error): Promise<never> {
    if (!refused(error)) this.logger.error(error);
    await this.work.write(ctx, (tx) => this.jobs.failed(tx, id, errorOf(error), isFinal(ctx, error)));
    throw refused(error) ? new UnrecoverableError(error.code) : error;
  }

  private progress(ctx: Ctx, id: Id): Progress {
    let shown = 0;
    const progress = async (percent: number) => {
      if (Math.round(percent) === shown) return;
      shown = Math.round(percent);
      await this.work.write(ctx, (tx) => this.jobs.progress(tx, id, shown));
    };
    return { id, progress };
  }
}

/** What a person may know of it: the faults of a problem, and of anything else that it happened. */
export const errorOf = (error: Error): JobError =>
  error instanceof Problem
    ? {
        code: error.code,
        message: error.faults[0]?.message ?? error.code,
        details: { ...error.faults[0]?.details, status: error.status, errors: error.faults },
      }
    : { code: 'internal_error', message: error.message };

export const isLast = ({ attemptsMade, opts }: Pick<Job, 'attemptsMade' | 'opts'>): boolean => attemptsMade + 1 >= (opts.attempts ?? 1);

const refused = (error: Error): error is Problem => error instanceof Problem && error.status < 500;

/** Whether nobody will try again. */
export const isFinal = (ctx: Ctx, error: Error): boolean => refused(error) || Boolean(ctx.lastAttempt);
