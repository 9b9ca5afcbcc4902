import { Injectable } from '@nestjs/common';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import { letter, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { salesPaper } from '../core/pdf/sales-paper';
import { byId } from '../core/rows';
import { taxNotes } from '../core/tax';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { QUOTE_PAPER } from './quote-sending.service';
import { Quote } from './quotes.entity';
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
    ...salesPaper(quote, language),
    notes: [
      ...taxNotes(
        quote.taxBreakdown.map((share) => share.taxCategory),
        organization.country,
        language,
      ),
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
