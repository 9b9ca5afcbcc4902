import { Injectable } from '@nestjs/common';
import type { Quantity } from '../core/money';
import { minus } from '../core/quantity';
import { byId, insert, saveLines } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Customer } from '../customers';
import { OrdersService } from '../fulfillment';
import { INVOICE_CREDITED } from './billing.events';
import { creditAmounts } from './credit-notes.rules';
import type { CreditNoteInput } from './invoices.dto';
import { Invoice, InvoiceItem } from './invoices.entity';
import { claims, credited, requireMove } from './invoices.rules';
import { IssuingService } from './issuing.service';
import { SettlingService } from './settling.service';

const TAKE_BACK = statement(`
  update billing.invoice_items i set credited_quantity = i.credited_quantity + t.quantity
  from jsonb_to_recordset($1) as t(id uuid, quantity numeric) where i.id = t.id`);

/** What takes an invoice back, whole or in part: a document of its own, final at once. */
@Injectable()
export class CreditNotesService {
  constructor(
    private readonly issuing: IssuingService,
    private readonly settling: SettlingService,
    private readonly orders: OrdersService,
  ) {}

  /** 409 `invalid_transition` for drafts, credit notes and what is cancelled; 422 `over_credited`. */
  async create(tx: Tx, invoiceId: Id, { items: wishes, reason }: CreditNoteInput): Promise<Invoice> {
    const invoice = await byId(tx, Invoice, invoiceId, 'for update');
    requireMove('credit', invoice);
    const taken = credited(invoice.items, wishes);
    const note = await this.issuing.issue(tx, await this.mirror(tx, invoice, taken, reason ?? null), invoice.customer as Customer);
    await rows(tx, TAKE_BACK, [JSON.stringify([...taken].map(([id, quantity]) => ({ id, quantity })))]);
    await this.orders.pushInvoiced(tx, claims([], note.items));
    await this.settling.settle(tx, [invoice.id]);
    await this.settling.settleCredits(tx, [invoice]);
    tx.emit(INVOICE_CREDITED, invoice.id, { creditNoteId: note.id, creditNoteNumber: note.invoiceNumber, totalAmount: note.totalAmount });
    return byId(tx, Invoice, note.id);
  }

  /** The draft of it: the same lines with negative quantities, under the same conditions. */
  private async mirror(tx: Tx, invoice: Invoice, taken: Map<Id, Quantity>, reason: string | null): Promise<Invoice> {
    const { amounts, ...totals } = creditAmounts(invoice.items, taken, invoice);
    const { customerId, customerName, orderId, reference, currency, priceMode, discountPercent, serviceDate, billingAddress, shippingAddress } = invoice;
    const same = { customerId, customerName, orderId, reference, currency, priceMode, discountPercent, serviceDate, billingAddress, shippingAddress };
    const note = await insert(tx, Invoice, { ...same, ...totals, type: 'credit_note', creditsInvoiceId: invoice.id, notes: reason });
    const lines = invoice.items.filter(({ id }) => taken.has(id));
    const mirrored = lines.map(({ id, invoiceId: _, ...line }, position) => ({
      ...line,
      ...amounts.get(id)!,
      position,
      quantity: minus(0, taken.get(id)!),
      creditsItemId: id,
      creditedQuantity: 0,
    }));
    note.items = await saveLines(tx, InvoiceItem, 'invoiceId', note.id, mirrored);
    return note;
  }
}
