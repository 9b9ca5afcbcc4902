import { Injectable } from '@nestjs/common';
import { letGo } from '../core/holds';
import { today } from '../core/organization';
import { core } from '../core/problem';
import { archive, byId, insert, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { InvoicesService, OrderInvoicesService } from '../billing';
import { OrdersService } from '../fulfillment';
import type { ServiceJobCompletion, TimeEntryInput } from './jobs.dto';
import { ServiceJob, TimeEntry } from './jobs.entity';
import { members, stopAll, timesOf } from './jobs.queries';
import { SERVICE_JOB } from './jobs.rules';
import { ACTIVE_JOB, ServiceJobsService } from './jobs.service';
import { asTyped } from './lines.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';

/** What happens at a customer's: the crew begins, its time is kept, the work is done and becomes a draft of an invoice. */
@Injectable()
export class JobStepsService {
  constructor(
    private readonly jobs: ServiceJobsService,
    private readonly orders: OrdersService,
    private readonly orderInvoices: OrderInvoicesService,
    private readonly invoices: InvoicesService,
  ) {}

  async start(tx: Tx, id: Id): Promise<ServiceJob> {
    const job = await this.jobs.open(tx, id, 'start');
    await update(tx, ServiceJob, job, { status: SERVICE_JOB.move('start', job.status), startedAt: tx.now });
    tx.emit(events.JOB_STARTED, id, { jobNumber: job.jobNumber, customerId: job.customerId });
    return this.jobs.one(tx, id);
  }

  /** Stops the clocks and makes a draft: of what is open on the order if it has one, so that nothing is billed twice, else of its own lines. */
  async complete(tx: Tx, id: Id, { note, invoice = true }: ServiceJobCompletion): Promise<ServiceJob> {
    const job = await this.jobs.open(tx, id, 'complete');
    const status = SERVICE_JOB.move('complete', job.status);
    await stopAll(tx, id);
    const invoiceId = invoice ? await this.bill(tx, job) : null;
    const done = { status, completedAt: tx.now, startedAt: job.startedAt ?? tx.now, completionNote: note?.trim() || null, invoiceId };
    await update(tx, ServiceJob, job, done);
    await letGo(tx, [{ reason: ACTIVE_JOB, holder: id }]);
    const completed = await this.jobs.one(tx, id);
    tx.emit(events.JOB_COMPLETED, id, { jobNumber: job.jobNumber, customerId: job.customerId, invoiceId, minutes: completed.minutes });
    return completed;
  }

  async cancel(tx: Tx, id: Id, reason?: string): Promise<ServiceJob> {
    const job = await this.jobs.open(tx, id, 'cancel');
    await stopAll(tx, id);
    await update(tx, ServiceJob, job, { status: SERVICE_JOB.move('cancel', job.status), cancelReason: reason?.trim() || null });
    await letGo(tx, [{ reason: ACTIVE_JOB, holder: id }]);
    tx.emit(events.JOB_CANCELLED, id, { jobNumber: job.jobNumber, customerId: job.customerId, reason: reason ?? null });
    return this.jobs.one(tx, id);
  }

  times = async (tx: Tx, id: Id): Promise<TimeEntry[]> => (await Promise.all([this.jobs.one(tx, id), timesOf(tx, id)]))[1];

  /** Without an end a clock begins to run, one per person; it begins a job that is scheduled. 409 once the job is over, 422 `time_running`, `crew_unknown`. */
  async keepTime(tx: Tx, id: Id, { userId = tx.ctx.actor, startedAt = tx.now, endedAt = null, note = null }: Partial<TimeEntryInput>): Promise<TimeEntry> {
    const job = await this.jobs.open(tx, id, 'keep_time');
    if (!(await members(tx, [userId]))) throw problems.crewUnknown({}, 'userId');
    if (job.status === 'scheduled') await this.start(tx, id);
    const entry = await insert(tx, TimeEntry, { jobId: id, userId, startedAt, endedAt, note });
    tx.emit(events.TIME_KEPT, id, { userName: entry.userName, minutes: [null, entry.minutes] });
    return entry;
  }

  async changeTime(tx: Tx, id: Id, entryId: Id, { version, ...patch }: Partial<TimeEntryInput> & { version: number }): Promise<TimeEntry> {
    const before = await this.entry(tx, id, entryId);
    const { row: entry } = await update(tx, TimeEntry, { id: entryId, version }, patch);
    tx.emit(events.TIME_KEPT, id, { userName: entry.userName, minutes: [before.minutes, entry.minutes] });
    return entry;
  }

  /** The clock stops; one that stands already keeps its end. */
  async stop(tx: Tx, id: Id, entryId: Id, endedAt: string | null): Promise<TimeEntry> {
    const before = await this.entry(tx, id, entryId);
    if (before.endedAt) return before;
    return this.changeTime(tx, id, entryId, { version: before.version, endedAt: endedAt ?? tx.now });
  }

  async removeTime(tx: Tx, id: Id, key: Key): Promise<TimeEntry> {
    await this.entry(tx, id, key.id);
    const { row: entry } = await archive(tx, TimeEntry, key);
    tx.emit(events.TIME_KEPT, id, { userName: entry.userName, minutes: [entry.minutes, null] });
    return entry;
  }

  private async entry(tx: Tx, id: Id, entryId: Id): Promise<TimeEntry> {
    const [entry] = await Promise.all([byId(tx, TimeEntry, entryId), this.jobs.one(tx, id)]);
    if (entry.jobId !== id || entry.deletedAt) throw core.notFound({ id: entryId });
    return entry;
  }

  private async bill(tx: Tx, job: ServiceJob): Promise<Id | null> {
    const { orderId, customerId, currency, priceMode, discountPercent, jobNumber, items } = job;
    if (orderId) return this.billOrder(tx, orderId);
    if (!items.length) return null;
    const lines = items.map(asTyped).map(({ id: _, ...item }) => item);
    const draft = { customerId, currency, priceMode, discountPercent, reference: jobNumber, serviceDate: await today(tx), items: lines };
    return (await this.invoices.create(tx, draft as Parameters<InvoicesService['create']>[1])).id;
  }

  /** An order that is still a draft is confirmed with the work done on it; one that is invoiced already gives no draft. */
  private async billOrder(tx: Tx, orderId: Id): Promise<Id | null> {
    const [order] = await this.orders.lock(tx, [orderId]);
    if (order.status === 'draft') await this.orders.confirm(tx, orderId);
    const { moves } = await this.orders.one(tx, orderId);
    return moves.includes('invoice') ? (await this.orderInvoices.ofOrder(tx, orderId)).id : null;
  }
}
