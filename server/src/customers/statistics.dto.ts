import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../core/list';
import type { Money } from '../core/money';
import type { Id } from '../core/tx';
import { Activity } from './activities.entity';
import { Customer } from './customers.entity';
import { customerList } from './customers.dto';

export const LIFETIME_METHODS = ['paid_net', 'quotes_and_jobs'] as const;
export type LifetimeMethod = (typeof LIFETIME_METHODS)[number];

const money = (description: string) => ApiProperty({ type: 'string', format: 'decimal', description });
const count = (description?: string) => ApiProperty({ type: 'integer', minimum: 0, description });
const moment = (description: string) => ApiProperty({ type: 'string', format: 'date-time', nullable: true, description });

export class CustomerListQuery extends customerList.Query {
  @ApiPropertyOptional({ enum: ['stats'], description: 'adds `meta.stats` over all customers that are found' })
  @IsOptional()
  @IsIn(['stats'])
  include?: 'stats';
}
export class CustomerOneQuery {
  @ApiPropertyOptional({ enum: ['related'], description: 'adds what belongs to the customer, the newest first' })
  @IsOptional()
  @IsIn(['related'])
  include?: 'related';
}
export class CustomerStatisticsQuery {
  @ApiPropertyOptional({ enum: LIFETIME_METHODS, default: 'paid_net' })
  @IsOptional()
  @IsIn(LIFETIME_METHODS)
  method?: LifetimeMethod;
}
export class FigureParams {
  @ApiProperty({ type: 'string', format: 'uuid' }) @IsString() @Matches(/^[0-9a-f-]{36}$/i) id: Id;
  @ApiProperty({ example: 'orders' }) @IsString() @MaxLength(40) figure: string;
}
export class FigureRowsQuery extends PageQuery {}

/** One number, and where its rows are: `/customers/{id}/statistics/{figure}`. */
export class Figure {
  @ApiProperty({ example: 'orders' }) figure: string;
  @count('rows') count: number;
  @ApiProperty({ type: 'string', format: 'decimal', nullable: true, description: 'sum of the rows' }) amount: Money | null;
  @ApiProperty({ type: 'string', nullable: true }) currency: string | null;
  @moment('of the newest row') lastAt: string | null;
}
export class FigureEntry {
  @ApiProperty({ example: 'orders' }) resource: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ type: 'string', nullable: true, description: 'its number' }) label: string | null;
  @moment('when') at: string | null;
  @ApiProperty({ type: 'string', format: 'decimal', nullable: true }) amount: Money | null;
  @ApiProperty({ type: 'string', nullable: true }) currency: string | null;
}
export class LifetimePart {
  @ApiProperty({ example: 'paid', description: 'the figure' }) figure: string;
  @count() count: number;
  @money('of this part') amount: Money;
}
/** What a customer comes to. Amounts are in the organization's currency; figures in others stand in `figures`. */
export class CustomerStatistics {
  @ApiProperty() currency: string;
  @ApiProperty({ enum: LIFETIME_METHODS }) method: LifetimeMethod;
  @money('the sum of the parts') lifetimeValue: Money;
  @ApiProperty({ type: () => LifetimePart, isArray: true }) parts: LifetimePart[];
  @money('paid, net, less credit notes') totalRevenue: Money;
  @money('net amount of an order on average') averageOrderValue: Money;
  @count() totalOrders: number;
  @count() openOrders: number;
  @count() totalInvoices: number;
  @count() totalBookings: number;
  @count() totalQuotes: number;
  @count() acceptedQuotes: number;
  @count() totalJobs: number;
  @count() completedJobs: number;
  @moment('of the last entry of the timeline') lastActivity: string | null;
  @moment('of the last order') lastSale: string | null;
  @ApiProperty({ format: 'date-time' }) customerSince: string;
  @ApiProperty({ type: () => Figure, isArray: true, description: 'every number there is' }) figures: Figure[];
}

const records = (description: string) => ApiPropertyOptional({ type: 'array', items: { type: 'object', additionalProperties: true }, description });

/** A customer, with `include=related` also what belongs to it. */
export class CustomerDetail extends Customer {
  @records('appointments') bookings?: object[];
  @records('jobs') jobs?: object[];
  @records('quotes') quotes?: object[];
  @records('leads') leads?: object[];
  @records('deals') deals?: object[];
  @records('orders') orders?: object[];
  @records('invoices') invoices?: object[];
  @records('conversations') conversations?: object[];
  @ApiPropertyOptional({ type: () => Activity, isArray: true }) activities?: Activity[];
  @ApiPropertyOptional({ type: () => CustomerStatistics }) stats?: CustomerStatistics;
}

/** Over all customers that a list finds. */
export interface ListStats {
  totalCustomers: number;
  activeCustomers: number;
  privateCustomers: number;
  businessCustomers: number;
  totalRevenue: Money;
  avgCustomerValue: Money;
}
