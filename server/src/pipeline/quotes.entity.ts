import { Address, Computed, Currency, Day, Derived, Free, Id as IdField, Int, Items, Lines, MoneyField, One, OneOf, RateField, Text, Time } from '../core/dto';
import type { Money, Rate } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { SalesItem } from './items.entity';
import { TaxShare } from '../core/tax';
import { QUOTE_STATUSES, quoteMoves, quoteStatusAt, type QuoteStatus } from './quotes.rules';

@Table('pipeline.quote_items')
export class QuoteItem extends SalesItem {
  @IdField() quoteId: Id;
}

@Table('pipeline.quotes')
export class Quote extends BaseRecord {
  @Text({ max: 40 }) quoteNumber: string;
  @Int({ description: 'versions of a quote share its number; sending one replaces those before' }) revision: number;
  @IdField({ nullable: true }) dealId: Id | null;
  @IdField({ filled: true, description: 'left out, that of the deal' }) customerId: Id;
  @Text() customerName: string;
  @Text({ nullable: true, description: 'left out, that of the deal' }) title: string | null;
  @Day({ filled: true }) quoteDate: string;
  @Day({ filled: true, description: 'the last day on which it can be accepted; left out, 30 days on' }) validUntil: string;
  @OneOf('QuoteStatus', QUOTE_STATUSES)
  @Derived((row: Quote) => quoteStatusAt(row.status, row.expired), { enum: [...QUOTE_STATUSES], enumName: 'QuoteStatus' })
  status: QuoteStatus;
  @Currency({ filled: true }) currency: string;
  @OneOf('PriceMode', ['net', 'gross'] as const, { filled: true }) priceMode: 'net' | 'gross';
  @RateField({ filled: true, description: 'on the whole' }) discountPercent: Rate;
  @MoneyField({ description: 'what the discount on the whole takes off' }) discountAmount: Money;
  @MoneyField({ description: 'net, after all discounts' }) subtotal: Money;
  @MoneyField() taxAmount: Money;
  @MoneyField() totalAmount: Money;
  @Items(() => TaxShare) taxBreakdown: TaxShare[];
  @One(() => Address, { nullable: true }) billingAddress: Address | null;
  @One(() => Address, { nullable: true }) shippingAddress: Address | null;
  @Text({ nullable: true, max: 5_000, description: 'printed above the lines' }) intro: string | null;
  @Text({ nullable: true, max: 5_000, description: 'printed below the lines: conditions' }) notes: string | null;
  @Free({ nullable: true, description: 'the customer as it was when the quote was sent' }) customerSnapshot: object | null;
  @Time({ nullable: true }) sentAt: string | null;
  @Time({ nullable: true, description: 'when the link was opened first' }) viewedAt: string | null;
  @Time({ nullable: true }) decidedAt: string | null;
  @Text({ nullable: true, description: 'who accepted or declined, by name' }) decidedBy: string | null;
  @Text({ nullable: true, description: 'the address (IP) it came from, if by the link' }) decidedAddress: string | null;
  @Text({ nullable: true, description: 'the browser it came from' }) decidedAgent: string | null;
  @Text({ nullable: true }) declineReason: string | null;
  @IdField({ nullable: true, description: 'the version that took its place' }) replacedBy: Id | null;
  @IdField({ nullable: true, description: 'what came of it' }) orderId: Id | null;
  @Computed((t) => `${t}.status = 'sent' and ${t}.valid_until < (select core.today())`, { type: 'boolean' }) expired: boolean;
  @Computed((t) => `select r.revision from pipeline.quotes r where r.id = ${t}.replaced_by`, { type: 'integer', nullable: true }) replacedByRevision:
    number | null;
  @Computed((t) => `select d.title from pipeline.deals d where d.id = ${t}.deal_id`, { type: 'string', nullable: true }) dealTitle: string | null;
  @Computed((t) => `select o.order_number from fulfillment.orders o where o.id = ${t}.order_id`, { type: 'string', nullable: true }) orderNumber: string | null;
  @Lines(() => QuoteItem, { by: 'quoteId' }) items: QuoteItem[];
  @Derived((row: Quote) => quoteMoves(row.status), { type: 'string', isArray: true }) moves: string[];
}
