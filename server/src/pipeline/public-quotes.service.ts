import { Injectable } from '@nestjs/common';
import { Organization } from '../core/identity/organization.entity';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import type { PublicQuote } from './public-quotes.dto';
import { Quote } from './quotes.entity';

const SHOWN = [
  'quoteNumber',
  'revision',
  'title',
  'customerName',
  'quoteDate',
  'validUntil',
  'status',
  'currency',
  'priceMode',
  'discountPercent',
  'discountAmount',
  'subtotal',
  'taxAmount',
  'totalAmount',
  'taxBreakdown',
  'intro',
  'notes',
  'decidedAt',
  'decidedBy',
  'declineReason',
  'replacedByRevision',
] as const;

/** A quote as its customer sees it: nothing of the house that is not on the paper. */
@Injectable()
export class PublicQuotesService {
  async shown(tx: Tx, quote: Quote): Promise<PublicQuote> {
    const [{ name, address, email, phone, website, brand, locale }, customer] = await Promise.all([
      byId(tx, Organization, tx.ctx.organization),
      byId(tx, Customer, quote.customerId),
    ]);
    const facts = Object.fromEntries(SHOWN.map((key) => [key, quote[key]])) as Pick<Quote, (typeof SHOWN)[number]>;
    const items = quote.items.map(({ description, sku, unit, quantity, unitPrice, discountPercent, taxRate, lineTotal }) => ({
      ...{ description, sku, unit, quantity, unitPrice, discountPercent, taxRate, lineTotal },
    }));
    const organization = { name, address, email, phone, website, primaryColor: brand?.primaryColor ?? null, hasLogo: Boolean(brand?.logoFileId), locale };
    return { ...facts, language: customer.language, organization, items };
  }

  /** The logo of the house; null if it has none. */
  logo = async (tx: Tx): Promise<Id | null> => (await byId(tx, Organization, tx.ctx.organization)).brand?.logoFileId ?? null;
}
