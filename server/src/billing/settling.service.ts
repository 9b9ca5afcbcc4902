import { Injectable } from '@nestjs/common';
import { hold, letGo } from '../core/holds';
import { newId } from '../core/id';
import type { Money } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { INVOICE_SETTLED } from './billing.events';
import type { InvoiceStatus, InvoiceType } from './invoices.rules';
import { UNPAID } from './issuing.service';
import { settled, type Open } from './payments.rules';

interface Settled {
  id: Id;
  customerId: Id;
  type: InvoiceType;
  status: InvoiceStatus;
  paidAmount: Money;
  totalAmount: Money;
  paymentDate: string | null;
}

const ALLOCATE = statement(`
  insert into billing.payment_allocations (id, payment_id, credit_note_id, invoice_id, amount)
  select a.id, a."paymentId", a."creditNoteId", a."invoiceId", a.amount
  from jsonb_to_recordset($1) as a(id uuid, "paymentId" uuid, "creditNoteId" uuid, "invoiceId" uuid, amount numeric)`);

// what is paid is the sum of the allocations, never counted up: it cannot drift
const SETTLE = statement(`
  update billing.invoices i set paid_amount = s.paid, payment_date = s.last, version = i.version + 1, updated_at = $2, updated_by = $3,
    status = case when s.taken_back then 'cancelled' when i.total_amount = s.paid then 'paid' when i.status = 'overdue' then 'overdue' else 'sent' end
  from (select o.id, coalesce((select sum(a.amount) from billing.payment_allocations a where a.invoice_id = o.id), 0) as paid,
      (select max(p.payment_date) from billing.payment_allocations a join billing.payments p on p.id = a.payment_id
        where a.invoice_id = o.id and p.reverses_id is null and not exists (select from billing.payments r where r.reverses_id = p.id)) as last,
      o.type = 'invoice' and exists (select from billing.invoice_items l where l.invoice_id = o.id)
        and not exists (select from billing.invoice_items l where l.invoice_id = o.id and l.credited_quantity <> l.quantity) as taken_back
    from billing.invoices o where o.id = any ($1)) s
  where i.id = s.id
  returning i.id, i.customer_id as "customerId", i.type, i.status, i.paid_amount as "paidAmount", i.total_amount as "totalAmount",
    to_char(i.payment_date, 'YYYY-MM-DD') as "paymentDate"`);

const NOTES = statement(`
  select id, credits_invoice_id as "invoiceId", total_amount as "totalAmount", paid_amount as "paidAmount" from billing.invoices
  where credits_invoice_id = any ($1) order by id for update`);

export interface NewAllocation {
  paymentId?: Id;
  creditNoteId?: Id;
  invoiceId: Id;
  amount: Money;
}

/** Keeps what is paid, the status and the hold on the customer in line with payments and credit notes. */
@Injectable()
export class SettlingService {
  /** Writes allocations and lets everything follow from them; the caller holds the invoices. */
  async allocate(tx: Tx, allocations: NewAllocation[]): Promise<void> {
    await rows(tx, ALLOCATE, [JSON.stringify(allocations.map((allocation) => ({ id: newId(), ...allocation })))]);
    await this.settle(tx, [...new Set(allocations.map(({ invoiceId }) => invoiceId))]);
  }

  /** Credit notes pay their invoice as far as it is open; what is left of them is paid out. */
  async settleCredits(tx: Tx, invoices: Open[]): Promise<void> {
    const notes = await rows<Open & { invoiceId: Id }>(tx, NOTES, [invoices.map(({ id }) => id)]);
    const allocations = invoices.flatMap((invoice) =>
      settled(
        invoice,
        notes.filter((note) => note.invoiceId === invoice.id),
      ),
    );
    if (allocations.length) await this.allocate(tx, allocations);
  }

  async settle(tx: Tx, ids: Id[]): Promise<void> {
    const done = await rows<Settled & Record<string, unknown>>(tx, SETTLE, [ids, tx.now, tx.ctx.actor]);
    const owed = (invoice: Settled) => invoice.type === 'invoice' && ['sent', 'overdue'].includes(invoice.status);
    await hold(
      tx,
      done.filter(owed).map(({ id, customerId }) => ({ subject: customerId, reason: UNPAID, holder: id })),
    );
    await letGo(
      tx,
      done.filter((invoice) => !owed(invoice)).map(({ id }) => ({ reason: UNPAID, holder: id })),
    );
    for (const { id, status, paidAmount, totalAmount, paymentDate } of done) tx.emit(INVOICE_SETTLED, id, { status, paidAmount, totalAmount, paymentDate });
  }
}
