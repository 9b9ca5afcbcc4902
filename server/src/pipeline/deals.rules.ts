import { states } from '../core/states';
import type { StageKind } from './pipelines.entity';

export const DEAL_STATUSES = ['open', 'won', 'lost'] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

export const SOURCES = ['website', 'referral', 'marketing', 'cold_call', 'other'] as const;

/** A move between open stages keeps it open; dragging into a stage that is won or lost is the same as the verb. */
export const DEAL = states({
  move: { from: ['open'], to: 'open' },
  win: { from: ['open'], to: 'won' },
  lose: { from: ['open'], to: 'lost' },
  reopen: { from: ['won', 'lost'], to: 'open' },
} as const);

/** What a move into a stage is, by its kind: another place, or an ending or beginning anew. */
export function verbOf(from: DealStatus, to: StageKind): 'moved' | 'won' | 'lost' | 'reopened' {
  if (from === to) return 'moved';
  return to === 'open' ? 'reopened' : to;
}

/** Staff changes only what it created or looks after; everybody else goes by permission alone. */
export const mayChange = (me: { role: string | null; actor: string }, { createdBy, ownerId }: { createdBy: string; ownerId: string | null }): boolean =>
  me.role !== 'staff' || createdBy === me.actor || ownerId === me.actor;
