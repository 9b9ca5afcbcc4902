import { Injectable } from '@nestjs/common';
import { Organization } from '../core/identity/organization.entity';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { SHOWN, SHOWN_OF_ITEMS, type PublicQuote } from './public-quotes.dto';
import { Quote } from './quotes.entity';

/** A quote as its customer sees it: nothing of the house that is not on the paper. */
@Injectable()
export class PublicQuotesService {
  async shown(tx: Tx, quote: Quote): Promise<PublicQuote> {
    const [{ name, address, email, phone, website, brand, locale }, customer] = await Promise.all([
      byId(tx, Organization, tx.ctx.organization),
      byId(tx, Customer, quote.customerId),
    ]);
    const items = quote.items.map((item) => pick(item, SHOWN_OF_ITEMS));
    const organization = { name, address, email, phone, website, primaryColor: brand?.primaryColor ?? null, hasLogo: Boolean(brand?.logoFileId), locale };
    return { ...pick(quote, SHOWN), language: customer.language, organization, items };
  }

  /** The logo of the house; null if it has none. */
  logo = async (tx: Tx): Promise<Id | null> => (await byId(tx, Organization, tx.ctx.organization)).brand?.logoFileId ?? null;
}

const pick = <T extends object, K extends keyof T>(whole: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<T, K>;
