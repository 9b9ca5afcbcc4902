import { plusDays, startOfDay } from '../core/dates';
import type { Money } from '../core/money';
import { organizationOf } from '../core/organization';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { DealReportQuery } from './reports.dto';

const OF = `d.deleted_at is null and ($1::uuid is null or d.pipeline_id = $1) and ($2::uuid is null or d.owner_id = $2)`;
const params = ({ pipelineId, ownerId, from, to }: DealReportQuery) => [pipelineId ?? null, ownerId ?? null, from ?? null, to ?? null];
/** The same with instants, where the days of the organization's calendar begin and end. */
async function inTime(tx: Tx, { from, to, ...query }: DealReportQuery): Promise<unknown[]> {
  const { timeZone } = await organizationOf(tx);
  return params({ ...query, from: from && startOfDay(from, timeZone), to: to && startOfDay(plusDays(to, 1), timeZone) });
}
const during = (column: string) => `($3::timestamptz is null or ${column} >= $3::timestamptz) and ($4::timestamptz is null or ${column} < $4::timestamptz)`;

export interface ForecastRow extends Record<string, unknown> {
  month: string | null;
  ownerId: Id | null;
  ownerName: string | null;
  currency: string;
  count: number;
  sum: Money;
  weightedSum: Money;
}
const FORECAST = statement(`
  select g.*, u.name as "ownerName" from (
    select to_char(d.expected_close_date, 'YYYY-MM') as month, d.owner_id as "ownerId", d.currency, count(*)::int as count, sum(d.value)::text as sum,
      round(sum(d.value * d.probability::numeric / 100), 2)::text as "weightedSum"
    from pipeline.deals d where ${OF} and d.status = 'open'
      and ($3::date is null or d.expected_close_date >= $3::date) and ($4::date is null or d.expected_close_date <= $4::date)
    group by 1, 2, 3) g left join core.users u on u.id = g."ownerId" order by g.month nulls last, "ownerName" nulls last, g.currency`);
export const forecastRows = (tx: Tx, query: DealReportQuery): Promise<ForecastRow[]> => rows<ForecastRow>(tx, FORECAST, params(query));

export interface Endings extends Record<string, unknown> {
  open: number;
  won: number;
  lost: number;
  wonValue: Money;
  lostValue: Money;
  daysToWin: number;
}
const ENDINGS = statement(`
  select count(*) filter (where d.status = 'open')::int as open, count(*) filter (where d.status = 'won' and ${during('d.closed_at')})::int as won,
    count(*) filter (where d.status = 'lost' and ${during('d.closed_at')})::int as lost,
    coalesce(sum(d.value) filter (where d.status = 'won' and ${during('d.closed_at')} and d.currency = $5), 0)::text as "wonValue",
    coalesce(sum(d.value) filter (where d.status = 'lost' and ${during('d.closed_at')} and d.currency = $5), 0)::text as "lostValue",
    coalesce(round(avg(extract(epoch from d.closed_at - d.created_at) / 86400) filter (where d.status = 'won' and ${during('d.closed_at')}), 1), 0)::float8 as "daysToWin"
  from pipeline.deals d where ${OF}`);
export const endings = async (tx: Tx, query: DealReportQuery, currency: string): Promise<Endings> =>
  (await row<Endings>(tx, ENDINGS, [...(await inTime(tx, query)), currency]))!;

export interface FlowRow extends Record<string, unknown> {
  stageId: Id;
  name: string;
  kind: string;
  entered: number;
  advanced: number;
  averageSeconds: number;
}
const FLOW = statement(`
  select s.id as "stageId", s.name, s.kind, count(distinct h.deal_id)::int as entered,
    count(distinct h.deal_id) filter (where exists (
      select from pipeline.deal_stages n join pipeline.stages a on a.id = n.stage_id
      where n.deal_id = h.deal_id and n.entered_at > h.entered_at and a.kind <> 'lost' and a.position > s.position))::int as advanced,
    coalesce(round(avg(extract(epoch from coalesce(h.left_at, $5::timestamptz) - h.entered_at))), 0)::int as "averageSeconds"
  from pipeline.stages s
  left join (pipeline.deal_stages h join pipeline.deals d on d.id = h.deal_id and ${OF} and ${during('h.entered_at')}) on h.stage_id = s.id
  where s.deleted_at is null and ($1::uuid is null or s.pipeline_id = $1)
    and exists (select from pipeline.pipelines p where p.id = s.pipeline_id and p.deleted_at is null)
  group by s.id, s.name, s.kind, s.position, s.pipeline_id order by s.pipeline_id, s.position, s.id`);
/** Per stage: who came, who went on, how long they stood. */
export const flow = async (tx: Tx, query: DealReportQuery): Promise<FlowRow[]> => rows<FlowRow>(tx, FLOW, [...(await inTime(tx, query)), tx.now]);

export interface LossRow extends Record<string, unknown> {
  reason: string;
  count: number;
  value: Money;
}
const LOSSES = statement(`
  select d.lost_reason as reason, count(*)::int as count, coalesce(sum(d.value) filter (where d.currency = $5), 0)::text as value
  from pipeline.deals d where ${OF} and d.status = 'lost' and ${during('d.closed_at')} group by 1 order by 2 desc, 1`);
export const losses = async (tx: Tx, query: DealReportQuery, currency: string): Promise<LossRow[]> =>
  rows<LossRow>(tx, LOSSES, [...(await inTime(tx, query)), currency]);
