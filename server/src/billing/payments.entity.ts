import { ApiProperty } from '@nestjs/swagger';
import { Computed, Currency, Day, Derived, Id as IdField, Key, Lines, MoneyField, OneOf, Text, Time } from '../core/dto';
import type { DateString } from '../core/dates';
import type { Money } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const PAYMENT_METHODS = ['bank_transfer', 'card', 'cash', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What of a payment, or of a credit note, went to an invoice. */
@Table('billing.payment_allocations')
export class PaymentAllocation {
  @Key() id: Id;
  @IdField({ nullable: true }) paymentId: Id | null;
  @IdField({ nullable: true }) creditNoteId: Id | null;
  @IdField() invoiceId: Id;
  @MoneyField() amount: Money;
  @Computed((t) => `select i.invoice_number from billing.invoices i where i.id = ${t}.invoice_id`, { type: 'string', nullable: true }) invoiceNumber:
    string | null;
}

/** Money that came (or went, below zero); never changed: what was wrong is reversed. */
@Table('billing.payments')
export class Payment extends BaseRecord {
  @IdField() customerId: Id;
  @MoneyField() amount: Money;
  @Currency() currency: string;
  @Time() paidAt: string;
  @Day() paymentDate: DateString;
  @OneOf('PaymentMethod', PAYMENT_METHODS) method: PaymentMethod;
  @Text({ nullable: true }) reference: string | null;
  @Text({ nullable: true, max: 2_000 }) note: string | null;
  @IdField({ nullable: true, description: 'the payment this takes back' }) reversesId: Id | null;
  @Computed((t) => `select r.id from billing.payments r where r.reverses_id = ${t}.id`, { type: 'string', format: 'uuid', nullable: true })
  reversedById: Id | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
  @Lines(() => PaymentAllocation, { by: 'paymentId', order: 'id' })
  @ApiProperty({ type: () => PaymentAllocation, isArray: true })
  allocations: PaymentAllocation[];
  @Derived((row: Payment) => (row.reversesId || row.reversedById ? [] : ['reverse']), { type: String, isArray: true }) moves: string[];
}
