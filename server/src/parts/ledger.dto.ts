import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Id as IdField, IsDayOrTime, Key, QuantityField, Text, Time } from '../core/dto';
import { anyOf, from, is, isId, list, until } from '../core/list';
import type { Quantity } from '../core/money';
import { Table } from '../core/record';
import type { Id } from '../core/tx';
import { MOVES, STOCK_STATES, StockTransaction, type StockStatus } from './stock.entity';

/** A movement is made once and never changed: all its times are the one at which it occurred. */
const occurred = (time: 'occurredAt' | 'createdAt') => ({ createdFrom: from(time), createdTo: until(time), updatedFrom: from(time), updatedTo: until(time) });

export const ledger = list({
  entity: StockTransaction,
  filter: {
    ...occurred('occurredAt'),
    partId: isId('partId'),
    locationId: isId('locationId'),
    lotId: isId('lotId'),
    type: anyOf('type', MOVES),
    referenceType: is('referenceType'),
    referenceId: isId('referenceId'),
    occurredFrom: from('occurredAt'),
    occurredTo: until('occurredAt'),
  },
  sort: ['-occurredAt', 'quantity', 'type'],
});
export class LedgerQuery extends ledger.Query {}
export class LedgerExport extends ledger.Export {}

/** So much of a part is kept for something: `forType` and `forId` say for what. */
@Table('parts.reservations')
export class Reservation {
  @Key() id: Id;
  @IdField() partId: Id;
  @IdField() locationId: Id;
  @Text({ description: 'order_item, production_order, …' }) forType: string;
  @IdField() forId: Id;
  @QuantityField() quantity: Quantity;
  @Time() createdAt: string;
}

export const reservationList = list({
  entity: Reservation,
  filter: { ...occurred('createdAt'), partId: isId('partId'), locationId: isId('locationId'), forType: is('forType'), forId: isId('forId') },
  sort: ['createdAt', 'quantity'],
});
export class ReservationQuery extends reservationList.Query {}

/** A time, or a day: then its end in the organization's zone. */
export class AtQuery {
  @ApiPropertyOptional({ type: 'string', description: 'a time, or a day: its end in the zone of the organization' })
  @IsOptional()
  @IsDayOrTime()
  at?: string;
}

export class StockThere {
  @ApiProperty({ type: 'string', format: 'uuid' }) locationId: Id;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
  @ApiProperty({ type: 'number' }) reserved: Quantity;
  @ApiProperty({ type: 'number', description: 'in quarantine or damaged' }) blocked: Quantity;
}

/** What lies somewhere of a lot, or in another state than ok. */
export class LotHere {
  @ApiProperty({ type: 'string', format: 'uuid' }) locationId: Id;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) lotId: Id | null;
  @ApiProperty({ type: 'string', nullable: true }) code: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) expiresOn: string | null;
  @ApiProperty({ enum: STOCK_STATES }) status: StockStatus;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
}

export class StockAt {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
  @ApiProperty({ type: 'number' }) reserved: Quantity;
  @ApiProperty({ type: 'number', description: 'in quarantine or damaged' }) blocked: Quantity;
  @ApiProperty({ type: 'number' }) available: Quantity;
  @ApiProperty({ type: 'string', format: 'decimal', description: 'moving average of then' }) averageCost: string;
  @ApiProperty({ type: 'string', format: 'decimal', description: 'on hand × average cost' }) value: string;
  @ApiProperty({ type: () => StockThere, isArray: true }) locations: StockThere[];
  @ApiProperty({ type: () => LotHere, isArray: true }) lots: LotHere[];
}

export class Valued {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: Id;
  @ApiProperty() sku: string;
  @ApiProperty() name: string;
  @ApiProperty() unit: string;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
  @ApiProperty({ type: 'string', format: 'decimal' }) averageCost: string;
  @ApiProperty({ type: 'string', format: 'decimal' }) value: string;
}

export class Valuation {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'string', format: 'decimal' }) totalValue: string;
  @ApiProperty({ type: () => Valued, isArray: true }) parts: Valued[];
}
