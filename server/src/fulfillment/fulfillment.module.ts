import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { BuildsModule } from '../builds';
import { CustomersModule } from '../customers';
import { PartsModule } from '../parts';
import { ProcurementModule } from '../procurement';
import { customerLinks } from './customers.links';
import { DeliveriesController } from './deliveries.controller';
import { Delivery } from './deliveries.entity';
import { DeliveryPrint } from './deliveries.print';
import { DeliveriesService } from './deliveries.service';
import { LettersController } from './letters.controller';
import { LettersService } from './letters.service';
import { OrdersController } from './orders.controller';
import { Order } from './orders.entity';
import { OrderLines } from './orders.lines';
import { OrderPrint } from './orders.print';
import { OrdersService } from './orders.service';
import { PlanningController } from './planning.controller';
import { PlanningService } from './planning.service';
import { OrderProduction } from './production.service';
import { ReservationsController } from './reservations.controller';
import { ReservationsService } from './reservations.service';
import { ShippingService } from './shipping.service';

@Module({
  imports: [CustomersModule, PartsModule, ProcurementModule, BuildsModule],
  controllers: [
    OrdersController,
    DeliveriesController,
    LettersController,
    PlanningController,
    ReservationsController,
    recordRoutes({ path: 'orders', resource: 'orders', entity: Order }),
    recordRoutes({ path: 'deliveries', resource: 'deliveries', entity: Delivery }),
  ],
  providers: [
    OrdersService,
    OrderLines,
    OrderProduction,
    OrderPrint,
    PlanningService,
    DeliveriesService,
    ShippingService,
    DeliveryPrint,
    LettersService,
    ReservationsService,
    ...customerLinks,
  ],
  exports: [OrdersService, DeliveriesService, LettersService, PlanningService],
})
export class FulfillmentModule {}
