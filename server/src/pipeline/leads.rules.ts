import Decimal from 'decimal.js';
import { core } from '../core/problem';
import type { SOURCES } from './deals.rules';

export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'proposal', 'negotiation', 'closed_won', 'closed_lost'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];
export const PRIORITIES = ['low', 'medium', 'high'] as const;
const CONVERTIBLE: readonly LeadStatus[] = ['qualified', 'proposal', 'negotiation'];

const BY_SOURCE: Record<(typeof SOURCES)[number], number> = { referral: 25, website: 15, marketing: 10, cold_call: 5, other: 5 };
const BY_STATUS: Record<LeadStatus, number> = { new: 0, contacted: 10, qualified: 20, proposal: 30, negotiation: 40, closed_won: 0, closed_lost: 0 };
const DAY_MS = 86_400_000;

export interface Scored {
  /** Decimal string, in whatever currency it is: the steps are amounts, not a rate. */
  estimatedValue: string;
  source: (typeof SOURCES)[number];
  status: LeadStatus;
  createdAt: string;
  activities: number;
}

const byValue = (value: Decimal): number => (value.gte(50_000) ? 30 : value.gte(25_000) ? 20 : value.gte(10_000) ? 10 : 0);
const byAge = (days: number): number => (days <= 7 ? 10 : days <= 14 ? 5 : 0);

/**
 * How promising a lead is, 0 to 100 (domain.md 4.2): value from 50,000 30, from 25,000 20, from 10,000 10; source referral 25, website 15,
 * marketing 10, any other 5; status contacted 10, qualified 20, proposal 30, negotiation 40; every activity 5, 20 at most; up to 7 days
 * old 10, up to 14 days 5.
 */
export function leadScore({ estimatedValue, source, status, createdAt, activities }: Scored, now: string): number {
  const days = (Date.parse(now) - Date.parse(createdAt)) / DAY_MS;
  const points = byValue(new Decimal(estimatedValue)) + BY_SOURCE[source] + BY_STATUS[status] + Math.min(activities * 5, 20) + byAge(days);
  return Math.min(points, 100);
}

export const leadMoves = (status: LeadStatus): string[] => (CONVERTIBLE.includes(status) ? ['convert'] : []);

/** 409 `invalid_transition` before a lead is qualified, and after it was converted or lost. */
export function requireConvertible(status: LeadStatus): void {
  if (!CONVERTIBLE.includes(status)) throw core.invalidTransition({ verb: 'convert', from: status, moves: leadMoves(status) });
}

/** 409 `invalid_transition` for a status that only a conversion gives, or once it was converted. */
export function requireStatus(from: LeadStatus, to: LeadStatus): void {
  if (from === to) return;
  if (from === 'closed_won' || to === 'closed_won') throw core.invalidTransition({ verb: 'change', from, moves: leadMoves(from) });
}
