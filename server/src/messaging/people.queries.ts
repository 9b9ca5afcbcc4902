import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

export interface Match extends Record<string, unknown> {
  address: string;
  customerId: Id;
  customerName: string;
  by: 'phone' | 'email';
}
const MATCHES = statement(`
  with who as (
    select c.phone as address, c.id, 'phone' as by from customers.customers c where c.phone = any ($1) and c.deleted_at is null
    union select c.email, c.id, 'email' from customers.customers c where c.email = any ($2) and c.deleted_at is null
    union select p, c.customer_id, 'phone' from customers.contacts c cross join unnest(c.phones) p where c.phones && $1::text[] and p = any ($1) and c.deleted_at is null
    union select e, c.customer_id, 'email' from customers.contacts c cross join unnest(c.emails) e where c.emails && $2::text[] and e = any ($2) and c.deleted_at is null)
  select w.address, w.id as "customerId", c.name as "customerName", w.by from who w join customers.customers c on c.id = w.id and c.deleted_at is null order by w.address, c.name, c.id`);

/** Customers that have these numbers or addresses, also at a contact of theirs. */
export const matchesOf = (tx: Tx, phones: string[], emails: string[]): Promise<Match[]> =>
  phones.length + emails.length ? rows<Match>(tx, MATCHES, [phones, emails]) : Promise.resolve([]);

const CONFIRMED = statement(`
  select distinct t.address, t.customer_id as "customerId", c.name as "customerName", case when t.phone is null then 'email' else 'phone' end as by
  from messaging.conversations t join customers.customers c on c.id = t.customer_id and c.deleted_at is null
  where t.address = any ($1) and t.linked_by in ('person', 'created')`);
/** Customers whom earlier conversations with these addresses were said to be with. */
export const confirmedOf = (tx: Tx, addresses: string[]): Promise<Match[]> => rows<Match>(tx, CONFIRMED, [addresses]);

const RECOGNISE = statement(`
  update messaging.conversations c set customer_id = r."customerId", linked_by = r.by, updated_at = $2
  from jsonb_to_recordset($1) as r(id uuid, "customerId" uuid, by text) where c.id = r.id and c.customer_id is null returning c.id`);
export const recognise = (tx: Tx, found: { id: Id; customerId: Id; by: string }[]) => rows<{ id: Id }>(tx, RECOGNISE, [JSON.stringify(found), tx.now]);
