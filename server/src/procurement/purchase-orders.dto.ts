import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Amount, Day, Id, inputOf, Items, lineOf, patchOf, replaceOf, Text } from '../core/dto';
import { anyOf, from, isId, list, until, where } from '../core/list';
import { LotInput, LotsField, SerialsField, StateField } from '../parts';
import { overdueSql, PurchaseOrder, PurchaseOrderItem } from './purchase-orders.entity';
import { PURCHASE_ORDER_STATUSES } from './purchase-orders.rules';

export class PurchaseOrderItemInput extends lineOf(PurchaseOrderItem, ['partId', 'quantity', 'unitPrice']) {}
export class PurchaseOrderInput extends inputOf(PurchaseOrder, ['supplierId', 'orderDate', 'expectedDeliveryDate', 'currency', 'exchangeRate', 'notes']) {
  @Items(() => PurchaseOrderItemInput, { min: 1 }) items: PurchaseOrderItemInput[];
}
export class PurchaseOrderPatch extends patchOf(PurchaseOrderInput) {}
export class PurchaseOrderReplacement extends replaceOf(PurchaseOrderInput) {}

export const purchaseOrderList = list({
  entity: PurchaseOrder,
  search: true,
  filter: {
    status: anyOf('status', PURCHASE_ORDER_STATUSES),
    supplierId: isId('supplierId'),
    partId: where(
      (bound) => `exists (select from procurement.purchase_order_items i where i.purchase_order_id = t.id and i.part_id = any (${bound}::uuid[]))`,
      'id',
    ),
    receiptId: where((bound) => `exists (select from procurement.receipts r where r.purchase_order_id = t.id and r.id = any (${bound}::uuid[]))`, 'id'),
    orderFrom: from('orderDate'),
    orderTo: until('orderDate', 'date'),
    expectedFrom: from('expectedDeliveryDate'),
    expectedTo: until('expectedDeliveryDate', 'date'),
    overdue: where((bound) => `(${overdueSql('t')}) = ${bound}`, 'flag'),
  },
  sort: ['-createdAt', 'poNumber', 'orderDate', 'expectedDeliveryDate', 'status', 'totalAmount', 'updatedAt'],
});
export class PurchaseOrderQuery extends purchaseOrderList.Query {}
export class PurchaseOrderExport extends purchaseOrderList.Export {}
export class PurchaseOrderBulk extends bulkOf(['change', 'delete', 'restore', 'cancel']) {}

export class PurchaseOrderMailInput {
  @ApiProperty({ required: false, description: 'left out, the supplier’s address' }) @IsOptional() @IsEmail() to?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) subject?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(10_000) message?: string;
}

class ReceivedItemFields {
  @Id() itemId: string;
  @Amount() quantity: number;
  @Id({ nullable: true, description: 'left out, the default location' }) locationId: string | null;
  @LotsField() lots: LotInput[] | null;
  @SerialsField() serialNumbers: string[] | null;
  @StateField() stockStatus: 'ok' | 'quarantine' | 'damaged' | null;
}
export class ReceivedItem extends inputOf(ReceivedItemFields, ['itemId', 'quantity', 'locationId', 'lots', 'serialNumbers', 'stockStatus']) {}
class ReceiveFields {
  @Items(() => ReceivedItem, { min: 1 }) items: ReceivedItem[];
  @Text({ nullable: true, max: 2_000 }) note: string | null;
}
export class ReceiveInput extends inputOf(ReceiveFields, ['items', 'note']) {}

class ConfirmedItemFields {
  @Id() itemId: string;
  @Day({ nullable: true, description: 'null: as the whole order' }) expectedDate: string | null;
}
export class ConfirmedItem extends inputOf(ConfirmedItemFields, ['itemId', 'expectedDate']) {}
class ConfirmationFields {
  @Day({ nullable: true, description: 'of the whole; left out, the latest of the lines that are open' }) expectedDeliveryDate: string | null;
  @Items(() => ConfirmedItem, { nullable: true, description: 'lines with a day of their own' }) items: ConfirmedItem[] | null;
}
export class ConfirmationInput extends inputOf(ConfirmationFields, ['expectedDeliveryDate', 'items']) {}

export class ReceiptPath {
  @Id() id: string;
  @Id() receiptId: string;
}
export class ItemPath {
  @Id() id: string;
  @Id() itemId: string;
}
