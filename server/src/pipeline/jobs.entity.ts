import { Address, Computed, Currency, Derived, Id as IdField, Items, Lines, MoneyField, One, OneOf, RateField, Text, Time } from '../core/dto';
import type { Money, Rate } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { SalesItem } from './items.entity';
import { TaxShare } from '../core/tax';
import { CREW_ROLES, SERVICE_JOB, SERVICE_JOB_STATUSES, type ServiceJobStatus } from './jobs.rules';

@Table('pipeline.job_items')
export class JobItem extends SalesItem {
  @IdField() jobId: Id;
}

/** Somebody who goes there. */
export class CrewMember {
  @IdField() userId: Id;
  @OneOf('CrewRole', CREW_ROLES) role: (typeof CREW_ROLES)[number];
}

@Table('pipeline.time_entries')
export class TimeEntry extends BaseRecord {
  @IdField() jobId: Id;
  @IdField({ filled: true, description: 'left out, oneself' }) userId: Id;
  @Time({ filled: true, description: 'left out, now' }) startedAt: string;
  @Time({ nullable: true, description: 'null: the clock runs' }) endedAt: string | null;
  @Text({ nullable: true, max: 500 }) note: string | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.user_id`, { type: 'string', nullable: true }) userName: string | null;
  @Computed((t) => `greatest(0, round(extract(epoch from coalesce(${t}.ended_at, now()) - ${t}.started_at) / 60))::int`, { type: 'integer' }) minutes: number;
}

/** Work at a customer's: a move, an installation, a repair. */
@Table('pipeline.jobs')
export class ServiceJob extends BaseRecord {
  @Text({ max: 40 }) jobNumber: string;
  @Text({ filled: true, description: 'left out, that of the quote' }) title: string;
  @IdField({ filled: true, description: 'left out, that of the quote' }) customerId: Id;
  @IdField({ nullable: true, description: 'an accepted quote' }) quoteId: Id | null;
  @IdField({ nullable: true }) orderId: Id | null;
  @IdField({ nullable: true }) dealId: Id | null;
  @IdField({ nullable: true, description: 'the appointment it was made of' }) appointmentId: Id | null;
  @IdField({ nullable: true, description: 'the draft that completing it made' }) invoiceId: Id | null;
  @OneOf('ServiceJobStatus', SERVICE_JOB_STATUSES) status: ServiceJobStatus;
  @Time({ nullable: true }) scheduledStart: string | null;
  @Time({ nullable: true }) scheduledEnd: string | null;
  @Time({ nullable: true }) startedAt: string | null;
  @Time({ nullable: true }) completedAt: string | null;
  @One(() => Address, { nullable: true, description: 'left out, where the customer receives goods' }) address: Address | null;
  @Items(() => CrewMember, { max: 50, filled: true }) crew: CrewMember[];
  @Text({ nullable: true, max: 10_000, description: 'for the crew' }) notes: string | null;
  @Text({ nullable: true, max: 5_000, description: 'what was done, said when it was completed' }) completionNote: string | null;
  @Text({ nullable: true, max: 500 }) cancelReason: string | null;
  @Currency({ filled: true }) currency: string;
  @OneOf('PriceMode', ['net', 'gross'] as const, { filled: true }) priceMode: 'net' | 'gross';
  @RateField({ filled: true, description: 'on the whole' }) discountPercent: Rate;
  @MoneyField({ description: 'net' }) subtotal: Money;
  @MoneyField() taxAmount: Money;
  @MoneyField() totalAmount: Money;
  @Items(() => TaxShare) taxBreakdown: TaxShare[];
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
  @Computed((t) => `select c.phone from customers.customers c where c.id = ${t}.customer_id`, { type: 'string', nullable: true }) customerPhone: string | null;
  @Computed((t) => `select q.quote_number from pipeline.quotes q where q.id = ${t}.quote_id`, { type: 'string', nullable: true }) quoteNumber: string | null;
  @Computed(
    (t) =>
      `coalesce((select sum(greatest(0, round(extract(epoch from coalesce(e.ended_at, now()) - e.started_at) / 60)))::int from pipeline.time_entries e where e.job_id = ${t}.id and e.deleted_at is null), 0)`,
    { type: 'integer', description: 'worked by all together' },
  )
  minutes: number;
  @Lines(() => JobItem, { by: 'jobId' }) items: JobItem[];
  @Derived((row: ServiceJob) => SERVICE_JOB.moves(row.status), { type: 'string', isArray: true }) moves: string[];
}
