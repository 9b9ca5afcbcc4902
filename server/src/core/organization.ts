import { row, rows, statement } from './sql';
import type { Id, Tx } from './tx';
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
  sharedEmails: boolean;
  modules: string[];
  customerWord: 'customer' | 'patient' | 'client';
}

const READ = statement(`
  select id, name, industry, country, currency, time_zone as "timeZone", locale, address, vat_id as "vatId", small_business as "smallBusiness",
    bank, brand, over_delivery_tolerance_percent::float8 as "overDeliveryTolerancePercent", shared_emails as "sharedEmails",
    modules, customer_word as "customerWord", xmin::text as seen
  from core.organizations where id = core.organization()`);
// a serialization failure starts the write over
const STILL = statement(`select core.still($1)`);

const known = new WeakMap<Tx, Promise<OrganizationFacts>>();
const REMEMBERED = 1_000;
const lately = new Map<Id, { facts: OrganizationFacts; seen: string }>();

/**
 * The organization of the transaction, read once in it. A write takes what this process read last and has PostgreSQL compare before
 * anything else is done: facts that somebody has changed meanwhile are read anew and the write starts over.
 */
export function organizationOf(tx: Tx): Promise<OrganizationFacts> {
  const found = known.get(tx) ?? remembered(tx) ?? read(tx);
  known.set(tx, found);
  return found;
}

function remembered(tx: Tx): Promise<OrganizationFacts> | undefined {
  const { organization } = tx.ctx;
  const last = lately.get(organization);
  if (!last || !tx.writes) return undefined;
  rows(tx, STILL, [last.seen]).catch(() => lately.delete(organization)); // the statements behind it are refused with the same error
  return Promise.resolve(last.facts);
}

async function read(tx: Tx): Promise<OrganizationFacts> {
  const { seen, ...facts } = (await row<OrganizationFacts & { seen: string }>(tx, READ)) ?? missing();
  if (lately.size >= REMEMBERED) lately.clear();
  lately.set(facts.id, { facts, seen });
  return facts;
}

const missing = (): never => {
  throw new Error('the transaction belongs to no organization');
};

/** Today in the organization's zone. */
export const today = async (tx: Tx): Promise<DateString> => dayIn((await organizationOf(tx)).timeZone, tx.now);
