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
  ],
  exports: [BuildsService, BomService, ProductionOrdersService],
})
export class BuildsModule {}
