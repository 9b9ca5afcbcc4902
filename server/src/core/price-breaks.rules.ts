import type { Price, Quantity } from './money';

export interface PriceList {
  unitPrice: Price;
  priceBreaks: { minimumQuantity: Quantity; unitPrice: Price }[];
}

/** The price for a quantity: that of the highest break it reaches, else the base price. */
export function priceFor({ unitPrice, priceBreaks }: PriceList, quantity: Quantity): Price {
  const reached = priceBreaks.filter((step) => step.minimumQuantity <= quantity).sort((a, b) => b.minimumQuantity - a.minimumQuantity);
  return reached[0]?.unitPrice ?? unitPrice;
}
