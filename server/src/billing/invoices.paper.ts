import { html, type Html } from '../core/html';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import type { Cell, Letter, LetterOrganization } from '../core/pdf/letter';
import type { Organization } from '../core/identity/organization.entity';
import { taxNotes } from '../core/tax';
import { sum as total } from '../core/money';
import type { Customer } from '../customers';
import { negative } from './credit-notes.rules';
import type { Invoice, InvoiceItem } from './invoices.entity';
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
    columns: columnsOf(invoice, words),
    rows: invoice.items.map((item, i) => rowOf(invoice, item, i, format)),
    totals: totalsOf(invoice, words, format),
    notes: [...notes, ...(invoice.notes ? [invoice.notes] : []), ...paymentOf(paper, words, format)],
    extra: html`${invoice.status === 'draft' && watermark(words.draft)}${paper.qr && payBox(paper.qr, words.scan)}`,
  };
}

const discounted = ({ items }: Invoice): boolean => items.some((item) => item.discountPercent > 0);

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

const columnsOf = (invoice: Invoice, words: Words): Letter['columns'] => [
  { label: words.position, width: '9mm' },
  { label: words.description },
  { label: words.quantity, align: 'right', width: '22mm' },
  { label: invoice.priceMode === 'gross' ? words.gross : words.net, align: 'right', width: invoice.priceMode === 'gross' ? '27mm' : '25mm' },
  ...(discounted(invoice) ? [{ label: words.discount, align: 'right' as const, width: '17mm' }] : []),
  { label: words.rate, align: 'right', width: '15mm' },
  { label: `${words.total} ${invoice.currency}`, align: 'right', width: '26mm', strong: true },
];

function rowOf(invoice: Invoice, item: InvoiceItem, i: number, format: DocumentFormat): Cell[] {
  return [
    String(i + 1),
    { text: item.description, note: noteOf(item) },
    format.measure(item.quantity, item.unit),
    format.price(item.unitPrice),
    ...(discounted(invoice) ? [item.discountPercent ? format.rate(item.discountPercent) : ''] : []),
    format.rate(item.taxRate),
    format.amount(item.lineTotal),
  ];
}

/** Below the description: the part's number and what was chosen. */
function noteOf({ sku, customizations }: InvoiceItem): string | undefined {
  const chosen = Array.isArray(customizations)
    ? customizations.map((one: { option?: string; choice?: string }) => [one.option, one.choice].filter(Boolean).join(': '))
    : Object.entries(customizations ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
  return [sku, ...chosen].filter(Boolean).join('\n') || undefined;
}

function totalsOf(invoice: Invoice, words: Words, format: DocumentFormat): NonNullable<Letter['totals']> {
  const { priceMode, discountPercent, discountAmount, subtotal, totalAmount, taxBreakdown, currency, items } = invoice;
  const lines = total(items.map((item) => item.lineTotal));
  const sum = { label: words.lines, value: format.amount(lines) };
  const off = discountPercent ? [sum, { label: `${words.less} ${format.rate(discountPercent)}`, value: format.amount(negative(discountAmount)) }] : [];
  const taxes = taxBreakdown
    .filter((share) => share.taxRate > 0)
    .map(({ taxRate, base, tax }) => ({ label: `${words.taxed} ${format.rate(taxRate)} ${words.on} ${format.amount(base)}`, value: format.amount(tax) }));
  const grand = { label: words.grand, value: format.money(totalAmount, currency), grand: true };
  const net = { label: words.subtotal, value: format.amount(subtotal) };
  // a gross document ends with what is to be paid and says what of it is tax
  return priceMode === 'net' ? [...off, net, ...taxes, grand] : [...off, grand, net, ...taxes];
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
