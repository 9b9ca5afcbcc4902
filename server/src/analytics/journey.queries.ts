import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { EngagementPoint, JourneyStage, Touchpoint } from './journey.dto';

const may = (tx: Tx, resources: string[]): string[] => resources.filter((resource) => tx.ctx.permissions.includes(`${resource}:read`));

const first = (stage: string, resource: string, select: string, where: string, at: string) => `
  (select '${stage}' as stage, ${at} as "completedAt", ${select} as outcome, '${resource}' as resource, t.id as "recordId" from ${where}
    and t.customer_id = $1 and t.deleted_at is null and '${resource}' = any ($2) order by 2, 5 limit 1)`;
const VISITS = `
  select a.id, 'appointments' as resource, a.starts_at as at, a.type_name as label from scheduling.appointments a
    where a.customer_id = $1 and a.deleted_at is null and a.status in ('completed', 'arrived') and 'appointments' = any ($2)
  union all select o.id, 'orders', coalesce(o.confirmed_at, o.created_at), o.order_number from fulfillment.orders o
    where o.customer_id = $1 and o.deleted_at is null and o.status = 'delivered' and 'orders' = any ($2)
  union all select j.id, 'jobs', coalesce(j.completed_at, j.created_at), j.job_number from pipeline.jobs j
    where j.customer_id = $1 and j.deleted_at is null and j.status = 'completed' and 'jobs' = any ($2)`;

const STAGES = statement(`
  with visits as (select v.*, row_number() over (order by at, id) as nth from (${VISITS}) v),
  agreed as (${first('agreed', 'appointments', 't.type_name', `scheduling.appointments t where t.status <> 'cancelled'`, 't.created_at')}
    union all ${first('agreed', 'orders', 't.order_number', `fulfillment.orders t where t.status not in ('draft', 'cancelled')`, 'coalesce(t.confirmed_at, t.created_at)')}
    union all ${first('agreed', 'jobs', 't.job_number', `pipeline.jobs t where t.status <> 'cancelled'`, 't.created_at')})
  select * from (
    ${first('lead', 'leads', 't.status', 'pipeline.leads t where true', 't.created_at')}
    union all ${first('contact', 'activities', 't.type', `customers.activities t where t.type in ('call', 'email', 'meeting', 'message') and t.occurred_at <= $3`, 't.occurred_at')}
    union all ${first('quote', 'quotes', 't.status', `pipeline.quotes t where t.sent_at is not null`, 't.sent_at')}
    union all (select * from agreed order by 2, 5 limit 1)
    union all (select 'first_visit', at, label, resource, id from visits where nth = 1)
    union all ${first('paid', 'invoices', 't.invoice_number', `billing.invoices t where t.type = 'invoice' and t.status = 'paid'`, `coalesce((t.payment_date + time '12:00') at time zone 'UTC', t.issued_at)`)}
    union all (select 'returned', at, label, resource, id from visits where nth = 2)
    union all (select 'won_back', o.won_at, o.method, o.won_resource, o.won_id from customers.outreaches o
      where o.customer_id = $1 and o.won_at is not null and o.deleted_at is null order by o.won_at limit 1)) found
  where "completedAt" is not null order by "completedAt", stage`);
const RESOURCES = ['leads', 'activities', 'quotes', 'appointments', 'orders', 'jobs', 'invoices'];
/** What a customer has been through, the first of each kind: rows that are there, of resources one may read. */
export const stagesOf = (tx: Tx, customerId: Id): Promise<(JourneyStage & Record<string, unknown>)[]> =>
  rows(tx, STAGES, [customerId, may(tx, RESOURCES), tx.now]);

const TOUCHED = statement(`
  select * from (
    (select 'appointment' as type, a.starts_at as timestamp, a.status as outcome, a.notes, coalesce(a.type_name, a.title) as title, 'appointments' as resource, a.id as "recordId",
      null::text as event, null::jsonb as data
      from scheduling.appointments a where a.customer_id = $1 and a.deleted_at is null and 'appointments' = any ($2) order by a.starts_at desc limit $3)
    union all
    (select a.type, a.occurred_at, a.data ->> 'outcome', a.description, a.title, coalesce(a.subject_type, 'activities'), coalesce(a.subject_id, a.id), a.event, a.data
      from customers.activities a where a.customer_id = $1 and a.deleted_at is null and a.type in ('call', 'email', 'meeting', 'message')
        and 'activities' = any ($2) order by a.occurred_at desc limit $3)) found
  order by timestamp desc, "recordId" limit $3`);
type Touched = Touchpoint & { event: string | null; data: Record<string, unknown> | null } & Record<string, unknown>;
/** Appointments and words that went between people, the newest first. */
export const touchpointsOf = (tx: Tx, customerId: Id, most: number): Promise<Touched[]> =>
  rows(tx, TOUCHED, [customerId, may(tx, ['appointments', 'activities']), most]);

const OVERVIEW = statement(`
  with month as (select date_trunc('month', $1::timestamptz at time zone time_zone) at time zone time_zone as start from core.organizations where id = core.organization())
  select count(*)::int as "totalCustomers", count(*) filter (where engagement = 'active')::int as "activeCustomers",
    count(*) filter (where engagement = 'dormant')::int as "dormantCustomers", count(*) filter (where engagement = 'at_risk')::int as "atRiskCustomers",
    count(*) filter (where created_at >= (select start from month))::int as "newCustomersThisMonth",
    count(*) filter (where visits >= 2 and last_visit_at >= (select start from month))::int as "returningCustomers",
    round(avg(engagement_score), 1)::float8 as "avgEngagementScore"
  from customers.customers where deleted_at is null`);
export interface Overview {
  [column: string]: unknown;
  totalCustomers: number;
  activeCustomers: number;
  dormantCustomers: number;
  atRiskCustomers: number;
  newCustomersThisMonth: number;
  returningCustomers: number;
  avgEngagementScore: number | null;
}
export const overviewOf = async (tx: Tx): Promise<Overview> => (await row<Overview>(tx, OVERVIEW, [tx.now]))!;

const TRENDS = statement(`
  select to_char(day, 'YYYY-MM-DD') as day, customers, active, dormant, at_risk as "atRisk", mean_risk::float8 as "avgRiskScore", mean_engagement::float8 as "avgEngagementScore"
  from (select distinct on (date_trunc('month', day)) * from customers.engagement_days where day > $1::date - interval '12 months' order by date_trunc('month', day), day desc) last
  order by day`);
/** A point a month of twelve months, as it was stored on its last day. */
export const trendsOf = (tx: Tx): Promise<(EngagementPoint & Record<string, unknown>)[]> => rows(tx, TRENDS, [tx.now]);
