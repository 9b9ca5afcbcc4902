import { Id as IdField, inputOf, QuantityField, Text } from '../core/dto';
import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';

class PickFields {
  @IdField({ description: 'a component' }) partId: Id;
  @QuantityField({ nullable: true, description: 'fetched in all; left out, what is still needed; 0: not fetched' }) quantity: Quantity | null;
  @Text({ nullable: true, max: 100, description: 'the lot or serial number that was scanned' }) code: string | null;
}
export class PickInput extends inputOf(PickFields, ['partId', 'quantity', 'code']) {}
