import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Config } from '../config';
import { JobsService } from './jobs.service';
import { EventsProcessor, RendersProcessor, TasksProcessor } from './processors';
import { QUEUES, queueOptions } from './queue';
import { Runner } from './runner';
import { Tasks } from './tasks';

@Module({})
export class JobsModule {
  /** Queues and workers only where the configuration names a queue: a process that serves HTTP writes to the outbox alone. */
  static with(config: Config): DynamicModule {
    const worker = Boolean(config.queueUrl);
    const queues = worker
      ? [BullModule.forRoot({ ...queueOptions(config), extraOptions: { manualRegistration: true } }), BullModule.registerQueue(...names)]
      : [];
    return {
      global: true,
      module: JobsModule,
      imports: [DiscoveryModule, ...queues],
      providers: [JobsService, Tasks, Runner, ...(worker ? [EventsProcessor, TasksProcessor, RendersProcessor] : [])],
      exports: [JobsService],
    };
  }
}

const names = Object.values(QUEUES).map((name) => ({ name }));
