import { Injectable } from '@nestjs/common';
import { dayIn } from '../core/dates';
import { JobsService } from '../core/jobs/jobs.service';
import type { ListQuery, Page } from '../core/list';
import { MailService } from '../core/mail/mail.service';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { daysOfPeriod, type Days } from './schedule.periods.rules';
import { peopleNamed, readersOf, type Reader } from './schedule.readers';
import { nextRun } from './schedule.rules';
import type { ReportRunEntry, SendStarted } from './schedules.dto';
import { ReportRun, ReportSchedule } from './schedules.entity';
import { REPORT_RETRIED, REPORT_RUN_FAILED, REPORT_RUN_FINISHED, REPORT_RUN_STARTED, SCHEDULE_PAUSED } from './schedules.events';
import { schedules } from './schedules.problems';
import {
  deliveriesOf,
  deliveryOfMail,
  dueSchedules,
  expectDeliveries,
  finishRun,
  pendAgain,
  reopenRun,
  runsOf,
  setNext,
  startRuns,
  stopSchedules,
  unsentMails,
  unsubscribedFrom,
  type Delivery,
  type NewDelivery,
  type NewRun,
} from './schedules.queries';
import { AnalyticsSettingsService } from './settings.service';

export const REPORT_RUN = 'analytics.report_run';

/** Who is still to be written to, in which language and with whose rights. */
export interface Plan {
  run: ReportRun;
  schedule: ReportSchedule;
  days: Days | null;
  owner: Reader;
  pending: { delivery: Delivery; reader: Reader }[];
}

/** When something is sent, and what became of it. */
@Injectable()
export class ReportRunsService {
  constructor(
    private readonly jobs: JobsService,
    private readonly mails: MailService,
    private readonly settings: AnalyticsSettingsService,
  ) {}

  /** Begins what is due. Each moment of a schedule is begun once, whoever looks; where its owner has left it stops and says so. */
  async begin(tx: Tx): Promise<number> {
    const due = await byIds(tx, ReportSchedule, await dueSchedules(tx));
    if (!due.length) return 0;
    const there = new Set((await readersOf(tx, [...new Set(due.map(({ ownerId }) => ownerId))])).map(({ id }) => id));
    await this.stop(
      tx,
      due.filter(({ ownerId }) => !there.has(ownerId)).map(({ id }) => id),
    );
    const going = due.filter(({ ownerId }) => there.has(ownerId));
    const { timeZone } = await organizationOf(tx);
    await setNext(
      tx,
      going.map(({ id, rhythm, time }) => ({ id, nextRunAt: nextRun(rhythm, time, timeZone, tx.now) })),
    );
    const runs = await Promise.all(going.map((one) => this.runOf(tx, one, one.nextRunAt!, { trigger: 'clock', startedBy: null, onlyTo: null })));
    return (await this.start(tx, runs)).length;
  }

  /** Now: to whoever asks alone, to try it, or to all. */
  async send(tx: Tx, id: Id, to: 'me' | 'all'): Promise<SendStarted> {
    const schedule = await byId(tx, ReportSchedule, id, 'for update');
    const { actor, apiKey } = tx.ctx;
    if (apiKey) throw schedules.scheduleNeedsPerson();
    const run = await this.runOf(tx, schedule, tx.now, { trigger: 'hand', startedBy: actor, onlyTo: to === 'me' ? actor : null });
    const [{ runId, jobId }] = await this.start(tx, [run]);
    return { runId, jobId };
  }

  /** What a run still has to do; undefined if it is over. Readers are those of the schedule as it is when it begins. */
  async prepare(tx: Tx, runId: Id): Promise<Plan | undefined> {
    const run = await byId(tx, ReportRun, runId, 'for update');
    if (run.state !== 'running') return undefined;
    const schedule = await byId(tx, ReportSchedule, run.scheduleId);
    const members = schedule.recipients.flatMap(({ userId }) => userId ?? []);
    const readers = await readersOf(tx, [schedule.ownerId, ...members, ...(run.onlyTo ? [run.onlyTo] : [])]);
    const owner = readers.find(({ id }) => id === schedule.ownerId);
    if (!owner) {
      await this.stop(tx, [schedule.id]);
      await this.finish(tx, { run, schedule }, 'owner_left');
      return undefined;
    }
    await this.expect(tx, run, schedule, readers);
    const pending = (await deliveriesOf(tx, runId)).filter(({ status }) => status === 'pending');
    const readerOf = ({ userId }: Delivery) => (userId ? readers.find(({ id }) => id === userId) : owner) ?? owner;
    const days = run.periodFrom && run.periodTo ? { from: run.periodFrom, to: run.periodTo } : null;
    return { run, schedule, days, owner, pending: pending.map((delivery) => ({ delivery, reader: readerOf(delivery) })) };
  }

  /** Over: `error` where nothing of it could be sent. */
  async finish(tx: Tx, { run, schedule }: Pick<Plan, 'run' | 'schedule'>, error: string | null = null): Promise<void> {
    if (!(await finishRun(tx, run.id, error ? 'failed' : 'done', error))) return;
    const failed = error ? undefined : (await deliveriesOf(tx, run.id)).find(({ status }) => status === 'failed' || status === 'gone');
    const data = { runId: run.id, name: schedule.name, ownerId: schedule.ownerId };
    if (error || failed) tx.emit(REPORT_RUN_FAILED, schedule.id, { ...data, email: failed?.email ?? '–' });
    else tx.emit(REPORT_RUN_FINISHED, schedule.id, data);
  }

  /** A mail of ours was given up: its owner hears of it. */
  async undelivered(tx: Tx, mailId: Id): Promise<void> {
    const found = await deliveryOfMail(tx, mailId);
    if (found) tx.emit(REPORT_RUN_FAILED, found.scheduleId, { runId: found.runId, name: found.name, ownerId: found.ownerId, email: found.email });
  }

  /** Tries again what has failed of a run: mails that were given up, and what could not be made. */
  async retry(tx: Tx, id: Id, runId: Id): Promise<void> {
    const run = await byId(tx, ReportRun, runId, 'for update');
    if (run.scheduleId !== id) throw core.notFound({ id: runId });
    const mails = await unsentMails(tx, runId);
    await Promise.all(mails.map((mail) => this.mails.again(tx, mail)));
    const waiting = run.state === 'running' ? 0 : (await pendAgain(tx, runId)) + (run.state === 'failed' ? 1 : 0);
    if (!waiting && !mails.length) throw schedules.runNotFailed();
    if (waiting) {
      await reopenRun(tx, runId);
      await this.jobs.start(tx, REPORT_RUN, { runId });
    }
    tx.emit(REPORT_RETRIED, id, { runId });
  }

  /** Newest first; what a mail said is open to whom it was computed for, and to administrators. */
  async history(tx: Tx, id: Id, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>): Promise<Page<ReportRunEntry>> {
    const schedule = await byId(tx, ReportSchedule, id);
    return runsOf(tx, id, query, (userId) => mayOpen(tx.ctx, schedule, userId));
  }

  private async stop(tx: Tx, ids: Id[]): Promise<void> {
    for (const { id, name } of await stopSchedules(tx, ids)) tx.emit(SCHEDULE_PAUSED, id, { name, reason: 'owner_left' });
  }

  private async start(tx: Tx, runs: NewRun[]): Promise<{ runId: Id; jobId: Id }[]> {
    const started = runs.length ? await startRuns(tx, runs) : [];
    return Promise.all(
      started.map(async ({ id: runId, scheduleId, dueAt, trigger }) => {
        tx.emit(REPORT_RUN_STARTED, scheduleId, { runId, dueAt, trigger });
        return { runId, ...(await this.jobs.start(tx, REPORT_RUN, { runId })) };
      }),
    );
  }

  private async runOf(tx: Tx, { id, period }: ReportSchedule, dueAt: string, how: Pick<NewRun, 'trigger' | 'startedBy' | 'onlyTo'>): Promise<NewRun> {
    const { timeZone } = await organizationOf(tx);
    const { fiscalYearStart } = await this.settings.read(tx);
    const days = period && daysOfPeriod(period, dayIn(timeZone, dueAt), fiscalYearStart);
    return { scheduleId: id, dueAt, timeZone, periodFrom: days?.from ?? null, periodTo: days?.to ?? null, ...how };
  }

  private async expect(tx: Tx, run: ReportRun, schedule: ReportSchedule, readers: Reader[]): Promise<void> {
    const { locale } = await organizationOf(tx);
    const own = locale.startsWith('de') ? 'de' : 'en';
    const recipients = run.onlyTo ? [{ userId: run.onlyTo, email: null, name: null }] : schedule.recipients;
    const left = recipients.flatMap(({ userId }) => (userId && !readers.some(({ id }) => id === userId) ? [userId] : []));
    const [gone, unsubscribed] = await Promise.all([peopleNamed(tx, left), unsubscribedFrom(tx, schedule.id)]);
    const expected = recipients.map(({ userId, email, name }, position): NewDelivery => {
      const reader = readers.find(({ id }) => id === userId);
      const language = schedule.language ?? reader?.language ?? own;
      if (!userId)
        return { position, reader: email!, userId: null, name, email: email!, language, status: unsubscribed.has(email!) ? 'unsubscribed' : 'pending' };
      const person = reader ?? gone.get(userId);
      return { position, reader: userId, userId, name: person?.name ?? null, email: person?.email ?? '–', language, status: reader ? 'pending' : 'gone' };
    });
    await expectDeliveries(tx, run.id, expected);
  }
}

/** Whether somebody may read what a member, or somebody elsewhere (null), was sent: it was computed with the rights of that member, or of the owner. */
export const mayOpen = ({ actor, role }: Ctx, { ownerId }: Pick<ReportSchedule, 'ownerId'>, userId: Id | null): boolean =>
  role === 'admin' || actor === (userId ?? ownerId);
