import {
  Amount,
  Computed,
  Currency,
  Day,
  Derived,
  field,
  Free,
  Id as IdField,
  Int,
  Key,
  Lines,
  MoneyField,
  OneOf,
  PriceField,
  QuantityField,
  RateField,
  Text,
  Time,
  Bool,
} from '../core/dto';
import type { Money, Price, Quantity, Rate } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { TRACKINGS } from '../parts';
import type { SetAside } from './allocations.rules';
import { movesOf, PURCHASE_ORDER_STATUSES, type PurchaseOrderStatus } from './purchase-orders.rules';

@Table('procurement.purchase_order_items')
export class PurchaseOrderItem {
  @Key() id: Id;
  @IdField() purchaseOrderId: Id;
  @Int() position: number;
  @IdField() partId: Id;
  @Amount() quantity: Quantity;
  @PriceField({ filled: true, description: 'left out, it is taken from the supplier’s price breaks' }) unitPrice: Price;
  @QuantityField() receivedQuantity: Quantity;
  @QuantityField({ description: 'of what is still to come, meant for orders and production' }) allocatedQuantity: Quantity;
  @Bool({ description: 'a cancelled line counts no more, but stays' }) cancelled: boolean;
  @Day({ nullable: true, description: 'when the supplier will deliver this line; null: as the whole order' }) expectedDate: string | null;
  @MoneyField() lineTotal: Money;
  @Computed((t) => `case when ${t}.cancelled then 0 else greatest(${t}.quantity - ${t}.received_quantity, 0)::float8 end`, { type: 'number' })
  openQuantity: Quantity;
  @Computed((t) => `select p.sku from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) sku: string;
  @Computed((t) => `select p.name from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) partName: string;
  @Computed((t) => `select p.unit from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) unit: string;
  @Computed((t) => `select p.tracking from parts.parts p where p.id = ${t}.part_id`, { enum: TRACKINGS }) tracking: (typeof TRACKINGS)[number];
}

/** Its day has passed, or that of a line of which something is still to come. */
export const overdueSql = (t: string): string => `${t}.status in ('sent', 'partially_received') and (coalesce(${t}.expected_delivery_date < core.today(), false)
  or exists (select from procurement.purchase_order_items i where i.purchase_order_id = ${t}.id and i.expected_date < core.today() and not i.cancelled
    and i.quantity > i.received_quantity))`;

@Table('procurement.purchase_orders')
export class PurchaseOrder extends BaseRecord {
  @Text({ max: 40 }) poNumber: string;
  @IdField() supplierId: Id;
  @Day({ filled: true }) orderDate: string;
  @Day({ nullable: true }) expectedDeliveryDate: string | null;
  @OneOf('PurchaseOrderStatus', PURCHASE_ORDER_STATUSES) status: PurchaseOrderStatus;
  @Currency({ filled: true }) currency: string;
  @RateField({ filled: true, max: 1e6, description: 'one unit of the currency in the currency of the organization, on the day of the order' })
  exchangeRate: Rate;
  @MoneyField() totalAmount: Money;
  @Text({ max: 5_000, nullable: true }) notes: string | null;
  @Time({ nullable: true }) sentAt: string | null;
  @Time({ nullable: true, description: 'when the supplier last named its days' }) confirmedAt: string | null;
  @Time({ nullable: true, description: 'when the supplier was last asked where the goods are' }) remindedAt: string | null;
  @Free({ nullable: true, description: 'the supplier as it was when the order was sent' }) supplierSnapshot: object | null;
  @Computed((t) => `select s.name from procurement.suppliers s where s.id = ${t}.supplier_id`, { type: 'string' }) supplierName: string;
  @Computed(overdueSql, { type: 'boolean', description: 'what is open should have come by now, the whole or a line of it' })
  overdue: boolean;
  @Lines(() => PurchaseOrderItem, { by: 'purchaseOrderId' }) items: PurchaseOrderItem[];
  @Derived((row: PurchaseOrder) => movesOf(row.status), { type: 'string', isArray: true }) moves: string[];
}

@Table('procurement.receipt_items')
export class ReceiptItem {
  @Key() id: Id;
  @IdField() receiptId: Id;
  @Int() position: number;
  @IdField() itemId: Id;
  @IdField() partId: Id;
  @QuantityField() quantity: Quantity;
  @IdField({ nullable: true, description: 'null for a service' }) locationId: Id | null;
  @IdField({ nullable: true, description: 'the row of the stock ledger; null for a service, which keeps no stock' }) transactionId: Id | null;
  @Computed((t) => `select p.name from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) partName: string;
  @Computed((t) => `select l.code from parts.stock_transactions s join parts.lots l on l.id = s.lot_id where s.id = ${t}.transaction_id`, {
    type: 'string',
    nullable: true,
  })
  lotCode: string | null;
}

/** What came in at one time. */
@Table('procurement.receipts')
export class Receipt extends BaseRecord {
  @IdField() purchaseOrderId: Id;
  @Time() receivedAt: string;
  @Text({ nullable: true, max: 2_000 }) note: string | null;
  @Time({ nullable: true }) reversedAt: string | null;
  @field({}, { type: 'jsonb' }, { type: 'array', items: { type: 'object' }, description: 'what of it was reserved at once for those who waited for it' })
  allocated: SetAside[];
  @Lines(() => ReceiptItem, { by: 'receiptId' }) items: ReceiptItem[];
}
