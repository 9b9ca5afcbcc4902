import Decimal from 'decimal.js';
import { lineAmount, sum, type Money, type Price, type Quantity } from '../core/money';
import { minus, plus } from '../core/quantity';
import { states } from '../core/states';

export const PURCHASE_ORDER_STATUSES = ['draft', 'sent', 'partially_received', 'received', 'cancelled'] as const;
export type PurchaseOrderStatus = (typeof PURCHASE_ORDER_STATUSES)[number];

export const PURCHASE_ORDER = states({
  send: { from: ['draft'], to: 'sent' },
  receive: { from: ['sent', 'partially_received'], to: 'partially_received' },
  close: { from: ['sent', 'partially_received'], to: 'received' },
  cancel: { from: ['draft', 'sent'], to: 'cancelled' },
} as const);
export const movesOf = (status: PurchaseOrderStatus): string[] => PURCHASE_ORDER.moves(status);

export interface Line {
  id: string;
  quantity: Quantity;
  receivedQuantity: Quantity;
  cancelled: boolean;
}

/** What is still to come of a line. */
export const openOf = ({ quantity, receivedQuantity, cancelled }: Line): Quantity => (cancelled ? 0 : Math.max(minus(quantity, receivedQuantity), 0));

/** The most that may come in for a line: what was ordered and the tolerance in percent, exact to 3 decimals, rounded down. */
export const mostOf = (ordered: Quantity, tolerancePercent: number): Quantity =>
  new Decimal(ordered).times(new Decimal(100).plus(tolerancePercent)).div(100).toDecimalPlaces(3, Decimal.ROUND_DOWN).toNumber();

/** The first line that would get more than its tolerance allows, with what is allowed. */
export function overDelivered(lines: Line[], coming: Map<string, Quantity>, tolerancePercent: number) {
  for (const line of lines) {
    const allowed = minus(mostOf(line.quantity, tolerancePercent), line.receivedQuantity);
    const quantity = coming.get(line.id) ?? 0;
    if (quantity > allowed) return { itemId: line.id, ordered: line.quantity, received: line.receivedQuantity, allowed: Math.max(allowed, 0), quantity };
  }
  return null;
}

/** The status that follows from what has come in: all of it, some of it, nothing. */
export function statusAfter(lines: Line[]): 'sent' | 'partially_received' | 'received' {
  const counting = lines.filter((line) => !line.cancelled);
  if (!plus(0, ...counting.map((line) => line.receivedQuantity))) return 'sent';
  return counting.every((line) => openOf(line) === 0) ? 'received' : 'partially_received';
}

export const lineTotal = (quantity: Quantity, unitPrice: Price): Money => lineAmount(quantity, unitPrice);
export const totalOf = (lines: { lineTotal: Money; cancelled: boolean }[]): Money => sum(lines.filter((line) => !line.cancelled).map((line) => line.lineTotal));

/** What one unit costs in the currency of the organization, to 4 decimals. */
export const costOf = (unitPrice: Price, exchangeRate: number): Price => new Decimal(unitPrice).times(exchangeRate).toFixed(4) as Price;
