import { Injectable, Logger } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { FilesService, type Stored } from '../core/files/files.service';
import { ORGANIZATION_CHANGED } from '../core/identity/identity.events';
import { Every } from '../core/jobs/clocks';
import { Task } from '../core/jobs/jobs.service';
import { isFinal } from '../core/jobs/tasks';
import { MAIL_FAILED } from '../core/mail/mail.service';
import { organizationOf } from '../core/organization';
import { messageOf, Problem } from '../core/problem';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import type { Locale } from './report-mail';
import { REPORT_MAIL_FILES, ReportComposer, type Made } from './report-mail.composer';
import { ReportMailFiles } from './report-mail.files';
import { ReportSubjects } from './report-mail.subjects';
import { asReader, type Reader } from './schedule.readers';
import { forgetSent, settle, takePending, type Delivery } from './schedules.queries';
import { REPORT_RUN, ReportRunsService, type Plan } from './schedules.runs';
import { SchedulesService } from './schedules.service';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** What the worker does for scheduled mails. */
@Injectable()
export class ScheduleJobs {
  private readonly logger = new Logger(ScheduleJobs.name);

  constructor(
    private readonly work: Work,
    private readonly schedules: SchedulesService,
    private readonly runs: ReportRunsService,
    private readonly subjects: ReportSubjects,
    private readonly files: ReportMailFiles,
    private readonly composer: ReportComposer,
    private readonly stored: FilesService,
  ) {}

  @Every({ everyMs: MINUTE_MS })
  tick(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.runs.begin(tx));
  }

  /** 07:00 is another moment where the organization has moved. */
  @On(ORGANIZATION_CHANGED)
  async moved(ctx: Ctx, { data }: Event): Promise<void> {
    if ('timeZone' in data) await this.work.write(ctx, (tx) => this.schedules.rewindAll(tx));
  }

  /** What was sent holds people's data and is nobody's archive. */
  @Every('25 3 * * *')
  async tidy(ctx: Ctx): Promise<void> {
    const gone = await this.work.write(ctx, (tx) => forgetSent(tx, new Date(Date.parse(tx.now) - KEPT_DAYS * DAY_MS).toISOString(), REPORT_MAIL_FILES));
    await this.stored.discard(ctx, gone);
  }

  @On(MAIL_FAILED)
  undelivered(ctx: Ctx, { subject }: Event) {
    return this.work.write(ctx, (tx) => this.runs.undelivered(tx, subject));
  }

  /**
   * Computes once for readers of the same rights and language. Killed in the middle, what is in the outbox stays there and the rest is made again;
   * what cannot be made for some does not keep the others waiting.
   */
  @Task(REPORT_RUN)
  async run({ once: _, ...ctx }: Ctx, { runId }: { runId: Id }): Promise<void> {
    const plan = await this.work.write(ctx, (tx) => this.runs.prepare(tx, runId));
    if (!plan) return;
    for (const group of groupsOf(plan)) await this.serve(ctx, plan, group);
    await this.work.write(ctx, (tx) => this.runs.finish(tx, plan));
  }

  private async serve(ctx: Ctx, plan: Plan, group: Group): Promise<void> {
    try {
      const made = await this.make(ctx, plan, group);
      await this.work.write(ctx, (tx) => this.composer.queue(tx, plan, made, group.deliveries));
    } catch (error) {
      if (!isFinal(ctx, error as Error)) throw error;
      this.logger.error({ msg: `report mail not made: ${plan.schedule.name}`, err: error });
      const fault = error instanceof Problem ? error.faults[0] : { code: 'internal_error' };
      await this.work.write(ctx, (tx) => this.failed(tx, group.deliveries, messageOf(fault, group.locale)));
    }
  }

  private async failed(tx: Parameters<typeof settle>[0], deliveries: Delivery[], error: string): Promise<void> {
    const free = await takePending(
      tx,
      deliveries.map(({ id }) => id),
    );
    await settle(
      tx,
      [...free].map((id) => ({ id, status: 'failed', mailId: null, rows: null, error, files: [] })),
    );
  }

  private async make(ctx: Ctx, plan: Plan, { reader, locale }: Group): Promise<Made> {
    const { schedule, run, owner, days } = plan;
    const definition = await this.work.read(asReader(ctx, owner, locale, run.dueAt), (tx) => this.subjects.definition(tx, schedule));
    const asked = asReader(ctx, reader, locale, run.dueAt);
    const content = await this.work.read(asked, (tx) => this.subjects.content(tx, schedule, definition, { days, zone: run.timeZone }));
    const none = { locale, content, pictures: new Map<string, Stored>(), files: [], filesWithheld: false };
    if (schedule.onlyIfRows && content.rows === 0 && !run.onlyTo) return none;
    const organization = await this.work.read(asked, organizationOf);
    const draft = this.composer.draft(plan, { locale, content }, organization, new Date().toISOString());
    const pictures = await this.files.pictures(ctx, content.parts, locale, organization.brand ?? {});
    return { ...none, pictures, ...(await this.files.all(ctx, { asked, schedule, definition, days, draft })) };
  }
}

interface Group {
  reader: Reader;
  locale: Locale;
  deliveries: Delivery[];
}

/** Who may see the same, and reads the same language, is shown the same. */
function groupsOf({ pending }: Plan): Group[] {
  const groups = new Map<string, Group>();
  for (const { delivery, reader } of pending) {
    const key = JSON.stringify([reader.role, [...reader.permissions].sort(), [...reader.hidden].sort(), delivery.language]);
    const group = groups.get(key) ?? { reader, locale: delivery.language, deliveries: [] };
    group.deliveries.push(delivery);
    groups.set(key, group);
  }
  return [...groups.values()];
}
