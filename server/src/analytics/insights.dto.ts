import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Id as IdField } from '../core/dto';
import { ByOrganization } from '../core/http/params';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { ENGAGEMENTS, EngagementFactor, OPPORTUNITIES, PROFILINGS, RISK_ACTIONS, RISK_LEVELS, RISK_METHODS, RISK_TRENDS } from '../customers';

const number = Transform(({ value }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value));
const many = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
export const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
export const Count = (least: number, most: number, usual?: number) =>
  optional({ type: 'integer', minimum: least, maximum: most, ...(usual !== undefined && { default: usual }) }, number, IsInt(), Min(least), Max(most));
const AnyOf = (values: readonly string[]) => optional({ enum: [...values], isArray: true }, many, IsArray(), IsIn([...values], { each: true }));

export const PROFILE_STATUSES = [...ENGAGEMENTS, 'all'] as const;
/** What profiles are sorted by, and the property of the customer. */
export const PROFILE_SORTS: Record<string, string> = {
  name: 'name',
  ltv: 'lifetimeValue',
  last_appointment: 'lastVisitAt',
  next_appointment: 'nextVisitAt',
  risk_score: 'riskScore',
  engagement_score: 'engagementScore',
  created_at: 'createdAt',
};
const SORTS = Object.keys(PROFILE_SORTS).flatMap((key) => [key, `-${key}`]);

export class InsightWindow {
  @Count(1, 500, 100) limit?: number;
  @Count(0, 1_000_000) offset?: number;
  @Count(1, 100_000) page?: number;
  @Count(1, 200) perPage?: number;
  @optional({ type: 'string', maxLength: 200 }, IsString(), MaxLength(200)) search?: string;
  @optional({ type: 'string', format: 'uuid', description: 'a kept question to the list of customers: `/segments`' }, IsUUID()) segmentId?: Id;
}
export class ProfileQuery extends InsightWindow {
  @optional({ type: 'string', maxLength: 2_000 }, IsString(), Length(1, 2_000)) cursor?: string;
  @optional({ enum: [...PROFILE_STATUSES], default: 'all' }, IsIn([...PROFILE_STATUSES])) status?: (typeof PROFILE_STATUSES)[number];
  @optional({ enum: SORTS, default: 'name', description: '`-` before it: descending' }, IsIn(SORTS)) sort?: string;
  @AnyOf(RISK_LEVELS) riskLevel?: string[];
  @AnyOf(OPPORTUNITIES) opportunity?: string[];
  @AnyOf(RISK_TRENDS) trend?: string[];
  @optional({ type: 'string', enum: ['true', 'false'], description: 'those of whom too little is known for a score' }, IsIn(['true', 'false']))
  insufficientData?: 'true' | 'false';
  @optional({ type: 'string', format: 'uuid', isArray: true }, many, IsArray(), IsUUID(undefined, { each: true }), ArrayMaxSize(200)) ownerId?: Id[];
}
export class ProfileExport extends ProfileQuery {
  @optional({ enum: ['csv', 'xlsx'], default: 'csv' }, IsIn(['csv', 'xlsx'])) format?: 'csv' | 'xlsx';
  @optional({ enum: ['de', 'en'], description: 'de: semicolons and decimal commas' }, IsIn(['de', 'en'])) locale?: 'de' | 'en';
}
export class ByCustomer extends ByOrganization {
  @IdField() customerId: Id;
}

const text = (description?: string) => ApiProperty({ type: 'string', nullable: true, description });
const moment = (description?: string) => ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });
const count = (description?: string) => ApiProperty({ type: 'integer', minimum: 0, description });
const money = (description: string, nullable = false) => ApiProperty({ type: 'string', format: 'decimal', nullable, description });
const score = (description: string) => ApiProperty({ type: 'integer', minimum: 0, maximum: 100, nullable: true, description });

export class Profile {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty() customerNumber: string;
  @ApiProperty() name: string;
  @text('E.164') phone: string | null;
  @text() email: string | null;
  @money('lifetime value: paid, net, less credit notes, as in `/customers/{id}/statistics`') ltv: Money;
  @count('visits, orders and jobs that took place') totalSessions: number;
  @moment('of the last of them') lastAppointment: string | null;
  @moment('of the next one that is agreed') nextAppointment: string | null;
  @moment('of the last visit or the last word that went between people') lastContactedAt: string | null;
  @count('appointments to which nobody came') noShows: number;
  @ApiProperty({ enum: ENGAGEMENTS, nullable: true, description: 'null: nobody is judged, see `profiling`' }) status: string | null;
  @ApiProperty({ enum: PROFILINGS, description: 'off: nobody of the organization is judged; objected: not this one, who objects' }) profiling: string;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true, description: 'null: too little is known' }) riskLevel: string | null;
  @score('the higher the sooner the customer leaves; null: too little is known') riskScore: number | null;
  @score('how close the customer is; null: nothing is known') engagementScore: number | null;
  @ApiProperty({ enum: RISK_ACTIONS, nullable: true }) nextAction: string | null;
  @text('the next best action in words') nextActionText: string | null;
  @ApiProperty({ enum: OPPORTUNITIES, nullable: true }) opportunity: string | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) ownerId: Id | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

class RiskDistribution {
  @count() lowRisk: number;
  @count() mediumRisk: number;
  @count() highRisk: number;
  @count('too little is known for a score') insufficientData: number;
}
class RiskTrends {
  @count('10 points or more below the score of thirty days ago') improving: number;
  @count() stable: number;
  @count('10 points or more above it') declining: number;
  @count('no score by the same method was stored then') withoutSnapshot: number;
}
export class RiskSummary {
  @ApiProperty({ type: () => RiskDistribution }) riskDistribution: RiskDistribution;
  @count() totalCustomers: number;
  @ApiProperty({ type: () => RiskTrends }) riskTrends: RiskTrends;
  @ApiProperty({ enum: RISK_METHODS }) method: string;
  @ApiProperty({ description: 'false: the organization judges nobody' }) profiling: boolean;
  @count('who object to profiling') objected: number;
  @moment('when a score last changed or all were looked at') lastCalculated: string | null;
}

export class ProfileVisit {
  @ApiProperty({ format: 'date-time' }) date: string;
  @ApiProperty({ description: 'what it was: the type of the appointment, the number of the order or job' }) type: string;
  @money('net of orders and jobs, the price of an appointment', true) value: Money | null;
  @text() currency: string | null;
  @text() notes: string | null;
  @ApiProperty() status: string;
  @ApiProperty({ enum: ['appointments', 'orders', 'jobs'] }) resource: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) recordId: Id;
}
class ProfileEngagement {
  @money('as in `/customers/{id}/statistics`') ltv: Money;
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'how the lifetime value was computed' }) ltvMethod: string;
  @count() totalSessions: number;
  @money('lifetime value by session; null without any', true) avgSessionValue: Money | null;
  @moment() lastAppointment: string | null;
  @moment() nextAppointment: string | null;
  @score('0 to 100') engagementScore: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'median days between the last visits' }) usualInterval: number | null;
  @ApiProperty({ type: () => ProfileVisit, isArray: true, description: 'the newest twenty' }) appointmentHistory: ProfileVisit[];
}
class ProfileRiskStep {
  @score('as it was stored') riskScore: number | null;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) riskLevel: string | null;
  @ApiProperty({ enum: ENGAGEMENTS }) status: string;
  @ApiProperty({ enum: RISK_METHODS }) method: string;
  @ApiProperty({ format: 'date-time' }) assessedAt: string;
}
class ProfileRisk {
  @score('null: too little is known') riskScore: number | null;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) riskLevel: string | null;
  @ApiProperty({ enum: ENGAGEMENTS, nullable: true }) status: string | null;
  @ApiProperty({ enum: PROFILINGS }) profiling: string;
  @ApiProperty({ enum: RISK_METHODS, nullable: true }) method: string | null;
  @ApiProperty() insufficientData: boolean;
  @ApiProperty({ description: 'the status in a sentence with its figures' }) explanation: string;
  @ApiProperty({ type: () => EngagementFactor, isArray: true, description: 'their points are the score' }) riskFactors: EngagementFactor[];
  @ApiProperty({ enum: RISK_ACTIONS, nullable: true }) nextAction: string | null;
  @text() recommendedAction: string | null;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, nullable: true, description: '1 is the most urgent' }) actionPriority: number | null;
  @ApiProperty({ format: 'date-time' }) lastAssessed: string;
  @ApiProperty({ type: () => ProfileRiskStep, isArray: true, description: 'how it was, the newest first' }) history: ProfileRiskStep[];
}
class ProfileAddress {
  @text() street: string | null;
  @text() city: string | null;
  @text() state: string | null;
  @text() zip: string | null;
  @text() country: string | null;
}
class ProfileMedicalInfo {
  @ApiProperty({ type: 'string', isArray: true }) conditions: string[];
  @ApiProperty({ type: 'string', isArray: true }) allergies: string[];
  @ApiProperty({ type: 'string', isArray: true }) medications: string[];
}
class ProfilePreferences {
  @text('null: nobody recorded one') preferredChannel: string | null;
  @ApiProperty({ type: 'boolean', nullable: true, description: 'the newest word on newsletters, else on e-mail; null: never asked' }) marketingConsent:
    boolean | null;
  @ApiProperty({ type: 'boolean', nullable: true, description: 'null: nobody recorded it' }) appointmentReminders: boolean | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' }, description: 'the newest word by channel' }) consents: Record<string, boolean>;
}
export class ProfileDetail {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty() customerNumber: string;
  @ApiProperty() name: string;
  @text() phone: string | null;
  @text() email: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) dateOfBirth: string | null;
  @ApiProperty({ type: () => ProfileAddress, nullable: true }) address: ProfileAddress | null;
  @ApiProperty({ type: () => ProfileMedicalInfo, nullable: true, description: 'null without `medical-information:read`; reading it leaves a trace' })
  medicalInfo: ProfileMedicalInfo | null;
  @ApiProperty({ type: () => ProfileEngagement }) engagementMetrics: ProfileEngagement;
  @ApiProperty({ type: () => ProfileRisk }) riskAssessment: ProfileRisk;
  @ApiProperty({ type: () => ProfilePreferences }) communicationPreferences: ProfilePreferences;
  @ApiProperty({ enum: OPPORTUNITIES, nullable: true }) opportunity: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}
