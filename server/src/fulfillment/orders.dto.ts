import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Amount, Id, inputOf, Items, lineOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, atLeast, atMost, from, isId, list, until, where } from '../core/list';
import { Order, OrderItem } from './orders.entity';
import { ORDER_STATUSES } from './orders.rules';

export class OrderItemInput extends lineOf(OrderItem, [
  'buildId',
  'partId',
  'description',
  'quantity',
  'unitPrice',
  'discountPercent',
  'taxRate',
  'taxCategory',
  'customizations',
  'prescriptionId',
]) {}
export class OrderInput extends inputOf(Order, [
  'customerId',
  'customerReference',
  'orderDate',
  'expectedDeliveryDate',
  'currency',
  'priceMode',
  'discountPercent',
  'billingAddress',
  'shippingAddress',
  'notes',
  'customFields',
]) {
  @Items(() => OrderItemInput, { filled: true }) items: OrderItemInput[];
}
export class OrderPatch extends patchOf(OrderInput) {}
export class OrderReplacement extends replaceOf(OrderInput) {}

class PreviewLine extends PickType(OrderItem, ['unitPrice', 'discountPercent', 'taxRate', 'taxCategory', 'lineTotal', 'netTotal'] as const) {}
/** What an order would come to; the lines stand as they were typed. */
export class OrderPreview extends PickType(Order, ['subtotal', 'taxAmount', 'totalAmount', 'taxBreakdown'] as const) {
  @Items(() => PreviewLine) items: PreviewLine[];
}

export const orderList = list({
  entity: Order,
  search: true,
  filter: {
    status: anyOf('status', ORDER_STATUSES),
    customerId: isId('customerId'),
    partId: where(
      (bound) =>
        `exists (select from fulfillment.order_items i where i.order_id = t.id and (i.part_id = any (${bound}::uuid[]) or i.goods_part_id = any (${bound}::uuid[])))`,
      'id',
    ),
    buildId: where((bound) => `exists (select from fulfillment.order_items i where i.order_id = t.id and i.build_id = any (${bound}::uuid[]))`, 'id'),
    itemId: where((bound) => `exists (select from fulfillment.order_items i where i.order_id = t.id and i.id = any (${bound}::uuid[]))`, 'id'),
    orderFrom: from('orderDate'),
    orderTo: until('orderDate', 'date'),
    expectedFrom: from('expectedDeliveryDate'),
    expectedTo: until('expectedDeliveryDate', 'date'),
    totalMin: atLeast('totalAmount'),
    totalMax: atMost('totalAmount'),
    late: where((bound) => `(t.status in ('pending', 'production', 'ready') and coalesce(t.expected_delivery_date < core.today(), false)) = ${bound}`, 'flag'),
    toInvoice: where(
      (bound) =>
        `(t.status not in ('draft', 'cancelled') and exists (select from fulfillment.order_items i where i.order_id = t.id and i.invoiced_quantity < i.quantity)) = ${bound}`,
      'flag',
    ),
  },
  sort: ['-createdAt', 'orderNumber', 'orderDate', 'expectedDeliveryDate', 'status', 'totalAmount', 'updatedAt'],
});
export class OrderQuery extends orderList.Query {}
export class OrderExport extends orderList.Export {}
export class OrderBulk extends bulkOf(['change', 'delete', 'restore', 'confirm', 'cancel']) {}

export class CancelInput {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

class OrderQuantityFields {
  @Id() orderItemId: string;
  @Amount() quantity: number;
}
export class OrderQuantity extends inputOf(OrderQuantityFields, ['orderItemId', 'quantity']) {}
class OpenFields {
  @Items(() => OrderQuantity, { min: 1, nullable: true, description: 'left out, all that is open' }) items: OrderQuantity[] | null;
}
export class OpenInput extends inputOf(OpenFields, ['items']) {}
