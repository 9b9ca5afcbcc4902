import { Injectable } from '@nestjs/common';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from './customers.service';
import { assessed } from './engagement';
import type { CustomerEngagement } from './engagement.dto';
import { pastRisks, type Assessed } from './engagement.queries';
import { explained, wordsOfAction, wordsOfFactor, wordsOfProfiling } from './engagement.words';

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

function standing(tx: Tx, { assessment, profiling, ...facts }: Assessed): Omit<CustomerEngagement, 'history'> {
  const { total, visits, upcoming, days, usualDays, gapDays, lastVisitAt, lastContactAt, nextVisitAt } = facts;
  const known = { profiling, visits: total, sessions: visits, upcoming, days, gapDays, lastVisitAt, lastContactAt, nextVisitAt, assessedAt: tx.now };
  const { locale } = tx.ctx;
  if (!assessment) return { ...UNJUDGED, ...known, usualDays: null, explanation: wordsOfProfiling(profiling, locale) };
  const { engagement, method, level, score, priority, action, chance, attendance, factors, engagementScore } = assessment;
  return {
    ...{ engagement, method, riskLevel: level, riskScore: score, insufficientData: score === null, priority, action, chance, attendance, engagementScore },
    actionText: wordsOfAction(action, locale),
    explanation: explained(assessment, facts, locale),
    factors: factors.map((factor) => ({ ...factor, text: wordsOfFactor(factor, locale) })),
    ...known,
    usualDays,
  };
}

const UNJUDGED = {
  ...{ engagement: null, method: null, riskLevel: null, riskScore: null, insufficientData: false, priority: null, action: null, actionText: null },
  ...{ chance: null, attendance: null, engagementScore: null, factors: [] },
};
