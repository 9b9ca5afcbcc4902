import { Injectable } from '@nestjs/common';
import { JobsService, type Progress } from '../core/jobs/jobs.service';
import type { JobStarted } from '../core/jobs/jobs.entity';
import { core } from '../core/problem';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { SAMPLE_LOADED, SAMPLE_REMOVED } from './sample.events';
import type { SampleCompany, SampleStatus } from './sample.entity';

export const LOAD = 'demo.load_sample';
export const REMOVE = 'demo.remove_sample';

const STATE = statement(`
  select s.job_id as "jobId", s.loaded_at as "loadedAt",
    case when j.status = 'failed' then case when s.removing and s.loaded_at is not null then 'loaded' else 'failed' end
      when s.removing then 'removing' when s.loaded_at is null then 'loading' else 'loaded' end as status
  from core.sample_companies s left join core.jobs j on j.id = s.job_id`);
const LOCK = statement(`select pg_advisory_xact_lock(hashtextextended('sample company ' || core.organization(), 0))`);
const BEGIN = statement(`insert into core.sample_companies (job_id, requested_at) values ($1, $2)`);
const LEAVE = statement(`update core.sample_companies set job_id = $1, removing = true`);
const LOADED = statement(`update core.sample_companies set loaded_at = $1`);
const GONE = statement(`delete from core.sample_companies`);
const RECORD = statement(`insert into core.sample_records (id) select unnest($1::uuid[]) on conflict do nothing`);
const TAGS = statement(`insert into core.sample_records (id) select id from customers.tags where created_at = $1 on conflict do nothing`);
const REFUSALS = statement(`select core.sample_refusals() as reasons`);
const REMOVE_ROWS = statement(`select core.remove_sample() as removed`);
const PLACE = statement(`select id from parts.locations where deleted_at is null limit 1`);
const MARK = statement(`select set_config('app.sample', 'on', true)`);

interface Removed {
  rows: number;
  /** Hashes of files that nobody keeps any more. */
  contents: string[];
}
type State = Pick<SampleCompany, 'jobId' | 'loadedAt' | 'status'>;

/** A company to learn on, inside one's own organization: loaded by a job, and removed with all that was done with it. */
@Injectable()
export class SampleService {
  constructor(private readonly jobs: JobsService) {}

  async state(tx: Tx): Promise<SampleCompany> {
    const found = await row<State & Record<string, unknown>>(tx, STATE);
    const { status, jobId, loadedAt } = found ?? { status: 'none' as const, jobId: null, loadedAt: null };
    return { status, moves: movesOf(status), jobId, loadedAt };
  }

  /** 409 `invalid_transition` unless there is none. */
  async load(tx: Tx): Promise<JobStarted> {
    await rows(tx, LOCK);
    const { status } = await this.state(tx);
    if (status !== 'none') throw core.invalidTransition({ verb: 'load', from: status });
    const started = await this.jobs.start(tx, LOAD, {});
    await rows(tx, BEGIN, [started.jobId, tx.now]);
    return started;
  }

  /** 409 `invalid_transition` unless it is there; 422 `in_use` with `details.reasons` where own records refer to it. */
  async remove(tx: Tx): Promise<JobStarted> {
    await rows(tx, LOCK);
    const { status, moves } = await this.state(tx);
    if (!moves.includes('remove')) throw core.invalidTransition({ verb: 'remove', from: status });
    await this.refuseIfUsed(tx);
    const started = await this.jobs.start(tx, REMOVE, {});
    await rows(tx, LEAVE, [started.jobId]);
    return started;
  }

  /** What is written in this transaction draws its numbers from the sample's series. */
  mark = (tx: Tx) => rows(tx, MARK);

  hasLocation = async (tx: Tx): Promise<boolean> => Boolean(await row(tx, PLACE));

  /** The records that everything else hangs on, and the tags that came with them. */
  record = (tx: Tx, ids: Id[]) => Promise.all([rows(tx, RECORD, [ids]), rows(tx, TAGS, [tx.now])]);

  async loaded(tx: Tx, job: Progress): Promise<void> {
    await Promise.all([rows(tx, LOADED, [tx.now]), this.record(tx, [job.id])]);
    tx.emit(SAMPLE_LOADED, tx.ctx.organization);
  }

  /** What an attempt that was interrupted left behind. */
  clear = async (tx: Tx): Promise<Removed> => (await row<{ removed: Removed }>(tx, REMOVE_ROWS))!.removed;

  /** Once more looked at whether somebody uses it: between the request and the job somebody may have begun to. */
  async leave(tx: Tx): Promise<Removed> {
    await this.refuseIfUsed(tx);
    const removed = await this.clear(tx);
    await rows(tx, GONE);
    tx.emit(SAMPLE_REMOVED, tx.ctx.organization, { rows: removed.rows });
    return removed;
  }

  private async refuseIfUsed(tx: Tx): Promise<void> {
    const { reasons } = (await row<{ reasons: { reason: string; count: number }[] }>(tx, REFUSALS))!;
    if (reasons.length) throw core.inUse({ reasons });
  }
}

function movesOf(status: SampleStatus): SampleCompany['moves'] {
  if (status === 'none') return ['load'];
  return status === 'loaded' || status === 'failed' ? ['remove'] : [];
}
