import { ApiProperty } from '@nestjs/swagger';
import type { Id } from '../core/tx';
import { Count } from './insights.dto';

export const STAGES = ['lead', 'contact', 'quote', 'agreed', 'first_visit', 'paid', 'returned', 'won_back'] as const;
export const CURRENT_STAGES = ['prospect', 'agreed', 'new_customer', 'regular', 'at_risk', 'dormant'] as const;
export const TOUCHPOINTS = ['appointment', 'message', 'call', 'email', 'meeting'] as const;

export class JourneyQuery {
  @Count(1, 200, 50) limit?: number;
}
export class JourneyStage {
  @ApiProperty({ enum: STAGES, description: 'the first of its kind' }) stage: string;
  @ApiProperty({ format: 'date-time' }) completedAt: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'what became of it, or its number' }) outcome: string | null;
  @ApiProperty({ type: 'string', nullable: true }) resource: string | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) recordId: Id | null;
}
export class Touchpoint {
  @ApiProperty({ enum: TOUCHPOINTS }) type: string;
  @ApiProperty({ format: 'date-time' }) timestamp: string;
  @ApiProperty({ type: 'string', nullable: true }) outcome: string | null;
  @ApiProperty({ type: 'string', nullable: true }) notes: string | null;
  @ApiProperty({ type: 'string', nullable: true }) title: string | null;
  @ApiProperty() resource: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) recordId: Id;
}
export class Journey {
  @ApiProperty({ type: 'string', format: 'uuid' }) customerId: Id;
  @ApiProperty({ enum: CURRENT_STAGES }) currentStage: string;
  @ApiProperty({ format: 'date-time', description: 'the earliest that is recorded' }) journeyStart: string;
  @ApiProperty({ type: () => JourneyStage, isArray: true, description: 'the earliest first; only what is recorded' }) stagesCompleted: JourneyStage[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'null: no automation runs for this customer' }) automationState:
    object | null;
  @ApiProperty({ type: () => Touchpoint, isArray: true, description: 'the newest first' }) touchpoints: Touchpoint[];
}
class Satisfaction {
  @ApiProperty({ type: 'number', nullable: true }) avgSatisfaction: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) satisfactionDistribution: object | null;
  @ApiProperty({ type: 'number', nullable: true }) npsScore: number | null;
  @ApiProperty({ enum: ['no_source'], description: 'nobody is asked yet' }) reason: string;
}
export class EngagementPoint {
  @ApiProperty({ type: 'string', format: 'date', description: 'the last day of the month that was written down' }) day: string;
  @ApiProperty({ type: 'integer' }) customers: number;
  @ApiProperty({ type: 'integer' }) active: number;
  @ApiProperty({ type: 'integer' }) dormant: number;
  @ApiProperty({ type: 'integer' }) atRisk: number;
  @ApiProperty({ type: 'number', nullable: true }) avgRiskScore: number | null;
  @ApiProperty({ type: 'number', nullable: true }) avgEngagementScore: number | null;
}
class OutreachResult {
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ type: 'integer' }) successes: number;
  @ApiProperty({ type: 'integer', description: 'successes after which an appointment or order was made within 14 days' }) wonBack: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'percent of the successes; null without any' }) wonBackRate: number | null;
}
export class EngagementOverview {
  @ApiProperty({ type: 'integer' }) totalCustomers: number;
  @ApiProperty({ type: 'integer' }) activeCustomers: number;
  @ApiProperty({ type: 'integer' }) dormantCustomers: number;
  @ApiProperty({ type: 'integer' }) atRiskCustomers: number;
  @ApiProperty({ type: 'integer', description: "entered this month, in the organization's zone" }) newCustomersThisMonth: number;
  @ApiProperty({ type: 'integer', description: 'here this month, and before' }) returningCustomers: number;
  @ApiProperty({ type: 'number', nullable: true }) avgEngagementScore: number | null;
  @ApiProperty({ type: () => EngagementPoint, isArray: true, description: 'a point a month of what was stored, the oldest first' })
  engagementTrends: EngagementPoint[];
  @ApiProperty({ type: () => Satisfaction }) satisfactionMetrics: Satisfaction;
  @ApiProperty({ type: () => OutreachResult, description: 'of the last 90 days' }) outreach: OutreachResult;
}
