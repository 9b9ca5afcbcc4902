import { negative } from '../core/money';
import { Injectable } from '@nestjs/common';
import { dayIn, isDay, startOfDay } from '../core/dates';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds, insert } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { PAYMENT_RECEIVED, PAYMENT_REVERSED } from './billing.events';
import { billing } from './billing.problems';
import { Invoice } from './invoices.entity';
import { requireMove } from './invoices.rules';
import { paymentList, type InvoicePaymentInput, type PaymentFacts, type PaymentInput, type PaymentQuery } from './payments.dto';
import { Payment } from './payments.entity';
import { allocated, requireAllocated, requireOpen, type Allocation } from './payments.rules';
import { SettlingService } from './settling.service';

const OPEN = statement(`
  select id from billing.invoices where customer_id = $1 and currency = $2 and type = 'invoice' and status in ('sent', 'overdue') and paid_amount < total_amount
  order by due_date, id limit 1000`);

/** Money that comes in, and what it pays. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly settling: SettlingService,
  ) {}

  list = (tx: Tx, query: PaymentQuery) => paymentList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Payment, id);

  /** A payment of one invoice, whole or in part; negative for a credit note that is paid out. 422 `overpayment`, 409 `invalid_transition`. */
  async pay(tx: Tx, invoiceId: Id, { amount, ...facts }: InvoicePaymentInput): Promise<Payment> {
    const invoice = await byId(tx, Invoice, invoiceId, 'for update');
    if (invoice.status === 'draft' || invoice.status === 'cancelled') requireMove('pay', invoice);
    requireOpen(invoice, amount, 'amount');
    return this.record(tx, { customerId: invoice.customerId, currency: invoice.currency, amount, ...facts }, [{ invoiceId, amount }]);
  }

  /** A payment over several invoices of a customer. 422 `allocation_mismatch`, `other_customer`, `overpayment`. */
  async create(tx: Tx, { customerId, amount, currency, allocations, ...facts }: PaymentInput): Promise<Payment> {
    const customer = await this.customers.living(tx, customerId);
    const given = { customerId, amount, currency: currency ?? customer.currency, ...facts };
    const ids = allocations?.map(({ invoiceId }) => invoiceId) ?? (await rows<{ id: Id }>(tx, OPEN, [customerId, given.currency])).map(({ id }) => id);
    const invoices = await byIds(tx, Invoice, [...new Set(ids)], 'for update');
    const inOrder = [...new Set(ids)].flatMap((id) => invoices.find((invoice) => invoice.id === id) ?? []);
    if (allocations) this.requireFitting(given, allocations, inOrder);
    return this.record(tx, given, allocations ?? allocated(amount, inOrder));
  }

  private requireFitting(given: { customerId: Id; currency: string; amount: Payment['amount'] }, allocations: Allocation[], invoices: Invoice[]): void {
    requireAllocated(given.amount, allocations);
    allocations.forEach(({ invoiceId, amount }, i) => {
      const invoice = invoices.find(({ id }) => id === invoiceId);
      const field = `allocations.${i}.invoiceId`;
      if (!invoice) throw core.referenceMissing({ invoiceId }, field);
      if (allocations.findIndex((other) => other.invoiceId === invoiceId) < i) throw core.validationFailed({ reason: 'the same invoice twice' }, field);
      if (invoice.customerId !== given.customerId || invoice.currency !== given.currency) throw billing.otherCustomer({ invoiceId }, field);
      if (invoice.status === 'draft' || invoice.status === 'cancelled') requireMove('pay', invoice);
      requireOpen(invoice, amount, `allocations.${i}.amount`);
    });
  }

  /** Takes a payment back by its opposite; what it paid is open again. 409 `payment_reversed` the second time. */
  async reverse(tx: Tx, id: Id, reason: string | null): Promise<Payment> {
    const { allocations } = await this.one(tx, id);
    await byIds(
      tx,
      Invoice,
      allocations.map(({ invoiceId }) => invoiceId),
      'for update',
    );
    const payment = await this.one(tx, id);
    if (payment.reversedById) throw billing.paymentReversed({ id, reversedById: payment.reversedById });
    if (payment.reversesId) throw core.invalidTransition({ verb: 'reverse', from: 'reversal', moves: [] });
    const { customerId, currency, method, reference, amount, paymentDate } = payment;
    const same = { customerId, currency, method, reference, paymentDate, paidAt: tx.now };
    const reversal = await insert(tx, Payment, { ...same, amount: negative(amount), note: reason, reversesId: id });
    await this.settling.allocate(
      tx,
      allocations.map((one) => ({ paymentId: reversal.id, invoiceId: one.invoiceId, amount: negative(one.amount) })),
    );
    await this.settling.settleCredits(
      tx,
      (
        await byIds(
          tx,
          Invoice,
          allocations.map(({ invoiceId }) => invoiceId),
        )
      ).filter(({ type }) => type === 'invoice'),
    );
    tx.emit(PAYMENT_REVERSED, id, { reversalId: reversal.id, amount });
    return this.one(tx, reversal.id);
  }

  private async record(
    tx: Tx,
    { paidAt, ...given }: PaymentFacts & Pick<Payment, 'customerId' | 'currency' | 'amount'>,
    allocations: Allocation[],
  ): Promise<Payment> {
    const { timeZone } = await organizationOf(tx);
    const at = momentOf(paidAt ?? tx.now, timeZone);
    const payment = await insert(tx, Payment, { ...given, method: given.method ?? 'bank_transfer', paidAt: at, paymentDate: dayIn(timeZone, at) });
    await this.settling.allocate(
      tx,
      allocations.map(({ invoiceId, amount }) => ({ paymentId: payment.id, invoiceId, amount })),
    );
    tx.emit(PAYMENT_RECEIVED, payment.id, {
      customerId: payment.customerId,
      amount: payment.amount,
      invoiceIds: allocations.map(({ invoiceId }) => invoiceId),
    });
    return this.one(tx, payment.id);
  }
}

const NOON_MS = 12 * 3_600_000;

/** A day alone is its noon: the same day to almost everyone who reads the time. */
const momentOf = (given: string, zone: string): string =>
  isDay(given) ? new Date(Date.parse(startOfDay(given, zone)) + NOON_MS).toISOString() : new Date(given).toISOString();
