import { Injectable } from '@nestjs/common';
import { Every } from './jobs/clocks';
import { forgetOld } from './requests';
import type { Ctx } from './tx';
import { Work } from './work';

@Injectable()
export class RequestsJobs {
  constructor(private readonly work: Work) {}

  /** Answers kept for idempotency keys are good for a day. */
  @Every('45 3 * * *')
  forget(ctx: Ctx) {
    return this.work.write(ctx, forgetOld);
  }
}
