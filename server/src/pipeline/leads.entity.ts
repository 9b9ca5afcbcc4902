import { Computed, Currency, Day, Derived, Email, Id as IdField, Int, MoneyField, OneOf, Text, Texts, Time } from '../core/dto';
import type { Money } from '../core/money';
import { Phone } from '../core/phone';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { SOURCES } from './deals.rules';
import { LEAD_STATUSES, leadMoves, PRIORITIES, type LeadStatus } from './leads.rules';

@Table('pipeline.leads')
export class Lead extends BaseRecord {
  @Text({ description: 'of the person' }) name: string;
  @Text({ nullable: true }) company: string | null;
  @Email({ nullable: true }) email: string | null;
  @Phone({ nullable: true }) phone: string | null;
  @OneOf('LeadSource', SOURCES, { filled: true }) source: (typeof SOURCES)[number];
  @OneOf('LeadStatus', LEAD_STATUSES, { filled: true, description: 'closed_won comes of a conversion only' }) status: LeadStatus;
  @OneOf('LeadPriority', PRIORITIES, { filled: true }) priority: (typeof PRIORITIES)[number];
  @MoneyField({ filled: true, min: 0 }) estimatedValue: Money;
  @Currency({ filled: true }) currency: string;
  @Day({ nullable: true }) expectedCloseDate: string | null;
  @Text({ nullable: true }) campaign: string | null;
  @IdField({ nullable: true, description: 'who looks after it; left out, who creates it' }) ownerId: Id | null;
  @Texts() tags: string[];
  @Text({ nullable: true, max: 10_000 }) notes: string | null;
  @Text({ nullable: true, max: 500 }) lostReason: string | null;
  @Int({ max: 100, description: 'how promising it is, by value, source, status, activities and age; counted at every change and every night' }) score: number;
  @Time({ nullable: true }) convertedAt: string | null;
  @IdField({ nullable: true, description: 'the customer it became' }) customerId: Id | null;
  @IdField({ nullable: true, description: 'the deal it became' }) dealId: Id | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.owner_id`, { type: 'string', nullable: true }) ownerName: string | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string', nullable: true }) customerName: string | null;
  @Derived((row: Lead) => leadMoves(row.status), { type: 'string', isArray: true }) moves: string[];
}
