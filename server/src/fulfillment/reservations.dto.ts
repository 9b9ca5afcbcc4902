import { Amount, Day, Id, inputOf, Items, QuantityField, Text } from '../core/dto';
import type { Quantity } from '../core/money';
import { PurposeField, type Purpose } from '../procurement';

/** So much of a line that comes is meant for it. */
export class Awaited {
  @Id() itemId: string;
  @Id() purchaseOrderId: string;
  @Text() poNumber: string;
  @Day({ nullable: true }) expectedDeliveryDate: string | null;
  @QuantityField() quantity: Quantity;
}

/** What an order line or a production order still has to get of a part, and what of that is assured. */
export class ReservationLine {
  @Id() partId: string;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @PurposeField() forType: Purpose;
  @Id() forId: string;
  @QuantityField({ description: 'still to be delivered or built in' }) needed: Quantity;
  @QuantityField({ description: 'of what is on hand' }) reserved: Quantity;
  @Items(() => Awaited) incoming: Awaited[];
  @QuantityField({ description: 'neither on hand nor on its way for it' }) open: Quantity;
}

class ReservationFields {
  @PurposeField() forType: Purpose;
  @Id() forId: string;
  @Id() partId: string;
  @Id({ nullable: true, description: 'of what comes with this line; left out, of what is on hand' }) purchaseOrderItemId: string | null;
  @Amount() quantity: number;
}
export class ReservationInput extends inputOf(ReservationFields, ['forType', 'forId', 'partId', 'purchaseOrderItemId', 'quantity']) {}

class ReleaseFields {
  @PurposeField() forType: Purpose;
  @Id() forId: string;
  @Id() partId: string;
  @Id({ nullable: true, description: 'left out, of what is on hand' }) purchaseOrderItemId: string | null;
  @Amount({ nullable: true, description: 'left out, all of it' }) quantity: number | null;
}
export class ReservationRelease extends inputOf(ReleaseFields, ['forType', 'forId', 'partId', 'purchaseOrderItemId', 'quantity']) {}
