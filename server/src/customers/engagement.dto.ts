import { ApiProperty } from '@nestjs/swagger';
import { RISK_METHODS } from './assessment.rules';
import { PROFILINGS, type Assessed } from './engagement.queries';
import { CONTACT_CHANCES, ENGAGEMENTS, RISK_ACTIONS, RISK_FACTORS, RISK_LEVELS, type Risk, type RiskFactor } from './engagement.rules';

const moment = (description: string) => ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });
const riskLevel = () => ApiProperty({ enum: RISK_LEVELS, nullable: true, description: 'null: too little is known' });
const riskScore = (description = '0 to 100; null: too little is known') =>
  ApiProperty({ type: 'integer', minimum: 0, maximum: 100, nullable: true, description });
const count = (description?: string) => ApiProperty({ type: 'integer', minimum: 0, description });

/** One reason for the score. */
export class EngagementFactor {
  @ApiProperty({ enum: RISK_FACTORS, enumName: 'RiskFactorCode', example: 'long_gap' }) code: RiskFactor['code'];
  @count('the points of all reasons are the score') points: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'what was measured: days, percent or a number of visits' }) value: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'the limit it was measured by' }) limit: number | null;
  @ApiProperty({ description: 'with its figures, in the language of the request' }) text: string;
}
export class EngagementStep {
  @ApiProperty({ enum: ENGAGEMENTS }) engagement: string;
  @riskLevel() riskLevel: string | null;
  @riskScore() riskScore: number | null;
  @ApiProperty({ enum: RISK_METHODS }) method: string;
  @ApiProperty({ format: 'date-time' }) assessedAt: string;
}
/** How far a customer is from leaving, and why. */
export class CustomerEngagement {
  @ApiProperty({
    enum: PROFILINGS,
    description: 'off: the organization judges nobody; objected: this one objects. Then there is nothing to say, and nothing kept',
  })
  profiling: Assessed['profiling'];
  @ApiProperty({ enum: ENGAGEMENTS, nullable: true }) engagement: string | null;
  @ApiProperty({ enum: RISK_METHODS, nullable: true, description: 'the organization chooses: `/insight-settings`' }) method: string | null;
  @riskLevel() riskLevel: string | null;
  @riskScore() riskScore: number | null;
  @ApiProperty({ description: 'too little is known for a score' }) insufficientData: boolean;
  @ApiProperty({ description: 'the status in a sentence with its figures' }) explanation: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, nullable: true, description: '1 is the most urgent' }) priority: number | null;
  @ApiProperty({ enum: RISK_ACTIONS, nullable: true }) action: Risk['action'] | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'the action in words' }) actionText: string | null;
  @riskScore('how close the customer is: the mean of nearness and attendance, as far as known') engagementScore: number | null;
  @ApiProperty({ enum: CONTACT_CHANCES, nullable: true, description: 'whether a call will reach somebody' }) chance: Risk['chance'] | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'share of the agreed visits of 90 days that took place; null where none was agreed' })
  attendance: number | null;
  @ApiProperty({ type: () => EngagementFactor, isArray: true }) factors: EngagementFactor[];
  @count('visits, orders and jobs so far, those that came to nothing as well') visits: number;
  @count('those of them that took place') sessions: number;
  @count('agreed for later') upcoming: number;
  @count('since the last contact') days: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'median of the gaps between the last visits, in days' }) usualDays: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'days since the last visit' }) gapDays: number | null;
  @moment('of the last visit, order or job') lastVisitAt: string | null;
  @moment('of the last call, e-mail, meeting or message') lastContactAt: string | null;
  @moment('of the next visit') nextVisitAt: string | null;
  @ApiProperty({ format: 'date-time' }) assessedAt: string;
  @ApiProperty({ type: () => EngagementStep, isArray: true, description: 'how it was, the newest first' }) history: EngagementStep[];
}
