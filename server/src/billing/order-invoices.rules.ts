import type { Quantity } from '../core/money';
import { minus } from '../core/quantity';
import { billing } from './billing.problems';

interface Line {
  id: string;
  quantity: Quantity;
  invoicedQuantity: Quantity;
}
export interface Part {
  orderItemId: string;
  quantity: Quantity;
}

/** What an invoice takes of an order: what is asked for, or all that is not invoiced yet. */
export const partsOf = (items: Line[], asked?: Part[] | null): Part[] =>
  asked ?? items.map((item) => ({ orderItemId: item.id, quantity: minus(item.quantity, item.invoicedQuantity) })).filter(({ quantity }) => quantity > 0);

interface Terms {
  orderNumber: string;
  customerId: string;
  currency: string;
  priceMode: string;
  discountPercent: number;
  billingAddress: object | null;
}
const ALIKE = ['customerId', 'currency', 'priceMode', 'discountPercent', 'billingAddress'] as const;

/** Orders of one customer under the same conditions share an invoice; 422 `orders_differ` names in what they do not. */
export function requireAlike(orders: Terms[], customerId: string): void {
  const differs = ALIKE.filter((key) => new Set(orders.map((order) => JSON.stringify(order[key]))).size > 1);
  if (orders.some((order) => order.customerId !== customerId)) throw billing.ordersDiffer({ reason: 'customerId' }, 'customerId');
  if (differs.length) throw billing.ordersDiffer({ reason: differs.join(', ') }, 'orderIds');
}
