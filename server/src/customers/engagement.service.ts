import { Injectable } from '@nestjs/common';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from './customers.service';
import { assessed } from './engagement';
import type { CustomerEngagement } from './engagement.dto';
import { pastRisks, type Assessed } from './engagement.queries';
import { explained, wordsOfAction, wordsOfFactor } from './engagement.words';

/** Active, dormant or at risk: what is said of a customer, and why. */
@Injectable()
export class EngagementService {
  constructor(private readonly customers: CustomersService) {}

  /** As of now; lists show what the last event or the last night found. */
  async of(tx: Tx, id: Id): Promise<CustomerEngagement> {
    const customer = await this.customers.one(tx, id);
    const [[found], history] = await Promise.all([assessed(tx, [customer.id]), pastRisks(tx, customer.id)]);
    return { ...standing(tx, found), history };
  }
}

function standing(tx: Tx, { assessment, ...facts }: Assessed): Omit<CustomerEngagement, 'history'> {
  const { engagement, method, level, score, priority, action, chance, attendance, factors, engagementScore } = assessment;
  const { total, visits, upcoming, days, usualDays, gapDays, lastVisitAt, lastContactAt, nextVisitAt } = facts;
  const { locale } = tx.ctx;
  return {
    ...{ engagement, method, riskLevel: level, riskScore: score, insufficientData: score === null, priority, action, chance, attendance, engagementScore },
    actionText: wordsOfAction(action, locale),
    explanation: explained(assessment, facts, locale),
    factors: factors.map((factor) => ({ ...factor, text: wordsOfFactor(factor, locale) })),
    ...{ visits: total, sessions: visits, upcoming, days, usualDays, gapDays, lastVisitAt, lastContactAt, nextVisitAt, assessedAt: tx.now },
  };
}
