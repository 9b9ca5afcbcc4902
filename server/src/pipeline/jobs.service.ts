import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { given } from '../core/fields';
import { hold, letGo } from '../core/holds';
import { newId } from '../core/id';
import { money } from '../core/money';
import { core } from '../core/problem';
import { archive, byId, byIds, everyById, put, restore, saveLines, update, type Key } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { jobList, ServiceJobPatch, type ServiceJobChange, type ServiceJobInput, type ServiceJobQuery } from './jobs.dto';
import { JobItem, ServiceJob, type CrewMember } from './jobs.entity';
import { members } from './jobs.queries';
import { SERVICE_JOB } from './jobs.rules';
import { asTyped, SalesLines, type SalesTerms } from './lines.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import { Quote } from './quotes.entity';
import { requireQuoteMove } from './quotes.rules';

type Change = Partial<ServiceJobChange> & { version: number };
/** A job as another part of the house asks for it. */
export type NewJob = Partial<Omit<ServiceJobInput, 'items'>> & { items?: Partial<JobItem>[] | null };

export const ACTIVE_JOB = 'active_job';
const NO_LINES = { subtotal: money(0), taxAmount: money(0), totalAmount: money(0), taxBreakdown: [] };

/** Work at a customer's, planned; what is done there is in `jobs.steps.service.ts`. */
@Injectable()
export class ServiceJobsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly lines: SalesLines,
  ) {}

  list = (tx: Tx, query: ServiceJobQuery) => jobList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, ServiceJob, id);

  /** Of an accepted quote, of an appointment, or on its own. 422 `quote_unknown`, `customer_unknown`, `crew_unknown`, `job_of_quote`, `job_of_appointment`. */
  async create(tx: Tx, { items, ...head }: NewJob): Promise<ServiceJob> {
    const quote = head.quoteId ? await this.accepted(tx, head.quoteId) : undefined;
    const customerId = head.customerId ?? quote?.customerId;
    const title = head.title ?? quote?.title ?? quote?.quoteNumber;
    if (!customerId) throw core.validationFailed({ reason: 'required' }, 'customerId');
    if (!title) throw core.validationFailed({ reason: 'required' }, 'title');
    const customer = await this.customers.living(tx, customerId);
    await this.requireCrew(tx, head.crew);
    const { currency, priceMode, discountPercent } = quote ?? { currency: customer.currency, priceMode: 'net' as const, discountPercent: 0 };
    const address = quote?.shippingAddress ?? customer.shippingAddress ?? customer.billingAddress;
    const usual = { currency, priceMode, discountPercent, address, crew: [] as CrewMember[], orderId: quote?.orderId ?? null, dealId: quote?.dealId ?? null };
    const full = { ...usual, ...given(head), customerId, title };
    const composed = await this.composed(tx, full, items ?? quote?.items.map(asTyped).map(({ id: _, ...item }) => item) ?? []);
    const [id, jobNumber] = [newId(), await next(tx, 'job')];
    await put(tx, ServiceJob, { ...full, ...composed.totals, id, jobNumber, status: 'scheduled' });
    await saveLines(tx, JobItem, 'jobId', id, composed.items);
    await hold(tx, [{ subject: customerId, reason: ACTIVE_JOB, holder: id }]);
    const job = await this.one(tx, id);
    tx.emit(events.JOB_CREATED, id, { jobNumber: job.jobNumber, title, customerId, scheduledStart: job.scheduledStart });
    return job;
  }

  /** 409 `invalid_transition` once it is over. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<ServiceJob> {
    const before = await this.open(tx, id, 'change');
    const changed = given(patch);
    if (changed.customerId) await this.customers.living(tx, changed.customerId);
    await this.requireCrew(tx, changed.crew);
    const composed = await this.composed(tx, { ...before, ...changed }, items ?? before.items.map(asTyped));
    const { diff } = await update(tx, ServiceJob, { id, version }, { ...changed, ...composed.totals });
    await saveLines(tx, JobItem, 'jobId', id, composed.items);
    if (changed.customerId && changed.customerId !== before.customerId) {
      await letGo(tx, [{ reason: ACTIVE_JOB, holder: id }]);
      await hold(tx, [{ subject: changed.customerId, reason: ACTIVE_JOB, holder: id }]);
    }
    tx.emit(events.JOB_CHANGED, id, { ...diff, ...(items && { items: [before.items.length, items.length] }) });
    return this.one(tx, id);
  }

  replace = (tx: Tx, id: Id, body: ServiceJobChange & { version: number }) => this.change(tx, id, { ...EMPTY, ...given(body) });

  /** Not while it is going on: 409 `invalid_transition`. */
  async archive(tx: Tx, key: Key): Promise<ServiceJob> {
    const { row: job } = await archive(tx, ServiceJob, key);
    if (job.status === 'in_progress') throw core.invalidTransition({ verb: 'delete', from: job.status, moves: job.moves });
    await letGo(tx, [{ reason: ACTIVE_JOB, holder: key.id }]);
    tx.emit(events.JOB_ARCHIVED, key.id, { jobNumber: job.jobNumber });
    return job;
  }

  async restore(tx: Tx, id: Id): Promise<ServiceJob> {
    const { row: job } = await restore(tx, ServiceJob, id);
    if (job.status === 'scheduled') await hold(tx, [{ subject: job.customerId, reason: ACTIVE_JOB, holder: id }]);
    tx.emit(events.JOB_RESTORED, id, { jobNumber: job.jobNumber });
    return job;
  }

  /** Those a bulk action means and its verb for each; actions: `change`, `delete`, `restore`; all or nothing. */
  async bulk(tx: Tx, body: BulkBody, cancel: (id: Id) => Promise<ServiceJob>): Promise<BulkResult> {
    const ids = await bulkIds(tx, jobList, body);
    const found = await everyById(tx, ServiceJob, ids, 'for update');
    const { version: _, ...patch } = body.action === 'change' ? await checked(ServiceJobPatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
    const verbs: Record<string, (job: ServiceJob) => Promise<ServiceJob>> = {
      change: ({ id, version }) => this.change(tx, id, { ...patch, version }),
      delete: (job) => this.archive(tx, job),
      restore: ({ id }) => this.restore(tx, id),
      cancel: ({ id }) => cancel(id),
    };
    // each has lines and holds of its own: one after the other, in the order of their ids
    for (const job of found) await verbs[body.action](job);
    return { count: found.length, ids };
  }

  /** The job, held, while it is not over; 409 `invalid_transition`, 404. */
  async open(tx: Tx, id: Id, verb: string): Promise<ServiceJob> {
    const job = await byId(tx, ServiceJob, id, 'for update');
    if (job.deletedAt) throw core.notFound({ id });
    if (!SERVICE_JOB.moves(job.status).length) throw core.invalidTransition({ verb, from: job.status, moves: [] });
    return job;
  }

  private async accepted(tx: Tx, id: Id): Promise<Quote> {
    const [quote] = await byIds(tx, Quote, [id]);
    if (!quote || quote.deletedAt) throw problems.quoteUnknown({ id }, 'quoteId');
    requireQuoteMove('job', quote);
    return quote;
  }

  private async composed(tx: Tx, terms: SalesTerms, items: Partial<JobItem>[]) {
    if (!items.length) return { items: [], totals: NO_LINES };
    return this.lines.compose<JobItem>(tx, terms, items);
  }

  private async requireCrew(tx: Tx, crew: CrewMember[] | undefined): Promise<void> {
    const ids = [...new Set((crew ?? []).map(({ userId }) => userId))];
    if (ids.length && (await members(tx, ids)) < ids.length) throw problems.crewUnknown({}, 'crew');
  }
}

const EMPTY = {
  appointmentId: null,
  scheduledStart: null,
  scheduledEnd: null,
  address: null,
  crew: [],
  notes: null,
  priceMode: 'net',
  discountPercent: 0,
  items: [],
} as const;
