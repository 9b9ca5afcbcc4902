import { Bool, Computed, Id as IdField, Ids, OneOf, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const NOTE_TYPES = ['general', 'complaint', 'feedback', 'request'] as const;

/** What somebody writes about a customer. `@Name` tells that member. */
@Table('customers.notes')
export class CustomerNote extends BaseRecord {
  @IdField() customerId: Id;
  @OneOf('NoteType', NOTE_TYPES, { filled: true }) type: (typeof NOTE_TYPES)[number];
  @Text({ max: 10_000, description: '`@Name` mentions a member' }) content: string;
  @Bool({ filled: true, description: 'never on paper, in a mail or a portal; true if left out' }) isInternal: boolean;
  @Ids({ max: 50, filled: true, description: 'members who are told, beside those named in the text' }) mentionIds: Id[];
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true }) authorName: string | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
}
