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
const STILL = statement(
  `select case when (select o.xmin::text from core.organizations o where o.id = core.organization()) is distinct from $1 then core.refuse_stale() end`,
);

const SEEN = statement(`select xmin::text as seen from core.organizations where id = core.organization()`);

/** What a process knows of an organization, as of one version of its row: whoever changes a setting that is kept here touches the row (`core.setting_changed`). */
interface Remembered {
  facts: OrganizationFacts;
  seen: string;
  settings: Map<string, unknown>;
}
const known = new WeakMap<Tx, Promise<Remembered>>();
const REMEMBERED = 1_000;
const lately = new Map<Id, Remembered>();

/**
 * The organization of the transaction, read once in it. A write takes what this process read last and has PostgreSQL compare before
 * anything else is done: facts that somebody has changed meanwhile are read anew and the write starts over.
 */
export const organizationOf = async (tx: Tx): Promise<OrganizationFacts> => (await houseOf(tx)).facts;

function houseOf(tx: Tx): Promise<Remembered> {
  const found = known.get(tx) ?? remembered(tx) ?? read(tx);
  known.set(tx, found);
  return found;
}

function remembered(tx: Tx): Promise<Remembered> | undefined {
  const { organization } = tx.ctx;
  const last = lately.get(organization);
  if (!last || !tx.writes) return undefined;
  rows(tx, STILL, [last.seen]).catch(() => lately.delete(organization)); // the statements behind it are refused with the same error
  return Promise.resolve(last);
}

async function read(tx: Tx): Promise<Remembered> {
  const { seen, ...facts } = (await row<OrganizationFacts & { seen: string }>(tx, READ)) ?? missing();
  if (lately.size >= REMEMBERED) lately.clear();
  const house = { facts, seen, settings: new Map<string, unknown>() };
  lately.set(facts.id, house);
  return house;
}

const settings = new WeakMap<Tx, Map<string, Promise<unknown>>>();
const ANEW = Promise.resolve(undefined);

/**
 * A table of settings, read once in a transaction and for writes remembered like the facts: nobody may change what it answers with. Its table
 * needs the trigger `core.setting_changed`.
 */
export function settingOf<T>(tx: Tx, name: string, ask: () => Promise<T>): Promise<T> {
  const mine = settings.get(tx) ?? new Map<string, Promise<unknown>>();
  settings.set(tx, mine);
  const found = mine.get(name);
  if (found && found !== ANEW) return found as Promise<T>;
  const asked = found === ANEW || !tx.writes ? ask() : kept(tx, name, ask);
  mine.set(name, asked);
  return asked;
}

/** After this transaction has changed a setting: it is read anew, and remembered by nobody until the commit. */
export function forgetSetting(tx: Tx, name: string): void {
  settings.set(tx, (settings.get(tx) ?? new Map<string, Promise<unknown>>()).set(name, ANEW));
}

async function kept<T>(tx: Tx, name: string, ask: () => Promise<T>): Promise<T> {
  const house = await houseOf(tx);
  if (house.settings.has(name)) return house.settings.get(name) as T;
  const [setting, now] = await Promise.all([ask(), row<{ seen: string }>(tx, SEEN)]);
  // neither what this transaction has changed itself nor what another has changed meanwhile
  if (now?.seen === house.seen) house.settings.set(name, setting);
  return setting;
}

const missing = (): never => {
  throw new Error('the transaction belongs to no organization');
};

/** Today in the organization's zone. */
export const today = async (tx: Tx): Promise<DateString> => dayIn((await organizationOf(tx)).timeZone, tx.now);
