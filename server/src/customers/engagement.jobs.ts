import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { refreshEngagement } from './engagement';
import { customersAfter } from './engagement.queries';

/** So many customers in one transaction of the nightly round. */
const A_SLICE = 2_000;
const FIRST: Id = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class EngagementJobs {
  constructor(private readonly work: Work) {}

  /** Days pass without an event: at night everybody is looked at anew, in slices. */
  @Every('35 3 * * *')
  async lookAtAll(ctx: Ctx, after: Id = FIRST): Promise<void> {
    // every slice is done once, however often the job is started over
    const once = ctx.once && { ...ctx.once, key: `${ctx.once.key}-${after}` };
    const last = await this.work.write({ ...ctx, once }, async (tx) => {
      const ids = await customersAfter(tx, after, A_SLICE);
      await refreshEngagement(tx, ids);
      return ids.length === A_SLICE ? ids.at(-1) : null;
    });
    if (last) await this.lookAtAll(ctx, last);
  }
}
