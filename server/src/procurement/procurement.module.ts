import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { PartsModule } from '../parts';
import { AllocationsService } from './allocations.service';
import { purchaseOrderOverdue } from './purchase-order-overdue';
import { ConfirmingService } from './confirming.service';
import { PricingService } from './pricing.service';
import { PurchaseOrdersController } from './purchase-orders.controller';
import { PurchaseOrder } from './purchase-orders.entity';
import { PurchaseOrderJobs } from './purchase-orders.jobs';
import { PurchaseOrderPrint } from './purchase-orders.print';
import { PurchaseOrdersService } from './purchase-orders.service';
import { ReceiptsService } from './receipts.service';
import { SendingService } from './sending.service';
import { SupplierPartsImport } from './supplier-parts.import';
import { SupplierPartsService } from './supplier-parts.service';
import { PartIncomingController } from './allocations.controller';
import { PartSuppliersController, SuppliersController } from './suppliers.controller';
import { Supplier } from './suppliers.entity';
import { SuppliersService } from './suppliers.service';

@Module({
  imports: [PartsModule],
  controllers: [
    SuppliersController,
    PartSuppliersController,
    PartIncomingController,
    PurchaseOrdersController,
    recordRoutes({ path: 'suppliers', resource: 'suppliers', entity: Supplier }),
    recordRoutes({ path: 'purchase-orders', resource: 'purchase-orders', entity: PurchaseOrder }),
  ],
  providers: [
    SuppliersService,
    SupplierPartsService,
    SupplierPartsImport,
    PurchaseOrdersService,
    AllocationsService,
    ReceiptsService,
    SendingService,
    ConfirmingService,
    PricingService,
    PurchaseOrderPrint,
    PurchaseOrderJobs,
    purchaseOrderOverdue,
  ],
  exports: [SuppliersService, SupplierPartsService, PurchaseOrdersService, AllocationsService],
})
export class ProcurementModule {}
