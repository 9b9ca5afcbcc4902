import type { Quantity } from '../core/money';
import { minus, plus } from '../core/quantity';
import { states } from '../core/states';

export const DELIVERY_STATUSES = ['pending', 'in_transit', 'delivered', 'cancelled', 'returned'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DELIVERY = states({
  ship: { from: ['pending'], to: 'in_transit' },
  deliver: { from: ['in_transit'], to: 'delivered' },
  return: { from: ['in_transit', 'delivered'], to: 'returned' },
  cancel: { from: ['pending', 'in_transit'], to: 'cancelled' },
} as const);

interface Line {
  orderItemId: string;
  quantity: Quantity;
}

/** The first line of which more would be packed than is open, all its rows taken together. */
export function overPacked(lines: Line[], open: Map<string, Quantity>): { orderItemId: string; open: Quantity; quantity: Quantity; index: number } | null {
  const taken = new Map<string, Quantity>();
  for (const [index, { orderItemId, quantity }] of lines.entries()) {
    const all = plus(taken.get(orderItemId) ?? 0, quantity);
    taken.set(orderItemId, all);
    const free = open.get(orderItemId) ?? 0;
    if (all > free) return { orderItemId, open: free, quantity: all, index };
  }
  return null;
}

/** What may still come back of a delivery's line. */
export const returnable = ({ quantity, returnedQuantity }: { quantity: Quantity; returnedQuantity: Quantity }): Quantity => minus(quantity, returnedQuantity);
