import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Assessment, CustomerFacts } from './assessment.rules';
import { OUTREACH_LOGGED } from './customers.events';
import { allFlags, allVisits } from './links';

// nothing is known where no module to the right is loaded
const NOTHING = `select null::uuid as customer_id, null::text as kind, null::timestamptz as at where false`;
const visits = (): string => [NOTHING, ...allVisits()].join(' union all ');
const flags = (): string => [NOTHING, ...allFlags()].join(' union all ');

/** What is known of a customer, and when it was seen. */
export interface KnownCustomer extends CustomerFacts {
  [column: string]: unknown;
  id: Id;
  lastVisitAt: string | null;
  lastContactAt: string | null;
  nextVisitAt: string | null;
  /** What its score was thirty days ago by the same method. */
  scoreBefore: number | null;
  /** To being judged by figures. */
  objected: boolean;
}

/** The gaps before the last ten visits make the usual interval. */
const RECENT = 10;

/*
 * The last contact is the last visit or the last word that went between people, whichever is later; who has neither is known since the record was made.
 * Visits on the same day are one visit of the rhythm. Whoever was not reached was not talked to.
 */
const FACTS = () =>
  statement(`
  with who as (select unnest($1::uuid[]) as id), visits as materialized (${visits()}), flags as materialized (${flags()}),
  zone as (select time_zone as name, ($2::timestamptz at time zone time_zone)::date as today from core.organizations where id = core.organization()),
  seen as (select customer_id, count(*) filter (where kind <> 'ahead') as total, count(*) filter (where kind = 'ahead') as upcoming,
      count(*) filter (where kind in ('kept', 'dealt')) as visits,
      count(*) filter (where kind in ('kept', 'missed', 'lost') and at > $2::timestamptz - interval '90 days') as slots,
      count(*) filter (where kind = 'kept' and at > $2::timestamptz - interval '90 days') as completed,
      count(*) filter (where kind = 'missed' and at > $2::timestamptz - interval '90 days') as missed,
      max(at) filter (where kind in ('kept', 'dealt')) as last, min(at) filter (where kind = 'ahead' and at > $2) as next
    from visits group by customer_id),
  days as (select distinct v.customer_id, (v.at at time zone z.name)::date as day from visits v, zone z where v.kind in ('kept', 'dealt')),
  gaps as (select customer_id, day - lag(day) over one as gap, row_number() over (partition by customer_id order by day desc) as nth
    from days window one as (partition by customer_id order by day)),
  rhythm as (select customer_id, percentile_cont(0.5) within group (order by gap) as usual from gaps where gap is not null and nth <= ${RECENT} group by customer_id),
  due as (select customer_id, count(*) filter (where kind = 'overdue_invoice') as invoices, count(*) filter (where kind = 'complaint') as complaints
    from flags group by customer_id)
  select c.id, coalesce(s.total, 0)::int as total, coalesce(s.upcoming, 0)::int as upcoming, coalesce(s.visits, 0)::int as visits,
    coalesce(s.slots, 0)::int as "slots90", coalesce(s.completed, 0)::int as "completed90", coalesce(s.missed, 0)::int as "missed90",
    greatest(0, floor(extract(epoch from $2::timestamptz - coalesce(greatest(s.last, talk.at), c.created_at)) / 86400))::int as days,
    talk.at is not null as contacted, c.status not in ('inactive', 'archived') as active,
    s.last as "lastVisitAt", talk.at as "lastContactAt", s.next as "nextVisitAt",
    r.usual::float8 as "usualDays", greatest(0, z.today - (s.last at time zone z.name)::date)::int as "gapDays", coalesce(d.invoices, 0)::int as "overdueInvoices", coalesce(d.complaints, 0)::int as complaints,
    coalesce(c.next_exam_on < z.today, false) as "examDue", c.lifetime_value as "lifetimeValue", c.no_profiling as objected, before.score as "scoreBefore"
  from who join customers.customers c on c.id = who.id cross join zone z left join seen s on s.customer_id = c.id left join rhythm r on r.customer_id = c.id
  left join due d on d.customer_id = c.id
  left join lateral (select max(a.occurred_at) as at from customers.activities a where a.customer_id = c.id and a.deleted_at is null
    and a.type in ('call', 'email', 'meeting', 'message') and a.occurred_at <= $2
    and (a.event is distinct from '${OUTREACH_LOGGED}' or a.data ->> 'outcome' in ('success', 'opted_out'))) talk on true
  left join lateral (select case when e.method = coalesce((select i.method from customers.insight_settings i), 'scheme_a') then e.risk_score end as score from customers.engagements e where e.customer_id = c.id
    and e.deleted_at is null and e.assessed_at <= $2::timestamptz - interval '30 days' order by e.assessed_at desc, e.id desc limit 1) before on true`);
/** What is known of some customers at the time of the transaction. */
export const factsFor = async (tx: Tx, ids: Id[]): Promise<KnownCustomer[]> => {
  const found = await rows<KnownCustomer>(tx, FACTS(), [ids, tx.now]);
  // greatest() knows no null: without a visit there is no gap
  return found.map((one) => (one.lastVisitAt ? one : { ...one, gapDays: null }));
};

/** Whether customers are judged: on, off in the organization, or not this one, who objects. */
export const PROFILINGS = ['on', 'objected', 'off'] as const;
export interface Assessed extends KnownCustomer {
  profiling: (typeof PROFILINGS)[number];
  /** Null where nobody is judged. */
  assessment: Assessment | null;
}

const COLUMNS = `engagement, risk_level, risk_score, risk_method, engagement_score, last_visit_at, next_visit_at, visits, usual_days, next_action, action_priority,
  opportunity, risk_before`;
const listed = (alias: string) => COLUMNS.split(',').map((name) => `${alias}.${name.trim()}`).join(', '); // prettier-ignore
/*
 * Both parts see the rows as they were: a step of the history is written where the risk is another one, or where none was written yet.
 */
const KEEP = statement(`
  with given as (select g.* from jsonb_to_recordset($1) as g(id uuid, row_id uuid, engagement text, risk_level text, risk_score int, risk_method text,
      engagement_score int, last_visit_at timestamptz, next_visit_at timestamptz, visits int, usual_days numeric, next_action text, action_priority int,
      opportunity text, risk_before int, factors jsonb, judged boolean)),
  changed as (select g.*, g.judged and (c.assessed_at is null or (c.engagement, c.risk_level, c.risk_score, c.risk_method)
      is distinct from (g.engagement, g.risk_level, g.risk_score, g.risk_method)) as step
    from given g join customers.customers c on c.id = g.id where c.assessed_at is null or (${listed('c')}) is distinct from (${listed('g')})),
  kept as (insert into customers.engagements (id, customer_id, engagement, risk_level, risk_score, method, engagement_score, factors, assessed_at,
      created_at, updated_at, created_by, updated_by)
    select row_id, id, engagement, risk_level, risk_score, risk_method, engagement_score, factors, $2, $2, $2, $3, $3 from changed where step)
  update customers.customers c set (${COLUMNS}, assessed_at) = (${listed('g')}, $2) from changed g where c.id = g.id returning c.id`);
/** Keeps what is other than before: beside the customer for lists, and a changed risk as one more row of its history. Gives back how many. */
export async function keepAssessed(tx: Tx, assessed: Assessed[]): Promise<number> {
  const kept = await rows(tx, KEEP, [JSON.stringify(assessed.map(stored)), tx.now, tx.ctx.actor]);
  await dropScores(
    tx,
    assessed.filter(({ assessment }) => !assessment).map(({ id }) => id),
  );
  return kept.length;
}

/** Of who is not judged there is when somebody came, and nothing that follows from it. */
const stored = ({ id, assessment: risk, ...known }: Assessed) => ({
  ...{ id, row_id: newId(), judged: risk !== null, last_visit_at: known.lastVisitAt, next_visit_at: known.nextVisitAt, visits: known.visits },
  ...(risk
    ? {
        ...{ engagement: risk.engagement, risk_level: risk.level, risk_score: risk.score, risk_method: risk.method },
        ...{ engagement_score: risk.engagementScore, usual_days: known.usualDays, next_action: risk.action, action_priority: risk.priority },
        ...{ opportunity: risk.opportunity, risk_before: known.scoreBefore, factors: risk.factors },
      }
    : { risk_method: 'scheme_a', action_priority: 4 }),
});

const DROP = statement(`delete from customers.engagements where customer_id = any ($1)`);
/** The scores that were stored of some customers. */
export const dropScores = (tx: Tx, ids: Id[]): Promise<unknown> => (ids.length ? rows(tx, DROP, [ids]) : Promise.resolve());

const NEXT = statement(`select id from customers.customers where id > $1 and deleted_at is null order by id limit $2`);
/** The customers after one, in the order of their ids. */
export const customersAfter = async (tx: Tx, id: Id, most: number): Promise<Id[]> => (await rows<{ id: Id }>(tx, NEXT, [id, most])).map((row) => row.id);

const NEW = statement(`select id from customers.customers where assessed_at is null and deleted_at is null limit $1`);
/** Customers nobody has looked at yet. */
export const unassessed = async (tx: Tx, most: number): Promise<Id[]> => (await rows<{ id: Id }>(tx, NEW, [most])).map((row) => row.id);

const HISTORY = statement(`
  select engagement, risk_level as "riskLevel", risk_score as "riskScore", method, assessed_at as "assessedAt" from customers.engagements
  where customer_id = $1 and deleted_at is null order by assessed_at desc, id desc limit 24`);
export interface PastRisk {
  [column: string]: unknown;
  engagement: string;
  riskLevel: string | null;
  riskScore: number | null;
  method: string;
  assessedAt: string;
}
/** How it was before, the newest first. */
export const pastRisks = (tx: Tx, id: Id): Promise<PastRisk[]> => rows<PastRisk>(tx, HISTORY, [id]);

const DAY = statement(`
  insert into customers.engagement_days (id, day, customers, active, dormant, at_risk, low, medium, high, unknown, mean_risk, mean_engagement, calculated_at)
  select $1, ($2::timestamptz at time zone (select time_zone from core.organizations where id = core.organization()))::date, count(*),
    count(*) filter (where engagement = 'active'), count(*) filter (where engagement = 'dormant'), count(*) filter (where engagement = 'at_risk'),
    count(*) filter (where risk_level = 'low'), count(*) filter (where risk_level = 'medium'), count(*) filter (where risk_level = 'high'),
    count(*) filter (where risk_level is null), round(avg(risk_score), 2), round(avg(engagement_score), 2), $2
  from customers.customers where deleted_at is null and coalesce((select i.profiling from customers.insight_settings i), true) having count(*) > 0
  on conflict (organization_id, day) do update set customers = excluded.customers, active = excluded.active, dormant = excluded.dormant, at_risk = excluded.at_risk,
    low = excluded.low, medium = excluded.medium, high = excluded.high, unknown = excluded.unknown, mean_risk = excluded.mean_risk,
    mean_engagement = excluded.mean_engagement, calculated_at = excluded.calculated_at`);
/** How all of them stood on a day: written down once everybody was looked at, so that a trend is what was, not what would have been. */
export const keepDay = (tx: Tx): Promise<unknown> => rows(tx, DAY, [newId(), tx.now]);
