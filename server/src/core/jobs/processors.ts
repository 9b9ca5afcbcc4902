import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import type { Event } from '../events';
import { timed } from '../http/metrics';
import { QUEUES } from './queue';
import { Runner, type Tick } from './runner';

const PATIENCE_MS = 20_000;
/** A worker that dies is noticed and its job handed to another; killed often is no reason to give up. */
const OPTIONS = { maxStalledCount: 10, stalledInterval: 15_000 };

abstract class Host extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);

  @Inject(Runner) protected readonly runner: Runner;

  /** Running jobs finish before the database closes; one that takes longer is dropped here and taken up by another worker. */
  async beforeApplicationShutdown(): Promise<void> {
    const impatient = setTimeout(() => void this.worker.close(true), PATIENCE_MS);
    await this.worker.close();
    clearTimeout(impatient);
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.logger.error(error.message);
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    const what = `${job?.name} ${job?.id}, attempt ${job?.attemptsMade} of ${job?.opts.attempts}: ${error.message}`;
    if (error instanceof UnrecoverableError) return; // a rule refused it: whoever asked for the job reads why
    if (job?.finishedOn) this.logger.error(`given up: ${what}`, error.stack);
    else this.logger.warn(`tried again: ${what}`);
  }
}

@Processor(QUEUES.events, { concurrency: 4, ...OPTIONS })
export class EventsProcessor extends Host {
  process(job: Job<Event & Tick>): Promise<unknown> {
    return timed(QUEUES.events, job.name, () => this.runner.process(job));
  }
}

@Processor(QUEUES.tasks, { concurrency: 2, ...OPTIONS })
export class TasksProcessor extends Host {
  process(job: Job<Event>): Promise<unknown> {
    return timed(QUEUES.tasks, job.name, () => this.runner.task(job));
  }
}

@Processor(QUEUES.renders, { concurrency: 1, ...OPTIONS })
export class RendersProcessor extends Host {
  process(job: Job<Event>): Promise<unknown> {
    return timed(QUEUES.renders, job.name, () => this.runner.task(job));
  }
}
