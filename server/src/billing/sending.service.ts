import { Injectable } from '@nestjs/common';
import { html } from '../core/html';
import { mailLayout } from '../core/mail/mail.layout';
import { MailService } from '../core/mail/mail.service';
import { organizationOf, type OrganizationFacts } from '../core/organization';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService, type Customer } from '../customers';
import { INVOICE_SENT } from './billing.events';
import { billing } from './billing.problems';
import type { SendInput } from './invoices.dto';
import { Invoice } from './invoices.entity';
import { requireMove } from './invoices.rules';
import { titleOf, WORDS } from './invoices.words';
import { FINAL, INVOICE_PAPER } from './issuing.service';

/** The invoice by mail, as its PDF. */
@Injectable()
export class SendingService {
  constructor(
    private readonly customers: CustomersService,
    private readonly mails: MailService,
  ) {}

  /** May be done again. 409 `invalid_transition` for a draft, 422 `recipient_missing`. */
  async send(tx: Tx, id: Id, { to, subject, text }: SendInput): Promise<Invoice> {
    const invoice = await byId(tx, Invoice, id, 'for update');
    requireMove('send', invoice);
    const [organization, customer] = await Promise.all([organizationOf(tx), this.customers.one(tx, invoice.customerId)]);
    const recipients = to ?? (customer.email ? [customer.email] : []);
    if (!recipients.length) throw billing.recipientMissing({ customerId: customer.id }, 'to');
    const title = titleOf(invoice, customer.language);
    const mail = await this.mails.queue(tx, {
      to: recipients,
      subject: subject ?? WORDS[customer.language].subject(title, organization.name),
      html: bodyOf(title, organization, customer, text),
      attachments: [{ name: `${title}.pdf`, printout: { kind: INVOICE_PAPER, subjectId: id, revision: FINAL } }],
      subjectType: 'invoices',
      subjectId: id,
    });
    const { row: sent } = await update(tx, Invoice, invoice, { sentAt: tx.now });
    tx.emit(INVOICE_SENT, id, { to: recipients, mailId: mail.id, status: mail.status });
    return sent;
  }
}

function bodyOf(title: string, { name, brand, address, vatId }: OrganizationFacts, { language }: Customer, text?: string | null): string {
  const words = WORDS[language];
  const lines = (text ?? `${words.hello}\n\n${words.attached(title)}\n\n${words.regards}\n${name}`).split('\n');
  const place = [address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter((line): line is string => Boolean(line));
  return mailLayout({
    organization: { name, primaryColor: brand?.primaryColor, footer: [name, ...place, ...(vatId ? [vatId] : [])] },
    heading: title,
    body: html`${lines.map((line) => html`${line}<br />`)}`,
  });
}
