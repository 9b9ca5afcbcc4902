import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';
import type { ProductionData } from './builds.events';
import type { ProductionOrder } from './production.entity';

/** Why a build with open production cannot be deleted. */
export const HOLD = 'open_production';

/** What reservations, consumption and output of an order refer to. */
export const needing = ({ id }: { id: Id }) => ({ type: 'production_order', id });

/** What an event of an order says. */
export const told = (
  { orderItemId, orderId, partId, status }: ProductionOrder,
  quantity: Quantity,
  serialNumbers: string[] = [],
): ProductionData & { number?: string } => ({ orderItemId, orderId, partId, quantity, serialNumbers, status });
