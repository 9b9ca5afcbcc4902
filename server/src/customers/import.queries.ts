import { organizationOf } from '../core/organization';
import { nextMany } from '../core/series';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { CustomerRow } from './import.parse';

/** What a list may say of a customer. */
export interface StoredCustomer {
  [column: string]: unknown;
  id: Id;
  name: string;
  customerNumber: string;
  email: string | null;
  phone: string | null;
  /** Whose it is; not of one that only a dry run has seen so far. */
  createdBy?: Id;
  ownerId?: Id | null;
}

/** By what a customer is known in a list, and no more: of a hundred thousand all stand in memory. */
export interface KnownCustomer {
  [column: string]: unknown;
  id: Id;
  /** Its e-mail, else phone and name. */
  key: string;
  codes: string[];
}
const KNOWN = statement(`
  select id, coalesce(email, phone || ' ' || name) as key, array_remove(array[customer_number, email], null) as codes
  from customers.customers where deleted_at is null`);
export const knownCustomers = (tx: Tx): Promise<KnownCustomer[]> => rows<KnownCustomer>(tx, KNOWN);

const STORED = statement(`
  select id, customer_number as "customerNumber", name, type, first_name as "firstName", last_name as "lastName", to_char(birth_date, 'YYYY-MM-DD') as "birthDate",
    email, phone, vat_id as "vatId", billing_address as "billingAddress", tags, notes,
    created_by as "createdBy", owner_id as "ownerId"
  from customers.customers where deleted_at is null and id = any ($1)`);
/** Some customers as a list would say them; who was deleted is not among them. */
export const storedCustomers = async (tx: Tx, ids: Id[]): Promise<Map<Id, StoredCustomer>> =>
  new Map((ids.length ? await rows<StoredCustomer>(tx, STORED, [ids]) : []).map((customer) => [customer.id, customer]));

const INSERT = statement(`
  insert into customers.customers (id, customer_number, name, type, first_name, last_name, birth_date, email, phone, vat_id, billing_address, tags, notes,
    language, currency, created_at, updated_at, created_by, updated_by)
  select id, "customerNumber", name, coalesce(type, case when "firstName" is null then 'business' else 'private' end), "firstName", "lastName", "birthDate", email,
    phone, "vatId", "billingAddress", coalesce(tags, '{}'), notes, $2, $3, $4, $4, $5, $5
  from jsonb_to_recordset($1) as g(id uuid, "customerNumber" text, name text, type text, "firstName" text, "lastName" text, "birthDate" date, email text, phone text,
    "vatId" text, "billingAddress" jsonb, tags text[], notes text)
  returning id, name, customer_number as "customerNumber"`);

/** A number that our own series would give, some day. */
const OURS = /^C-\d+$/i;

/** New customers in one statement: with the number of the list, else the next ones of the series. */
export async function insertCustomers(tx: Tx, fresh: { id: Id; record: CustomerRow }[]): Promise<StoredCustomer[]> {
  if (!fresh.length) return [];
  const { currency, locale } = await organizationOf(tx);
  const own = (number: string | null) => (number && !OURS.test(number) ? number : null);
  const drawn = await nextMany(tx, 'customer', fresh.filter(({ record }) => !own(record.customerNumber)).length);
  const given = fresh.map(({ id, record }) => ({ ...record.said, id, customerNumber: own(record.customerNumber) ?? drawn.shift()! }));
  return rows<StoredCustomer>(tx, INSERT, [JSON.stringify(given), locale.startsWith('de') ? 'de' : 'en', currency, tx.now, tx.ctx.actor]);
}

const FIELDS = {
  name: 'name',
  type: 'type',
  firstName: 'first_name',
  lastName: 'last_name',
  birthDate: 'birth_date',
  email: 'email',
  phone: 'phone',
  vatId: 'vat_id',
  billingAddress: 'billing_address',
  tags: 'tags',
  notes: 'notes',
};
const valueOf = (field: string): string => {
  if (field === 'birthDate') return `(g.said ->> 'birthDate')::date`;
  if (field === 'billingAddress') return `nullif(g.said -> 'billingAddress', 'null')`;
  return field === 'tags' ? `array(select jsonb_array_elements_text(g.said -> 'tags'))` : `g.said ->> '${field}'`;
};
const CHANGE = statement(`
  update customers.customers c set version = c.version + 1, updated_at = $2, updated_by = $3,
    ${Object.entries(FIELDS)
      .map(([field, column]) => `${column} = case when g.said ? '${field}' then ${valueOf(field)} else c.${column} end`)
      .join(', ')}
  from jsonb_to_recordset($1) as g(id uuid, said jsonb) where c.id = g.id`);

/** Writes what is said of each customer, and nothing else of it. */
export const changeCustomers = (tx: Tx, changes: { id: Id; said: Record<string, unknown> }[]): Promise<unknown> =>
  changes.length ? rows(tx, CHANGE, [JSON.stringify(changes), tx.now, tx.ctx.actor]) : Promise.resolve();

const ARCHIVE = statement(
  `update customers.customers set deleted_at = $2, updated_at = $2, updated_by = $3, version = version + 1 where id = any ($1) and deleted_at is null`,
);
export const archiveCustomers = (tx: Tx, ids: Id[]) => rows(tx, ARCHIVE, [ids, tx.now, tx.ctx.actor]);
