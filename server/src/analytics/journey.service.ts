import { Injectable } from '@nestjs/common';
import type { Id, Tx } from '../core/tx';
import { CustomersService, wordsOfEntry, type Customer } from '../customers';
import type { EngagementOverview, Journey } from './journey.dto';
import { overviewOf, stagesOf, touchpointsOf, trendsOf } from './journey.queries';
import { attemptsOf } from './opportunities.queries';
import { rateOf } from './opportunities.rules';

const OUTREACH_DAYS = 90;
/** Nobody is asked how satisfied they are, so nothing is said about it. */
const UNKNOWN = { avgSatisfaction: null, satisfactionDistribution: null, npsScore: null, reason: 'no_source' };

/** The way of a customer, from what was recorded and from nothing else, and how all of them stand over the months. */
@Injectable()
export class JourneyService {
  constructor(private readonly customers: CustomersService) {}

  async of(tx: Tx, id: Id, limit = 50): Promise<Journey> {
    const customer = await this.customers.one(tx, id);
    const [stagesCompleted, touched] = await Promise.all([stagesOf(tx, customer.id), touchpointsOf(tx, customer.id, limit)]);
    return {
      customerId: customer.id,
      currentStage: stageOf(customer),
      journeyStart: [customer.createdAt, ...stagesCompleted.map(({ completedAt }) => completedAt)].sort()[0],
      stagesCompleted,
      automationState: null,
      touchpoints: touched.map(({ event, data, ...one }) => ({ ...one, title: wordsOfEntry(event, data, tx.ctx.locale) ?? one.title })),
    };
  }

  async overview(tx: Tx): Promise<EngagementOverview> {
    const [now, engagementTrends, attempts] = await Promise.all([overviewOf(tx), trendsOf(tx), attemptsOf(tx, OUTREACH_DAYS)]);
    const sum = (key: 'attempts' | 'successes' | 'won') => attempts.reduce((total, one) => total + one[key], 0);
    const [successes, wonBack] = [sum('successes'), sum('won')];
    const outreach = { attempts: sum('attempts'), successes, wonBack, wonBackRate: rateOf(wonBack, successes) };
    return { ...now, engagementTrends, satisfactionMetrics: UNKNOWN, outreach };
  }
}

/** Where a customer stands, by what stands beside it. */
function stageOf({ visits, nextVisitAt, lastSaleAt, engagement }: Customer): string {
  if (!visits) return nextVisitAt || lastSaleAt ? 'agreed' : 'prospect';
  if (engagement && engagement !== 'active') return engagement;
  return visits > 1 ? 'regular' : 'new_customer';
}
