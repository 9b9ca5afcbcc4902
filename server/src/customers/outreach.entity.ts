import { Computed, Id as IdField, inputOf, OneOf, Text, Time } from '../core/dto';
import { anyOf, from, isFlag, isId, list, until } from '../core/list';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { OPPORTUNITIES, type OpportunityType } from './assessment.rules';
import { refersToCustomer } from './links';

export const OUTREACH_METHODS = ['phone', 'sms', 'email', 'whatsapp', 'instagram', 'postal', 'in_person'] as const;
export const OUTREACH_OUTCOMES = ['success', 'no_response', 'failed', 'busy', 'voicemail', 'bounced', 'opted_out'] as const;
export type OutreachMethod = (typeof OUTREACH_METHODS)[number];
export type OutreachOutcome = (typeof OUTREACH_OUTCOMES)[number];

/** Somebody of us got in touch with a customer, or tried to. Never changed. */
@Table('customers.outreaches')
export class Outreach extends BaseRecord {
  @IdField() customerId: Id;
  @OneOf('OutreachMethod', OUTREACH_METHODS) method: OutreachMethod;
  @OneOf('OutreachOutcome', OUTREACH_OUTCOMES) outcome: OutreachOutcome;
  @Text({ nullable: true, max: 2_000 }) notes: string | null;
  @Time({ filled: true, description: 'left out, now; never later' }) at: string;
  @OneOf('OpportunityType', OPPORTUNITIES, { nullable: true, description: 'what could be won then' }) opportunity: OpportunityType | null;
  @Time({ nullable: true, description: 'when an appointment or order was made within 14 days after a success' }) wonAt: string | null;
  @OneOf('WonResource', ['appointments', 'orders'] as const, { nullable: true }) wonResource: 'appointments' | 'orders' | null;
  @IdField({ nullable: true, description: 'the appointment or order' }) wonId: Id | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true }) staffName: string | null;
}
export class OutreachInput extends inputOf(Outreach, ['customerId', 'method', 'outcome', 'notes', 'at']) {}

export const outreachList = list({
  entity: Outreach,
  filter: {
    customerId: isId('customerId'),
    method: anyOf('method', OUTREACH_METHODS),
    outcome: anyOf('outcome', OUTREACH_OUTCOMES),
    opportunity: anyOf('opportunity', OPPORTUNITIES),
    staffId: isId('createdBy'),
    from: from('at'),
    to: until('at'),
    wonBack: { ...isFlag('wonAt'), where: (bound) => `(t.won_at is not null) = ${bound}` },
  },
  sort: ['-at', 'at', 'createdAt', 'updatedAt'],
});
export class OutreachQuery extends outreachList.Query {}

refersToCustomer('customers.outreaches', { erased: `notes = null` });
