import type { Rate } from '../money';
import type { DateString } from '../dates';

/** What a part is to the tax law of its country; the rate of each class is in the dated table. */
export const TAX_CLASSES = ['standard', 'reduced', 'second_reduced', 'super_reduced', 'zero'] as const;
export type TaxClass = (typeof TAX_CLASSES)[number];

/** From a day on, a class has a rate in a country: until the next row of the same class and country begins. */
export interface TaxRate {
  /** ISO 3166-1 alpha-2. */
  country: string;
  taxClass: TaxClass;
  taxRate: Rate;
  validFrom: DateString;
  note?: string | null;
}

const of = (country: string, taxClass: TaxClass, taxRate: Rate, validFrom: DateString, note: string | null = null): TaxRate => ({
  country,
  taxClass,
  taxRate,
  validFrom,
  note,
});

/**
 * What an organization begins with; it may keep a table of its own in its place (`PUT /tax-rates`).
 * Sources: UStG 1994 section 10 (AT), UStG section 12 (DE), state of November 2026. The Austrian 4.9 % follow the decision of January 2026.
 */
export const USUAL_RATES: readonly TaxRate[] = [
  of('AT', 'standard', 20, '1984-01-01'),
  of('AT', 'reduced', 10, '1984-01-01'),
  of('AT', 'second_reduced', 13, '2016-01-01'),
  of('AT', 'super_reduced', 4.9, '2026-07-01', 'Grundnahrungsmittel / basic food'),
  of('DE', 'standard', 19, '2007-01-01'),
  of('DE', 'standard', 16, '2020-07-01'),
  of('DE', 'standard', 19, '2021-01-01'),
  of('DE', 'reduced', 7, '1983-07-01'),
  of('DE', 'reduced', 5, '2020-07-01'),
  of('DE', 'reduced', 7, '2021-01-01'),
  of('DE', 'zero', 0, '2023-01-01', 'Photovoltaik / small photovoltaics'),
];

/** Where a country (or a day) does not know a class, the next one holds: super reduced → reduced → standard. */
const INSTEAD: Partial<Record<TaxClass, TaxClass>> = { super_reduced: 'reduced', second_reduced: 'reduced', reduced: 'standard', zero: 'standard' };

/** The rate of a class in a country on a day, and the class that gave it; nothing if the table does not know the country then. */
export function rateOn(rates: readonly TaxRate[], country: string, taxClass: TaxClass, day: DateString): { taxClass: TaxClass; taxRate: Rate } | undefined {
  const valid = rates.filter((row) => row.country === country && row.taxClass === taxClass && row.validFrom <= day);
  const [newest] = valid.sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  if (newest) return { taxClass, taxRate: newest.taxRate };
  const instead = INSTEAD[taxClass];
  return instead && rateOn(rates, country, instead, day);
}
