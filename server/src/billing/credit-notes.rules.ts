import { sum, type Money, type Price, type Quantity, type Rate, negative } from '../core/money';
import { plus } from '../core/quantity';
import { documentTotals, type PriceMode } from '../core/totals';
import type { TaxCategory } from '../core/tax';

export interface CreditedLine {
  id: string;
  quantity: Quantity;
  creditedQuantity: Quantity;
  unitPrice: Price;
  discountPercent: Rate;
  taxRate: Rate;
  taxCategory: TaxCategory;
}
interface Share {
  taxCategory: TaxCategory;
  taxRate: Rate;
  base: Money;
  tax: Money;
}

const less = (from: Money, amount: Money): Money => sum([from, negative(amount)]);

/**
 * The amounts of a credit note: what the invoice would have been for all that is credited by now, less what it would have been for what was
 * credited before, mirrored. So credit notes never add up to more than the invoice, to the cent, and all of them together are its exact
 * negative, line by line and rate by rate.
 */
export function creditAmounts(lines: CreditedLine[], taken: Map<string, Quantity>, options: { priceMode: PriceMode; discountPercent: Rate; currency: string }) {
  const at = (quantity: (line: CreditedLine) => Quantity) =>
    documentTotals(
      lines.map((line) => ({ ...line, quantity: quantity(line) })),
      options,
    );
  const before = at((line) => line.creditedQuantity);
  const after = at((line) => plus(line.creditedQuantity, taken.get(line.id) ?? 0));
  const taxBreakdown = after.taxBreakdown
    .map((share, i): Share => ({ ...share, base: less(before.taxBreakdown[i].base, share.base), tax: less(before.taxBreakdown[i].tax, share.tax) }))
    .filter((share) => lines.some((line) => taken.has(line.id) && sameRate(line, share)));
  const amounts = new Map(
    lines.flatMap((line, i) => {
      const amount = {
        lineTotal: less(before.lines[i].lineTotal, after.lines[i].lineTotal),
        netTotal: less(before.lines[i].netTotal, after.lines[i].netTotal),
      };
      return taken.has(line.id) ? [[line.id, amount] as const] : [];
    }),
  );
  for (const share of taxBreakdown)
    settle(
      lines.filter((line) => taken.has(line.id) && sameRate(line, share)).map((line) => amounts.get(line.id)!),
      share.base,
    );
  const [subtotal, taxAmount] = [sum(taxBreakdown.map(({ base }) => base)), sum(taxBreakdown.map(({ tax }) => tax))];
  const discountAmount = less(before.discountAmount, after.discountAmount);
  return { amounts, taxBreakdown, subtotal, taxAmount, totalAmount: sum([subtotal, taxAmount]), discountAmount };
}

const sameRate = (line: CreditedLine, share: Share): boolean => line.taxRate === share.taxRate && line.taxCategory === share.taxCategory;

/** A cent that moved to a line of the same rate that is not on this credit note is put on one that is. */
function settle(amounts: { netTotal: Money }[], base: Money): void {
  const last = amounts.at(-1)!;
  last.netTotal = sum([last.netTotal, less(base, sum(amounts.map(({ netTotal }) => netTotal)))]);
}
