import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { ProfileVisit } from './insights.dto';

const SUMMARY = statement(`
  select count(*)::int as total, count(*) filter (where risk_level = 'low')::int as low, count(*) filter (where risk_level = 'medium')::int as medium,
    count(*) filter (where risk_level = 'high')::int as high, count(*) filter (where risk_level is null and not no_profiling)::int as unknown, count(*) filter (where no_profiling)::int as objected,
    count(*) filter (where risk_score - risk_before <= -10)::int as improving, count(*) filter (where risk_score - risk_before >= 10)::int as declining,
    count(*) filter (where abs(risk_score - risk_before) < 10)::int as stable,
    count(*) filter (where risk_score is null or risk_before is null)::int as without,
    greatest(max(assessed_at), (select max(calculated_at) from customers.engagement_days)) as "lastCalculated"
  from customers.customers where deleted_at is null`);
export interface SummaryRow {
  [column: string]: unknown;
  total: number;
  low: number;
  medium: number;
  high: number;
  unknown: number;
  objected: number;
  improving: number;
  stable: number;
  declining: number;
  without: number;
  lastCalculated: string | null;
}
/** How all customers stand, and how that differs from thirty days ago: counted over an index, nothing is judged anew. */
export const riskCounts = async (tx: Tx): Promise<SummaryRow> => (await row<SummaryRow>(tx, SUMMARY))!;

const NEWEST = 20;
const HISTORY = statement(`
  select * from (
    (select a.starts_at as date, coalesce(a.type_name, a.title, '') as type, a.price as value, a.currency, a.notes, a.status, 'appointments' as resource, a.id as "recordId"
      from scheduling.appointments a where a.customer_id = $1 and a.deleted_at is null and 'appointments' = any ($2) order by a.starts_at desc limit ${NEWEST})
    union all
    (select coalesce(o.confirmed_at, o.created_at), o.order_number, o.subtotal, o.currency, o.notes, o.status, 'orders', o.id
      from fulfillment.orders o where o.customer_id = $1 and o.deleted_at is null and o.status <> 'draft' and 'orders' = any ($2) order by 1 desc limit ${NEWEST})
    union all
    (select coalesce(j.completed_at, j.scheduled_start, j.created_at), j.job_number, j.subtotal, j.currency, j.notes, j.status, 'jobs', j.id
      from pipeline.jobs j where j.customer_id = $1 and j.deleted_at is null and 'jobs' = any ($2) order by 1 desc limit ${NEWEST})) found
  order by date desc limit ${NEWEST}`);
/** The newest appointments, orders and jobs of a customer: those kinds that one may read. */
export const historyFor = (tx: Tx, customerId: Id): Promise<(ProfileVisit & Record<string, unknown>)[]> =>
  rows(tx, HISTORY, [customerId, ['appointments', 'orders', 'jobs'].filter((resource) => tx.ctx.permissions.includes(`${resource}:read`))]);

const NO_SHOWS = statement(`
  select customer_id as id, count(*)::int as count from scheduling.appointments where customer_id = any ($1) and status = 'no_show' and deleted_at is null group by 1`);
/** How often the customers of a page did not come to what was agreed. */
export const noShowsOf = async (tx: Tx, ids: Id[]): Promise<Map<Id, number>> =>
  new Map((ids.length ? await rows<{ id: Id; count: number }>(tx, NO_SHOWS, [ids]) : []).map(({ id, count }) => [id, count]));
