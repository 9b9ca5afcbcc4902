import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Bool, inputOf } from '../dto';
import { TaxRateRow } from './tax.entity';

export class TaxRateInput extends inputOf(TaxRateRow, ['country', 'taxClass', 'taxRate', 'validFrom', 'note']) {}

/** A bare array is validated as the list it is. */
export class TaxRatesInput {
  @ApiProperty({ type: () => TaxRateInput, isArray: true })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TaxRateInput)
  rates: TaxRateInput[];
}

export class TaxRateAnswer extends inputOf(TaxRateRow, ['country', 'taxClass', 'taxRate', 'validFrom', 'note']) {
  /** False for the rows an organization begins with. */
  @Bool() own: boolean;
}
