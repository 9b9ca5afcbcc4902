import { Injectable } from '@nestjs/common';
import { core } from '../core/problem';
import { byId, byIds, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { OrdersService, type Order } from '../fulfillment';
import { Deal } from './deals.entity';
import { MovingService } from './moving.service';
import * as events from './pipeline.events';
import { Quote, type QuoteItem } from './quotes.entity';
import { oneDecision, view } from './quotes.queries';
import { requireQuoteMove } from './quotes.rules';
import { QuotesService } from './quotes.service';
import { quoteTitle } from './quotes.words';

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
    private readonly quotes: QuotesService,
    private readonly customers: CustomersService,
    private readonly orders: OrdersService,
    private readonly moving: MovingService,
  ) {}

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

  private async held(tx: Tx, id: Id): Promise<Quote> {
    const quote = await byId(tx, Quote, id, 'for update');
    if (quote.deletedAt) throw core.notFound({ id });
    return quote;
  }

  private async ownerOf(tx: Tx, { dealId, createdBy }: Quote): Promise<Id> {
    const [deal] = dealId ? await byIds(tx, Deal, [dealId]) : [];
    return deal?.ownerId ?? createdBy;
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
