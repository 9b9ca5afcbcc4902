import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { DateString } from '../core/dates';
import { Currency, Day, Items, One, Texts, Time } from '../core/dto';
import type { Money } from '../core/money';
import { OptionalDay } from './figures.dto';
import { CHANGE_KINDS } from './figures.rules';

const WINDOWS = ['7d', '30d', '90d', '1y', 'custom'] as const;
type WindowName = (typeof WINDOWS)[number];
const STEPS = ['day', 'week', 'month'] as const;

const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
const Maybe = (description: string, type: 'integer' | 'number' = 'integer') => ApiProperty({ type, nullable: true, description });
const Amount = (description: string) => ApiProperty({ type: 'string', format: 'decimal', nullable: true, description });

export class OverviewQuery {
  @optional({ enum: [...WINDOWS], default: '30d', description: 'custom needs from and to' }, IsIn([...WINDOWS])) timeframe?: WindowName;
  @OptionalDay('first day, in the zone of the organization') from?: DateString;
  @OptionalDay('last day') to?: DateString;
}
export class ChartsQuery extends OverviewQuery {
  @optional({ enum: [...STEPS], default: 'day' }, IsIn([...STEPS])) by?: (typeof STEPS)[number];
}

export const BOOKED = ['orders', 'appointments', 'jobs'] as const;
export class BookingMetrics {
  @Maybe('records made in the period of what the industry books') totalBookings: number | null;
  @Maybe('against the period before, in percent with one decimal; null where there was nothing before', 'number') periodComparison: number | null;
  @ApiProperty({ enum: [...CHANGE_KINDS], nullable: true, description: 'new: there was nothing before' }) periodComparisonKind:
    (typeof CHANGE_KINDS)[number] | null;
  @Maybe('of these, those whose recorded cause is automation; null as long as no cause is recorded') bookingsViaAutomation: number | null;
  @ApiProperty({ enum: [...BOOKED], description: 'what the industry books' }) booked: (typeof BOOKED)[number];
}
export class CustomerMetrics {
  @Maybe('as of the last day') totalCustomers: number | null;
  @Maybe('who ordered, came or wrote in the 30 days before the last day, or come within seven') activeCustomers: number | null;
  @Maybe('first seen in the period') newCustomers: number | null;
}
export class FinancialMetrics {
  @Amount('net, invoices less credit notes, by invoice date') totalRevenue: Money | null;
  @Amount('totalRevenue by totalCustomers; null without customers') avgRevenuePerCustomer: Money | null;
  @Currency() currency: string;
  @Texts({ description: 'currencies of further invoices, which are not in these amounts' }) otherCurrencies: string[];
}
export class AutomationMetrics {
  @Maybe('percent: (revenue caused by automation - its costs) / its costs; null without recorded causes or without costs', 'number') totalRoi: number | null;
  @Maybe('null as long as no cause is recorded') automationBookings: number | null;
  @Maybe('null as long as no cause is recorded', 'number') efficiencyScore: number | null;
}

/** The figures of a period at a glance. What there is no source for is null; `reasons` says why, by the path of the member. */
export class DashboardAnalytics {
  @One(() => BookingMetrics) bookingMetrics: BookingMetrics;
  @One(() => CustomerMetrics) customerMetrics: CustomerMetrics;
  @One(() => FinancialMetrics) financialMetrics: FinancialMetrics;
  @One(() => AutomationMetrics) automationMetrics: AutomationMetrics;
  @ApiProperty({ enum: [...WINDOWS] }) timeframe: WindowName;
  @Day() from: DateString;
  @Day() to: DateString;
  @Day({ description: 'of the period it is compared with: as many days, directly before' }) previousFrom: DateString;
  @Day() previousTo: DateString;
  @Time({ description: 'when the oldest of these numbers was calculated' }) lastUpdated: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['no_data', 'failed', 'missing_permission'] },
    example: { 'automationMetrics.totalRoi': 'no_data' },
  })
  reasons: Record<string, string>;
}

export class BookingTrend {
  @Day({ description: 'first day of the step' }) date: DateString;
  @Maybe('records made of what the industry books') bookings: number | null;
  @Amount('net, by invoice date') revenue: Money | null;
}
/** Series of a period without gaps. */
export class DashboardCharts {
  @Items(() => BookingTrend) bookingTrends: BookingTrend[];
  @ApiProperty({ type: 'array', nullable: true, items: { type: 'object' }, description: 'null: nobody is asked yet' }) customerSatisfactionTrend: null;
  @ApiProperty({ type: 'array', nullable: true, items: { type: 'object' }, description: 'null as long as no cause is recorded' }) automationPerformance: null;
  @ApiProperty({ enum: [...BOOKED] }) booked: (typeof BOOKED)[number];
  @Currency() currency: string;
  @ApiProperty({ enum: [...STEPS] }) by: (typeof STEPS)[number];
  @ApiProperty({ enum: [...WINDOWS] }) timeframe: WindowName;
  @Day() from: DateString;
  @Day() to: DateString;
  @Time() lastUpdated: string;
}
