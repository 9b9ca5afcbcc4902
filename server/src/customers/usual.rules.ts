import { chanceOf, type Level, type Risk, type RiskFacts, type RiskFactor, type State } from './engagement.rules';

/**
 * The second method an organization may choose: by the customer's own rhythm. The usual interval is the median of the gaps between the last visits and
 * orders (at most ten); whoever stays away for 1.5 times as long is at risk, for three times or more than a year dormant. Without two visits there is no
 * rhythm, so nothing is said about the risk: null, never a guess.
 */

/** What is known of the rhythm; days are calendar days of the organization. */
export interface Rhythm {
  /** Visits, orders and jobs that took place. */
  visits: number;
  /** Median of the gaps between them, null below two different days. */
  usualDays: number | null;
  /** Since the last of them, null without any. */
  gapDays: number | null;
  /** Invoices that are past due. */
  overdueInvoices: number;
  /** Notes of complaints in 90 days. */
  complaints: number;
}
/** Percent of the usual interval, and days. */
export interface UsualLimits {
  riskPercent: number;
  dormantPercent: number;
  dormantDays: number;
}
/** What is said where the method may lack what it needs: no level and no score then. */
export type Standing = Omit<Risk, 'level' | 'score'> & { level: Level | null; score: number | null };

/** Points of the gap at the limit of "dormant"; the rest is for what else speaks against a customer. */
const GAP_POINTS = 80;
const FLAG = { points: 5, most: 10 };

/** Status, level, points and reasons by the usual interval of the customer. */
export function usualRiskOf(facts: RiskFacts & Rhythm, limits: UsualLimits): Standing {
  const attendance = facts.slots90 ? facts.completed90 / facts.slots90 : null;
  const flags = flagged(facts);
  const found = rhythmOf(facts, limits, flags);
  const state: State = !facts.total && !facts.upcoming && !facts.contacted ? 'stale' : found.engagement === 'dormant' ? 'dormant' : 'active';
  const factors = [...found.factors, ...flags];
  const score = found.level === null ? null : Math.min(100, factors.reduce((sum, { points }) => sum + points, 0)); // prettier-ignore
  return {
    engagement: found.engagement,
    state,
    level: found.level,
    score,
    ...nextOf(found, state),
    attendance,
    chance: chanceOf(facts, state, attendance),
    factors,
  };
}

type Found = Pick<Standing, 'engagement' | 'level' | 'factors'>;

function rhythmOf({ upcoming, visits, usualDays, gapDays }: RiskFacts & Rhythm, limits: UsualLimits, flags: RiskFactor[]): Found {
  if (upcoming) return { engagement: 'active', level: 'low', factors: [{ code: 'upcoming', points: 0, value: upcoming, limit: null }] };
  if (gapDays === null || !visits) return { engagement: 'dormant', level: null, factors: [{ code: 'too_few_visits', points: 0, value: 0, limit: 2 }] };
  const away = gapDays > limits.dormantDays;
  const long: RiskFactor[] = away ? [{ code: 'long_away', points: 0, value: gapDays, limit: limits.dormantDays }] : [];
  if (usualDays === null)
    return {
      engagement: away ? 'dormant' : 'active',
      level: null,
      factors: [{ code: 'too_few_visits', points: 0, value: visits, limit: 2 }, ...long],
    };
  const percent = (gapDays * 100) / usualDays;
  const dormant = away || percent >= limits.dormantPercent;
  const points = dormant ? GAP_POINTS : Math.round((GAP_POINTS * percent) / limits.dormantPercent);
  const atRisk = percent >= limits.riskPercent;
  return {
    engagement: dormant ? 'dormant' : atRisk ? 'at_risk' : 'active',
    level: dormant || atRisk ? 'high' : flags.length ? 'medium' : 'low',
    factors: [{ code: 'usual_gap', points, value: gapDays, limit: usualDays }, ...long],
  };
}

/** Together never more than what the gap leaves of a hundred. */
function flagged({ missed90, complaints, overdueInvoices }: RiskFacts & Rhythm): RiskFactor[] {
  let left = 100 - GAP_POINTS;
  const counts = [['no_shows', missed90], ['complaints', complaints], ['overdue_invoices', overdueInvoices]] as const; // prettier-ignore
  return counts
    .filter(([, value]) => value)
    .map(([code, value]) => {
      const points = Math.min(FLAG.most, value * FLAG.points, left);
      left -= points;
      return { code, points, value, limit: null };
    });
}

function nextOf({ engagement, level }: Found, state: State): Pick<Risk, 'action' | 'priority'> {
  if (state === 'stale') return { action: 'first_visit', priority: 4 };
  if (engagement === 'at_risk') return { action: 'call_now', priority: 1 };
  if (engagement === 'dormant') return { action: 'win_back', priority: 2 };
  return level === 'medium' ? { action: 'watch', priority: 3 } : { action: 'carry_on', priority: 4 };
}
