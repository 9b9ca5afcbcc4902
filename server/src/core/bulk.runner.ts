import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BULK_ROWS, bulkIds, type BulkBody, type BulkResult } from './bulk';
import type { JobStarted } from './jobs/jobs.entity';
import { JobsService, Task, type Progress } from './jobs/jobs.service';
import type { List } from './list';
import type { Ctx, Id, Tx } from './tx';
import { Work } from './work';

type Run = (tx: Tx, body: BulkBody) => Promise<BulkResult>;
interface Payload {
  resource: string;
  body: BulkBody;
  ids: Id[];
  role: Ctx['role'];
}

const BULK = 'core.bulk';
/** A job takes no more than this: beyond it the filter is likely a mistake. */
const MOST = 200_000;

/** `POST /{resource}/bulk`: up to 1,000 records at once, all or nothing; what a filter finds beyond that is done by a job, a thousand at a time. */
@Injectable()
export class Bulks {
  private readonly offered = new Map<string, { list: Pick<List<never>, 'Query' | 'ids'>; run: Run }>();

  constructor(
    private readonly work: Work,
    private readonly jobs: JobsService,
  ) {}

  /** What a resource does in bulk; said once by its controller. */
  offer<E>(resource: string, list: Pick<List<E>, 'Query' | 'ids'>, run: Run): void {
    this.offered.set(resource, { list, run });
  }

  async answer(me: Ctx, resource: string, body: BulkBody, reply: FastifyReply): Promise<BulkResult | JobStarted> {
    const { list, run } = this.offered.get(resource)!;
    const done = await this.work.write<BulkResult | JobStarted>(me, async (tx) => {
      const ids = body.filter ? await bulkIds(tx, list, body, MOST) : [];
      return ids.length > BULK_ROWS ? this.jobs.start(tx, BULK, { resource, body, ids, role: me.role }) : run(tx, body);
    });
    if ('jobId' in done) void reply.status(202);
    return done;
  }

  /** The records are those that the filter found when it was asked; every thousand is done once, however often the job is tried. */
  @Task(BULK)
  async run(ctx: Ctx, { resource, body, ids, role }: Payload, job: Progress): Promise<BulkResult> {
    const { run } = this.offered.get(resource)!;
    let count = 0;
    for (let from = 0; from < ids.length; from += BULK_ROWS) {
      const part = { action: body.action, values: body.values, ids: ids.slice(from, from + BULK_ROWS) };
      const once = { key: `${ctx.once!.key}-${from}`, hash: ctx.once!.hash };
      count += (await this.work.write({ ...ctx, role, once }, (tx) => run(tx, part))).count;
      await job.progress((100 * (from + part.ids.length)) / ids.length);
    }
    return { count, ids: [] };
  }
}
