import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { createApp } from '../src/app';
import { AppModule } from '../src/app.module';
import type { Config } from '../src/core/config';
import { On, type Event } from '../src/core/events';
import { newId } from '../src/core/id';
import { EventsProcessor } from '../src/core/jobs/processors';
import { rows, statement } from '../src/core/sql';
import type { Ctx } from '../src/core/tx';
import { Work } from '../src/core/work';

// a worker that died is noticed after half a minute: here sooner
Object.assign(Reflect.getMetadata('bullmq:worker_metadata', EventsProcessor), { lockDuration: 2_000, stalledInterval: 1_000 });

const EFFECT = statement(`insert into core.login_attempts (id, account, address) values ($1, $2, 'worker')`);
const SLOWLY = statement('select pg_sleep(0.03)');

@Injectable()
class Handler {
  constructor(private readonly work: Work) {}

  /** Something that shows when it is done twice; says when it is in the middle of it. */
  @On('test.happened')
  async happened(ctx: Ctx, event: Event): Promise<void> {
    await this.work.write(ctx, async (tx) => {
      await rows(tx, EFFECT, [newId(), event.id]);
      process.send!('begun');
      await rows(tx, SLOWLY);
    });
  }
}

@Module({ providers: [Handler] })
class HandlerModule {}

const whole = AppModule.with.bind(AppModule);
AppModule.with = (config) => {
  const { imports = [], ...module } = whole(config);
  return { ...module, imports: [...imports, HandlerModule] };
};

void createApp(JSON.parse(process.argv[2]) as Config).then((app) => app.init());
