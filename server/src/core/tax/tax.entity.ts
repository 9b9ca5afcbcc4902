import { Country, Day, Id as IdField, Key, OneOf, RateField, Text, Time } from '../dto';
import type { DateString } from '../dates';
import type { Rate } from '../money';
import { Table } from '../record';
import type { Id } from '../tx';
import { TAX_CLASSES, type TaxClass } from './rates.rules';

/** A row of the table of rates an organization keeps for itself. */
@Table('core.tax_rates')
export class TaxRateRow {
  @Key() id: Id;
  @Country() country: string;
  @OneOf('TaxClass', TAX_CLASSES) taxClass: TaxClass;
  @RateField() taxRate: Rate;
  @Day() validFrom: DateString;
  @Text({ nullable: true }) note: string | null;
  @Time() updatedAt: string;
  @IdField() updatedBy: Id;
}
