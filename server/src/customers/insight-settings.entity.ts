import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Bool, inputOf, Int, MoneyField, OneOf, patchOf } from '../core/dto';
import type { Money } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import { RISK_METHODS, type RiskMethod } from './assessment.rules';

/** How an organization judges its customers; one row, made when it is first changed. */
@Table('customers.insight_settings')
export class InsightSettings extends BaseRecord {
  @Bool({ filled: true, description: 'false: nobody is judged, and no score is kept' }) profiling: boolean;
  @OneOf('RiskMethod', RISK_METHODS, { filled: true, description: 'scheme_a: by fixed limits; usual_interval: by the rhythm of the customer' })
  method: RiskMethod;
  @Int({ min: 1, max: 3650, filled: true, description: 'so many days after the last contact somebody is active' }) activeDays: number;
  @Int({ min: 1, max: 3650, filled: true, description: 'medium risk after so many days; less than `highDays`' }) mediumDays: number;
  @Int({ min: 1, max: 3650, filled: true, description: 'high risk after so many days' }) highDays: number;
  @Int({ min: 0, max: 100, filled: true, description: 'percent of the agreed visits, below which the risk is medium' }) mediumAttendance: number;
  @Int({ min: 0, max: 100, filled: true, description: 'percent below which it is high; less than `mediumAttendance`' }) highAttendance: number;
  @Int({ min: 1, max: 100, filled: true, description: 'missed visits in 90 days from which the risk is medium; less than `highMissed`' }) mediumMissed: number;
  @Int({ min: 1, max: 100, filled: true }) highMissed: number;
  @Int({ min: 101, max: 1000, filled: true, description: 'percent of the usual interval from which somebody is at risk; less than `dormantPercent`' })
  riskPercent: number;
  @Int({ min: 102, max: 5000, filled: true, description: 'percent of the usual interval from which somebody is dormant' }) dormantPercent: number;
  @Int({ min: 1, max: 3650, filled: true, description: 'days after which somebody is dormant, whatever the interval' }) dormantDays: number;
  @MoneyField({ min: 0, filled: true, description: 'lifetime value from which a customer at risk is an opportunity of its own' }) highValue: Money;
  @Int({ min: 1, max: 365, filled: true, description: 'for so many days an opportunity that was dealt with is not shown' }) snoozeDays: number;
}
const FIELDS = [
  ...(['profiling', 'method', 'activeDays', 'mediumDays', 'highDays', 'mediumAttendance', 'highAttendance', 'mediumMissed', 'highMissed'] as const),
  ...(['riskPercent', 'dormantPercent', 'dormantDays', 'highValue', 'snoozeDays'] as const),
];
export class InsightSettingsInput extends inputOf(InsightSettings, FIELDS) {}
export class InsightSettingsPatch extends patchOf(InsightSettingsInput) {}
/** Limits that somebody is about to choose: no version, because nothing is changed. */
export class InsightSettingsWanted extends PartialType(InsightSettingsInput) {}

class Shift {
  @ApiProperty({ example: 'dormant' }) value: string;
  @ApiProperty({ type: 'integer' }) before: number;
  @ApiProperty({ type: 'integer' }) after: number;
}
/** What other limits or another method would make of the customers; nothing is kept. */
export class InsightPreview {
  @ApiProperty({ type: 'integer', description: 'all there are' }) customers: number;
  @ApiProperty({ type: 'integer', description: 'as many were looked at: all, or a random sample of 5,000' }) asked: number;
  @ApiProperty({ type: 'integer', description: 'of those asked, who would stand otherwise: another status or another level of risk' }) changed: number;
  @ApiProperty({ type: () => Shift, isArray: true, description: 'active, dormant, at_risk, none (not judged)' }) statuses: Shift[];
  @ApiProperty({ type: () => Shift, isArray: true, description: 'low, medium, high, none (too little known, or not judged)' }) riskLevels: Shift[];
  @ApiProperty({ type: () => Shift, description: 'whom to get in touch with' }) opportunities: Shift;
}
