import { states } from '../core/states';

export const CONVERSATION_STATUSES = ['active', 'pending', 'resolved', 'snoozed'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** `wait`: it is the customer's turn. What comes in leads back to `active` from anywhere. */
export const conversationStates = states({
  resolve: { from: ['active', 'pending', 'snoozed'], to: 'resolved' },
  snooze: { from: ['active', 'pending'], to: 'snoozed' },
  wait: { from: ['active'], to: 'pending' },
  reopen: { from: ['pending', 'resolved', 'snoozed'], to: 'active' },
});

export type ConversationVerb = Parameters<typeof conversationStates.move>[0];

/** What a conversation is once it has got there: what is settled waits for nobody, and only what sleeps wakes at a time. */
export const movedTo = (
  status: ConversationStatus,
  now: string,
): { status: ConversationStatus; snoozedUntil: null; resolvedAt: string | null; waitingSince?: null } => ({
  status,
  snoozedUntil: null,
  resolvedAt: status === 'resolved' ? now : null,
  ...(status === 'resolved' && { waitingSince: null }),
});

const HOUR = 3_600_000;
/** So long after the customer's last words a conversation needs a reply. */
export const NEEDS_REPLY_HOURS = 4;
/** So long after the customer's last words WhatsApp takes free text. */
const WINDOW_HOURS = 24;

/** When free text ends, by the rule of WhatsApp: null where the customer never wrote. */
export const windowUntil = (lastIncomingAt: string | null): string | null =>
  lastIncomingAt ? new Date(Date.parse(lastIncomingAt) + WINDOW_HOURS * HOUR).toISOString() : null;
