import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const CONTACTS = statement(`
  select c.id, greatest(c.last_visit_at, talk.at) as "lastContact", case when o.at is not null then jsonb_build_object('method', o.method, 'outcome', o.outcome, 'at', o.at) end as "lastOutreach"
  from customers.customers c
  left join lateral (select max(a.occurred_at) as at from customers.activities a where a.customer_id = c.id and a.deleted_at is null and a.occurred_at <= $2
    and a.type in ('call', 'email', 'meeting', 'message') and (a.event is distinct from 'customers.outreach_logged' or a.data ->> 'outcome' in ('success', 'opted_out'))) talk on true
  left join lateral (select o.method, o.outcome, o.at from customers.outreaches o where o.customer_id = c.id and o.deleted_at is null order by o.at desc limit 1) o on true
  where c.id = any ($1)`);
export interface Contacted {
  [column: string]: unknown;
  id: Id;
  lastContact: string | null;
  lastOutreach: { method: string; outcome: string; at: string } | null;
}
/** When the customers of a page were last in touch, and how somebody of us tried last. */
export const contactsOf = async (tx: Tx, ids: Id[]): Promise<Map<Id, Contacted>> =>
  new Map((ids.length ? await rows<Contacted>(tx, CONTACTS, [ids, tx.now]) : []).map((one) => [one.id, one]));

const ATTEMPTS = statement(`
  select coalesce(opportunity, '') as opportunity, count(*)::int as attempts, count(*) filter (where outcome = 'success')::int as successes,
    count(*) filter (where won_at is not null)::int as won
  from customers.outreaches where deleted_at is null and at > $1::timestamptz - $2 * interval '1 day' and at <= $1 group by 1`);
export interface Attempts {
  [column: string]: unknown;
  /** Empty for attempts without one. */
  opportunity: string;
  attempts: number;
  successes: number;
  won: number;
}
/** What came of the attempts of some days, by what could be won then. */
export const attemptsOf = (tx: Tx, days: number): Promise<Attempts[]> => rows<Attempts>(tx, ATTEMPTS, [tx.now, days]);
