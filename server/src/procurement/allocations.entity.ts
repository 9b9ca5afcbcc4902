import { ApiProperty } from '@nestjs/swagger';
import { Day, Id as IdField, Items, Key, OneOf, QuantityField, Text, Time } from '../core/dto';
import type { Quantity } from '../core/money';
import { Table } from '../core/record';
import type { Id } from '../core/tx';

const PURPOSES = ['order_item', 'production_order'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const PurposeField = (): PropertyDecorator => OneOf('Purpose', PURPOSES, { description: 'a line of an order, or a production order' });

/** So much of what is still to come of a line is meant for somebody: with the goods it becomes a reservation of stock. */
@Table('procurement.allocations')
export class Allocation {
  @Key() id: Id;
  @IdField({ description: 'the line of the purchase order' }) itemId: Id;
  @IdField() partId: Id;
  @PurposeField() forType: Purpose;
  @IdField() forId: Id;
  @QuantityField() quantity: Quantity;
  @Time() createdAt: string;
}

/** For whom something is meant that comes. */
class AllocatedTo {
  @PurposeField() forType: Purpose;
  @IdField() forId: Id;
  @QuantityField() quantity: Quantity;
}

/** What of a part is still to come with a line of a purchase order, and for whom. */
export class Incoming {
  @IdField() itemId: Id;
  @IdField() partId: Id;
  @IdField() purchaseOrderId: Id;
  @Text() poNumber: string;
  @Text() supplierName: string;
  @Day({ nullable: true }) expectedDeliveryDate: string | null;
  @QuantityField() open: Quantity;
  @QuantityField({ description: 'open and meant for nobody yet' }) free: Quantity;
  @Items(() => AllocatedTo) @ApiProperty({ type: () => AllocatedTo, isArray: true }) allocations: AllocatedTo[];
}

export interface Give {
  itemId: Id;
  forType: Purpose;
  forId: Id;
  quantity: Quantity;
}

export interface Want {
  partId: Id;
  forType: Purpose;
  forId: Id;
  quantity: Quantity;
}

/** How much somebody still has to get; left out, nothing any more. */
export interface Fit {
  forType: Purpose;
  forId: Id;
  /** Left out, of every part. */
  partId?: Id;
  most?: Quantity;
}
