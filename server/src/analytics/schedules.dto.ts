import { ApiProperty } from '@nestjs/swagger';
import { bulkOf } from '../core/bulk';
import type { DateString } from '../core/dates';
import { Bool, Day, Email, Id as IdField, inputOf, Int, Items, One, OneOf, patchOf, replaceOf, Text, Texts, Time } from '../core/dto';
import { anyOf, isFlag, isId, list } from '../core/list';
import type { Id } from '../core/tx';
import { DELIVERY_STATUS, RUN_STATUS, type DeliveryStatus, type RunStatus } from './schedule.status';
import { ReportSchedule, Rhythm } from './schedules.entity';

export class ScheduleInput extends inputOf(ReportSchedule, [
  'name',
  'what',
  'reportId',
  'dashboardId',
  'segmentId',
  'metricIds',
  'period',
  'rhythm',
  'time',
  'recipients',
  'attachments',
  'onlyIfRows',
  'language',
  'paused',
]) {}
export class SchedulePatch extends patchOf(ScheduleInput) {}
export class ScheduleReplacement extends replaceOf(ScheduleInput) {}

export const scheduleList = list({
  entity: ReportSchedule,
  search: true,
  filter: {
    paused: isFlag('paused'),
    what: anyOf('what', ['report', 'dashboard', 'metrics'] as const),
    reportId: isId('reportId'),
    dashboardId: isId('dashboardId'),
    ownerId: isId('ownerId'),
  },
  sort: ['name', 'createdAt', 'updatedAt', 'nextRunAt'],
});
export class ScheduleQuery extends scheduleList.Query {}
export class ScheduleExport extends scheduleList.Export {}
export class ScheduleBulk extends bulkOf(['pause', 'resume', 'delete', 'restore']) {}

/** A rhythm that somebody is about to choose. */
export class RhythmQuestion extends inputOf(ReportSchedule, ['rhythm', 'time']) {
  declare rhythm: Rhythm;
  declare time: string;
}
export class RhythmAnswer {
  @Text() timeZone: string;
  @Texts({ description: 'the next five, ISO 8601' }) nextRuns: string[];
}

export class SendInput {
  @OneOf('SendTo', ['me', 'all'] as const, { description: 'me: only to try it; all: to the recipients' }) to: 'me' | 'all';
}
export class SendStarted {
  @IdField() runId: Id;
  @IdField() jobId: Id;
}

/** A file that went with a mail. */
export class SentFile {
  @IdField() id: Id;
  @Text() name: string;
  @Text() type: string;
  @Int() size: number;
  @Bool({ description: 'too large to be attached: the mail names a link' }) linked: boolean;
}
class RunRecipient {
  @IdField() id: Id;
  @Text({ nullable: true }) name: string | null;
  @Email({ nullable: true, description: 'null: the person was erased' }) email: string | null;
  @Bool() member: boolean;
  @OneOf('ReportDeliveryStatus', DELIVERY_STATUS) status: DeliveryStatus;
  @Text({ nullable: true, description: 'why, in words; shown while it is tried again, too' }) error: string | null;
  @Time({ nullable: true }) sentAt: string | null;
  @Int({ nullable: true, description: 'rows it told of' }) rows: number | null;
  @IdField({ nullable: true, description: 'in the outbox' }) mailId: Id | null;
  @Bool({ description: 'whether you may read what was sent' }) mayOpen: boolean;
  @Items(() => SentFile) files: SentFile[];
}
class RunPeriod {
  @Day() from: DateString;
  @Day() to: DateString;
}
/** A run and what became of it. */
export class ReportRunEntry {
  @IdField() id: Id;
  @Time() dueAt: string;
  @OneOf('ReportRunTrigger', ['clock', 'hand'] as const) trigger: 'clock' | 'hand';
  @OneOf('ReportRunStatus', RUN_STATUS) status: RunStatus;
  @Text() timeZone: string;
  @One(() => RunPeriod, { nullable: true }) period: RunPeriod | null;
  @Text({ nullable: true }) error: string | null;
  @Text({ nullable: true, description: 'who sent it by hand' }) startedByName: string | null;
  @Time() createdAt: string;
  @Time({ nullable: true }) finishedAt: string | null;
  @Items(() => RunRecipient) recipients: RunRecipient[];
}

export class ByRun {
  @IdField() id: Id;
  @IdField() runId: Id;
}
export class ByRunRecipient extends ByRun {
  @IdField() recipientId: Id;
}
export class ByRunFile extends ByRunRecipient {
  @IdField() fileId: Id;
}
export class SentMail {
  @Text() subject: string;
  @ApiProperty({ description: 'pictures stand in it as data' }) html: string;
  @ApiProperty() text: string;
}

/** What who got a mail without an account sees of it. */
export class Subscription {
  @Text() organizationName: string;
  @Text() scheduleName: string;
  @Email() email: string;
  @Bool() subscribed: boolean;
}
