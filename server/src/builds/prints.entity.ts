import { Amount, Bool, Computed, Day, Derived, Id as IdField, Ids, Key, OneOf, PriceField, QuantityField, Text, Time } from '../core/dto';
import type { DateString } from '../core/dates';
import type { Price, Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { TRACKINGS } from '../parts';
import { PRINT, PRINT_STATUSES, type PrintStatus } from './prints.rules';

/** A printer. */
@Table('builds.print_machines')
export class PrintMachine extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ nullable: true, max: 100 }) model: string | null;
  @PriceField({ nullable: true, description: 'what an hour of printing costs, in the currency of the organization' }) hourlyRate: Price | null;
  @Text({ nullable: true, max: 5_000 }) notes: string | null;
  @Bool({ filled: true }) isActive: boolean;
}

/** What one piece of a part takes that is printed here. */
@Table('builds.print_plans')
export class PrintPlan {
  @Key() id: Id;
  @IdField() partId: Id;
  @IdField({ description: 'a part that is kept by mass: filament, resin' }) materialPartId: Id;
  @IdField({ nullable: true, description: 'the usual printer' }) machineId: Id | null;
  @Amount({ description: 'of material, for one piece' }) grams: Quantity;
  @QuantityField({ description: 'for one piece' }) minutes: Quantity;
  @Computed((t) => `select p.name from parts.parts p where p.id = ${t}.material_part_id`, { type: 'string' }) materialName: string;
  @Computed((t) => `select m.name from builds.print_machines m where m.id = ${t}.machine_id`, { type: 'string', nullable: true }) machineName: string | null;
}

const partOf = (column: string, of: string) => (t: string) => `select p.${column} from parts.parts p where p.id = ${t}.${of}`;

/** Pieces of a part on a printer: for a production order or into stock. */
@Table('builds.print_jobs')
export class PrintJob extends BaseRecord {
  @Text({ max: 40 }) number: string;
  @IdField({ description: 'what is printed' }) partId: Id;
  @IdField({ filled: true, description: 'left out, as the part is planned' }) materialPartId: Id;
  @IdField({ nullable: true }) machineId: Id | null;
  @IdField({ nullable: true, description: 'the production order that needs the pieces: they are reserved for it' }) productionOrderId: Id | null;
  @Amount({ filled: true, description: 'of material, for one piece; left out, as the part is planned' }) grams: Quantity;
  @QuantityField({ filled: true, description: 'for one piece; left out, as the part is planned' }) minutes: Quantity;
  @Amount() quantity: Quantity;
  @OneOf('PrintStatus', PRINT_STATUSES) status: PrintStatus;
  @Day({ nullable: true }) dueDate: DateString | null;
  @Text({ nullable: true, max: 5_000 }) notes: string | null;
  @QuantityField() goodQuantity: Quantity;
  @QuantityField({ description: 'pieces that failed: their material is a loss' }) scrappedQuantity: Quantity;
  @QuantityField({ nullable: true, description: 'of material, in all' }) usedGrams: Quantity | null;
  @QuantityField({ nullable: true, description: 'in all' }) usedMinutes: Quantity | null;
  @PriceField({ nullable: true, description: 'material and machine time of one good piece' }) unitCost: Price | null;
  @Time({ nullable: true }) startedAt: string | null;
  @Time({ nullable: true }) finishedAt: string | null;
  @Ids({ description: 'its movements of stock' }) transactionIds: Id[];
  @Computed(partOf('name', 'part_id'), { type: 'string' }) partName: string;
  @Computed(partOf('sku', 'part_id'), { type: 'string' }) sku: string;
  @Computed(partOf('unit', 'part_id'), { type: 'string' }) unit: string;
  @Computed(partOf('tracking', 'part_id'), { enum: TRACKINGS }) tracking: (typeof TRACKINGS)[number];
  @Computed(partOf('name', 'material_part_id'), { type: 'string' }) materialName: string;
  @Computed(partOf('tracking', 'material_part_id'), { enum: TRACKINGS, description: 'of the material' }) materialTracking: (typeof TRACKINGS)[number];
  @Computed(partOf('unit', 'material_part_id'), { type: 'string', description: 'of the material' }) materialUnit: string;
  @Computed((t) => `select m.name from builds.print_machines m where m.id = ${t}.machine_id`, { type: 'string', nullable: true }) machineName: string | null;
  @Computed((t) => `select o.number from builds.production_orders o where o.id = ${t}.production_order_id`, { type: 'string', nullable: true })
  productionNumber: string | null;
  @Derived((job: PrintJob) => PRINT.moves(job.status), { type: 'string', isArray: true }) moves: string[];
}
