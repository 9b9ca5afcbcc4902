import { Injectable, Logger, type Type } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { Every } from '../core/jobs/clocks';
import { Task } from '../core/jobs/jobs.service';
import { Problem } from '../core/problem';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { AppointmentsService } from './appointments.service';
import { calendars } from './calendars.problems';
import { claim, connected, keepBusy, link, oursOf, outcome, release } from './calendars.queries';
import { RemoteError, type Choice, type Remote, type Window } from './calendars.remote';
import { Remotes } from './calendars.remotes';
import { CalendarsService, SYNC, type Access } from './calendars.service';
import {
  APPOINTMENT_ARCHIVED,
  APPOINTMENT_CANCELLED,
  APPOINTMENT_CHANGED,
  APPOINTMENT_CREATED,
  APPOINTMENT_MOVED,
  APPOINTMENT_NO_SHOW,
  APPOINTMENT_REOPENED,
  APPOINTMENT_RESTORED,
  CALENDAR_LOST,
} from './scheduling.events';
import { decide, marked, type Decisions, type Ours } from './sync.rules';
import { VisitsService } from './visits.service';

const DAY = 86_400_000;
/** What is long over is nobody's concern; further ahead nobody books. A whole reading every night moves it on. */
const windowAt = (now: number): Window => ({ from: new Date(now - 30 * DAY).toISOString(), to: new Date(now + 400 * DAY).toISOString() });

/** Keeps calendars elsewhere and ours the same: what stands there first, then what belongs there. */
@Injectable()
export class CalendarJobs {
  private readonly logger = new Logger(CalendarJobs.name);

  constructor(
    private readonly work: Work,
    private readonly calendars: CalendarsService,
    private readonly remotes: Remotes,
    private readonly appointments: AppointmentsService,
    private readonly visits: VisitsService,
  ) {}

  @Every('*/5 * * * *')
  poll(ctx: Ctx): Promise<void> {
    return this.all(ctx, false);
  }

  @Every('20 2 * * *')
  readAnew(ctx: Ctx): Promise<void> {
    return this.all(ctx, true);
  }

  /** One round, and another if something changed meanwhile. What goes wrong stands at the calendar; the next round tries again. */
  @Task(SYNC)
  async sync({ once: _, ...ctx }: Ctx, { calendarId, full }: { calendarId: Id; full?: boolean }): Promise<{ status: string }> {
    const write = <T>(fn: (tx: Tx) => Promise<T>) => this.work.write(ctx, fn);
    if (!(await write((tx) => claim(tx, calendarId)))) return { status: 'busy' };
    let done = false;
    try {
      do await this.round(ctx, calendarId, full ?? false);
      while (await write((tx) => release(tx, calendarId, true)));
      done = true;
      await write((tx) => outcome(tx, calendarId, 'connected', null, tx.now));
      return { status: 'connected' };
    } catch (error) {
      const status = await write((tx) => this.failed(tx, calendarId, error as Error));
      return { status };
    } finally {
      if (!done) await write((tx) => release(tx, calendarId, false));
    }
  }

  /** The calendars to choose from. 422 `calendar_refused`, `calendar_consent_needed`. */
  async choices(ctx: Ctx, id: Id): Promise<Choice[]> {
    const access = await this.work.read(ctx, (tx) => this.calendars.access(tx, id));
    return this.open(ctx, access).choices().catch(told);
  }

  private async all(ctx: Ctx, full: boolean): Promise<void> {
    const ids = await this.work.read(ctx, connected);
    if (ids.length) await this.work.write(ctx, (tx) => this.calendars.sync(tx, ids, full));
  }

  private open(ctx: Ctx, access: Access): Remote {
    // renewing is nothing a person did: it follows from the connection
    const derived = { ...ctx, once: undefined, cause: ctx.cause ?? access.calendar.id };
    return this.remotes.open(access, (tokens) => this.work.write(derived, (tx) => this.calendars.keep(tx, access.calendar.id, { tokens })));
  }

  private async round(ctx: Ctx, id: Id, full: boolean): Promise<void> {
    const access = await this.work.read(ctx, (tx) => this.calendars.access(tx, id));
    const { calendar } = access;
    const remote = this.open(ctx, access);
    const window = windowAt(Date.now());
    const pulled = await remote.pull(full ? null : access.cursor, window);
    const decisions = decide(pulled, await this.ours(ctx, access, window));
    await this.follow(ctx, decisions);
    await this.work.write(ctx, async (tx) => {
      await keepBusy(tx, calendar, decisions, pulled.full, pulled.cursor);
      await link(tx, calendar, decisions.links, decisions.unlinked);
    });
    if (calendar.twoWay) await this.push(ctx, access, remote, await this.ours(ctx, access, window));
  }

  private ours = (ctx: Ctx, { calendar }: Access, window: Window): Promise<Ours[]> => this.work.read(ctx, (tx) => oursOf(tx, calendar, window));

  /** What people did over there; each by itself, because one may be refused: then ours stands, and is put there again. */
  private async follow(ctx: Ctx, { moves, cancels, links }: Decisions): Promise<void> {
    const refused = new Set<Id>();
    const attempt = (ours: Ours, fn: (tx: Tx) => Promise<unknown>) =>
      this.work.write(ctx, fn).catch((error: Error) => {
        if (!(error instanceof Problem) || error.status >= 500) throw error;
        refused.add(ours.appointmentId);
      });
    for (const { ours, startsAt, endsAt } of moves)
      await attempt(ours, (tx) => this.appointments.change(tx, ours.appointmentId, { version: ours.version, startsAt, endsAt }));
    for (const ours of cancels) await attempt(ours, (tx) => this.visits.step(tx, ours.appointmentId, 'cancel', { version: ours.version }));
    for (const one of links) if (refused.has(one.appointmentId)) one.pushed = '';
  }

  private async push(ctx: Ctx, { calendar }: Access, remote: Remote, all: Ours[]): Promise<void> {
    const links: Decisions['links'] = [];
    const unlinked: Id[] = [];
    try {
      for (const ours of all) {
        const done = await this.put(remote, ours);
        if (done === 'gone') unlinked.push(ours.appointmentId);
        else if (done) links.push({ ...done, appointmentId: ours.appointmentId, pushed: marked(ours) });
      }
    } finally {
      // also what was done before it failed: it stands there
      if (links.length || unlinked.length) await this.work.write(ctx, (tx) => link(tx, calendar, links, unlinked));
    }
  }

  /** Puts it there as it is now, or takes it away; nothing if it stands there already or somebody changed it meanwhile: the next round hears of that. */
  private async put(remote: Remote, ours: Ours): Promise<{ remoteId: string; etag: string | null } | 'gone' | undefined> {
    if (ours.wanted ? ours.link?.pushed === marked(ours) : !ours.link) return undefined;
    try {
      if (ours.wanted) return await remote.put({ ...ours, sequence: ours.version, description: null }, ours.link);
      await remote.remove(ours.link!);
      return 'gone';
    } catch (error) {
      if (!(error instanceof RemoteError) || !['changed', 'gone'].includes(error.refusal)) throw error;
      return error.refusal === 'gone' ? 'gone' : undefined;
    }
  }

  private async failed(tx: Tx, id: Id, error: Error): Promise<string> {
    const remote = error instanceof RemoteError ? error : undefined;
    if (!remote && !(error instanceof Problem)) this.logger.error(error);
    const status = remote?.refusal === 'consent' ? 'consent_needed' : 'failing';
    const before = await outcome(tx, id, status, remote?.message.slice(0, 1_000) ?? null, null);
    if (before && before.was !== 'consent_needed' && status === 'consent_needed') tx.emit(CALENDAR_LOST, id, { name: before.name });
    return status;
  }
}

function told(error: Error): never {
  if (!(error instanceof RemoteError)) throw error;
  throw error.refusal === 'consent' ? calendars.calendarConsentNeeded() : calendars.calendarRefused({ reason: error.message });
}

/** One listener per event: what changes of an appointment is told to the calendars it stands in. */
const echoOf = (on: string): Type => {
  @Injectable()
  class Echoes {
    constructor(
      private readonly work: Work,
      private readonly calendars: CalendarsService,
    ) {}

    @On(on)
    async echo(ctx: Ctx, { subject, data }: Event): Promise<void> {
      await this.work.write(ctx, (tx) => this.calendars.echo(tx, subject, (data as { resourceIds?: Id[] }).resourceIds ?? []));
    }
  }
  // part of the keys that keep it from happening twice
  Object.defineProperty(Echoes, 'name', { value: `Echoes ${on}` });
  return Echoes;
};

export const calendarEchoes = [
  APPOINTMENT_CREATED,
  APPOINTMENT_CHANGED,
  APPOINTMENT_MOVED,
  APPOINTMENT_CANCELLED,
  APPOINTMENT_NO_SHOW,
  APPOINTMENT_REOPENED,
  APPOINTMENT_ARCHIVED,
  APPOINTMENT_RESTORED,
].map(echoOf);
