import { Delivery, DeliveryItem } from './deliveries.entity';
import { Order, OrderItem } from './orders.entity';

export { FulfillmentModule } from './fulfillment.module';
export { LettersService } from './letters.service';
export { OrdersService } from './orders.service';
export { OrderProduction } from './production.service';
export { ShippingService } from './shipping.service';
export { PlanningService } from './planning.service';
export { DeliveriesService } from './deliveries.service';
export { fulfillment as fulfillmentProblems } from './fulfillment.problems';
export * from './fulfillment.events';
export { OpenInput } from './orders.dto';
export { Order, OrderItem } from './orders.entity';
export { Delivery } from './deliveries.entity';
export const fulfillmentEntities = [Order, OrderItem, Delivery, DeliveryItem];
