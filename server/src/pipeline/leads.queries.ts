import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Scored } from './leads.rules';

const OPEN = statement(`
  select id, score, estimated_value::text as "estimatedValue", source, status, created_at as "createdAt", (select count(*)::int from customers.activities a where a.subject_id = l.id and a.deleted_at is null) as activities from pipeline.leads l
  where deleted_at is null and status not in ('closed_won', 'closed_lost')`);
/** What the score of every open lead follows from. */
export const openLeads = (tx: Tx): Promise<(Scored & { id: Id; score: number })[]> => rows<Scored & { id: Id; score: number }>(tx, OPEN);

const ACTIVITIES = statement(
  `select subject_id as id, count(*)::int as count from customers.activities where subject_id = any ($1) and deleted_at is null group by 1`,
);
/** How often somebody did something about each of these leads; those without are missing. */
export const activitiesOf = async (tx: Tx, ids: Id[]): Promise<Map<Id, number>> =>
  new Map((await rows<{ id: Id; count: number }>(tx, ACTIVITIES, [ids])).map(({ id, count }) => [id, count]));

const SCORE = statement(`
  update pipeline.leads l set score = s.score from jsonb_to_recordset($1) as s(id uuid, score int) where l.id = s.id and l.score <> s.score`);
export const keepScores = (tx: Tx, scores: { id: Id; score: number }[]): Promise<unknown> => rows(tx, SCORE, [JSON.stringify(scores)]);

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('pipeline.leads' || core.organization()::text, 0))`);
/** Leads become customers one at a time per organization, so that two of one person become one customer. */
export const oneConversion = (tx: Tx): Promise<unknown> => rows(tx, ALONE);
