import { Bool, Computed, Id as IdField, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

@Table('parts.locations')
export class Location extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40, description: 'unique among those not deleted; what the label shows' }) code: string;
  @Bool({ filled: true, description: 'where goods go when nothing else is said; exactly one' }) isDefault: boolean;
  @IdField({ nullable: true, description: 'the location it lies in' }) parentId: Id | null;
  @Computed((t) => `coalesce(parts.location_path(${t}.parent_id) || ' / ', '') || ${t}.name`, {
    type: 'string',
    description: 'from the root: Hall / Shelf 3 / Box 12',
  })
  path: string;
}
