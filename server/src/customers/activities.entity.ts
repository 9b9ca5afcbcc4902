import { Computed, Free, Id as IdField, OneOf, Text, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

/** What people write down themselves. */
export const ACTIVITY_TYPES = ['call', 'email', 'meeting', 'note', 'task', 'booking'] as const;
/** Beside these, what events write. */
export const TIMELINE_TYPES = [...ACTIVITY_TYPES, 'order', 'delivery', 'invoice', 'payment', 'quote', 'deal', 'lead', 'job', 'message', 'system'] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

const nameOf = (column: string) => (t: string) => `select u.name from core.users u where u.id = ${t}.${column}`;

/** One entry of the timeline: what happened with a customer, and what is still to be done. */
@Table('customers.activities')
export class Activity extends BaseRecord {
  @IdField({ nullable: true }) customerId: Id | null;
  @OneOf('ActivityType', TIMELINE_TYPES) type: TimelineType;
  @Text({ max: 500, description: 'of an entry that an event wrote: its words in the language of the request' }) title: string;
  @Text({ nullable: true, max: 10_000 }) description: string | null;
  @Time({ filled: true, description: 'left out, now' }) occurredAt: string;
  @Time({ nullable: true, description: 'makes it a task' }) dueAt: string | null;
  @Time({ nullable: true, description: 'when its owner is told; left out, when it is due' }) remindAt: string | null;
  @Time({ nullable: true, description: 'when its owner was told' }) remindedAt: string | null;
  @Time({ nullable: true }) doneAt: string | null;
  @IdField({ nullable: true, description: 'who is to do it; left out of a task, who writes it' }) ownerId: Id | null;
  @Text({ nullable: true, max: 40, description: 'the resource it is about, if not the customer: `deals`' }) subjectType: string | null;
  @IdField({ nullable: true }) subjectId: Id | null;
  @Text({ nullable: true, description: 'the event that wrote it; such an entry does not change' }) event: string | null;
  @Free({ nullable: true, description: 'what the event told' }) data: Record<string, unknown> | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string', nullable: true }) customerName: string | null;
  @Computed(nameOf('created_by'), { type: 'string', nullable: true }) authorName: string | null;
  @Computed(nameOf('owner_id'), { type: 'string', nullable: true }) ownerName: string | null;
  @Computed((t) => `${t}.done_at is null and coalesce(${t}.due_at < now(), false)`, { type: 'boolean', description: 'due, and not done' }) overdue: boolean;
}
