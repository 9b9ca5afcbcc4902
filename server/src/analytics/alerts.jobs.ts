import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AlertWatch } from './alerts.watch';
import { CountedListeners } from './figures.counted';
import { asReader } from './schedule.readers';

const MINUTES_MS = 3 * 60_000;

/** Looks after numbers were counted again, and by the clock for what changes without an event: a day that begins, a period that moves on. */
@Injectable()
export class AlertJobs implements OnModuleInit {
  private readonly logger = new Logger(AlertJobs.name);

  constructor(
    private readonly work: Work,
    private readonly watch: AlertWatch,
    private readonly counted: CountedListeners,
  ) {}

  onModuleInit(): void {
    this.counted.add((ctx) => this.look(ctx));
  }

  @Every({ everyMs: MINUTES_MS })
  async look({ once: _, ...ctx }: Ctx): Promise<void> {
    const { watches, left } = await this.work.read(ctx, (tx) => this.watch.plan(tx));
    if (left.length) await this.work.write(ctx, (tx) => this.watch.stop(tx, left));
    for (const { owner, alerts } of watches) {
      try {
        const sights = await this.work.read(asReader(ctx, owner, 'en', ctx.at), (tx) => this.watch.look(tx, alerts));
        await this.work.write(ctx, (tx) => this.watch.settle(tx, sights));
      } catch (error) {
        this.logger.error({ msg: `alerts of ${owner.id} not looked at`, err: error }); // those of the others are
      }
    }
  }
}
