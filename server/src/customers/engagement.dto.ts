import { ApiProperty } from '@nestjs/swagger';
import { CONTACT_CHANCES, ENGAGEMENTS, RISK_ACTIONS, RISK_LEVELS, type Risk, type RiskFactor } from './engagement.rules';

const moment = (description: string) => ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });
const count = (description?: string) => ApiProperty({ type: 'integer', minimum: 0, description });

/** One reason for the score. */
export class EngagementFactor {
  @ApiProperty({ type: 'string', example: 'long_gap' }) code: RiskFactor['code'];
  @count('the points of all reasons are the score') points: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'what was measured: days, percent or a number of visits' }) value: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'the limit it was measured by' }) limit: number | null;
}
export class EngagementStep {
  @ApiProperty({ enum: ENGAGEMENTS }) engagement: string;
  @ApiProperty({ enum: RISK_LEVELS }) riskLevel: string;
  @count() riskScore: number;
  @ApiProperty({ format: 'date-time' }) assessedAt: string;
}
/** How far a customer is from leaving, and why. */
export class CustomerEngagement {
  @ApiProperty({ enum: ENGAGEMENTS }) engagement: string;
  @ApiProperty({ enum: RISK_LEVELS }) riskLevel: string;
  @count('0 to 100') riskScore: number;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, description: '1 is the most urgent' }) priority: number;
  @ApiProperty({ enum: RISK_ACTIONS }) action: Risk['action'];
  @ApiProperty({ enum: CONTACT_CHANCES, description: 'whether a call will reach somebody' }) chance: Risk['chance'];
  @ApiProperty({ type: 'number', nullable: true, description: 'share of the agreed visits of 90 days that took place; null where none was agreed' })
  attendance: number | null;
  @ApiProperty({ type: () => EngagementFactor, isArray: true }) factors: EngagementFactor[];
  @count('visits, orders and jobs so far') visits: number;
  @count('agreed for later') upcoming: number;
  @count('since the last contact') days: number;
  @moment('of the last visit, order or job') lastVisitAt: string | null;
  @moment('of the last call, e-mail, meeting or message') lastContactAt: string | null;
  @moment('of the next visit') nextVisitAt: string | null;
  @ApiProperty({ format: 'date-time' }) assessedAt: string;
  @ApiProperty({ type: () => EngagementStep, isArray: true, description: 'how it was, the newest first' }) history: EngagementStep[];
}
