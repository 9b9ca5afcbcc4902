import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('pipeline.board' || core.organization()::text, 0))`);
/** Places on a board change one at a time per organization, so that what two people do at once has one order. */
export const alone = (tx: Tx): Promise<unknown> => rows(tx, ALONE);

const ORDER = statement(`
  update pipeline.stages s set position = n.position from (
    select id, (nth - 1)::int as position from unnest($1::uuid[]) with ordinality as g(id, nth)) n
  where s.id = n.id and s.position <> n.position`);
/** The stages of a pipeline in the order of the ids. */
export const order = (tx: Tx, ids: Id[]): Promise<unknown> => rows(tx, ORDER, [ids]);

const NO_DEFAULT = statement(
  `update pipeline.pipelines set is_default = false, version = version + 1 where is_default and id is distinct from $1 returning id`,
);
/** Takes being the default from the pipeline that is it. */
export const noDefault = async (tx: Tx, except: Id | null): Promise<Id[]> => (await rows<{ id: Id }>(tx, NO_DEFAULT, [except])).map(({ id }) => id);

const DEALS_IN = statement(`
  select count(*)::int as count from pipeline.deals where deleted_at is null and (stage_id = any ($1) or pipeline_id = any ($1))`);
/** Deals that stand in the stages or pipelines. */
export const dealsIn = async (tx: Tx, ids: Id[]): Promise<number> => (await rows<{ count: number }>(tx, DEALS_IN, [ids]))[0].count;

const FOLLOW = statement(`update pipeline.deals set probability = $3 where stage_id = $1 and probability = $2 and status = 'open' and deleted_at is null`);
/** Deals that have the probability of their stage get its new one; those with one of their own keep it. */
export const followProbability = (tx: Tx, stageId: Id, before: number, after: number): Promise<unknown> => rows(tx, FOLLOW, [stageId, before, after]);
