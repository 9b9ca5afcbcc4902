import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, Items, lineOf, patchOf, replaceOf, Time } from '../core/dto';
import { anyOf, from, isId, list, until, where } from '../core/list';
import { ITEM_KEYS } from './items.entity';
import { JobItem, ServiceJob, TimeEntry } from './jobs.entity';
import { SERVICE_JOB_STATUSES } from './jobs.rules';

export class JobItemInput extends lineOf(JobItem, ITEM_KEYS) {}
const CHANGEABLE = [
  'title',
  'customerId',
  'appointmentId',
  'scheduledStart',
  'scheduledEnd',
  'address',
  'crew',
  'notes',
  'currency',
  'priceMode',
  'discountPercent',
] as const;
export class ServiceJobChange extends inputOf(ServiceJob, CHANGEABLE) {
  @Items(() => JobItemInput, { filled: true, description: 'what is done, for the invoice; of a quote, its lines' }) items: JobItemInput[];
}
export class ServiceJobInput extends inputOf(ServiceJob, [...CHANGEABLE, 'quoteId']) {
  @Items(() => JobItemInput, { nullable: true, description: 'left out, those of the quote' }) items?: JobItemInput[] | null;
}
export class ServiceJobPatch extends patchOf(ServiceJobChange) {}
export class ServiceJobReplacement extends replaceOf(ServiceJobChange) {}

export const jobList = list({
  entity: ServiceJob,
  search: true,
  filter: {
    status: anyOf('status', SERVICE_JOB_STATUSES),
    customerId: isId('customerId'),
    quoteId: isId('quoteId'),
    orderId: isId('orderId'),
    dealId: isId('dealId'),
    appointmentId: isId('appointmentId'),
    crewId: where((bound) => `exists (select from jsonb_array_elements(t.crew) c where (c ->> 'userId')::uuid = any (${bound}::uuid[]))`, 'id'),
    startFrom: from('scheduledStart'),
    startTo: until('scheduledStart'),
  },
  sort: ['-createdAt', 'scheduledStart', 'jobNumber', 'title', 'status', 'totalAmount', 'completedAt', 'updatedAt'],
});
export class ServiceJobQuery extends jobList.Query {}
export class ServiceJobExport extends jobList.Export {}
export class ServiceJobBulk extends bulkOf(['change', 'delete', 'restore', 'cancel']) {}

export class ServiceJobCompletion {
  @ApiPropertyOptional({ description: 'what was done' }) @IsOptional() @IsString() @MaxLength(5_000) note?: string;
  @ApiPropertyOptional({ default: true, description: 'false: no draft of an invoice is made' }) @IsOptional() @IsBoolean() invoice?: boolean;
}
export class ServiceJobCancellation {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

export class TimeEntryInput extends inputOf(TimeEntry, ['userId', 'startedAt', 'endedAt', 'note']) {}
export class TimeEntryPatch extends patchOf(TimeEntryInput) {}
class StopFields {
  @Time({ nullable: true, description: 'left out, now' }) endedAt: string | null;
}
export class TimeEntryStop extends inputOf(StopFields, ['endedAt']) {}
