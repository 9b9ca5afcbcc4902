import Decimal from 'decimal.js';
import type { Quantity } from '../core/money';
import { parts } from './parts.problems';

/** A unit as a multiple of the base of its dimension; a pack or a roll holds what it holds, so it converts to nothing else. */
const UNIT = {
  pcs: ['pcs', 1],
  pair: ['pcs', 2],
  set: ['set', 1],
  pack: ['pack', 1],
  roll: ['roll', 1],
  box: ['box', 1],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1_000],
  g: ['mass', 1],
  kg: ['mass', 1_000],
  ml: ['volume', 1],
  l: ['volume', 1_000],
  h: ['time', 1],
} as const;

/** A service keeps no stock. */
export const KINDS = ['stocked', 'service'] as const;

export type Unit = keyof typeof UNIT;
export const UNITS = Object.keys(UNIT) as unknown as readonly Unit[];
export const isUnit = (name: string): name is Unit => Object.hasOwn(UNIT, name);

/**
 * The same quantity in another unit, exact: 0.3149 kg are 314.9 g. Not rounded, so that there and back is the same;
 * 422 `units_differ` between dimensions.
 */
export function convert(quantity: Quantity, from: Unit, to: Unit): Quantity {
  const [[dimension, factor], [other, divisor]] = [UNIT[from], UNIT[to]];
  if (dimension !== other) throw parts.unitsDiffer({ from, to });
  return new Decimal(quantity).times(factor).div(divisor).toNumber();
}
