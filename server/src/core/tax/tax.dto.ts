import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Bool, inputOf, MoneyField, OneOf, RateField } from '../dto';
import type { Money, Rate } from '../money';
import { TaxRateRow } from './tax.entity';
import { TAX_CATEGORIES, type TaxCategory } from './tax.rules';

export class TaxRateInput extends inputOf(TaxRateRow, ['country', 'taxClass', 'taxRate', 'validFrom', 'note']) {}

/** A bare array is validated as the list it is. */
export class TaxRatesInput {
  @ApiProperty({ type: () => TaxRateInput, isArray: true })
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TaxRateInput)
  rates: TaxRateInput[];
}

export class TaxRateAnswer extends inputOf(TaxRateRow, ['country', 'taxClass', 'taxRate', 'validFrom', 'note']) {
  /** False for the rows an organization begins with. */
  @Bool() own: boolean;
}

/** What of a document is taxed how: one share for each category and rate. */
export class TaxShare {
  @OneOf('TaxCategory', TAX_CATEGORIES) taxCategory: TaxCategory;
  @RateField() taxRate: Rate;
  @MoneyField() base: Money;
  @MoneyField() tax: Money;
}
