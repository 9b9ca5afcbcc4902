import { core } from '../core/problem';
import { states } from '../core/states';
import { pipeline } from './pipeline.problems';

export const QUOTE_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'expired', 'replaced'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** What may be done; `expired` follows from the calendar, `replaced` from a newer version that was sent. */
const QUOTE = states({
  send: { from: ['draft', 'sent'], to: 'sent' },
  accept: { from: ['sent'], to: 'accepted' },
  decline: { from: ['sent'], to: 'declined' },
  order: { from: ['sent', 'accepted'], to: 'accepted' },
  revise: { from: ['sent', 'declined', 'expired'], to: 'replaced' },
  job: { from: ['accepted'], to: 'accepted' },
} as const);

interface Standing {
  status: QuoteStatus;
  revision: number;
  validUntil: string;
  replacedByRevision?: number | null;
}

/** The status as of today: what was sent is past its day or not, whatever was written down. */
export const quoteStatusAt = (stored: QuoteStatus, expired: boolean): QuoteStatus => (stored === 'sent' && expired ? 'expired' : stored);

export const quoteMoves = (status: QuoteStatus): string[] => (QUOTE.all.includes(status as never) ? QUOTE.moves(status as never) : []);

/** 422 `quote_expired`, `quote_replaced` where the day or a newer version is the reason; else 409 `invalid_transition`. */
export function requireQuoteMove(verb: 'send' | 'accept' | 'decline' | 'order' | 'revise' | 'job', { status, validUntil, replacedByRevision }: Standing): void {
  if (quoteMoves(status).includes(verb)) return;
  if (status === 'expired') throw pipeline.quoteExpired({ validUntil });
  if (status === 'replaced') throw pipeline.quoteReplaced({ revision: replacedByRevision ?? null });
  throw core.invalidTransition({ verb, from: status, moves: quoteMoves(status) });
}
