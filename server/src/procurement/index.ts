import { PurchaseOrder, PurchaseOrderItem, Receipt, ReceiptItem } from './purchase-orders.entity';
import { Allocation } from './allocations.entity';
import { Supplier, SupplierPart } from './suppliers.entity';

export { ProcurementModule } from './procurement.module';
export { PurchaseOrdersService, type Draft } from './purchase-orders.service';
export type { Supply } from './purchase-orders.queries';
export { SupplierPartsService, type Offer } from './supplier-parts.service';
export { AllocationsService } from './allocations.service';
export { PurposeField, type Purpose } from './allocations.entity';
export { ReceiptsService } from './receipts.service';
export { SendingService } from './sending.service';
export { SuppliersService } from './suppliers.service';
export { procurement as procurementProblems } from './procurement.problems';
export { PurchaseOrder } from './purchase-orders.entity';
export * from './procurement.events';
export { Supplier } from './suppliers.entity';
export const procurementEntities = [Supplier, SupplierPart, PurchaseOrder, PurchaseOrderItem, Receipt, ReceiptItem, Allocation];
