import type { DateString } from '../dates';
import type { Rate } from '../money';
import { rateOn, TAX_CLASSES, type TaxClass, type TaxRate } from './rates.rules';

/** What stands on a document's line. */
export const TAX_CATEGORIES = ['standard', 'reduced', 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];
/** What a part may be marked as: a class of the rate table, or a category under which it is never taxed. */
export const PART_TAX = [...TAX_CLASSES, 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business'] as const;
export type PartTax = (typeof PART_TAX)[number];

/** Member states of the Union, by ISO code. */
export const EU: ReadonlySet<string> = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '));

/** The country a VAT id belongs to, as ISO code; Greece writes EL. */
export function countryOfVatId(vatId: string): string {
  const prefix = vatId.replace(/\s/g, '').slice(0, 2).toUpperCase();
  return prefix === 'EL' ? 'GR' : prefix;
}

/** Categories under which no tax is charged. */
const UNTAXED: ReadonlySet<string> = new Set(['reverse_charge', 'intra_community', 'export', 'exempt', 'small_business']);
export const isUntaxed = (category: TaxCategory): boolean => UNTAXED.has(category);

export interface Seller {
  country: string;
  smallBusiness: boolean;
  vatId?: string | null;
}

export interface Buyer {
  /** Of the billing address; unknown counts as the seller's own. */
  country?: string | null;
  type: 'private' | 'business';
  vatId?: string | null;
}

export interface Situation {
  seller: Seller;
  buyer: Buyer;
  /** Where goods go; left out, to the buyer's country. */
  shippingCountry?: string | null;
  part: { taxCategory?: string | null; kind: 'goods' | 'service' };
  /** The day of supply: the rate of that day holds. */
  day: DateString;
  rates: readonly TaxRate[];
}

export interface Tax {
  taxCategory: TaxCategory;
  taxRate: Rate;
}

/**
 * The tax of a supply. Small business (AT UStG 6 (1) 27, DE UStG 19) charges none at all. Goods to a business in another member state are
 * intra-Community supplies, also while its VAT id is missing: an invoice is not finalized without it. Services to a business abroad in the
 * Union: reverse charge (Art. 196 of the directive). Goods that leave the Union, and services to businesses there: export. All other
 * supplies are taxed at home: private buyers in the Union (below the OSS threshold) and services to private buyers anywhere.
 * Undefined if the rate table knows nothing of the seller's country on that day.
 */
export function taxOf(situation: Situation): Tax | undefined {
  const { seller, part } = situation;
  if (seller.smallBusiness) return { taxCategory: 'small_business', taxRate: 0 };
  if (UNTAXED.has(part.taxCategory ?? '')) return { taxCategory: part.taxCategory as TaxCategory, taxRate: 0 };
  const abroad = part.kind === 'goods' ? ofGoods(situation) : ofService(situation);
  return abroad ? { taxCategory: abroad, taxRate: 0 } : atHome(situation);
}

function ofGoods({ seller, buyer, shippingCountry }: Situation): TaxCategory | undefined {
  const to = shippingCountry ?? buyer.country ?? seller.country;
  if (to === seller.country) return undefined;
  if (!EU.has(to)) return 'export';
  return buyer.type === 'business' && registeredAbroad(seller, buyer) ? 'intra_community' : undefined;
}

function ofService({ seller, buyer }: Situation): TaxCategory | undefined {
  const at = buyer.country ?? seller.country;
  if (at === seller.country || buyer.type !== 'business') return undefined;
  if (!EU.has(at)) return 'export';
  return registeredAbroad(seller, buyer) ? 'reverse_charge' : undefined;
}

/** Who buys with a VAT id of the seller's own country is taxed at home, wherever the goods go. */
const registeredAbroad = (seller: Seller, { vatId }: Buyer): boolean => !vatId || countryOfVatId(vatId) !== seller.country;

const classOf = (taxCategory?: string | null): TaxClass =>
  (TAX_CLASSES as readonly string[]).includes(taxCategory ?? '') ? (taxCategory as TaxClass) : 'standard';

function atHome({ seller, part, day, rates }: Situation): Tax | undefined {
  const found = rateOn(rates, seller.country, classOf(part.taxCategory), day);
  return found && { taxCategory: found.taxClass === 'standard' ? 'standard' : 'reduced', taxRate: found.taxRate };
}

/** What was typed on a line wins: both as they are; a rate alone finds its category, a category alone its rate. */
export function settled(given: { taxRate?: Rate | null; taxCategory?: TaxCategory | null }, situation: Situation): Tax | undefined {
  const [taxRate, taxCategory] = [given.taxRate ?? undefined, given.taxCategory ?? undefined];
  if (taxRate !== undefined && taxCategory) return { taxCategory, taxRate };
  if (taxCategory) return isUntaxed(taxCategory) ? { taxCategory, taxRate: 0 } : byCategory(taxCategory, situation);
  const usual = taxOf(situation);
  if (taxRate === undefined || usual?.taxRate === taxRate) return usual;
  return { taxCategory: categoryOf(taxRate, situation), taxRate };
}

/** A category of another class than the part's own takes that class's rate at home. */
function byCategory(taxCategory: TaxCategory, situation: Situation): Tax | undefined {
  const own = atHome(situation);
  if (own?.taxCategory === taxCategory) return own;
  const found = atHome({ ...situation, part: { ...situation.part, taxCategory } });
  return found && { taxCategory, taxRate: found.taxRate };
}

function categoryOf(rate: Rate, { seller, day, rates }: Situation): TaxCategory {
  if (rate === 0) return 'exempt';
  const standard = rateOn(rates, seller.country, 'standard', day);
  return standard && rate < standard.taxRate ? 'reduced' : 'standard';
}
