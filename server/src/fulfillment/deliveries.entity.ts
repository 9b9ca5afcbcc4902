import {
  Address,
  Amount,
  Bool,
  Computed,
  Day,
  Derived,
  Id as IdField,
  Int,
  Key,
  Lines,
  MoneyField,
  One,
  OneOf,
  QuantityField,
  Text,
  Texts,
  Time,
} from '../core/dto';
import type { Money, Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { trackingUrl } from './carriers.rules';
import { DELIVERY, DELIVERY_STATUSES, type DeliveryStatus } from './deliveries.rules';

const ofLine = (column: string) => (t: string) => `select ${column} from fulfillment.order_items i where i.id = ${t}.order_item_id`;

@Table('fulfillment.delivery_items')
export class DeliveryItem {
  @Key() id: Id;
  @IdField() deliveryId: Id;
  @Int() position: number;
  @IdField() orderItemId: Id;
  @Amount() quantity: Quantity;
  @QuantityField() returnedQuantity: Quantity;
  @Texts({ max: 1_000 }) serialNumbers: string[];
  @Computed(
    (t) =>
      `select coalesce((select b.build_name from builds.builds b where b.id = i.build_id), (select p.name from parts.parts p where p.id = i.part_id), i.description) from fulfillment.order_items i where i.id = ${t}.order_item_id`,
    { type: 'string' },
  )
  name: string;
  @Computed((t) => `select p.sku from parts.parts p, fulfillment.order_items i where i.id = ${t}.order_item_id and p.id = i.goods_part_id`, {
    type: 'string',
    nullable: true,
  })
  sku: string | null;
  @Computed((t) => `select p.unit from parts.parts p, fulfillment.order_items i where i.id = ${t}.order_item_id and p.id = i.goods_part_id`, {
    type: 'string',
    nullable: true,
  })
  unit: string | null;
  @Computed(ofLine('i.goods_part_id'), { type: 'string', format: 'uuid', nullable: true }) goodsPartId: Id | null;
}

@Table('fulfillment.deliveries')
export class Delivery extends BaseRecord {
  @Text({ max: 40 }) deliveryNumber: string;
  @IdField() orderId: Id;
  @Day({ filled: true }) deliveryDate: string;
  @Text({ nullable: true }) carrier: string | null;
  @Text({ nullable: true }) trackingNumber: string | null;
  @OneOf('DeliveryStatus', DELIVERY_STATUSES) status: DeliveryStatus;
  @One(() => Address, { nullable: true }) shippingAddress: Address | null;
  @MoneyField({ filled: true, min: 0 }) shippingCost: Money;
  @Bool({ filled: true }) requiresSignature: boolean;
  @Text({ nullable: true }) signedBy: string | null;
  @QuantityField({ nullable: true }) weightKg: Quantity | null;
  @Text({ nullable: true, max: 5_000 }) notes: string | null;
  @Time({ nullable: true }) shippedAt: string | null;
  @Time({ nullable: true, description: 'when the customer was told by mail that it is on its way' }) notifiedAt: string | null;
  @Time({ nullable: true }) deliveredAt: string | null;
  @Computed((t) => `select o.order_number from fulfillment.orders o where o.id = ${t}.order_id`, { type: 'string' }) orderNumber: string;
  @Computed((t) => `select o.customer_id from fulfillment.orders o where o.id = ${t}.order_id`, { type: 'string', format: 'uuid' }) customerId: Id;
  @Computed((t) => `select c.name from customers.customers c, fulfillment.orders o where o.id = ${t}.order_id and c.id = o.customer_id`, { type: 'string' })
  customerName: string;
  @Lines(() => DeliveryItem, { by: 'deliveryId' }) items: DeliveryItem[];
  @Derived((row: Delivery) => trackingUrl(row.carrier, row.trackingNumber), {
    type: 'string',
    nullable: true,
    description: 'where the carrier shows it; null where the carrier is not known',
  })
  trackingUrl: string | null;
  @Derived((row: Delivery) => DELIVERY.moves(row.status), { type: 'string', isArray: true }) moves: string[];
}
