import { Amount, Id as IdField, Int, Key, MoneyField, OneOf, PriceField, RateField, Text } from '../core/dto';
import type { Money, Price, Quantity, Rate } from '../core/money';
import { TAX_CATEGORIES, type TaxCategory } from '../core/tax';
import type { Id } from '../core/tx';
import { CustomizationsField, type Customizations } from '../builds';

/** A line of a deal, a quote or a job: a build, a part, a service, or text with a price. */
export abstract class SalesItem {
  @Key() id: Id;
  @Int() position: number;
  @IdField({ nullable: true }) buildId: Id | null;
  @IdField({ nullable: true }) partId: Id | null;
  @Text({ nullable: true, description: 'of the part, as it was when the line was typed' }) sku: string | null;
  @Text({ filled: true, max: 2_000, description: 'left out, the name of the build or part' }) description: string;
  @Text({ nullable: true, max: 10 }) unit: string | null;
  @Amount() quantity: Quantity;
  @PriceField({ filled: true, min: -1, description: 'net or gross as priceMode says; left out, that of the build with its choices, or of the part' })
  unitPrice: Price;
  @RateField({ filled: true }) discountPercent: Rate;
  @RateField({ filled: true, description: 'left out, it follows from customer, part and day' }) taxRate: Rate;
  @OneOf('TaxCategory', TAX_CATEGORIES, { filled: true }) taxCategory: TaxCategory;
  @MoneyField({ description: 'quantity × price less the discount, as the price is typed' }) lineTotal: Money;
  @MoneyField({ description: 'net, after the discount on the whole' }) netTotal: Money;
  @CustomizationsField({ nullable: true }) customizations: Customizations | null;
}

/** What may be typed of a line. */
export const ITEM_KEYS = [
  'buildId',
  'partId',
  'sku',
  'description',
  'unit',
  'quantity',
  'unitPrice',
  'discountPercent',
  'taxRate',
  'taxCategory',
  'customizations',
] as const;
