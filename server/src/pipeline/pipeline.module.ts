import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { BillingModule } from '../billing';
import { CustomersModule } from '../customers';
import { BoardService } from './board.service';
import { DealsController } from './deals.controller';
import { Deal } from './deals.entity';
import { DealsService } from './deals.service';
import { SalesLines } from './lines.service';
import { MovingService } from './moving.service';
import { PipelinesController } from './pipelines.controller';
import { Pipeline, Stage } from './pipelines.entity';
import { PipelinesService } from './pipelines.service';
import { StagesController } from './stages.controller';
import { StagesService } from './stages.service';

@Module({
  imports: [CustomersModule, BillingModule],
  controllers: [
    PipelinesController,
    StagesController,
    DealsController,
    recordRoutes({ path: 'pipelines', resource: 'pipelines', entity: Pipeline }),
    recordRoutes({ path: 'stages', resource: 'pipelines', entity: Stage }),
    recordRoutes({ path: 'deals', resource: 'deals', entity: Deal }),
  ],
  providers: [PipelinesService, StagesService, BoardService, DealsService, MovingService, SalesLines],
})
export class PipelineModule {}
