import { Computed, Derived, Id as IdField, Int, OneOf, Text, Texts, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { SOURCES, type Source } from './channels.entity';
import { CONVERSATION_STATUSES, conversationStates, PRIORITIES, type ConversationStatus, type Priority } from './conversations.rules';

export const LINKED_BY = ['person', 'phone', 'email', 'created'] as const;

/** What somebody writes to us by one channel, and what we answer: by e-mail a thread, else all there is with an address. */
@Table('messaging.conversations')
export class Conversation extends BaseRecord {
  @IdField() channelId: Id;
  @OneOf('MessageSource', SOURCES) source: Source;
  @Text({ nullable: true, max: 500 }) subject: string | null;
  @IdField({ nullable: true }) customerId: Id | null;
  @OneOf('ConversationLinkedBy', LINKED_BY, { nullable: true, description: 'how the customer was recognised' }) linkedBy: (typeof LINKED_BY)[number] | null;
  @Text({ nullable: true, max: 200, description: 'as the person calls itself' }) contactName: string | null;
  @Text({ max: 300, description: 'the phone number, the e-mail address or the handle' }) address: string;
  @Text({ nullable: true, max: 300, description: 'E.164, or `@handle`' }) phone: string | null;
  @Text({ nullable: true, max: 300 }) email: string | null;
  @OneOf('ConversationStatus', CONVERSATION_STATUSES, { filled: true }) status: ConversationStatus;
  @OneOf('ConversationPriority', PRIORITIES, { filled: true }) priority: Priority;
  @IdField({ nullable: true }) assigneeId: Id | null;
  @Texts({ max: 20 }) labels: string[];
  @Time({ nullable: true }) snoozedUntil: string | null;
  @Time({ nullable: true }) resolvedAt: string | null;
  @Int() messageCount: number;
  @Time() lastMessageTime: string;
  @Time({ nullable: true }) lastIncomingAt: string | null;
  @Time({ nullable: true }) lastOutgoingAt: string | null;
  @Time({ nullable: true, description: 'the first message of the customer that nobody has answered' }) waitingSince: string | null;
  @Int({ nullable: true }) firstResponseSeconds: number | null;
  @Computed((t) => `coalesce((select c.name from customers.customers c where c.id = ${t}.customer_id), ${t}.contact_name, ${t}.address)`, { type: 'string' })
  customerName: string;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.assignee_id`, { type: 'string', nullable: true }) assigneeName: string | null;
  @Computed((t) => `select h.name from messaging.channels h where h.id = ${t}.channel_id`, { type: 'string' }) channelName: string;
  @Computed((t) => `select h.provider from messaging.channels h where h.id = ${t}.channel_id`, { type: 'string' }) provider: string;
  @Derived<Conversation>(({ status }) => conversationStates.moves(status), { type: 'string', isArray: true }) moves: string[];
}
