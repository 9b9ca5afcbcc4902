import type { DateString } from '../core/dates';
import type { Price, Quantity } from '../core/money';
import type { Id } from '../core/tx';

/** What a plan knows of a part. `reserved` is all that is reserved of it, for whomever. */
export interface PlannedPart {
  id: Id;
  sku: string;
  name: string;
  unit: string;
  kind: 'stocked' | 'service';
  onHand: Quantity;
  reserved: Quantity;
  /** Below it is ordered: the minimum stock, or the reorder point above it. */
  minimumStock: Quantity;
  /** Once something is ordered, up to here. */
  targetStock?: Quantity | null;
  averageCost: Price;
}

export interface PlannedBom {
  /** Null: no build makes it, it is printed as its print plan says. */
  buildId: Id | null;
  lines: { partId: Id; quantity: Quantity; scrapPercent: number }[];
  /** How many days before the need the parts have to be there. */
  leadTimeDays: number;
}

/** What is open of an order's line. */
export interface Demand {
  orderId: Id | null;
  orderNumber: string;
  orderItemId: Id | null;
  partId: Id;
  quantity: Quantity;
  dueDate: DateString | null;
  reserved: Quantity;
  /** What the customer's options change of the list of parts, for one machine. */
  changes?: { partId: Id; quantityDelta: Quantity }[];
}

export interface PlannedReceipt {
  purchaseOrderId: Id;
  poNumber: string;
  partId: Id;
  open: Quantity;
  expectedDate: DateString | null;
  /** What of it is meant for an order's line or a production order, and for nobody else. */
  allocations?: { forType: 'order_item' | 'production_order'; forId: Id; quantity: Quantity }[];
}

export interface RunningProduction {
  /** Left out: a production order. */
  type?: 'production_order' | 'print_job';
  id: Id;
  number: string;
  partId: Id;
  remaining: Quantity;
  dueDate: DateString | null;
  orderItemId: Id | null;
  /** The production order that needs what it makes. */
  productionOrderId?: Id | null;
  components: { partId: Id; quantity: Quantity; reserved: Quantity }[];
}

/** An offer of a supplier as procurement gives it; the first of a part's is the one to buy from. */
export interface PlannedOffer {
  supplierId: Id;
  supplierName: string;
  currency: string;
  leadTimeDays: number | null;
  unitPrice: Price;
  priceBreaks: { minimumQuantity: Quantity; unitPrice: Price }[];
  minimumQuantity: Quantity | null;
  packSize: Quantity | null;
}

export interface Snapshot {
  today: DateString;
  parts: Map<Id, PlannedPart>;
  boms: Map<Id, PlannedBom>;
  demands: Demand[];
  supplies: PlannedReceipt[];
  production: RunningProduction[];
  offers: Map<Id, PlannedOffer[]>;
}

/** What if: further orders, purchase orders that come so many days later (or, negative, earlier). */
export interface Scenario {
  orders?: {
    number: string;
    partId: Id;
    quantity: Quantity;
    dueDate: DateString | null;
  }[];
  changes?: { purchaseOrderId: Id; delayDays: number }[];
}

export const CAUSES = ['order', 'production_order', 'print_job', 'minimum_stock'] as const;
export const COVERS = ['stock', 'purchase_order', 'production_order', 'print_job', 'proposal'] as const;
export const SOURCES = ['buy', 'make', 'print'] as const;

export interface Cover {
  type: (typeof COVERS)[number];
  id: Id | null;
  number: string | null;
  quantity: Quantity;
  /** The day it is there; null if nobody can say, because nobody sells the part. */
  date: DateString | null;
}

/** Which order needs how much of a part when, and what covers it. */
export interface Peg {
  type: (typeof CAUSES)[number];
  id: Id | null;
  number: string | null;
  orderItemId: Id | null;
  /** The assembly it goes into; null for what is needed as such. */
  viaPartId: Id | null;
  quantity: Quantity;
  neededBy: DateString | null;
  coveredBy: Cover[];
}

export interface PlanLine {
  partId: Id;
  sku: string;
  name: string;
  unit: string;
  demand: Quantity;
  onHand: Quantity;
  reserved: Quantity;
  onOrder: Quantity;
  inProduction: Quantity;
  shortage: Quantity;
  neededBy: DateString | null;
  source: (typeof SOURCES)[number];
  suggestedSupplierId: Id | null;
  suggestedSupplierName: string | null;
  suggestedQuantity: Quantity;
  unitPrice: Price | null;
  currency: string | null;
  orderBy: DateString | null;
  late: boolean;
  reason: string;
  pegging: Peg[];
}

export interface Promised {
  orderId: Id | null;
  orderNumber: string;
  dueDate: DateString | null;
  /** The first day on which everything for it can be there; null if nobody can say. */
  promiseDate: DateString | null;
  late: boolean;
  /** What it waits for the longest: a part that has to be bought or comes in. */
  waitsFor: { partId: Id; sku: string; date: DateString | null } | null;
}

/** Something to be made that nobody has begun. */
export interface MakeProposal {
  partId: Id;
  /** Null: it is printed. */
  buildId: Id | null;
  quantity: Quantity;
  dueDate: DateString;
  orderId: Id | null;
  orderItemId: Id | null;
  /** The one production order that needs all of it, if it is one. */
  productionOrderId: Id | null;
}

export interface Plan {
  lines: PlanLine[];
  orders: Promised[];
  makes: MakeProposal[];
}
