import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Currency, Id as IdField, IsDayOrTime, Items, MoneyField, OneOf, Text } from '../core/dto';
import { anyOf, from, is, isFlag, isId, list, until, where } from '../core/list';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { Payment, PAYMENT_METHODS, type PaymentMethod } from './payments.entity';

/** What is said of money that came in. */
export class PaymentFacts {
  @ApiPropertyOptional({ format: 'date-time', description: 'a time, or a day (its noon in the zone of the organization); left out, now' })
  @IsOptional()
  @IsDayOrTime()
  paidAt?: string;

  @ApiPropertyOptional({ enum: PAYMENT_METHODS, default: 'bank_transfer' }) @IsOptional() @OneOf('PaymentMethod', PAYMENT_METHODS) method?: PaymentMethod;
  @Text({ nullable: true }) reference?: string | null;
  @Text({ nullable: true, max: 2_000 }) note?: string | null;
}

export class InvoicePaymentInput extends PaymentFacts {
  @MoneyField({ description: 'no more than is open; negative when a credit note is paid out' }) amount: Money;
}

export class AllocationInput {
  @IdField() invoiceId: Id;
  @MoneyField({ min: 0 }) amount: Money;
}
export class PaymentInput extends PaymentFacts {
  @IdField() customerId: Id;
  @MoneyField({ min: 0 }) amount: Money;
  @ApiPropertyOptional({ description: 'left out, that of the customer' }) @IsOptional() @Currency() currency?: string;
  @ApiPropertyOptional({ type: () => AllocationInput, isArray: true, description: 'left out, what is due first is paid first' })
  @IsOptional()
  @Items(() => AllocationInput, { min: 1, max: 200 })
  allocations?: AllocationInput[];
}

export class ReversalInput {
  @Text({ nullable: true, max: 2_000, description: 'why' }) reason?: string | null;
}

export const paymentList = list({
  entity: Payment,
  filter: {
    customerId: isId('customerId'),
    method: anyOf('method', PAYMENT_METHODS),
    reference: is('reference'),
    invoiceId: where((bound) => `exists (select from billing.payment_allocations a where a.payment_id = t.id and a.invoice_id = any (${bound}::uuid[]))`, 'id'),
    reversed: {
      ...isFlag('id'),
      where: (bound) => `(t.reverses_id is not null or exists (select from billing.payments r where r.reverses_id = t.id)) = ${bound}`,
    },
    paidFrom: from('paymentDate'),
    paidTo: until('paymentDate', 'date'),
  },
  sort: ['-createdAt', 'paidAt', 'amount', 'method'],
});
export class PaymentQuery extends paymentList.Query {}
export class PaymentExport extends paymentList.Export {}
