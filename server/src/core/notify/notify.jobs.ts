import { Injectable } from '@nestjs/common';
import { Every } from '../jobs/clocks';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { NotifyService } from './notify.service';

@Injectable()
export class NotifyJobs {
  constructor(
    private readonly work: Work,
    private readonly notify: NotifyService,
  ) {}

  /** The day begins with what was kept for it. */
  @Every('0 7 * * *')
  morning(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.notify.morning(tx));
  }

  /** Quiet hours end at any quarter. */
  @Every('*/15 * * * *')
  flush(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.notify.flush(tx));
  }
}
