/**
 * How far a customer is from leaving: scheme A of the domain facts (3.5, "re-engagement view v1.4.2"). A rule engine without a memory: what is known of
 * the visits of the last 90 days goes in; a status, a level of risk, points and the reasons for them come out. Nothing is guessed: where nobody was
 * expected there is no attendance, and without attendance no prediction.
 */
export const ENGAGEMENTS = ['active', 'dormant', 'at_risk'] as const;
export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export const RISK_ACTIONS = ['first_visit', 'call_now', 'keep_promises', 'win_back', 'watch', 'carry_on'] as const;
export const RISK_FACTORS = [
  ...(['upcoming', 'recent', 'never_seen', 'quiet', 'long_gap', 'low_attendance', 'often_missed', 'missed', 'inactive'] as const),
  ...(['too_few_visits', 'usual_gap', 'long_away', 'no_shows', 'complaints', 'overdue_invoices'] as const),
] as const;
export const CONTACT_CHANCES = ['very_high', 'high', 'medium', 'low', 'very_low', 'unknown'] as const;

export type State = 'stale' | 'active' | 'dormant';
export type Level = (typeof RISK_LEVELS)[number];

/** What is known of a customer; `slots90` are visits that were agreed for the last 90 days, whatever became of them: none lies ahead. */
export interface RiskFacts {
  total: number;
  upcoming: number;
  /** Whole days since the last contact. */
  days: number;
  /** Whether anybody ever spoke or wrote. */
  contacted: boolean;
  slots90: number;
  completed90: number;
  missed90: number;
  /** Whether the record itself is kept as living. */
  active: boolean;
}

/** Limits of the scheme; days, shares between 0 and 1, counts. */
export interface RiskLimits {
  activeDays: number;
  mediumDays: number;
  highDays: number;
  mediumAttendance: number;
  highAttendance: number;
  mediumMissed: number;
  highMissed: number;
}
export const SCHEME_A: RiskLimits = {
  activeDays: 30,
  mediumDays: 60,
  highDays: 90,
  mediumAttendance: 0.7,
  highAttendance: 0.5,
  mediumMissed: 2,
  highMissed: 4,
};

/** One reason, with what it was measured by: `quiet`, 91 days, limit 30. The points of all reasons are the score. */
export interface RiskFactor {
  code: (typeof RISK_FACTORS)[number];
  points: number;
  value: number | null;
  limit: number | null;
}
export interface Risk {
  engagement: (typeof ENGAGEMENTS)[number];
  state: State;
  level: Level;
  /** 0 to 100; 90 is the most that can be reached. */
  score: number;
  /** 1 is the most urgent, 4 the least. */
  priority: 1 | 2 | 3 | 4;
  action: (typeof RISK_ACTIONS)[number];
  /** Share of the agreed visits that took place, null where none was agreed. */
  attendance: number | null;
  chance: (typeof CONTACT_CHANCES)[number];
  factors: RiskFactor[];
}

const BASE: Record<State, number> = { stale: 15, active: 25, dormant: 45 };
const RAISED: Record<Level, number> = { low: 0, medium: 20, high: 35 };
const MOST_MISSED = 5;
const INACTIVE = 5;

/** Status, level, points and reasons by the limits of the organization. */
export function riskOf(facts: RiskFacts, limits: RiskLimits = SCHEME_A): Risk {
  const attendance = facts.slots90 ? facts.completed90 / facts.slots90 : null;
  const state = stateOf(facts, limits);
  const { level, reasons } = levelOf(facts, attendance, limits);
  const factors = [stated(facts, state, limits), ...reasons, ...added(facts)];
  const score = Math.min(
    100,
    factors.reduce((sum, { points }) => sum + points, 0),
  );
  const engagement = level === 'high' ? 'at_risk' : state === 'active' ? 'active' : 'dormant';
  return {
    engagement,
    state,
    level,
    score,
    priority: priorityOf(state, level),
    action: actionOf(state, level),
    attendance,
    chance: chanceOf(facts, state, attendance),
    factors,
  };
}

function stateOf({ total, upcoming, contacted, days }: RiskFacts, { activeDays }: RiskLimits): State {
  if (!total && !upcoming && !contacted) return 'stale';
  return upcoming || days <= activeDays ? 'active' : 'dormant';
}

/** Whoever is expected is no risk; else the worst that holds counts, with every reason for it. */
function levelOf(facts: RiskFacts, attendance: number | null, limits: RiskLimits): { level: Level; reasons: RiskFactor[] } {
  if (facts.upcoming) return { level: 'low', reasons: [] };
  const came = attendance ?? 1;
  const { total, days, missed90 } = facts;
  // a gap is one only for who has been here; with that, days over the limit of "active" suffice for medium
  const gap = Math.min(limits.mediumDays, limits.activeDays);
  const reasons = (level: 'medium' | 'high', daysOver: number, seldom: number, visits: number, missed: number) => {
    const raised: Omit<RiskFactor, 'points'>[] = [];
    if (total && days > daysOver) raised.push({ code: 'long_gap', value: days, limit: daysOver });
    if (came < seldom && total > visits) raised.push({ code: 'low_attendance', value: Math.round(came * 100), limit: Math.round(seldom * 100) });
    if (missed90 >= missed) raised.push({ code: 'often_missed', value: missed90, limit: missed });
    return raised.map((reason, at) => ({ ...reason, points: at ? 0 : RAISED[level] }));
  };
  const high = reasons('high', limits.highDays, limits.highAttendance, 3, limits.highMissed);
  if (high.length) return { level: 'high', reasons: high };
  const medium = reasons('medium', gap, limits.mediumAttendance, 2, limits.mediumMissed);
  return { level: medium.length ? 'medium' : 'low', reasons: medium };
}

function stated({ upcoming, days }: RiskFacts, state: State, { activeDays }: RiskLimits): RiskFactor {
  const points = BASE[state];
  if (state === 'stale') return { code: 'never_seen', points, value: null, limit: null };
  if (upcoming) return { code: 'upcoming', points, value: upcoming, limit: null };
  return { code: state === 'active' ? 'recent' : 'quiet', points, value: days, limit: activeDays };
}

const added = ({ missed90, active }: RiskFacts): RiskFactor[] => [
  ...(missed90 ? [{ code: 'missed', points: Math.min(MOST_MISSED, missed90), value: missed90, limit: MOST_MISSED } as const] : []),
  ...(active ? [] : [{ code: 'inactive', points: INACTIVE, value: null, limit: null } as const]),
];

function priorityOf(state: State, level: Level): Risk['priority'] {
  if (level === 'high' && state !== 'stale') return state === 'dormant' ? 1 : 2;
  if (level === 'medium') return state === 'dormant' ? 2 : 3;
  return 4;
}

function actionOf(state: State, level: Level): Risk['action'] {
  if (state === 'stale') return 'first_visit';
  if (level === 'high') return state === 'dormant' ? 'call_now' : 'keep_promises';
  if (state === 'dormant') return 'win_back';
  return level === 'medium' ? 'watch' : 'carry_on';
}

/** Whether a call will reach somebody; unknown, not "very high", where nobody was ever expected (the scheme took 1.0 there). */
export function chanceOf({ total, upcoming, days }: RiskFacts, state: State, attendance: number | null): Risk['chance'] {
  if (attendance === null) return 'unknown';
  if (attendance >= 0.9 && upcoming) return 'very_high';
  if (state === 'active' || attendance >= 0.7) return 'high';
  if (attendance >= 0.6 || total) return 'medium';
  return state === 'dormant' && days <= 60 ? 'low' : 'very_low';
}
