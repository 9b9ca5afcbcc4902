import { Address, Bool, Computed, Currency, Day, Email, Id as IdField, Int, Items, MoneyField, One, OneOf, Text, Texts, Time } from '../core/dto';
import { CustomFields, type CustomValues } from '../core/custom-fields';
import { BaseRecord, Table } from '../core/record';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { Phone } from '../core/phone';
import { ENGAGEMENTS, RISK_ACTIONS, RISK_LEVELS } from './engagement.rules';
import { OPPORTUNITIES, type OpportunityType } from './assessment.rules';
import { VatId } from '../core/vat-id';

export const CUSTOMER_TYPES = ['private', 'business'] as const;
export const CUSTOMER_STATUSES = ['prospect', 'active', 'inactive', 'archived'] as const;
export const LANGUAGES = ['de', 'en'] as const;

/** A person at a customer; `/contacts/{id}` is the same as a record. */
export class Contact {
  @IdField({ nullable: true, description: 'left out for somebody new' }) id: Id | null;
  @Text() name: string;
  @Text({ nullable: true, description: 'what the person does there' }) role: string | null;
  @Texts({ max: 10 }) emails: string[];
  @Texts({ max: 10, description: 'E.164' }) phones: string[];
  @Bool({ filled: true }) isPrimary: boolean;
}

@Table('customers.customers')
export class Customer extends BaseRecord {
  @Text({ max: 40 }) customerNumber: string;
  @Text({ filled: true, description: 'left out, it is made of firstName and lastName' }) name: string;
  @OneOf('CustomerType', CUSTOMER_TYPES, { filled: true }) type: (typeof CUSTOMER_TYPES)[number];
  @Text({ nullable: true }) firstName: string | null;
  @Text({ nullable: true }) lastName: string | null;
  @Day({ nullable: true }) birthDate: string | null;
  @Email({ nullable: true, description: 'unique among those not deleted' }) email: string | null;
  @Phone({ nullable: true }) phone: string | null;
  @VatId({ nullable: true }) vatId: string | null;
  @OneOf('CustomerStatus', CUSTOMER_STATUSES, { filled: true }) status: (typeof CUSTOMER_STATUSES)[number];
  @OneOf('Language', LANGUAGES, { filled: true, description: 'of the documents and mails' }) language: (typeof LANGUAGES)[number];
  @Currency({ filled: true }) currency: string;
  @Int({ max: 365, filled: true }) paymentTermsDays: number;
  @One(() => Address, { nullable: true }) billingAddress: Address | null;
  @One(() => Address, { nullable: true }) shippingAddress: Address | null;
  @IdField({ nullable: true, description: 'the user who looks after it' }) ownerId: Id | null;
  @Items(() => Contact, { max: 100, filled: true }) contacts: Contact[];
  @Texts() tags: string[];
  @Text({ max: 10_000, nullable: true }) notes: string | null;
  @MoneyField({ description: 'paid, net, less credit notes; in the currency of the organization' }) lifetimeValue: Money;
  @Time({ nullable: true, description: 'of the last order' }) lastSaleAt: string | null;
  @Time({ nullable: true, description: 'of the last entry of the timeline' }) lastActivityAt: string | null;
  @Day({ nullable: true, description: 'of the newest prescription' }) lastExamOn: string | null;
  @Day({ nullable: true, description: 'when the next exam is due' }) nextExamOn: string | null;
  @OneOf('EngagementStatus', ENGAGEMENTS, { nullable: true, description: 'how it stands, computed; why: `/customers/{id}/engagement`; null: nobody is judged' })
  engagement: (typeof ENGAGEMENTS)[number] | null;
  @Bool({ filled: true, description: 'objects to profiling: no status, score or next action is computed or kept' }) noProfiling: boolean;
  @OneOf('RiskLevel', RISK_LEVELS, { nullable: true, description: 'null: too little is known' }) riskLevel: (typeof RISK_LEVELS)[number] | null;
  @Int({ max: 100, nullable: true, description: 'the higher the sooner it leaves; null: too little is known' }) riskScore: number | null;
  @Int({ max: 100, nullable: true, description: 'how close it is: nearness and attendance, as far as known' }) engagementScore: number | null;
  @Int({ description: 'visits, orders and jobs that took place' }) visits: number;
  @Time({ nullable: true, description: 'of the last visit, order or job' }) lastVisitAt: string | null;
  @Time({ nullable: true, description: 'of the next one that is agreed' }) nextVisitAt: string | null;
  @OneOf('NextAction', RISK_ACTIONS, { nullable: true, description: 'what is best done next; null: nobody has looked yet' })
  nextAction: (typeof RISK_ACTIONS)[number] | null;
  @Int({ min: 1, max: 4, description: 'of the next action: 1 is the most urgent' }) actionPriority: number;
  @Day({ nullable: true, description: 'until then the opportunity is not shown: somebody dealt with it' }) snoozedUntil: string | null;
  @OneOf('OpportunityType', OPPORTUNITIES, { nullable: true, description: 'what could be won by getting in touch' }) opportunity: OpportunityType | null;
  @Bool({ description: 'another customer has the same e-mail, and the organization allows it' }) emailShared: boolean;
  @IdField({ nullable: true, description: 'who it went into; reading it answers with that one' }) mergedIntoId: Id | null;
  @Time({ nullable: true, description: 'when all that tells who it was was erased' }) erasedAt: string | null;
  @CustomFields('customers') customFields: CustomValues;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.owner_id`, { type: 'string', nullable: true }) ownerName: string | null;
}
