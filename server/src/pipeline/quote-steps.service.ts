import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BulkBody, BulkResult } from '../core/bulk';
import { CONFIG, type Config } from '../core/config';
import { html } from '../core/html';
import { mailLayout } from '../core/mail/mail.layout';
import { MailService } from '../core/mail/mail.service';
import { organizationOf, today } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { byId, byIds, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { billingProblems } from '../billing';
import { CustomersService } from '../customers';
import { OrdersService, type Order } from '../fulfillment';
import { Deal } from './deals.entity';
import { MovingService } from './moving.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import type { MailDraft } from '../core/mail/mail.dto';
import type { QuoteLink, QuoteSending } from './quotes.dto';
import { Quote, type QuoteItem } from './quotes.entity';
import { keepToken, oneDecision, replaceOlder, tokenOf, view } from './quotes.queries';
import { requireQuoteMove } from './quotes.rules';
import { QuotesService } from './quotes.service';
import { QUOTE_WORDS, quoteTitle } from './quotes.words';

export const QUOTE_PAPER = 'pipeline.quote';
/** The one revision of a paper that left the house. */
export const SENT = 0;

type NewOrder = Parameters<OrdersService['create']>[1];

/** Who decided: by the link with address and browser, or told to somebody of the house. */
export interface Decision {
  name?: string;
  address?: string;
  agent?: string;
}

/** From the quote to the order. */
@Injectable()
export class QuoteStepsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly quotes: QuotesService,
    private readonly customers: CustomersService,
    private readonly orders: OrdersService,
    private readonly moving: MovingService,
    private readonly mails: MailService,
    private readonly printouts: Printouts,
  ) {}

  /** What `send` would send without being told, to be edited first. */
  async mailDraft(tx: Tx, id: Id): Promise<MailDraft> {
    const quote = await byId(tx, Quote, id);
    requireQuoteMove('send', quote);
    const { to, subject, text } = await this.usual(tx, quote, await tokenOf(tx, id));
    return { to, subject, text };
  }

  /** Issues it and mails it with its PDF and link; may be done again. 409 `invalid_transition`, 422 `quote_expired`, `recipient_missing`. */
  async send(tx: Tx, id: Id, { mail = true, ...said }: QuoteSending): Promise<Quote> {
    const before = await this.held(tx, id);
    requireQuoteMove('send', before);
    if (before.validUntil < (await today(tx))) throw problems.quoteExpired({ validUntil: before.validUntil });
    const token = await keepToken(tx, id, randomBytes(24).toString('base64url'));
    const customer = await this.customers.one(tx, before.customerId);
    const first = before.status === 'draft';
    if (first) {
      await this.replaceOlder(tx, before);
      await this.printouts.request(tx, QUOTE_PAPER, id, { revision: SENT });
    }
    await update(tx, Quote, before, { status: 'sent', sentAt: tx.now, ...(first && { customerSnapshot: { ...customer } }) });
    const sent = mail ? await this.post(tx, before, token, said) : null;
    tx.emit(events.QUOTE_SENT, id, { quoteNumber: before.quoteNumber, customerId: before.customerId, to: sent?.to ?? [], mailId: sent?.id ?? null });
    return this.quotes.one(tx, id);
  }

  /** The link of a quote that was sent; 409 for a draft. */
  async link(tx: Tx, id: Id): Promise<QuoteLink> {
    const quote = await byId(tx, Quote, id);
    const token = await tokenOf(tx, id);
    if (!token) throw core.invalidTransition({ verb: 'link', from: quote.status, moves: quote.moves });
    return { token, url: this.urlOf(token) };
  }

  /**
   * The deal is won and there is an order with the same lines, both once, however often and from however many sides it is accepted: the
   * second changes nothing. 422 `quote_expired`, `quote_replaced`.
   */
  async accept(tx: Tx, id: Id, by: Decision): Promise<Quote> {
    await oneDecision(tx, id);
    const before = await this.quotes.one(tx, id);
    if (before.status === 'accepted') return before;
    const quote = await this.held(tx, id);
    requireQuoteMove('accept', quote);
    const { language } = await this.customers.one(tx, quote.customerId);
    const order = await this.orders.create(tx, orderOf(quote, quoteTitle(quote, language)));
    await update(tx, Quote, quote, { status: 'accepted', orderId: order.id, ...decided(tx, by, quote) });
    if (quote.dealId) await this.moving.wonBy(tx, quote.dealId);
    const { quoteNumber, customerId, customerName, dealId, totalAmount } = quote;
    const ownerId = await this.ownerOf(tx, quote);
    tx.emit(events.QUOTE_ACCEPTED, id, {
      quoteNumber,
      customerId,
      customerName,
      dealId,
      totalAmount,
      ownerId,
      by: by.name ?? customerName,
      orderNumber: order.orderNumber,
    });
    return this.quotes.one(tx, id);
  }

  /** 422 `quote_replaced`; what is declined already stays as it is. */
  async decline(tx: Tx, id: Id, by: Decision, reason?: string): Promise<Quote> {
    await oneDecision(tx, id);
    const before = await this.quotes.one(tx, id);
    if (before.status === 'declined') return before;
    const quote = await this.held(tx, id);
    requireQuoteMove('decline', quote);
    await update(tx, Quote, quote, { status: 'declined', declineReason: reason?.trim() || null, ...decided(tx, by, quote) });
    const { quoteNumber, customerId, customerName, dealId } = quote;
    const ownerId = await this.ownerOf(tx, quote);
    tx.emit(events.QUOTE_DECLINED, id, { quoteNumber, customerId, customerName, dealId, ownerId, by: by.name ?? customerName, reason: reason ?? null });
    return this.quotes.one(tx, id);
  }

  /** The order of an accepted quote; one that is sent is accepted with it. The same order, however often it is asked for. */
  async order(tx: Tx, id: Id): Promise<Order> {
    requireQuoteMove('order', await this.quotes.one(tx, id));
    const { orderId } = await this.accept(tx, id, {});
    return this.orders.one(tx, orderId!);
  }

  /** The link was opened: the first time is kept. */
  async viewed(tx: Tx, id: Id): Promise<Quote> {
    const quote = await this.quotes.one(tx, id);
    if (quote.viewedAt || quote.status !== 'sent' || !(await view(tx, id))) return quote;
    tx.emit(events.QUOTE_VIEWED, id, { quoteNumber: quote.quoteNumber, customerId: quote.customerId });
    return { ...quote, viewedAt: tx.now };
  }

  async sendAll(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const found = await this.quotes.meant(tx, body);
    // each has a customer, a paper and a mail of its own: one after the other, in the order of their ids
    for (const { id } of found) await this.send(tx, id, {});
    return { count: found.length, ids: found.map(({ id }) => id) };
  }

  private async held(tx: Tx, id: Id): Promise<Quote> {
    const quote = await byId(tx, Quote, id, 'for update');
    if (quote.deletedAt) throw core.notFound({ id });
    return quote;
  }

  private async replaceOlder(tx: Tx, { id, quoteNumber, revision }: Quote): Promise<void> {
    for (const older of await replaceOlder(tx, quoteNumber, id, revision))
      tx.emit(events.QUOTE_REPLACED, older.id, { quoteNumber, revision: [older.revision, revision] });
  }

  private async ownerOf(tx: Tx, { dealId, createdBy }: Quote): Promise<Id> {
    const [deal] = dealId ? await byIds(tx, Deal, [dealId]) : [];
    return deal?.ownerId ?? createdBy;
  }

  private urlOf = (token: string): string => `${this.config.publicUrl}/quote/${token}`;

  private async usual(tx: Tx, quote: Quote, token: string | null): Promise<MailDraft> {
    const [{ name }, { email, language }] = await Promise.all([organizationOf(tx), this.customers.one(tx, quote.customerId)]);
    const words = QUOTE_WORDS[language];
    const link = token ? this.urlOf(token) : words.linkHere;
    return { to: email ? [email] : [], subject: words.subject(quoteTitle(quote, language), name), text: words.letter(link, name) };
  }

  private async post(tx: Tx, quote: Quote, token: string, { to, subject, text }: QuoteSending) {
    const [usual, { name, brand, address }, { language }] = await Promise.all([
      this.usual(tx, quote, token),
      organizationOf(tx),
      this.customers.one(tx, quote.customerId),
    ]);
    const recipients = to ?? usual.to;
    if (!recipients.length) throw billingProblems.recipientMissing({ customerId: quote.customerId }, 'to');
    const link = this.urlOf(token);
    const words = QUOTE_WORDS[language];
    const body = (text ?? usual.text).replaceAll(words.linkHere, link);
    const footer = [name, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean);
    const button = html`<p style="margin:20px 0"><a href="${link}">${words.open}</a></p>`;
    const mail = await this.mails.queue(tx, {
      to: recipients,
      subject: subject ?? usual.subject,
      html: mailLayout({
        organization: { name, primaryColor: brand?.primaryColor, footer },
        heading: quoteTitle(quote, language),
        body: html`${body.split('\n').map((line) => html`${line}<br />`)}${button}`,
      }),
      text: body.includes(link) ? body : `${body}\n\n${link}`,
      attachments: [{ name: `${quoteTitle(quote, language)}.pdf`, printout: { kind: QUOTE_PAPER, subjectId: quote.id, revision: SENT } }],
      subjectType: 'quotes',
      subjectId: quote.id,
    });
    return { id: mail.id, to: recipients };
  }
}

const decided = (tx: Tx, { name, address, agent }: Decision, quote: Quote) => ({
  decidedAt: tx.now,
  decidedBy: name?.trim() || quote.customerName,
  decidedAddress: address ?? null,
  decidedAgent: agent?.slice(0, 500) ?? null,
});

/** The order says what the quote said, to the cent. */
function orderOf({ customerId, currency, priceMode, discountPercent, billingAddress, shippingAddress, items }: Quote, notes: string): NewOrder {
  const lines = items.map(({ buildId, partId, description, quantity, unitPrice, discountPercent: less, taxRate, taxCategory, customizations }: QuoteItem) => ({
    ...{ buildId, partId, description, quantity, unitPrice, discountPercent: less, taxRate, taxCategory },
    customizations: customizations ?? [],
  }));
  return { customerId, notes, currency, priceMode, discountPercent, billingAddress, shippingAddress, items: lines } as NewOrder;
}
