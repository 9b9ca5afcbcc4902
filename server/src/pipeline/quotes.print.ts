import { Injectable } from '@nestjs/common';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import { letter, type Cell, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import { taxNotes } from '../core/tax';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { itemCell } from '../fulfillment';
import { QUOTE_PAPER } from './quote-steps.service';
import { Quote, type QuoteItem } from './quotes.entity';
import { QUOTE_WORDS, quoteTitle } from './quotes.words';

type Words = (typeof QUOTE_WORDS)['de' | 'en'];

@Injectable()
export class QuotePrint {
  constructor(private readonly letterhead: Letterhead) {}

  @Renders(QUOTE_PAPER)
  async html(tx: Tx, id: Id): Promise<Printed> {
    const quote = await byId(tx, Quote, id);
    const customer = (quote.customerSnapshot as Customer | null) ?? (await byId(tx, Customer, quote.customerId));
    const { language } = customer;
    return {
      html: letter(letterOf(await this.letterhead.of(tx), quote, customer)),
      format: 'A4',
      name: `${quoteTitle(quote, language)}.pdf`,
      language,
      resource: 'quotes',
    };
  }
}

function letterOf(organization: Letter['organization'], quote: Quote, customer: Customer): Letter {
  const { language } = customer;
  const words = QUOTE_WORDS[language];
  const format = documentFormat(language);
  return {
    organization,
    language,
    recipient: { name: customer.name, ...quote.billingAddress },
    title: quoteTitle(quote, language),
    subtitle: quote.status === 'draft' ? words.draft : (quote.title ?? undefined),
    meta: metaOf(quote, customer, format, words),
    intro: quote.intro ?? words.intro,
    columns: [
      { label: '#', width: '8mm' },
      { label: words.item },
      { label: words.quantity, align: 'right', width: '24mm' },
      { label: words.price, align: 'right', width: '26mm' },
      { label: words.total, align: 'right', width: '28mm', strong: true },
    ],
    rows: quote.items.map((item, i) => [
      String(i + 1),
      itemCell({ ...item, name: item.description, customizations: item.customizations ?? [] }),
      format.measure(item.quantity, item.unit ?? 'pcs'),
      priceCell(item, format, words),
      format.amount(item.lineTotal),
    ]),
    totals: totalsOf(quote, format, words),
    notes: [
      ...taxNotes(
        quote.taxBreakdown.map((share) => share.taxCategory),
        organization.country,
        language,
      ),
      ...(quote.priceMode === 'gross' ? [words.gross] : []),
      ...(quote.notes ? [quote.notes] : []),
      words.until(format.date(quote.validUntil)),
    ],
  };
}

const metaOf = (quote: Quote, customer: Customer, format: DocumentFormat, words: Words): [string, string][] => [
  [words.number, quote.quoteNumber],
  ...(quote.revision > 1 ? [[words.version, String(quote.revision)] as [string, string]] : []),
  [words.date, format.date(quote.quoteDate)],
  [words.valid, format.date(quote.validUntil)],
  [words.customer, customer.customerNumber],
  ...(customer.vatId ? [[words.vatId, customer.vatId] as [string, string]] : []),
];

const priceCell = (item: QuoteItem, format: DocumentFormat, words: Words): Cell =>
  item.discountPercent
    ? { text: format.price(item.unitPrice), note: `− ${format.rate(item.discountPercent)} ${words.discount}` }
    : format.price(item.unitPrice);

const totalsOf = (quote: Quote, format: DocumentFormat, words: Words): Letter['totals'] => [
  ...(quote.discountPercent
    ? [{ label: `${words.discount} ${format.rate(quote.discountPercent)}`, value: `− ${format.money(quote.discountAmount, quote.currency)}` }]
    : []),
  { label: words.subtotal, value: format.money(quote.subtotal, quote.currency) },
  ...quote.taxBreakdown.map((share) => ({ label: words.tax(format.rate(share.taxRate)), value: format.money(share.tax, quote.currency) })),
  { label: words.sum, value: format.money(quote.totalAmount, quote.currency), grand: true },
];
