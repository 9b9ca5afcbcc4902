import { Injectable } from '@nestjs/common';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from './customers.service';
import type { CustomerEngagement } from './engagement.dto';
import { factsFor, pastRisks } from './engagement.queries';
import { riskOf } from './engagement.rules';

/** Active, dormant or at risk: what is said of a customer, and why. */
@Injectable()
export class EngagementService {
  constructor(private readonly customers: CustomersService) {}

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
}
