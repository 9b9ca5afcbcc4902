import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Amount, Id, inputOf, Items, lineOf, patchOf, replaceOf, Text } from '../core/dto';
import { anyOf, from, isId, list, until, where } from '../core/list';
import { SerialsField, StateField } from '../parts';
import { Delivery, DeliveryItem } from './deliveries.entity';
import { DELIVERY_STATUSES } from './deliveries.rules';

const FIELDS = ['deliveryDate', 'carrier', 'trackingNumber', 'shippingAddress', 'shippingCost', 'requiresSignature', 'weightKg', 'notes'] as const;

export class DeliveryItemInput extends lineOf(DeliveryItem, ['orderItemId', 'quantity', 'serialNumbers']) {}
/** From an order: left out, the items are all that is open. */
export class OrderDeliveryInput extends inputOf(Delivery, FIELDS) {
  @Items(() => DeliveryItemInput, { nullable: true, min: 1 }) items: DeliveryItemInput[] | null;
}
export class DeliveryInput extends inputOf(Delivery, ['orderId', ...FIELDS]) {
  @Items(() => DeliveryItemInput, { nullable: true, min: 1 }) items: DeliveryItemInput[] | null;
}
export class DeliveryPatch extends patchOf(OrderDeliveryInput) {}
export class DeliveryReplacement extends replaceOf(OrderDeliveryInput) {}

export const deliveryList = list({
  entity: Delivery,
  search: true,
  filter: {
    status: anyOf('status', DELIVERY_STATUSES),
    orderId: isId('orderId'),
    customerId: where((bound) => `exists (select from fulfillment.orders o where o.id = t.order_id and o.customer_id = any (${bound}::uuid[]))`, 'id'),
    deliveryFrom: from('deliveryDate'),
    deliveryTo: until('deliveryDate', 'date'),
  },
  sort: ['-createdAt', 'deliveryNumber', 'deliveryDate', 'status', 'updatedAt'],
});
export class DeliveryQuery extends deliveryList.Query {}
export class DeliveryExport extends deliveryList.Export {}
export class DeliveryBulk extends bulkOf(['change', 'delete', 'restore', 'ship', 'deliver', 'cancel']) {}

export class ShipInput {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) carrier?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) trackingNumber?: string;
  @ApiProperty({ required: false, default: false, description: 'tell the customer by mail, as `send` does' }) @IsOptional() @IsBoolean() notify?: boolean;
}
export class DeliverInput {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) signedBy?: string;
}

class ReturnItemFields {
  @Id() orderItemId: string;
  @Amount() quantity: number;
  @SerialsField() serialNumbers: string[] | null;
}
export class ReturnItem extends inputOf(ReturnItemFields, ['orderItemId', 'quantity', 'serialNumbers']) {}
class ReturnFields {
  @Items(() => ReturnItem, { nullable: true, min: 1, description: 'left out, everything' }) items: ReturnItem[] | null;
  @Id({ nullable: true, description: 'where the goods go; left out, the default location' }) locationId: string | null;
  @Text({ nullable: true, max: 500 }) reason: string | null;
  @StateField() stockStatus: 'ok' | 'quarantine' | 'damaged' | null;
}
export class ReturnInput extends inputOf(ReturnFields, ['items', 'locationId', 'reason', 'stockStatus']) {
  @ApiProperty({ required: false, default: true, description: 'false: the goods are not put on stock again' }) @IsOptional() @IsBoolean() restock?: boolean;
}
