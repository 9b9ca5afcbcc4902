import { row, statement } from './sql';
import type { Tx } from './tx';
import { dayIn, type DateString } from './dates';

export interface PostalAddress {
  line1: string | null;
  line2: string | null;
  postalCode: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
}

/** What documents and rules need to know of the organization they belong to. */
export interface OrganizationFacts {
  id: string;
  name: string;
  industry: string;
  country: string;
  currency: string;
  timeZone: string;
  locale: string;
  address: PostalAddress | null;
  vatId: string | null;
  smallBusiness: boolean;
  bank: { iban: string | null; bic: string | null; name: string | null } | null;
  brand: {
    logoFileId?: string | null;
    logoDarkFileId?: string | null;
    primaryColor?: string | null;
    accentColor?: string | null;
    footer?: string | null;
  } | null;
  overDeliveryTolerancePercent: number;
  modules: string[];
  customerWord: 'customer' | 'patient' | 'client';
}

const READ = statement(`
  select id, name, industry, country, currency, time_zone as "timeZone", locale, address, vat_id as "vatId", small_business as "smallBusiness",
    bank, brand, over_delivery_tolerance_percent::float8 as "overDeliveryTolerancePercent",
    modules, customer_word as "customerWord"
  from core.organizations where id = core.organization()`);

const known = new WeakMap<Tx, Promise<OrganizationFacts>>();

/** The organization of the transaction, read once in it. */
export function organizationOf(tx: Tx): Promise<OrganizationFacts> {
  const found = known.get(tx) ?? row<OrganizationFacts & Record<string, unknown>>(tx, READ).then((facts) => facts ?? missing());
  known.set(tx, found);
  return found;
}

const missing = (): never => {
  throw new Error('the transaction belongs to no organization');
};

/** Today in the organization's zone. */
export const today = async (tx: Tx): Promise<DateString> => dayIn((await organizationOf(tx)).timeZone, tx.now);
