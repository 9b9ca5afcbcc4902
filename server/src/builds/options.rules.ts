import Decimal from 'decimal.js';
import { price, type Price, type Quantity } from '../core/money';
import { plus } from '../core/quantity';
import type { Id } from '../core/tx';

export interface Chosen {
  option: string;
  choice: string;
}
export interface Change {
  partId: Id;
  quantityDelta: Quantity;
}
interface Choice {
  name: string;
  priceDelta?: Price | null;
  parts?: Change[] | null;
}
export interface Option {
  name: string;
  choices: Choice[];
}

/** The first name that stands twice among options or among the choices of one option. */
export function repeatedName(options: Option[]): string | undefined {
  const twice = (names: string[]) => names.find((name, at) => names.indexOf(name) < at);
  return twice(options.map(({ name }) => name)) ?? options.map(({ choices }) => twice(choices.map(({ name }) => name))).find((name) => name !== undefined);
}

/** Every part the options name, once each. */
export const partsOf = (options: Option[]): Id[] => [
  ...new Set(options.flatMap(({ choices }) => choices.flatMap(({ parts }) => (parts ?? []).map(({ partId }) => partId)))),
];

export interface Configured {
  unitPrice: Price;
  changes: Change[];
}

/**
 * What choices make of a price and a list of parts; free keys (no list) change nothing. `unknown` names the choice the build
 * does not have, or an option that is chosen twice. A price never falls below 0.
 */
export function configure(basePrice: Price, options: Option[], customizations: Chosen[] | object | null | undefined): Configured | { unknown: Chosen } {
  const chosen = Array.isArray(customizations) ? (customizations as Chosen[]) : [];
  const found = chosen.map(({ option, choice }) => options.find(({ name }) => name === option)?.choices.find(({ name }) => name === choice));
  const wrong = chosen.find(({ option }, at) => !found[at] || chosen.findIndex((other) => other.option === option) < at);
  if (wrong) return { unknown: wrong };
  const choices = found as Choice[];
  const total = choices.reduce((all, { priceDelta }) => all.plus(priceDelta ?? 0), new Decimal(basePrice));
  return { unitPrice: price(Decimal.max(0, total).toFixed(4)), changes: added(choices.flatMap(({ parts }) => parts ?? [])) };
}

/** Changes of the same part, added up; those that cancel out are gone. */
export function added(changes: Change[]): Change[] {
  const sums = new Map<Id, Quantity>();
  for (const { partId, quantityDelta } of changes) sums.set(partId, plus(sums.get(partId) ?? 0, quantityDelta));
  return [...sums].filter(([, quantityDelta]) => quantityDelta !== 0).map(([partId, quantityDelta]) => ({ partId, quantityDelta }));
}
