import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { AnalysisService } from './analysis.service';
import { AsBuiltController } from './as-built.controller';
import { BomController, WhereUsedController } from './bom.controller';
import { BomImport } from './bom.import';
import { BomService } from './bom.service';
import { BuildsController } from './builds.controller';
import { Build } from './builds.entity';
import { BuildsService } from './builds.service';
import { CompletionService } from './completion.service';
import { ComponentsService } from './components.service';
import { ProductionController } from './production.controller';
import { ProductionOrder } from './production.entity';
import { ProductionPrint } from './production.print';
import { ProductionOrdersService } from './production.service';
import { PicksService } from './picks.service';
import { PrintMachinesController } from './print-machines.controller';
import { PrintMachinesService } from './print-machines.service';
import { PrintJobsController, PrintPlansController } from './prints.controller';
import { PrintJob, PrintMachine } from './prints.entity';
import { PrintsService } from './prints.service';
import { StepsController } from './steps.controller';
import { StepsService } from './steps.service';

@Module({
  imports: [PartsModule, ProcurementModule],
  controllers: [
    BuildsController,
    BomController,
    WhereUsedController,
    ProductionController,
    AsBuiltController,
    StepsController,
    PrintMachinesController,
    PrintJobsController,
    PrintPlansController,
    recordRoutes({ path: 'print-machines', resource: 'print-machines', entity: PrintMachine }),
    recordRoutes({ path: 'print-jobs', resource: 'print-jobs', entity: PrintJob }),
    recordRoutes({ path: 'builds', resource: 'builds', entity: Build }),
    recordRoutes({ path: 'production-orders', resource: 'production-orders', entity: ProductionOrder }),
  ],
  providers: [
    BuildsService,
    BomService,
    BomImport,
    AnalysisService,
    ComponentsService,
    ProductionOrdersService,
    CompletionService,
    ProductionPrint,
    StepsService,
    PicksService,
    PrintMachinesService,
    PrintsService,
  ],
  exports: [BuildsService, BomService, ProductionOrdersService, PrintsService],
})
export class BuildsModule {}
