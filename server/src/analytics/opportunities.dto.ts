import { applyDecorators } from '@nestjs/common';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { OPPORTUNITIES, OutreachInput, RISK_LEVELS, type OpportunityType } from '../customers';
import { Count, InsightWindow, optional } from './insights.dto';

const moment = (description?: string) => ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });
const money = (description: string) => ApiProperty({ type: 'string', format: 'decimal', nullable: true, description });

export class OpportunityQuery extends InsightWindow {
  @optional({ enum: [...OPPORTUNITIES] }, IsIn([...OPPORTUNITIES])) type?: OpportunityType;
  @Count(1, 4) priority?: number;
  @optional({ type: 'string', enum: ['true', 'false'], default: 'false', description: 'also those that somebody dealt with' }, IsIn(['true', 'false']))
  snoozed?: 'true' | 'false';
}
class LastOutreach {
  @ApiProperty() method: string;
  @ApiProperty() outcome: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}
export class Opportunity {
  @ApiProperty({ type: 'string', format: 'uuid' }) customerId: Id;
  @ApiProperty() customerName: string;
  @ApiProperty({ type: 'string', nullable: true }) phone: string | null;
  @ApiProperty({ type: 'string', nullable: true }) email: string | null;
  @ApiProperty({ enum: OPPORTUNITIES }) opportunityType: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, description: '1 is the most urgent' }) priority: number;
  @moment('of the last visit or the last word that went between people') lastContact: string | null;
  @ApiProperty({ description: 'in the language of the request' }) suggestedAction: string;
  @money('null: nothing was paid yet, or nobody was here') estimatedValue: Money | null;
  @ApiProperty({ enum: ['average_visit'], nullable: true, description: 'average_visit: lifetime value by visits, orders and jobs that took place' })
  estimatedValueMethod: string | null;
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'number', minimum: 0, maximum: 1, nullable: true, description: 'share of the attempts of a year for this kind that reached somebody' })
  successProbability: number | null;
  @ApiProperty({ enum: ['too_few_attempts'], nullable: true, description: 'why there is none: 20 attempts are needed' }) successProbabilityReason:
    string | null;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) riskLevel: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) riskScore: number | null;
  @ApiProperty({ type: 'string', format: 'decimal' }) ltv: Money;
  @moment() lastAppointment: string | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) ownerId: Id | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) snoozedUntil: string | null;
  @ApiProperty({ type: () => LastOutreach, nullable: true }) lastOutreach: LastOutreach | null;
}
export class DoneInput {
  @ApiProperty({ type: 'string', format: 'date', required: false, description: 'left out, as many days as the organization has set' })
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\d$/)
  @IsISO8601({ strict: true })
  until?: string;
}
export class Done {
  @ApiProperty({ type: 'string', format: 'uuid' }) customerId: Id;
  @ApiProperty({ type: 'string', format: 'date' }) snoozedUntil: string;
}

const Customers = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'uuid', isArray: true, maxItems: MOST }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MOST),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
const MOST = 200;
export class DoneAllInput extends DoneInput {
  @Customers() customerIds: Id[];
}
export class AllDone {
  @ApiProperty({ type: () => Done, isArray: true }) done: Done[];
}
export class OutreachBulk extends OmitType(OutreachInput, ['customerId'] as const) {
  @Customers() customerIds: Id[];
}
class NotLogged {
  @ApiProperty({ type: 'string', format: 'uuid' }) customerId: Id;
  @ApiProperty({ example: 'recipient_opted_out' }) code: string;
  @ApiProperty({ description: 'in the language of the request' }) message: string;
}
export class OutreachLogged {
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: () => NotLogged, isArray: true, description: 'of whom nothing was written down, and why' }) refused: NotLogged[];
}
