import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Organization } from '../core/identity/organization.entity';
import { letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { qrCode } from '../core/pdf/label';
import { Printouts } from '../core/pdf/printouts';
import { Renders, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { CustomersService, type Customer } from '../customers';
import { epcPayload } from './epc.rules';
import { Invoice } from './invoices.entity';
import { invoiceLetter } from './invoices.paper';
import { titleOf } from './invoices.words';
import { FINAL, INVOICE_PAPER } from './issuing.service';

/** The invoice as PDF: a final one is drawn once from its snapshots, a draft anew for every version. */
@Injectable()
export class PrintingService {
  constructor(
    private readonly printouts: Printouts,
    private readonly letterhead: Letterhead,
    private readonly customers: CustomersService,
  ) {}

  answer = (me: Ctx, { id, status, version }: Invoice, reply: FastifyReply): Promise<void> =>
    this.printouts.answer(me, INVOICE_PAPER, id, reply, { revision: status === 'draft' ? version : FINAL });

  @Renders(INVOICE_PAPER)
  async html(tx: Tx, id: Id): Promise<Printed> {
    const [invoice, head] = await Promise.all([byId(tx, Invoice, id), this.letterhead.of(tx)]);
    const organization = (invoice.organization as Organization | null) ?? (await byId(tx, Organization, tx.ctx.organization));
    const customer = (invoice.customer as Customer | null) ?? (await this.customers.one(tx, invoice.customerId));
    const credits = invoice.creditsInvoiceId ? await byId(tx, Invoice, invoice.creditsInvoiceId) : null;
    const { name, address, country, vatId, taxNumber, registrationNumber, email, phone, website, bank } = organization;
    const letterhead = { ...head, name, address, country, vatId, taxNumber, registrationNumber, email, phone, website, bank };
    const drawn = letter(invoiceLetter({ invoice, customer, organization, letterhead, credits, qr: await payCode(invoice, organization) }));
    return { html: drawn, format: 'A4', name: `${titleOf(invoice, customer.language)}.pdf`, language: customer.language, resource: 'invoices' };
  }
}

/** Drafts have nothing to be paid. */
async function payCode({ type, invoiceNumber, totalAmount, currency }: Invoice, { name, bank }: Organization) {
  if (type !== 'invoice' || !invoiceNumber || !bank?.iban) return null;
  const payload = epcPayload({ name, iban: bank.iban, bic: bank.bic, amount: totalAmount, currency, text: invoiceNumber });
  return payload ? qrCode(payload, 'M') : null;
}
