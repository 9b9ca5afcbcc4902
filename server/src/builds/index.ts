import { PrintJob, PrintMachine, PrintPlan } from './prints.entity';
import { ProductionStep } from './steps.entity';
import { AsBuilt } from './as-built.entity';
import { BomLine, Revision } from './bom.entity';
import { Build } from './builds.entity';
import { ProductionComponent, ProductionOrder, ProductionOutput, SerialNumber } from './production.entity';

export { BuildsModule } from './builds.module';
export { BuildsService, type Priced } from './builds.service';
export { BomService } from './bom.service';
export type { BomSnapshot } from './bom.queries';
export { CompletionService } from './completion.service';
export { ProductionOrdersService, type NewProduction } from './production.service';
export { placesProduction, type MadeFor } from './order-lines';
export type { OpenWork } from './production.dto';
export { builds as buildsProblems } from './builds.problems';
export { CustomizationsField, isCustomizations, type Customizations } from './options.dto';
export * from './builds.events';
export { Build } from './builds.entity';
export { ProductionOrder } from './production.entity';
export type { ProductionStatus } from './production.rules';
export { PrintJob } from './prints.entity';
export { PrintsService } from './prints.service';
export const buildsEntities = [
  PrintMachine,
  PrintPlan,
  PrintJob,
  AsBuilt,
  ProductionStep,
  Build,
  Revision,
  BomLine,
  ProductionOrder,
  ProductionComponent,
  ProductionOutput,
  SerialNumber,
];
