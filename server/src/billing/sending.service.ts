import { Injectable } from '@nestjs/common';
import { html } from '../core/html';
import { mailLayout } from '../core/mail/mail.layout';
import { MailService } from '../core/mail/mail.service';
import { organizationOf, type OrganizationFacts } from '../core/organization';
import { core } from '../core/problem';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { INVOICE_SENT } from './billing.events';
import type { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
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

  /** What `send` would send without being told, to be edited first. 409 `invalid_transition` for a draft. */
  async draft(tx: Tx, id: Id): Promise<MailDraft> {
    const invoice = await byId(tx, Invoice, id);
    requireMove('send', invoice);
    const { to, subject, text } = await this.usual(tx, invoice);
    return { to, subject, text };
  }

  /** May be done again. 409 `invalid_transition` for a draft, 422 `recipient_missing`. */
  async send(tx: Tx, id: Id, { to, subject, text }: DocumentMailing): Promise<Invoice> {
    const invoice = await byId(tx, Invoice, id, 'for update');
    requireMove('send', invoice);
    const [organization, usual] = await Promise.all([organizationOf(tx), this.usual(tx, invoice)]);
    const { title } = usual;
    const recipients = to ?? usual.to;
    if (!recipients.length) throw core.recipientMissing({ customerId: invoice.customerId }, 'to');
    const mail = await this.mails.queue(tx, {
      to: recipients,
      subject: subject ?? usual.subject,
      html: bodyOf(title, organization, text ?? usual.text),
      attachments: [{ name: `${title}.pdf`, printout: { kind: INVOICE_PAPER, subjectId: id, revision: FINAL } }],
      subjectType: 'invoices',
      subjectId: id,
    });
    const { row: sent } = await update(tx, Invoice, invoice, { sentAt: tx.now });
    tx.emit(INVOICE_SENT, id, { to: recipients, mailId: mail.id, status: mail.status });
    return sent;
  }

  private async usual(tx: Tx, invoice: Invoice): Promise<MailDraft & { title: string }> {
    const [{ name }, { email, language }] = await Promise.all([organizationOf(tx), this.customers.one(tx, invoice.customerId)]);
    const [words, title] = [WORDS[language], titleOf(invoice, language)];
    return {
      title,
      to: email ? [email] : [],
      subject: words.subject(title, name),
      text: `${words.hello}\n\n${words.attached(title)}\n\n${words.regards}\n${name}`,
    };
  }
}

function bodyOf(title: string, { name, brand, address, vatId }: OrganizationFacts, text: string): string {
  const place = [address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter((line): line is string => Boolean(line));
  return mailLayout({
    organization: { name, primaryColor: brand?.primaryColor, footer: [name, ...place, ...(vatId ? [vatId] : [])] },
    heading: title,
    body: html`${text.split('\n').map((line) => html`${line}<br />`)}`,
  });
}
