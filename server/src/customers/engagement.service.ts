import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { CustomersService } from './customers.service';
import { refreshEngagement } from './engagement';
import type { CustomerEngagement } from './engagement.dto';
import { customersAfter, factsFor, pastRisks } from './engagement.queries';
import { riskOf } from './engagement.rules';

/** So many customers in one transaction of the nightly round. */
const A_SLICE = 2_000;
const FIRST: Id = '00000000-0000-0000-0000-000000000000';

/** Active, dormant or at risk: what is said of a customer, and why. */
@Injectable()
export class EngagementService {
  constructor(
    private readonly work: Work,
    private readonly customers: CustomersService,
  ) {}

  /** As of now; lists show what the last event or the last night found. */
  async of(tx: Tx, id: Id): Promise<CustomerEngagement> {
    const customer = await this.customers.one(tx, id);
    const [[facts], history] = await Promise.all([factsFor(tx, [customer.id]), pastRisks(tx, customer.id)]);
    const { engagement, level, score, priority, action, chance, attendance, factors } = riskOf(facts);
    const { total, upcoming, days, lastVisitAt, lastContactAt, nextVisitAt } = facts;
    return {
      ...{ engagement, riskLevel: level, riskScore: score, priority, action, chance, attendance, factors },
      ...{ visits: total, upcoming, days, lastVisitAt, lastContactAt, nextVisitAt, assessedAt: tx.now, history },
    };
  }

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
