import { states } from '../core/states';
import type { Quantity } from '../core/money';
import { minus } from '../core/quantity';

export const ORDER_STATUSES = ['draft', 'pending', 'production', 'ready', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What a person may do; `production`, `ready`, `shipped` and `delivered` follow from production and deliveries. */
export const ORDER = states({
  confirm: { from: ['draft'], to: 'pending' },
  produce: { from: ['pending', 'production'], to: 'production' },
  deliver: { from: ['pending', 'production', 'ready'], to: 'shipped' },
  invoice: { from: ['pending', 'production', 'ready', 'shipped', 'delivered'], to: 'delivered' },
  cancel: { from: ['draft', 'pending', 'production', 'ready'], to: 'cancelled' },
} as const);

export interface ProgressLine {
  buildId: string | null;
  goodsPartId: string | null;
  quantity: Quantity;
  deliveredQuantity: Quantity;
  invoicedQuantity: Quantity;
}

/** The moves of an order as it stands: nothing is offered that would be refused for want of anything open. */
export function movesOf(status: OrderStatus, lines: ProgressLine[]): string[] {
  const open: Record<string, boolean> = {
    produce: lines.some((line) => line.buildId && line.deliveredQuantity < line.quantity),
    deliver: lines.some((line) => line.goodsPartId && line.deliveredQuantity < line.quantity),
    invoice: lines.some((line) => line.invoicedQuantity < line.quantity),
    cancel: lines.every((line) => !line.deliveredQuantity && !line.invoicedQuantity),
  };
  return ORDER.moves(status).filter((move) => open[move] ?? true);
}

/** What of a line has not left yet and is not packed in another delivery. */
export const undelivered = (line: ProgressLine, packed: Quantity): Quantity => Math.max(minus(line.quantity, line.deliveredQuantity, packed), 0);

/** What of a build's line nobody makes yet and nothing is set aside for. */
export const unproduced = (line: ProgressLine, reserved: Quantity, inProduction: Quantity): Quantity =>
  Math.max(minus(line.quantity, line.deliveredQuantity, reserved, inProduction), 0);

/** In which fields an order may still change once it is confirmed. */
export const LATER_FIELDS = ['expectedDeliveryDate', 'customerReference', 'notes', 'billingAddress', 'shippingAddress', 'customFields'] as const;
