import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import type { ListQuery, Page } from '../core/list';
import { organizationOf, today } from '../core/organization';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { isPerson, readersOf } from './schedule.readers';
import { flawOf, nextRun, nextRuns } from './schedule.rules';
import { scheduleList, type RhythmAnswer, type RhythmQuestion, type ScheduleInput } from './schedules.dto';
import { ReportSchedule, type Rhythm, type ScheduleRecipient } from './schedules.entity';
import { SCHEDULE_ARCHIVED, SCHEDULE_CHANGED, SCHEDULE_CREATED, SCHEDULE_RESTORED } from './schedules.events';
import { schedules } from './schedules.problems';
import { setNext, waitingSchedules } from './schedules.queries';
import { ReportSubjects } from './report-mail.subjects';

type Change = Partial<ScheduleInput> & { version: number };
/** What decides what whom is shown: whoever changes it vouches for it with their own rights. */
const CONTENT = ['what', 'reportId', 'dashboardId', 'segmentId', 'metricIds', 'period', 'recipients', 'attachments'] as const;
const SHOWN_RUNS = 5;

@Injectable()
export class SchedulesService {
  constructor(private readonly subjects: ReportSubjects) {}

  list = (tx: Tx, query: ListQuery): Promise<Page<ReportSchedule>> => scheduleList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<ReportSchedule> => byId(tx, ReportSchedule, id);

  async create(tx: Tx, input: ScheduleInput): Promise<ReportSchedule> {
    const values = await this.sound(tx, input);
    const { paused = false } = input;
    const made = await insert(tx, ReportSchedule, {
      ...values,
      paused,
      pausedReason: paused ? 'by_hand' : null,
      ownerId: tx.ctx.actor,
      nextRunAt: paused ? null : await this.next(tx, values),
    });
    tx.emit(SCHEDULE_CREATED, made.id, { name: made.name });
    return made;
  }

  /** Whoever changes what is sent or to whom, or lets one go on whose owner has left, is its owner from then on. */
  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<ReportSchedule> {
    const before = await byId(tx, ReportSchedule, id, 'for update');
    const decides = CONTENT.some((key) => patch[key] !== undefined && JSON.stringify(patch[key]) !== JSON.stringify(before[key]));
    const taken = decides || (before.pausedReason === 'owner_left' && patch.paused === false);
    const values = await this.sound(tx, { ...before, ...patch }, taken);
    if (!values.recipients.length && patch.paused === false) throw schedules.scheduleNobodyLeft({ id }, 'recipients');
    const paused = patch.paused ?? before.paused;
    const moved = paused !== before.paused || (['rhythm', 'time'] as const).some((key) => patch[key] !== undefined);
    const changed = { ...values, paused, pausedReason: paused ? (before.pausedReason ?? 'by_hand') : null, ...(taken && { ownerId: tx.ctx.actor }) };
    const next = paused ? null : moved ? await this.next(tx, values) : undefined;
    const { row, diff } = await update(tx, ReportSchedule, { id, version }, { ...changed, ...(next !== undefined && { nextRunAt: next }) });
    tx.emit(SCHEDULE_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<ReportSchedule> {
    const { row } = await archive(tx, ReportSchedule, key);
    tx.emit(SCHEDULE_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  /** What was missed meanwhile is not sent. */
  async restore(tx: Tx, id: Id): Promise<ReportSchedule> {
    await restore(tx, ReportSchedule, id);
    await this.rewind(tx, [id]);
    const row = await this.one(tx, id);
    tx.emit(SCHEDULE_RESTORED, id, { name: row.name });
    return row;
  }

  /** Actions: `pause`, `resume`, `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, scheduleList, body);
    const nobody = body.action === 'resume' ? (await byIds(tx, ReportSchedule, ids)).find(({ recipients }) => !recipients.length) : undefined;
    if (nobody) throw schedules.scheduleNobodyLeft({ id: nobody.id }, 'action');
    const left = body.action === 'resume' ? (await byIds(tx, ReportSchedule, ids)).find(({ pausedReason }) => pausedReason === 'owner_left') : undefined;
    if (left) throw core.validationFailed({ reason: 'owner_left', id: left.id }, 'action');
    const changed = await changeMany(tx, ReportSchedule, ids, PATCHES[body.action](tx));
    if (body.action === 'resume' || body.action === 'restore') await this.rewind(tx, ids);
    const event = { delete: SCHEDULE_ARCHIVED, restore: SCHEDULE_RESTORED }[body.action] ?? SCHEDULE_CHANGED;
    for (const { row, diff } of changed) tx.emit(event, row.id, diff);
    return { count: changed.length, ids };
  }

  /** When a rhythm would be due: for whoever is about to choose it. */
  async preview(tx: Tx, { rhythm, time }: RhythmQuestion): Promise<RhythmAnswer> {
    requireSound(rhythm);
    const { timeZone } = await organizationOf(tx);
    const days = { ...rhythm, startsOn: rhythm.startsOn ?? (await today(tx)) };
    return { timeZone, nextRuns: nextRuns(days, time, timeZone, tx.now, SHOWN_RUNS) };
  }

  /** All clocks anew: the organization has moved to another zone. */
  async rewindAll(tx: Tx): Promise<void> {
    await this.rewind(tx, await waitingSchedules(tx));
  }

  private async rewind(tx: Tx, ids: Id[]): Promise<void> {
    const found = (await byIds(tx, ReportSchedule, ids)).filter(({ paused }) => !paused);
    const { timeZone } = await organizationOf(tx);
    await setNext(
      tx,
      found.map(({ id, rhythm, time }) => ({ id, nextRunAt: nextRun(rhythm, time, timeZone, tx.now) })),
    );
  }

  private async next(tx: Tx, { rhythm, time }: Pick<ReportSchedule, 'rhythm' | 'time'>): Promise<string> {
    const { timeZone } = await organizationOf(tx);
    const at = nextRun(rhythm, time, timeZone, tx.now);
    if (!at) throw schedules.scheduleNeverRuns({}, 'rhythm');
    return at;
  }

  /** What is kept of an input: complete, without what belongs to another kind of subject. Of whoever vouches for it anew, the rights are asked. */
  private async sound(tx: Tx, input: ScheduleInput, vouched = true): Promise<Omit<ScheduleInput, 'paused'>> {
    const { name, what, rhythm, time, onlyIfRows = false, language = null, attachments = [] } = input;
    requireSound(rhythm);
    const subject = subjectOf(input);
    if (vouched && !isPerson(tx.ctx)) throw schedules.scheduleNeedsPerson();
    if (vouched) await this.subjects.require(tx, { what, ...subject });
    const recipients = vouched ? await this.recipients(tx, input.recipients) : input.recipients;
    const days: Rhythm = { ...rhythm, startsOn: rhythm.startsOn ?? (rhythm.frequency === 'rule' ? await today(tx) : null) };
    return { name, what, ...subject, period: input.period ?? null, rhythm: days, time, recipients, attachments, onlyIfRows, language };
  }

  /** Once each; an address of a member is that member, who gets what they may see. 422 for who is not in the organization. */
  private async recipients(tx: Tx, given: ScheduleRecipient[]): Promise<ScheduleRecipient[]> {
    const unclear = given.findIndex(({ userId, email }) => !userId === !email);
    if (unclear >= 0) throw core.validationFailed({ reason: 'either userId or email' }, `recipients.${unclear}.email`);
    const named = given.map(({ userId }) => userId).filter((id): id is Id => id !== null);
    const members = await readersOf(
      tx,
      named,
      given.flatMap(({ email }) => email ?? []),
    );
    const unknown = given.findIndex(({ userId }) => userId && !members.some(({ id }) => id === userId));
    if (unknown >= 0) throw schedules.scheduleRecipientUnknown({ id: given[unknown].userId }, `recipients.${unknown}.userId`);
    const known = given.map((one) => {
      const member = members.find(({ id, email }) => id === one.userId || email.toLowerCase() === one.email);
      return member ? { userId: member.id, email: null, name: null } : one;
    });
    return [...new Map(known.map((one) => [one.userId ?? one.email, one])).values()];
  }
}

const PATCHES: Record<string, (tx: Tx) => Partial<ReportSchedule>> = {
  pause: () => ({ paused: true, pausedReason: 'by_hand', nextRunAt: null }),
  resume: () => ({ paused: false, pausedReason: null }),
  delete: (tx) => ({ deletedAt: tx.now }),
  restore: () => ({ deletedAt: null }),
};

function requireSound(rhythm: Rhythm): void {
  const flaw = flawOf(rhythm);
  if (flaw) throw core.validationFailed({ reason: flaw.reason }, `rhythm.${flaw.field}`);
}

function subjectOf({ what, reportId, dashboardId, segmentId, metricIds = [], period }: ScheduleInput) {
  const subject = {
    reportId: what === 'report' ? (reportId ?? null) : null,
    dashboardId: what === 'dashboard' ? (dashboardId ?? null) : null,
    segmentId: what === 'report' ? (segmentId ?? null) : null,
    metricIds: what === 'metrics' ? [...new Set(metricIds)] : [],
  };
  const field = { report: 'reportId', dashboard: 'dashboardId', metrics: 'metricIds' }[what];
  if (!subject.reportId && !subject.dashboardId && !subject.metricIds.length) throw schedules.scheduleSubjectMissing({}, field);
  if (what !== 'report' && !period) throw schedules.schedulePeriodMissing({}, 'period');
  return subject;
}
