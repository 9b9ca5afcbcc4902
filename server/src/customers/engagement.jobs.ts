import { Injectable } from '@nestjs/common';
import { On } from '../core/events';
import { Every } from '../core/jobs/clocks';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { INSIGHT_SETTINGS_CHANGED } from './customers.events';
import { refreshEngagement } from './engagement';
import { refreshWins } from './outreach.queries';
import { customersAfter, keepDay, unassessed } from './engagement.queries';

/** So many customers in one transaction of the nightly round. */
const A_SLICE = 2_000;
const FIRST: Id = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class EngagementJobs {
  constructor(private readonly work: Work) {}

  /** Days pass without an event: at night everybody is looked at anew, in slices; how all of them stand then is written down. */
  @Every('35 3 * * *')
  async lookAtAll(ctx: Ctx, after: Id = FIRST): Promise<void> {
    // every slice is done once, however often the job is started over
    const once = ctx.once && { ...ctx.once, key: `${ctx.once.key}-${after}` };
    const last = await this.work.write({ ...ctx, once }, async (tx) => {
      const ids = await customersAfter(tx, after, A_SLICE);
      await refreshEngagement(tx, ids);
      await refreshWins(tx, ids);
      if (ids.length < A_SLICE) await keepDay(tx);
      return ids.length === A_SLICE ? ids.at(-1) : null;
    });
    if (last) await this.lookAtAll(ctx, last);
  }

  /** Other limits, or another method: everybody is judged by them. */
  @On(INSIGHT_SETTINGS_CHANGED)
  judgeAnew(ctx: Ctx): Promise<void> {
    return this.lookAtAll(ctx);
  }

  /** Who is new gets a first entry of the history, without holding up whoever enters or imports them. */
  @Every('*/5 * * * *')
  async lookAtNew(ctx: Ctx, round = 0): Promise<void> {
    const once = ctx.once && { ...ctx.once, key: `${ctx.once.key}-${round}` };
    const more = await this.work.write({ ...ctx, once }, async (tx) => {
      const ids = await unassessed(tx, A_SLICE);
      await refreshEngagement(tx, ids);
      return ids.length === A_SLICE;
    });
    if (more) await this.lookAtNew(ctx, round + 1);
  }
}
