import { Bool, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';

@Table('parts.locations')
export class Location extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40, description: 'unique among those not deleted; what the label shows' }) code: string;
  @Bool({ filled: true, description: 'where goods go when nothing else is said; exactly one' }) isDefault: boolean;
}
