import Decimal from 'decimal.js';
import { price, type Price, type Quantity } from '../core/money';
import { times } from '../core/quantity';
import { states } from '../core/states';

export const PRINT_STATUSES = ['planned', 'printing', 'done', 'cancelled'] as const;
export type PrintStatus = (typeof PRINT_STATUSES)[number];

export const PRINT = states<'start' | 'complete' | 'reverse' | 'cancel', PrintStatus>({
  start: { from: ['planned'], to: 'printing' },
  complete: { from: ['printing'], to: 'done' },
  reverse: { from: ['done'], to: 'printing' },
  cancel: { from: ['planned', 'printing'], to: 'cancelled' },
});

/** What so many pieces take, failed ones too. */
export const usual = (perPiece: Quantity, good: Quantity, scrap: Quantity): Quantity => times(perPiece, new Decimal(good).plus(scrap).toNumber());

/** Material and machine time of one good piece, to 4 decimals: what failed is paid by the good ones. Null where none is good. */
export function printCost(consumed: { quantity: Quantity; unitCost: Price }[], minutes: Quantity, hourlyRate: Price | null, good: Quantity): Price | null {
  if (!good) return null;
  const material = consumed.reduce((all, line) => all.plus(new Decimal(line.quantity).abs().times(line.unitCost)), new Decimal(0));
  const machine = new Decimal(minutes).div(60).times(hourlyRate ?? 0);
  return price(material.plus(machine).div(good).toFixed(4));
}
