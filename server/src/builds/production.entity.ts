import {
  Computed,
  Day,
  Derived,
  field,
  Id as IdField,
  Ids,
  Int,
  Key,
  Lines,
  OneOf,
  Amount,
  PriceField,
  QuantityField,
  RateField,
  Text,
  Texts,
  Time,
} from '../core/dto';
import type { DateString } from '../core/dates';
import type { Price, Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { TRACKINGS } from '../parts';
import { CustomizationsField, type Customizations } from './options.dto';
import { PRODUCTION, PRODUCTION_STATUSES, type Consumed, type ProductionStatus } from './production.rules';

/** What a production order takes of one part: its own list, copied from the revision and changed by its options. */
@Table('builds.production_components')
export class ProductionComponent {
  @Key() id: Id;
  @IdField() productionOrderId: Id;
  @Int() position: number;
  @IdField() partId: Id;
  @QuantityField({ description: 'net, for one machine' }) perUnit: Quantity;
  @RateField() scrapPercent: number;
  @QuantityField({ description: 'for the whole order, with scrap' }) required: Quantity;
  @QuantityField() consumed: Quantity;
  @QuantityField({ description: 'fetched' }) picked: Quantity;
  @Texts({ description: 'lots and serial numbers that were scanned' }) pickedCodes: string[];
  @IdField({ nullable: true, description: 'the part of the list that it stands in for' }) replacesPartId: Id | null;
  @Computed((t) => `select item.sku from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) sku: string;
  @Computed((t) => `select item.name from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) name: string;
  @Computed((t) => `select item.unit from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) unit: string;
  @Computed((t) => `select item.tracking from parts.parts item where item.id = ${t}.part_id`, { enum: TRACKINGS }) tracking: (typeof TRACKINGS)[number];
}

/** One completion of a part of the order, and what of it was taken back. */
@Table('builds.production_outputs')
export class ProductionOutput {
  @Key() id: Id;
  @IdField() productionOrderId: Id;
  @Int() position: number;
  @QuantityField() quantity: Quantity;
  @QuantityField({ description: 'units that failed: they took their parts and gave nothing' }) scrap: Quantity;
  @QuantityField() reversedQuantity: Quantity;
  @PriceField({ nullable: true, description: 'material and labour of one machine' }) unitCost: Price | null;
  @field({}, { type: 'jsonb' }, { type: 'array', items: { type: 'object' }, description: 'the movements of its parts' }) consumption: Consumed[];
  @IdField({ nullable: true }) outputTransactionId: Id | null;
  @Ids({ description: 'one for each lot or piece' }) outputTransactionIds: Id[];
  @Time() completedAt: string;
  @IdField() completedBy: Id;
}

/** A serial number is given once and for all: reversed, it is void and never used again. */
@Table('builds.serial_numbers')
export class SerialNumber {
  @Key() id: Id;
  @IdField() buildId: Id;
  @IdField() productionOrderId: Id;
  @IdField() outputId: Id;
  @Int() position: number;
  @Text({ max: 100 }) serial: string;
  @OneOf('SerialStatus', ['made', 'void']) status: 'made' | 'void';
}

@Table('builds.production_orders')
export class ProductionOrder extends BaseRecord {
  @Text() number: string;
  @IdField() buildId: Id;
  @IdField({ description: 'the revision it is made by, kept when a newer one is released' }) revisionId: Id;
  @IdField({ description: 'the part it makes' }) partId: Id;
  @Amount() quantity: Quantity;
  @QuantityField() completedQuantity: Quantity;
  @QuantityField() scrappedQuantity: Quantity;
  @OneOf('ProductionStatus', PRODUCTION_STATUSES) status: ProductionStatus;
  @Day({ nullable: true }) dueDate: DateString | null;
  @Int({ min: 1, max: 5, filled: true, description: '1 first' }) priority: number;
  @Text({ nullable: true, max: 5_000 }) notes: string | null;
  @IdField({ nullable: true }) orderId: Id | null;
  @IdField({ nullable: true }) orderItemId: Id | null;
  @CustomizationsField({ filled: true }) customizations: Customizations;
  @Texts({ description: 'of the machines made and not taken back' }) serialNumbers: string[];
  @Lines(() => ProductionComponent, { by: 'productionOrderId' }) components: ProductionComponent[];
  @Lines(() => ProductionOutput, { by: 'productionOrderId' }) outputs: ProductionOutput[];
  @Computed((t) => `exists (select from procurement.allocations a where a.for_id = ${t}.id and a.for_type = 'production_order')`, {
    type: 'boolean',
    description: 'something on its way is meant for it',
  })
  awaitsGoods: boolean;
  @Computed((t) => `select model.build_name from builds.builds model where model.id = ${t}.build_id`, { type: 'string' }) buildName: string;
  @Computed((t) => `select item.tracking from parts.parts item where item.id = ${t}.part_id`, { enum: TRACKINGS, description: 'of what it makes' })
  tracking: (typeof TRACKINGS)[number];
  @Derived((order: ProductionOrder) => PRODUCTION.moves(order.status), { type: 'string', isArray: true }) moves: string[];
}
