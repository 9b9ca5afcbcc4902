import type { PriceBreak } from '../api';
import { decimalOf, typedOf } from '../core/form/decimal';

/** Price breaks as one line that is quick to type: `10: 4,50; 50: 4,20`. */
export const breaksTyped = (breaks: PriceBreak[], language: string): string =>
  breaks.map(({ minimumQuantity, unitPrice }) => `${typedOf(minimumQuantity, language)}: ${typedOf(unitPrice, language)}`).join('; ');

/** What was typed, as the API takes it; undefined where it is not understood. */
export function breaksOf(typed: string | null | undefined, language: string): PriceBreak[] | undefined {
  const found = (typed ?? '')
    .split(/[;\n]/)
    .filter((one) => one.trim())
    .map((one) => {
      const [quantity, price, ...more] = one.split(/[:=]/).map((part) => decimalOf(part.trim(), language));
      return quantity === undefined || price === undefined || more.length ? undefined : { minimumQuantity: Number(quantity), unitPrice: price };
    });
  return found.some((one) => !one) ? undefined : (found as PriceBreak[]);
}
