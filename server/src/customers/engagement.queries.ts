import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Risk, RiskFacts } from './engagement.rules';
import { allVisits } from './links';

// nothing is known where no module to the right is loaded
const NOTHING = `select null::uuid as customer_id, null::text as kind, null::timestamptz as at where false`;
const visits = (): string => [NOTHING, ...allVisits()].join(' union all ');

/** What is known of a customer, and what stands of it in the lists. */
export interface KnownCustomer extends RiskFacts {
  [column: string]: unknown;
  id: Id;
  engagement: string;
  riskLevel: string;
  riskScore: number;
  lastVisitAt: string | null;
  lastContactAt: string | null;
  nextVisitAt: string | null;
}

/*
 * The last contact is the last visit or the last word that went between people, whichever is later; who has neither is known since the record was made.
 */
const FACTS = () =>
  statement(`
  with who as (select unnest($1::uuid[]) as id), visits as (${visits()}),
  seen as (select customer_id, count(*) filter (where kind <> 'ahead') as total, count(*) filter (where kind = 'ahead') as upcoming,
      count(*) filter (where kind in ('kept', 'missed', 'lost') and at > $2::timestamptz - interval '90 days') as slots,
      count(*) filter (where kind = 'kept' and at > $2::timestamptz - interval '90 days') as completed,
      count(*) filter (where kind = 'missed' and at > $2::timestamptz - interval '90 days') as missed,
      max(at) filter (where kind in ('kept', 'dealt')) as last, min(at) filter (where kind = 'ahead') as next
    from visits group by customer_id)
  select c.id, c.engagement, c.risk_level as "riskLevel", c.risk_score as "riskScore", coalesce(s.total, 0)::int as total, coalesce(s.upcoming, 0)::int as upcoming,
    coalesce(s.slots, 0)::int as "slots90", coalesce(s.completed, 0)::int as "completed90", coalesce(s.missed, 0)::int as "missed90",
    greatest(0, floor(extract(epoch from $2::timestamptz - coalesce(greatest(s.last, talk.at), c.created_at)) / 86400))::int as days,
    talk.at is not null as contacted, c.status not in ('inactive', 'archived') as active,
    s.last as "lastVisitAt", talk.at as "lastContactAt", s.next as "nextVisitAt"
  from who join customers.customers c on c.id = who.id left join seen s on s.customer_id = c.id
  left join lateral (select max(a.occurred_at) as at from customers.activities a where a.customer_id = c.id and a.deleted_at is null
    and a.type in ('call', 'email', 'meeting', 'message') and a.occurred_at <= $2) talk on true`);
/** What is known of some customers at the time of the transaction. */
export const factsFor = (tx: Tx, ids: Id[]): Promise<KnownCustomer[]> => rows<KnownCustomer>(tx, FACTS(), [ids, tx.now]);

const CHANGED = statement(`
  with given as (select * from jsonb_to_recordset($1) as g(id uuid, row_id uuid, engagement text, level text, score int, factors jsonb)),
  kept as (insert into customers.engagements (id, customer_id, engagement, risk_level, risk_score, factors, assessed_at, created_at, updated_at, created_by, updated_by)
    select row_id, id, engagement, level, score, factors, $2, $2, $2, $3, $3 from given)
  update customers.customers c set engagement = g.engagement, risk_level = g.level, risk_score = g.score from given g where c.id = g.id`);
/** Keeps what changed: beside the customer for lists, and as one more row of its history. */
export const keepRisks = (tx: Tx, changed: { id: Id; risk: Risk }[]): Promise<unknown> =>
  rows(tx, CHANGED, [
    JSON.stringify(changed.map(({ id, risk: { engagement, level, score, factors } }) => ({ id, row_id: newId(), engagement, level, score, factors }))),
    tx.now,
    tx.ctx.actor,
  ]);

const NEXT = statement(`select id from customers.customers where id > $1 and deleted_at is null order by id limit $2`);
/** The customers after one, in the order of their ids. */
export const customersAfter = async (tx: Tx, id: Id, most: number): Promise<Id[]> => (await rows<{ id: Id }>(tx, NEXT, [id, most])).map((row) => row.id);

const HISTORY = statement(`
  select engagement, risk_level as "riskLevel", risk_score as "riskScore", assessed_at as "assessedAt" from customers.engagements
  where customer_id = $1 and deleted_at is null order by assessed_at desc, id desc limit 24`);
export interface PastRisk {
  [column: string]: unknown;
  engagement: string;
  riskLevel: string;
  riskScore: number;
  assessedAt: string;
}
/** How it was before, the newest first. */
export const pastRisks = (tx: Tx, id: Id): Promise<PastRisk[]> => rows<PastRisk>(tx, HISTORY, [id]);
