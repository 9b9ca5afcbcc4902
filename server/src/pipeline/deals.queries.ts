import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { DealStageEntry } from './deals.dto';

const COUNT = statement(`select count(*)::int as count from pipeline.deals where stage_id = $1 and id <> all ($2) and deleted_at is null`);
/** How many stand in a stage beside those named: the last place. */
export const placesIn = async (tx: Tx, stageId: Id, except: Id[]): Promise<number> => (await rows<{ count: number }>(tx, COUNT, [stageId, except]))[0].count;

const CONTACT = statement(`select id from customers.contacts where id = $1 and customer_id = $2 and deleted_at is null`);
/** Whether somebody is a contact of a customer. */
export const isContactOf = async (tx: Tx, contactId: Id, customerId: Id | null): Promise<boolean> =>
  (await rows(tx, CONTACT, [contactId, customerId])).length > 0;

const TAGS = statement(`select distinct unnest(tags) as tag from pipeline.deals where deleted_at is null order by 1 limit 200`);
/** The words deals are sorted by, in their order. */
export const tagsOfDeals = (tx: Tx): Promise<{ tag: string }[]> => rows<{ tag: string }>(tx, TAGS);

const SHIFT = statement(`
  update pipeline.deals d set position = n.place from (
    select id, closed + case when stage_id = $4 and closed >= $5 then 1 else 0 end as place from (
      select id, stage_id, position - case when stage_id = $2 and position > $3 then 1 else 0 end as closed
      from pipeline.deals where stage_id in ($2, $4) and id <> $1 and deleted_at is null) c) n
  where d.id = n.id and d.position <> n.place`);
/** Closes the gap a card left and makes room where it goes; the card itself is moved by its own update. */
export const shift = (tx: Tx, id: Id, from: { stageId: Id; position: number }, to: { stageId: Id; position: number }): Promise<unknown> =>
  rows(tx, SHIFT, [id, from.stageId, from.position, to.stageId, to.position]);

const RENUMBER = statement(`
  update pipeline.deals d set position = n.place from (
    select id, (row_number() over (partition by stage_id order by position, id) - 1)::int as place from pipeline.deals
    where stage_id = any ($1) and deleted_at is null) n
  where d.id = n.id and d.position <> n.place`);
/** Places from 0 without gaps again, in the order there is. */
export const renumber = (tx: Tx, stageIds: Id[]): Promise<unknown> => rows(tx, RENUMBER, [stageIds]);

const ENTER = statement(`
  with gone as (update pipeline.deal_stages set left_at = $3 where deal_id = any (array(select (e ->> 'dealId')::uuid from jsonb_array_elements($1) e)) and left_at is null)
  insert into pipeline.deal_stages (id, deal_id, pipeline_id, stage_id, entered_at, entered_by, reason)
  select g.id, g."dealId", g."pipelineId", g."stageId", $3, $2, g.reason
  from jsonb_to_recordset($1) as g(id uuid, "dealId" uuid, "pipelineId" uuid, "stageId" uuid, reason text)`);
/** Writes down which stage deals stand in from now on. */
export const enter = (tx: Tx, deals: { dealId: Id; pipelineId: Id; stageId: Id; reason?: string | null }[]): Promise<unknown> =>
  rows(tx, ENTER, [JSON.stringify(deals.map((deal) => ({ id: newId(), ...deal }))), tx.ctx.actor, tx.now]);

const STAGES = statement(`
  select h.id, h.stage_id as "stageId", s.name as "stageName", h.entered_at as "enteredAt", u.name as "enteredByName", h.left_at as "leftAt", h.reason,
    floor(extract(epoch from coalesce(h.left_at, $2::timestamptz) - h.entered_at))::int as seconds
  from pipeline.deal_stages h join pipeline.stages s on s.id = h.stage_id left join core.users u on u.id = h.entered_by
  where h.deal_id = $1 order by h.entered_at, h.id`);
/** The stages a deal went through, oldest first, with the time in each. */
export const stagesOfDeal = (tx: Tx, id: Id): Promise<DealStageEntry[]> => rows<DealStageEntry & Record<string, unknown>>(tx, STAGES, [id, tx.now]);
