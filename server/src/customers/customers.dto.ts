import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf, Texts } from '../core/dto';
import { anyOf, atLeast, atMost, from, hasAny, isFlag, isId, list, until, where } from '../core/list';
import { OPPORTUNITIES } from './assessment.rules';
import { ENGAGEMENTS, RISK_LEVELS } from './engagement.rules';
import { segmented } from './segments.list';
import { Customer, CUSTOMER_STATUSES, CUSTOMER_TYPES } from './customers.entity';

export class CustomerInput extends inputOf(Customer, [
  'name',
  'type',
  'firstName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'vatId',
  'status',
  'language',
  'currency',
  'paymentTermsDays',
  'billingAddress',
  'shippingAddress',
  'ownerId',
  'contacts',
  'noProfiling',
  'tags',
  'notes',
  'customFields',
]) {}
export class CustomerPatch extends patchOf(CustomerInput) {}
export class CustomerReplacement extends replaceOf(CustomerInput) {}

/** Birthdays of the next days, today among them: by month and day, over the turn of the year. Today is asked for once, not for every row. */
const TODAY = '(select core.today())';
const SOON = (bound: string): string => {
  const [first, last] = [`to_char(${TODAY}, 'MMDD')`, `to_char(${TODAY} + least(${bound}::int, 364), 'MMDD')`];
  const day = `to_char(t.birth_date, 'MMDD')`;
  return `t.birth_date is not null and case when ${first} <= ${last} then ${day} between ${first} and ${last} else ${day} >= ${first} or ${day} <= ${last} end`;
};

/** Compared with the score of thirty days ago by the same method: ten points are a change. */
export const RISK_TRENDS = ['improving', 'stable', 'declining', 'unknown'] as const;
const TREND = `case when t.risk_score is null or t.risk_before is null then 'unknown' when t.risk_score - t.risk_before <= -10 then 'improving'
  when t.risk_score - t.risk_before >= 10 then 'declining' else 'stable' end`;

export const plainCustomerList = list({
  entity: Customer,
  search: true,
  filter: {
    status: anyOf('status', CUSTOMER_STATUSES),
    type: anyOf('type', CUSTOMER_TYPES),
    engagement: { ...anyOf('engagement', ENGAGEMENTS), one: (bound: string) => `t.engagement = ${bound}` },
    riskLevel: anyOf('riskLevel', RISK_LEVELS),
    riskUnknown: { ...isFlag('riskLevel'), where: (bound: string) => `(t.risk_level is null) = ${bound}` },
    riskTrend: { ...anyOf('riskLevel', RISK_TRENDS), where: (bound: string) => `${TREND} = any (${bound})` },
    // said twice, because an index of those that are one is used then
    opportunity: { ...anyOf('opportunity', OPPORTUNITIES), where: (bound: string) => `t.opportunity is not null and t.opportunity = any (${bound})` },
    snoozed: { ...isFlag('snoozedUntil'), where: (bound: string) => `(coalesce(t.snoozed_until, '-infinity') > ${TODAY}) = ${bound}` },
    actionPriority: { ...atLeast('actionPriority'), where: (bound: string) => `t.action_priority = ${bound}::int` },
    visitsMin: atLeast('visits'),
    visitsMax: atMost('visits'),
    riskScoreMin: atLeast('riskScore'),
    engagementScoreMin: atLeast('engagementScore'),
    engagementScoreMax: atMost('engagementScore'),
    ownerId: isId('ownerId'),
    tag: hasAny('tags'),
    tags: hasAny('tags'),
    valueMin: atLeast('lifetimeValue'),
    valueMax: atMost('lifetimeValue'),
    lastActivityFrom: from('lastActivityAt'),
    lastActivityTo: until('lastActivityAt'),
    lastSaleFrom: from('lastSaleAt'),
    lastSaleTo: until('lastSaleAt'),
    birthDateFrom: from('birthDate'),
    birthDateTo: until('birthDate', 'date'),
    lastExamFrom: from('lastExamOn'),
    lastExamTo: until('lastExamOn', 'date'),
    nextExamFrom: from('nextExamOn'),
    lastVisitFrom: from('lastVisitAt'),
    lastVisitTo: until('lastVisitAt'),
    nextExamTo: until('nextExamOn', 'date'),
    birthMonth: { ...atLeast('birthDate'), where: (bound: string) => `extract(month from t.birth_date) = ${bound}::int` },
    segmentId: where((bound) => `${bound}::uuid[] is not null`, 'id'), // what it asks is put beside: see segments.list.ts
    birthdayWithinDays: { ...atLeast('birthDate'), where: SOON },
  },
  sort: [
    'name',
    'customerNumber',
    'createdAt',
    'updatedAt',
    'status',
    'type',
    'lifetimeValue',
    'lastActivityAt',
    'lastSaleAt',
    'birthDate',
    'lastExamOn',
    'nextExamOn',
    'riskScore',
    'engagementScore',
    'lastVisitAt',
    'nextVisitAt',
    'visits',
    'actionPriority',
  ],
});
export const customerList = segmented(plainCustomerList);
export class CustomerQuery extends customerList.Query {}
export class CustomerExport extends customerList.Export {}
export class CustomerBulk extends bulkOf(['change', 'tag', 'untag', 'delete', 'restore']) {}
/** The values of the bulk actions `tag` and `untag`. */
export class TagNames {
  @Texts() @ArrayMinSize(1) tags: string[];
}

/** What is known of a customer while it is typed. */
export class DuplicateQuery {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(254) email?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(40) phone?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20) vatId?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) name?: string;
}
export class Duplicate {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty() customerNumber: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['email', 'phone', 'vatId', 'name'], isArray: true, description: 'what agrees' }) matches: string[];
}
