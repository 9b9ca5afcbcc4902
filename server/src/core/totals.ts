import Decimal from 'decimal.js';
import type { Money, Price, Quantity, Rate } from './money';

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP }); // half up, away from zero

export type PriceMode = 'net' | 'gross';

/** A line as it is typed: its price is net or gross as the document's `priceMode` says; a negative quantity mirrors. */
export interface TotalLine {
  quantity: Quantity;
  unitPrice: Price | Money;
  discountPercent?: Rate | null;
  taxRate: Rate;
  taxCategory: string;
}

export interface LineTotals {
  /** Quantity × price less the line's discount, rounded once, as typed (gross in gross mode), before the document's discount. */
  lineTotal: Money;
  /** What the line adds to `subtotal`: net, after the document's discount. */
  netTotal: Money;
}

export interface TaxShare<C extends string = string> {
  taxCategory: C;
  taxRate: Rate;
  base: Money;
  tax: Money;
}

export interface DocumentTotals<L extends TotalLine = TotalLine> {
  lines: LineTotals[];
  /** What the document's discount takes off, in the terms of the price mode. */
  discountAmount: Money;
  /** Net, after all discounts: the sum of the bases. */
  subtotal: Money;
  taxAmount: Money;
  totalAmount: Money;
  taxBreakdown: TaxShare<L['taxCategory']>[];
}

export interface TotalsOptions {
  priceMode: PriceMode;
  discountPercent?: Rate | null;
  /** Amounts are rounded to the currency's decimals: EUR 2, JPY 0. */
  currency?: string;
}

const places = new Map<string, number>();

/** The decimals that amounts in a currency have, 2 at most (what the columns hold). */
export function decimalsOf(currency: string): number {
  const known = places.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  places.set(currency, Math.min(maximumFractionDigits, 2));
  return places.get(currency)!;
}

const fixed = (value: Decimal): Money => new Exact(value).toDecimalPlaces(2).toFixed(2) as Money;
const total = (values: Decimal[]): Decimal => values.reduce((all, value) => all.plus(value), new Exact(0));
const less = (value: Decimal, percent: Rate): Decimal => value.times(new Exact(100).minus(percent)).div(100);

/**
 * Rounds exact amounts so that they add up to a rounded total: every one half up, what is over or missing then goes to those that were
 * rounded furthest the other way; among equals the first gets a cent and the last gives one. The mirror of it all gives the mirrored shares.
 */
function spread(exact: Decimal[], sum: Decimal, decimals: number): Decimal[] {
  const shares = exact.map((value) => value.toDecimalPlaces(decimals));
  const step = new Exact(10).pow(-decimals);
  const rest = sum.minus(total(shares)).div(step);
  if (rest.isZero()) return shares;
  const growing = rest.s === sum.s ? 1 : -1;
  const order = exact.map((value, i) => ({ i, off: value.minus(shares[i]).times(rest.s) })).sort((a, b) => b.off.cmp(a.off) || growing * (a.i - b.i));
  for (const { i } of order.slice(0, rest.abs().toNumber())) shares[i] = shares[i].plus(step.times(rest.s));
  return shares;
}

/** A group of the tax breakdown: which lines, and what of them is net. */
interface Group {
  taxCategory: string;
  taxRate: Rate;
  lines: number[];
}

function groupsOf(lines: TotalLine[]): Group[] {
  const groups = new Map<string, Group>();
  lines.forEach(({ taxCategory, taxRate }, i) => {
    const key = `${taxCategory} ${taxRate}`;
    const group = groups.get(key) ?? { taxCategory, taxRate, lines: [] };
    group.lines.push(i);
    groups.set(key, group);
  });
  return [...groups.values()].sort((a, b) => b.taxRate - a.taxRate || a.taxCategory.localeCompare(b.taxCategory));
}

/** A group's amounts after the document's discount: it is rounded on the group's sum and spread over its lines, so that groups do not touch each other. */
function charged(typed: Decimal[], discountPercent: Rate, decimals: number): Decimal[] {
  if (!discountPercent) return typed;
  const exact = typed.map((amount) => less(amount, discountPercent));
  return spread(exact, total(exact).toDecimalPlaces(decimals), decimals);
}

/** Tax of a group on its sum, once: on top of net prices (EN 16931, BR-CO-17), out of gross ones; net is then the rest, spread over the lines. */
function taxed(amounts: Decimal[], rate: Rate, mode: PriceMode, decimals: number): { base: Decimal; tax: Decimal; nets: Decimal[] } {
  const sum = total(amounts);
  if (mode === 'net') return { base: sum, tax: sum.times(rate).div(100).toDecimalPlaces(decimals), nets: amounts };
  const tax = sum.times(rate).div(new Exact(100).plus(rate)).toDecimalPlaces(decimals);
  const exact = amounts.map((amount) => amount.times(100).div(new Exact(100).plus(rate)));
  return { base: sum.minus(tax), tax, nets: spread(exact, sum.minus(tax), decimals) };
}

/**
 * All amounts of a document from its lines, the only calculation there is: form, list, PDF and e-invoice show these numbers.
 * Order of rounding: a line once, after its discount; then per (category, rate), never per line: the document's discount on the sum of
 * the lines, tax on what is left. Half up away from zero, so negative quantities mirror exactly.
 */
export function documentTotals<L extends TotalLine>(lines: L[], { priceMode, discountPercent, currency = 'EUR' }: TotalsOptions): DocumentTotals<L> {
  const decimals = decimalsOf(currency);
  const typed = lines.map((line) => less(new Exact(line.quantity).times(line.unitPrice), line.discountPercent ?? 0).toDecimalPlaces(decimals));
  const nets: Decimal[] = [];
  const shares = groupsOf(lines).map(({ taxCategory, taxRate, lines: members }) => {
    const amounts = charged(
      members.map((i) => typed[i]),
      discountPercent ?? 0,
      decimals,
    );
    const group = taxed(amounts, taxRate, priceMode, decimals);
    members.forEach((i, at) => (nets[i] = group.nets[at]));
    return { taxCategory: taxCategory as L['taxCategory'], taxRate, base: group.base, tax: group.tax, charged: total(amounts) };
  });
  const [subtotal, taxAmount] = [total(shares.map(({ base }) => base)), total(shares.map(({ tax }) => tax))];
  return {
    lines: typed.map((amount, i) => ({ lineTotal: fixed(amount), netTotal: fixed(nets[i]) })),
    discountAmount: fixed(total(typed).minus(total(shares.map((share) => share.charged)))),
    subtotal: fixed(subtotal),
    taxAmount: fixed(taxAmount),
    totalAmount: fixed(subtotal.plus(taxAmount)),
    taxBreakdown: shares.map(({ taxCategory, taxRate, base, tax }) => ({ taxCategory, taxRate, base: fixed(base), tax: fixed(tax) })),
  };
}
