import { html, type Html } from '../core/html';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import type { Letter, LetterOrganization } from '../core/pdf/letter';
import { salesPaper } from '../core/pdf/sales-paper';
import type { Organization } from '../core/identity/organization.entity';
import { taxNotes } from '../core/tax';
import type { Customer } from '../customers';
import type { Invoice } from './invoices.entity';
import { titleOf, WORDS, type Words } from './invoices.words';

export interface Paper {
  invoice: Invoice;
  customer: Customer;
  organization: Organization;
  letterhead: LetterOrganization;
  /** Of a credit note: what it takes back. */
  credits?: Pick<Invoice, 'invoiceNumber' | 'invoiceDate'> | null;
  /** The payment code, where there is something to transfer. */
  qr?: Html | null;
}

/** The invoice as a letter: a pure function of what it shows. */
export function invoiceLetter(paper: Paper): Letter {
  const { invoice, customer, organization, letterhead } = paper;
  const language = customer.language;
  const [words, format] = [WORDS[language], documentFormat(language)];
  const notes =
    invoice.status === 'draft'
      ? taxNotes(
          invoice.items.map((item) => item.taxCategory),
          organization.country,
          language,
        )
      : invoice.taxNotes;
  return {
    organization: letterhead,
    language,
    recipient: { name: customer.name, ...customer.billingAddress },
    title: titleOf(invoice, language),
    meta: metaOf(paper, words, format),
    ...salesPaper(invoice, language),
    notes: [...notes, ...(invoice.notes ? [invoice.notes] : []), ...paymentOf(paper, words, format)],
    extra: html`${invoice.status === 'draft' && watermark(words.draft)}${paper.qr && payBox(paper.qr, words.scan)}`,
  };
}

function metaOf({ invoice, customer, credits }: Paper, words: Words, format: DocumentFormat): Letter['meta'] {
  const { invoiceNumber, invoiceDate, serviceDate, dueDate, type, reference } = invoice;
  const all: [string, string | null | undefined][] = [
    [words.number, invoiceNumber],
    [words.date, invoiceDate && format.date(invoiceDate)],
    [words.credits, credits?.invoiceNumber],
    [words.creditsDate, credits?.invoiceDate && format.date(credits.invoiceDate)],
    [words.service, serviceDate && format.date(serviceDate)],
    [words.due, type === 'invoice' ? dueDate && format.date(dueDate) : null],
    [words.customer, customer.customerNumber],
    [words.vatId, customer.vatId],
    [words.reference, reference],
  ];
  return all.filter((entry): entry is [string, string] => Boolean(entry[1]));
}

function paymentOf({ invoice, organization }: Paper, words: Words, format: DocumentFormat): NonNullable<Letter['notes']> {
  if (invoice.type === 'credit_note') return [words.back];
  if (!invoice.dueDate || Number(invoice.totalAmount) <= 0) return [];
  const { iban, bic } = organization.bank ?? { iban: null, bic: null };
  const account = iban ? `\n${words.account(iban.replace(/(.{4})(?=.)/g, '$1 '), bic ?? '')}` : '';
  return [{ heading: words.payment, text: `${words.pay(format.date(invoice.dueDate), invoice.invoiceNumber ?? words.draft)}${account}` }, words.thanks];
}

/** Across every page: nobody takes a draft for an invoice. */
const watermark = (word: string): Html =>
  html`<div
    style="position:fixed;top:125mm;left:0;width:210mm;text-align:center;transform:rotate(-32deg);font-size:92pt;font-weight:700;
color:rgba(120,130,145,.16);letter-spacing:.06em;text-transform:uppercase"
  >
    ${word}
  </div>`;

const payBox = (qr: Html, words: string): Html =>
  html`<div style="display:flex;gap:5mm;align-items:center;margin-top:4mm;break-inside:avoid">
    <div style="width:28mm;height:28mm">${qr}</div>
    <div style="font-size:8.5pt;color:#5b6575">${words}</div>
  </div>`;
