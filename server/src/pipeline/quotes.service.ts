import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody, type BulkResult } from '../core/bulk';
import { plusDays } from '../core/dates';
import { given } from '../core/fields';
import { newId } from '../core/id';
import { today } from '../core/organization';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, everyById, put, restore, saveLines, update, type Key, type Values } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { Deal } from './deals.entity';
import { asTyped, SalesLines } from './lines.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import { quoteList, type QuoteInput, type QuoteQuery, type SalesPreview } from './quotes.dto';
import { Quote, QuoteItem } from './quotes.entity';
import { acceptedOnce, newestRevision } from './quotes.queries';
import { requireQuoteMove } from './quotes.rules';

type Change = Partial<QuoteInput> & { version: number };

/** The first days of a quote, if nobody says otherwise. */
const VALID_DAYS = 30;

/** Quotes as drafts: everything until they are sent. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly customers: CustomersService,
    private readonly lines: SalesLines,
  ) {}

  list = (tx: Tx, query: QuoteQuery) => quoteList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Quote, id);

  /** What a quote of this would come to; keeps nothing. 422 as `create`. */
  async preview(tx: Tx, input: QuoteInput): Promise<SalesPreview> {
    const { full, items } = await this.filled(tx, input);
    const composed = await this.lines.compose<QuoteItem>(tx, { ...full, day: full.quoteDate }, items);
    return { ...composed.totals, discountAmount: composed.discountAmount, currency: full.currency, items: composed.items as SalesPreview['items'] };
  }

  /** A draft, of a deal with its lines or on its own. 422 `deal_unknown`, `customer_unknown`, `quote_without_customer`, `quote_empty`. */
  async create(tx: Tx, input: QuoteInput): Promise<Quote> {
    const { full, items } = await this.filled(tx, input);
    return this.keep(tx, { ...full, quoteNumber: await next(tx, 'quote') }, items);
  }

  /** A new draft of the same number, beside the version it will replace when it is sent. 409 `invalid_transition`. */
  async revise(tx: Tx, id: Id): Promise<Quote> {
    const before = await byId(tx, Quote, id, 'for update');
    if (before.deletedAt) throw core.notFound({ id });
    requireQuoteMove('revise', before);
    if (await acceptedOnce(tx, before.quoteNumber)) throw core.invalidTransition({ verb: 'revise', from: 'accepted', moves: [] });
    const quoteDate = await today(tx);
    const { dealId, customerId, customerName, title, currency, priceMode, discountPercent, billingAddress, shippingAddress, intro, notes, quoteNumber } =
      before;
    const again = { dealId, customerId, customerName, title, currency, priceMode, discountPercent, billingAddress, shippingAddress, intro, notes, quoteNumber };
    const revision = (await newestRevision(tx, quoteNumber)) + 1;
    return this.keep(tx, { ...again, revision, quoteDate, validUntil: plusDays(quoteDate, VALID_DAYS) }, before.items.map(asTyped).map(fresh));
  }

  /** 409 `invalid_transition` once it was sent: a new version says what changes. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<Quote> {
    const before = await this.draft(tx, id);
    const changed = given(patch);
    if (changed.dealId) await this.dealOf(tx, changed.dealId);
    const { name: customerName } = await this.customers.living(tx, changed.customerId ?? before.customerId);
    const full = { ...before, ...changed };
    const composed = await this.lines.compose<QuoteItem>(tx, { ...full, day: full.quoteDate }, items ?? before.items.map(asTyped));
    requireLines(composed.items);
    const { discountAmount, totals } = composed;
    const { diff } = await update(tx, Quote, { id, version }, { ...changed, ...totals, discountAmount, customerName });
    await saveLines(tx, QuoteItem, 'quoteId', id, composed.items);
    tx.emit(events.QUOTE_CHANGED, id, { ...diff, ...(items && { items: [before.items.length, items.length] }) });
    return this.one(tx, id);
  }

  /** A PUT leaves nothing as it was but number, version and the days it does not name. */
  replace = (tx: Tx, id: Id, body: QuoteInput & { version: number }) => this.change(tx, id, { ...EMPTY, ...given(body) });

  /** Only a draft can be deleted. */
  async archive(tx: Tx, key: Key): Promise<Quote> {
    await this.draft(tx, key.id);
    const { row: quote } = await archive(tx, Quote, key);
    tx.emit(events.QUOTE_ARCHIVED, key.id, { quoteNumber: quote.quoteNumber });
    return quote;
  }

  async restore(tx: Tx, id: Id): Promise<Quote> {
    const { row: quote } = await restore(tx, Quote, id);
    tx.emit(events.QUOTE_RESTORED, id, { quoteNumber: quote.quoteNumber });
    return quote;
  }

  /** Those a bulk action means, held; 404 if one is missing. */
  async meant(tx: Tx, body: BulkBody): Promise<Quote[]> {
    const ids = await bulkIds(tx, quoteList, body);
    const found = await everyById(tx, Quote, ids, 'for update');
    return found;
  }

  /** Actions: `delete`, `restore`; all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const found = await this.meant(tx, body);
    const removed = body.action === 'delete';
    if (removed) found.forEach(requireDraft);
    const ids = found.map(({ id }) => id);
    const changed = await changeMany(tx, Quote, ids, { deletedAt: removed ? tx.now : null });
    for (const { row } of changed) tx.emit(removed ? events.QUOTE_ARCHIVED : events.QUOTE_RESTORED, row.id, { quoteNumber: row.quoteNumber });
    return { count: ids.length, ids };
  }

  private async draft(tx: Tx, id: Id): Promise<Quote> {
    const quote = await byId(tx, Quote, id, 'for update');
    if (quote.deletedAt) throw core.notFound({ id });
    requireDraft(quote);
    return quote;
  }

  private async keep(tx: Tx, full: Values<Quote>, asked: Partial<QuoteItem>[]): Promise<Quote> {
    const terms = full as unknown as Quote;
    const { items, totals, discountAmount } = await this.lines.compose<QuoteItem>(tx, { ...terms, day: terms.quoteDate }, asked);
    requireLines(items);
    const id = newId();
    await put(tx, Quote, { ...full, ...totals, discountAmount, id });
    await saveLines(tx, QuoteItem, 'quoteId', id, items);
    const quote = await this.one(tx, id);
    const { quoteNumber, revision, customerId, dealId, totalAmount } = quote;
    tx.emit(events.QUOTE_CREATED, id, { quoteNumber, revision, customerId, dealId, totalAmount });
    return quote;
  }

  /** The head as typed, and as the deal or the customer says where nothing was. */
  private async filled(tx: Tx, { items, ...head }: QuoteInput) {
    const deal = head.dealId ? await this.dealOf(tx, head.dealId) : undefined;
    const customerId = head.customerId ?? deal?.customerId;
    if (!customerId) throw problems.quoteWithoutCustomer({}, 'customerId');
    const [customer, quoteDate] = await Promise.all([this.customers.living(tx, customerId), today(tx)]);
    const { currency, priceMode, discountPercent } = deal ?? { currency: customer.currency, priceMode: 'net' as const, discountPercent: 0 };
    const { billingAddress, shippingAddress } = customer;
    const said = given(head);
    const usual = { title: deal?.title ?? null, quoteDate, validUntil: plusDays(said.quoteDate ?? quoteDate, VALID_DAYS) };
    const terms = { currency, priceMode, discountPercent, billingAddress, shippingAddress: shippingAddress ?? billingAddress };
    const full = { ...usual, ...terms, ...said, customerId, customerName: customer.name };
    return { full, items: items ?? deal?.items.map(asTyped).map(fresh) ?? [] };
  }

  private async dealOf(tx: Tx, id: Id): Promise<Deal> {
    const [deal] = await byIds(tx, Deal, [id]);
    if (!deal || deal.deletedAt) throw problems.dealUnknown({ id }, 'dealId');
    return deal;
  }
}

const EMPTY = {
  dealId: null,
  title: null,
  priceMode: 'net',
  discountPercent: 0,
  billingAddress: null,
  shippingAddress: null,
  intro: null,
  notes: null,
} as const;

const fresh = ({ id: _, ...item }: ReturnType<typeof asTyped>): Partial<QuoteItem> => item;

function requireLines(items: unknown[]): void {
  if (!items.length) throw problems.quoteEmpty({}, 'items');
}

function requireDraft({ status, moves }: Quote): void {
  if (status !== 'draft') throw core.invalidTransition({ verb: 'change', from: status, moves });
}
