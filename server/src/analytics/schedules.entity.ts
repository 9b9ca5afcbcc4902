import { ArrayUnique, IsArray, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Column } from 'typeorm';
import type { DateString } from '../core/dates';
import { Bool, Computed, Day, Email, field, Id as IdField, Int, Items, One, OneOf, Text, Texts, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { SCHEDULE_PERIODS, type SchedulePeriod } from './schedule.periods.rules';
import { MONTHLY_BY, SCHEDULE_FREQUENCIES, type RhythmRule } from './schedule.rules';
import { RUN_STATUS, runStatusSql } from './schedule.status';

const ATTACHMENT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type AttachmentFormat = (typeof ATTACHMENT_FORMATS)[number];
const SUBJECTS = ['report', 'dashboard', 'metrics'] as const;
const PAUSED_BECAUSE = ['by_hand', 'owner_left', 'no_recipients'] as const;
const FEW = 50;

/** On which days. */
export class Rhythm implements RhythmRule {
  @OneOf('ScheduleFrequency', SCHEDULE_FREQUENCIES) frequency: RhythmRule['frequency'];
  @field(
    { filled: true },
    { type: 'int', array: true },
    { type: 'integer', isArray: true, description: 'of weekly: 1 is Monday, 7 is Sunday' },
    IsArray(),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(7, { each: true }),
  )
  weekdays: number[];
  @OneOf('ScheduleMonthlyBy', MONTHLY_BY, { nullable: true }) monthly: RhythmRule['monthly'];
  @Int({ nullable: true, min: 1, max: 31, description: 'of a month that has fewer days, its last' }) dayOfMonth: number | null;
  @Int({ nullable: true, min: -1, max: 4, description: 'the first (1) to the fourth weekday of a month, or the last (-1)' }) nth: number | null;
  @Int({ nullable: true, min: 1, max: 7 }) weekday: number | null;
  @Text({ nullable: true, max: 200, description: 'RFC 5545, by days: `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1`' }) rule: string | null;
  @Day({ nullable: true, description: 'no run before it; intervals of a rule begin with it' }) startsOn: DateString | null;
}

/** Somebody of the organization, or an address elsewhere. */
export class ScheduleRecipient {
  @IdField({ nullable: true, description: 'a member: gets what they may see themselves' }) userId: Id | null;
  @Email({ nullable: true, description: 'somebody elsewhere: gets what the owner of the schedule may see' }) email: string | null;
  @Text({ nullable: true, max: 100 }) name: string | null;
}

/** The newest run. */
class LastRun {
  @IdField() id: Id;
  @Time() at: string;
  @OneOf('ReportRunStatus', RUN_STATUS) status: (typeof RUN_STATUS)[number];
}

/** What is sent by mail when and to whom. Who decided that last is its owner. */
@Table('analytics.report_schedules')
export class ReportSchedule extends BaseRecord {
  @Text({ max: 120 }) name: string;
  @OneOf('ScheduleSubject', SUBJECTS) what: (typeof SUBJECTS)[number];
  @IdField({ nullable: true }) reportId: Id | null;
  @IdField({ nullable: true }) dashboardId: Id | null;
  @IdField({ nullable: true, description: 'of a report: only of customers of this segment' }) segmentId: Id | null;
  @Texts({ max: 30 }) metricIds: string[];
  @OneOf('SchedulePeriod', SCHEDULE_PERIODS, { nullable: true, description: 'whole days before the one it is sent on; left out, what the report itself says' })
  period: SchedulePeriod | null;
  @One(() => Rhythm) rhythm: Rhythm;
  @field(
    {},
    { type: 'text' },
    { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '07:00', description: 'in the zone of the organization, also after the clocks change' },
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/),
  )
  time: string;
  @Items(() => ScheduleRecipient, { min: 1, max: FEW }) recipients: ScheduleRecipient[];
  @field(
    { filled: true },
    { type: 'text', array: true },
    { enum: [...ATTACHMENT_FORMATS], enumName: 'AttachmentFormat', isArray: true },
    IsArray(),
    ArrayUnique(),
    IsIn([...ATTACHMENT_FORMATS], { each: true }),
  )
  attachments: AttachmentFormat[];
  @Bool({ filled: true, description: 'nobody gets a mail that would tell of nothing' }) onlyIfRows: boolean;
  @OneOf('ScheduleLanguage', ['de', 'en'] as const, { nullable: true, description: "left out, each member's own and that of the organization" }) language:
    'de' | 'en' | null;
  @Bool({ filled: true }) paused: boolean;
  @OneOf('SchedulePausedReason', PAUSED_BECAUSE, { nullable: true }) pausedReason: (typeof PAUSED_BECAUSE)[number] | null;
  @IdField({ description: 'who decided last what is sent to whom' }) ownerId: Id;
  @Time({ nullable: true }) nextRunAt: string | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.owner_id`, { type: 'string', nullable: true }) ownerName: string | null;
  @Computed(() => `select o.time_zone from core.organizations o where o.id = core.organization()`, { type: 'string' }) timeZone: string;
  @Computed((t) => `select coalesce(jsonb_agg(u.email order by u.email), '[]') from analytics.report_unsubscribed u where u.schedule_id = ${t}.id`, {
    type: 'string',
    isArray: true,
    description: 'who does not want it any more',
  })
  unsubscribed: string[];
  @Computed(
    (t) => `select jsonb_build_object('id', r.id, 'at', to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', ${runStatusSql('r')})
      from analytics.report_runs r where r.schedule_id = ${t}.id order by r.due_at desc limit 1`,
    { type: () => LastRun, nullable: true },
  )
  lastRun: LastRun | null;
}

/** A moment at which a schedule was due, or somebody sent it by hand. */
@Table('analytics.report_runs')
export class ReportRun extends BaseRecord {
  @IdField() scheduleId: Id;
  @Time() dueAt: string;
  @OneOf('ReportRunTrigger', ['clock', 'hand'] as const) trigger: 'clock' | 'hand';
  @Column({ type: 'uuid', nullable: true }) startedBy: Id | null;
  @Column({ type: 'uuid', nullable: true }) onlyTo: Id | null;
  @Text() timeZone: string;
  @Day({ nullable: true }) periodFrom: DateString | null;
  @Day({ nullable: true }) periodTo: DateString | null;
  @Column({ type: 'text' }) state: 'running' | 'done' | 'failed';
  @Text({ nullable: true }) error: string | null;
  @Time({ nullable: true }) finishedAt: string | null;
}
