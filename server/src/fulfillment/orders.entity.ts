import {
  Address,
  Amount,
  Computed,
  Currency,
  Day,
  Derived,
  Free,
  Id as IdField,
  Int,
  Items,
  Key,
  Lines,
  MoneyField,
  One,
  OneOf,
  PriceField,
  QuantityField,
  RateField,
  Text,
  Time,
} from '../core/dto';
import type { Money, Price, Quantity, Rate } from '../core/money';
import { CustomFields, type CustomValues } from '../core/custom-fields';
import { BaseRecord, Table } from '../core/record';
import { TAX_CATEGORIES, TaxShare, type TaxCategory } from '../core/tax';
import type { Id } from '../core/tx';
import { CustomizationsField, type Customizations } from '../builds';
import { PrescriptionSnapshot } from '../customers';
import { OrderProgress, progressOf, setAsideFor } from './orders.progress';
import { movesOf, ORDER_STATUSES, type OrderStatus } from './orders.rules';

/** Of the part a line names, or of what its build makes. Under row level security `id = coalesce(…)` would read the whole table: coalesce is not leakproof. */
const partOf = (line: string, column: string): string =>
  `coalesce((select p.${column} from parts.parts p where p.id = ${line}.part_id), (select p.${column} from parts.parts p where p.id = ${line}.goods_part_id))`;

@Table('fulfillment.order_items')
export class OrderItem {
  @Key() id: Id;
  @IdField() orderId: Id;
  @Int() position: number;
  @IdField({ nullable: true }) buildId: Id | null;
  @IdField({ nullable: true }) partId: Id | null;
  @IdField({ nullable: true, description: 'the part that leaves stock: the part, or what the build makes; null for services and text' }) goodsPartId: Id | null;
  @Text({ nullable: true, max: 2_000 }) description: string | null;
  @Amount() quantity: Quantity;
  @PriceField({
    filled: true,
    min: -1,
    description: 'net or gross as the order’s priceMode says; left out, that of the build with its choices, or of the part',
  })
  unitPrice: Price;
  @RateField({ filled: true }) discountPercent: Rate;
  @RateField({ filled: true, description: 'left out, it follows from customer, part and day' }) taxRate: Rate;
  @OneOf('TaxCategory', TAX_CATEGORIES, { filled: true }) taxCategory: TaxCategory;
  @MoneyField({ description: 'quantity × price less the discount, as the price is typed' }) lineTotal: Money;
  @MoneyField({ description: 'net, after the discount on the whole' }) netTotal: Money;
  @CustomizationsField({ filled: true }) customizations: Customizations;
  @IdField({ nullable: true, description: 'the prescription that lenses are made after' }) prescriptionId: Id | null;
  @One(() => PrescriptionSnapshot, { nullable: true, description: 'as it was then' }) prescription: PrescriptionSnapshot | null;
  @QuantityField() deliveredQuantity: Quantity;
  @QuantityField() invoicedQuantity: Quantity;
  @Computed(setAsideFor, { type: 'number', description: 'of the goods on hand, set aside for this line' }) reservedQuantity: Quantity;
  @Computed((t) => `select coalesce(sum(a.quantity), 0)::float8 from procurement.allocations a where a.for_id = ${t}.id and a.for_type = 'order_item'`, {
    type: 'number',
    description: 'on its way with purchase orders and meant for this line',
  })
  incomingQuantity: Quantity;
  @Computed((t) => partOf(t, 'sku'), { type: 'string', nullable: true }) sku: string | null;
  @Computed(
    (t) =>
      `coalesce((select b.build_name from builds.builds b where b.id = ${t}.build_id), (select p.name from parts.parts p where p.id = ${t}.part_id), ${t}.description)`,
    { type: 'string' },
  )
  name: string;
  @Computed((t) => `coalesce(${partOf(t, 'unit')}, 'pcs')`, { type: 'string' }) unit: string;
}

@Table('fulfillment.orders')
export class Order extends BaseRecord {
  @Text({ max: 40 }) orderNumber: string;
  @IdField() customerId: Id;
  @Text({ nullable: true, description: 'the customer’s own order number' }) customerReference: string | null;
  @Day({ filled: true }) orderDate: string;
  @Day({ nullable: true }) expectedDeliveryDate: string | null;
  @OneOf('OrderStatus', ORDER_STATUSES) status: OrderStatus;
  @Currency({ filled: true }) currency: string;
  @OneOf('PriceMode', ['net', 'gross'] as const, { filled: true }) priceMode: 'net' | 'gross';
  @RateField({ filled: true, description: 'on the whole' }) discountPercent: Rate;
  @MoneyField({ description: 'net, after all discounts' }) subtotal: Money;
  @MoneyField() taxAmount: Money;
  @MoneyField() totalAmount: Money;
  @Items(() => TaxShare) taxBreakdown: TaxShare[];
  @One(() => Address, { nullable: true }) billingAddress: Address | null;
  @One(() => Address, { nullable: true }) shippingAddress: Address | null;
  @Text({ nullable: true, max: 5_000 }) notes: string | null;
  @CustomFields('orders') customFields: CustomValues;
  @Time({ nullable: true }) confirmedAt: string | null;
  @Time({ nullable: true, description: 'when the confirmation left by mail' }) sentAt: string | null;
  @Time({ nullable: true, description: 'when the customer was told that it can be picked up' }) announcedAt: string | null;
  @Free({ nullable: true, description: 'the customer as it was when the order was confirmed' }) customerSnapshot: object | null;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
  @Computed((t) => `${t}.status in ('pending', 'production', 'ready') and coalesce(${t}.expected_delivery_date < core.today(), false)`, {
    type: 'boolean',
    description: 'not shipped though its day has passed',
  })
  late: boolean;
  @Computed(progressOf, { type: () => OrderProgress }, { shown: true }) progress: OrderProgress;
  @Lines(() => OrderItem, { by: 'orderId' }) items: OrderItem[];
  @Derived((row: Order) => movesOf(row.status, row.items), { type: 'string', isArray: true }) moves: string[];
}
