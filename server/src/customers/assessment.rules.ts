import { ENGAGEMENTS, RISK_LEVELS, riskOf, type RiskFacts, type RiskLimits } from './engagement.rules';
import { usualRiskOf, type Rhythm, type Standing, type UsualLimits } from './usual.rules';

export const RISK_METHODS = ['scheme_a', 'usual_interval'] as const;
export type RiskMethod = (typeof RISK_METHODS)[number];
export const OPPORTUNITIES = ['overdue_appointment', 'inactive_customer', 'high_value_risk'] as const;
export type OpportunityType = (typeof OPPORTUNITIES)[number];

/** All that is known of a customer for its status. */
export interface CustomerFacts extends RiskFacts, Rhythm {
  /** The day for the next exam has passed. */
  examDue: boolean;
  /** Paid, net, in the currency of the organization. */
  lifetimeValue: string;
}
/** What an organization decides. Shares and intervals in percent. */
export interface InsightLimits extends Omit<RiskLimits, 'mediumAttendance' | 'highAttendance'>, UsualLimits {
  method: RiskMethod;
  mediumAttendance: number;
  highAttendance: number;
  /** Lifetime value from which a customer at risk is worth a word of its own. */
  highValue: string;
}
export const USUAL_LIMITS: InsightLimits = {
  ...{ method: 'scheme_a', activeDays: 30, mediumDays: 60, highDays: 90 },
  ...{ mediumAttendance: 70, highAttendance: 50, mediumMissed: 2, highMissed: 4 },
  ...{ riskPercent: 150, dormantPercent: 300, dormantDays: 365, highValue: '500.00' },
};

export interface Assessment extends Standing {
  method: RiskMethod;
  engagementScore: number | null;
  opportunity: OpportunityType | null;
}

/** Status, risk, engagement and what follows, by the method and the limits of the organization. */
export function assess(facts: CustomerFacts, limits: InsightLimits): Assessment {
  const { method } = limits;
  const standing: Standing =
    method === 'usual_interval'
      ? usualRiskOf(facts, limits)
      : riskOf(facts, { ...limits, mediumAttendance: limits.mediumAttendance / 100, highAttendance: limits.highAttendance / 100 });
  return { ...standing, method, engagementScore: engagementScoreOf(facts, limits), opportunity: opportunityOf(facts, standing, limits) };
}

const WEEK = 7;
/**
 * How close a customer is, 0 to 100: the mean of what is known of nearness (100 on the day of a contact or with something ahead, less with every whole
 * week, 0 at the limit after which one counts as lost) and of attendance (share of the agreed visits of 90 days that took place). Null where nothing is known.
 */
export function engagementScoreOf(facts: CustomerFacts, { method, highDays, dormantPercent, dormantDays }: InsightLimits): number | null {
  const { upcoming, total, contacted, days, slots90, completed90, usualDays } = facts;
  const horizon = method === 'scheme_a' ? highDays : usualDays === null ? dormantDays : Math.min(dormantDays, (usualDays * dormantPercent) / 100);
  const nearness = Math.max(0, 100 * (1 - (Math.floor(days / WEEK) * WEEK) / horizon));
  const known = [...(upcoming ? [100] : total || contacted ? [nearness] : []), ...(slots90 ? [(100 * completed90) / slots90] : [])];
  return known.length ? Math.round(known.reduce((sum, one) => sum + one, 0) / known.length) : null;
}

/** What could be won by getting in touch, if anything: nobody is urged who is expected anyway, or whose record is put aside. */
export function opportunityOf(facts: CustomerFacts, { engagement, level }: Standing, limits: InsightLimits): OpportunityType | null {
  if (facts.upcoming || !facts.active || (!facts.total && !facts.contacted)) return null;
  if (level === 'high' && Number(facts.lifetimeValue) >= Number(limits.highValue)) return 'high_value_risk';
  const gone = limits.method === 'scheme_a' ? facts.days > limits.highDays : engagement === 'dormant';
  if (gone || (engagement === 'dormant' && !facts.visits)) return 'inactive_customer';
  const late = engagement === 'dormant' || (limits.method === 'usual_interval' && engagement === 'at_risk');
  return facts.visits && (facts.examDue || late) ? 'overdue_appointment' : null;
}

interface Shift {
  value: string;
  before: number;
  after: number;
}
type Judged = Pick<Assessment, 'engagement' | 'level' | 'opportunity'> | null;
/** How many of the same customers stand how before and after, and how many of them stand otherwise; null is who is not judged. */
export function shiftsOf(before: readonly Judged[], after: readonly Judged[]) {
  const count = (all: readonly Judged[], of: (one: Judged) => string | null | undefined, value: string) =>
    all.filter((one) => (of(one) ?? 'none') === value).length;
  const shifts = (values: readonly string[], of: (one: Judged) => string | null | undefined): Shift[] =>
    [...values, 'none'].map((value) => ({ value, before: count(before, of, value), after: count(after, of, value) }));
  const open = (all: readonly Judged[]) => all.filter((one) => one?.opportunity).length;
  return {
    changed: before.filter((one, i) => one?.engagement !== after[i]?.engagement || one?.level !== after[i]?.level).length,
    statuses: shifts(ENGAGEMENTS, (one) => one?.engagement),
    riskLevels: shifts(RISK_LEVELS, (one) => one?.level),
    opportunities: { value: 'open', before: open(before), after: open(after) },
  };
}
