import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BulkBody, BulkResult } from '../core/bulk';
import { CONFIG, type Config } from '../core/config';
import { html } from '../core/html';
import type { MailDraft } from '../core/mail/mail.dto';
import { mailLayout } from '../core/mail/mail.layout';
import { MailService, type Mail } from '../core/mail/mail.service';
import { organizationOf, today, type OrganizationFacts } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import type { QuoteLink, QuoteSending } from './quotes.dto';
import { Quote } from './quotes.entity';
import { keepTokens, markSent, replaceOlder, tokenOf } from './quotes.queries';
import { requireQuoteMove } from './quotes.rules';
import { QuotesService } from './quotes.service';
import { QUOTE_WORDS, quoteTitle } from './quotes.words';

export const QUOTE_PAPER = 'pipeline.quote';
/** The one revision of a paper that left the house. */
export const SENT = 0;

interface Letter {
  quote: Quote;
  customer: Customer;
  token: string;
}

/** Quotes leave the house: one, or many with a statement for each table. */
@Injectable()
export class QuoteSendingService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly quotes: QuotesService,
    private readonly mails: MailService,
    private readonly printouts: Printouts,
  ) {}

  /** What `send` would send without being told, to be edited first. */
  async draft(tx: Tx, id: Id): Promise<MailDraft> {
    const quote = await byId(tx, Quote, id);
    requireQuoteMove('send', quote);
    const [[customer], house, token] = await Promise.all([byIds(tx, Customer, [quote.customerId]), organizationOf(tx), tokenOf(tx, id)]);
    return this.usual({ quote, customer, token }, house);
  }

  /** Issues it and mails it with its PDF and link; may be done again. 409 `invalid_transition`, 422 `quote_expired`, `recipient_missing`. */
  async send(tx: Tx, id: Id, said: QuoteSending): Promise<Quote> {
    await this.issue(tx, [await byId(tx, Quote, id, 'for update')], said);
    return this.quotes.one(tx, id);
  }

  /** The same to many, with the usual mail: all or nothing. */
  async sendAll(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const found = await this.quotes.meant(tx, body);
    await this.issue(tx, found, {});
    return { count: found.length, ids: found.map(({ id }) => id) };
  }

  /** The link of a quote that was sent; 409 for a draft. */
  async link(tx: Tx, id: Id): Promise<QuoteLink> {
    const quote = await byId(tx, Quote, id);
    const token = await tokenOf(tx, id);
    if (!token) throw core.invalidTransition({ verb: 'link', from: quote.status, moves: quote.moves });
    return { token, url: this.urlOf(token) };
  }

  private async issue(tx: Tx, quotes: Quote[], { mail = true, ...said }: QuoteSending): Promise<void> {
    const letters = await this.letters(tx, quotes);
    const drafts = letters.filter(({ quote }) => quote.status === 'draft');
    await markSent(
      tx,
      letters.map(({ quote: { id, status }, customer }) => ({ id, snapshot: status === 'draft' ? customer : null })),
    );
    await this.replaceOlder(
      tx,
      drafts.map(({ quote }) => quote),
    );
    await Promise.all(drafts.map(({ quote: { id } }) => this.printouts.request(tx, QUOTE_PAPER, id, { revision: SENT })));
    const sent = mail ? await this.post(tx, letters, said) : [];
    for (const [at, { quote }] of letters.entries()) {
      const { id, quoteNumber, customerId } = quote;
      tx.emit(events.QUOTE_SENT, id, { quoteNumber, customerId, to: sent[at]?.to ?? [], mailId: sent[at]?.id ?? null });
    }
  }

  /** What may be sent, with the link of each and its reader. */
  private async letters(tx: Tx, quotes: Quote[]): Promise<Letter[]> {
    const gone = quotes.find(({ deletedAt }) => deletedAt);
    if (gone) throw core.notFound({ id: gone.id });
    for (const quote of quotes) requireQuoteMove('send', quote);
    const day = await today(tx);
    const late = quotes.find(({ validUntil }) => validUntil < day);
    if (late) throw problems.quoteExpired({ validUntil: late.validUntil });
    const secrets = quotes.map(({ id }) => ({ id, token: randomBytes(24).toString('base64url') }));
    const [tokens, customers] = await Promise.all([keepTokens(tx, secrets), byIds(tx, Customer, [...new Set(quotes.map(({ customerId }) => customerId))])]);
    return quotes.map((quote) => ({ quote, customer: customers.find(({ id }) => id === quote.customerId)!, token: tokens.get(quote.id)! }));
  }

  private async replaceOlder(tx: Tx, newer: Quote[]): Promise<void> {
    for (const { id, quoteNumber, from, to } of await replaceOlder(tx, newer)) tx.emit(events.QUOTE_REPLACED, id, { quoteNumber, revision: [from, to] });
  }

  private urlOf = (token: string): string => `${this.config.publicUrl}/quote/${token}`;

  private usual({ quote, customer: { email, language }, token }: Omit<Letter, 'token'> & { token: string | null }, { name }: OrganizationFacts): MailDraft {
    const words = QUOTE_WORDS[language];
    const link = token ? this.urlOf(token) : words.linkHere;
    return { to: email ? [email] : [], subject: words.subject(quoteTitle(quote, language), name), text: words.letter(link, name) };
  }

  private async post(tx: Tx, letters: Letter[], said: QuoteSending): Promise<{ id: Id; to: string[] }[]> {
    const house = await organizationOf(tx);
    const mails = letters.map((letter) => this.mailOf(letter, house, said));
    return (await this.mails.queueAll(tx, mails)).map(({ id }, at) => ({ id, to: mails[at].to }));
  }

  private mailOf(letter: Letter, house: OrganizationFacts, { to, subject, text }: QuoteSending): Mail {
    const { quote, customer, token } = letter;
    const { name, brand, address } = house;
    const usual = this.usual(letter, house);
    const recipients = to ?? usual.to;
    if (!recipients.length) throw core.recipientMissing({ customerId: quote.customerId }, 'to');
    const link = this.urlOf(token);
    const words = QUOTE_WORDS[customer.language];
    const title = quoteTitle(quote, customer.language);
    const body = (text ?? usual.text).replaceAll(words.linkHere, link);
    const footer = [name, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean);
    const button = html`<p style="margin:20px 0"><a href="${link}">${words.open}</a></p>`;
    const lines = html`${body.split('\n').map((line) => html`${line}<br />`)}${button}`;
    return {
      to: recipients,
      subject: subject ?? usual.subject,
      html: mailLayout({ organization: { name, primaryColor: brand?.primaryColor, footer }, heading: title, body: lines }),
      text: body.includes(link) ? body : `${body}\n\n${link}`,
      attachments: [{ name: `${title}.pdf`, printout: { kind: QUOTE_PAPER, subjectId: quote.id, revision: SENT } }],
      subjectType: 'quotes',
      subjectId: quote.id,
    };
  }
}
