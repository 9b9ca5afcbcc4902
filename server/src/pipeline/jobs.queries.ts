import type { Job } from '../core/jobs/jobs.entity';
import type { JobsService } from '../core/jobs/jobs.service';
import { byIds } from '../core/rows';
import { shapeOf } from '../core/shape';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { ServiceJob, TimeEntry } from './jobs.entity';

/** The time worked at a job, oldest first. */
export const timesOf = (tx: Tx, jobId: Id): Promise<TimeEntry[]> =>
  rows<TimeEntry & Record<string, unknown>>(
    tx,
    statement(
      `select ${shapeOf(TimeEntry).columns('t')} from pipeline.time_entries t where t.job_id = $1 and t.deleted_at is null order by t.started_at, t.id`,
    ),
    [jobId],
  );

const STOP = statement(`
  update pipeline.time_entries set ended_at = greatest($2::timestamptz, started_at), version = version + 1, updated_at = $2, updated_by = $3
  where job_id = $1 and ended_at is null and deleted_at is null`);
/** No clock runs on at a job that is over. */
export const stopAll = (tx: Tx, jobId: Id): Promise<unknown> => rows(tx, STOP, [jobId, tx.now, tx.ctx.actor]);

const MEMBERS = statement(`select count(*)::int as count from core.memberships where id = any ($1) and deleted_at is null`);
/** How many of the people belong to the organization. */
export const members = async (tx: Tx, ids: Id[]): Promise<number> => (await rows<{ count: number }>(tx, MEMBERS, [ids]))[0].count;

/** A job for people, or a task of the house in the background: their ids never meet, so one address serves both. 404 for neither. */
export async function jobOrTask(tx: Tx, id: Id, tasks: JobsService): Promise<ServiceJob | Job> {
  const [job] = await byIds(tx, ServiceJob, [id]);
  return job ?? tasks.one(tx, id);
}
