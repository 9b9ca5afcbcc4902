import { ApiProperty } from '@nestjs/swagger';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { is, isFlag, isId, list } from '../core/list';
import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { Location } from './locations.entity';

export class LocationInput extends inputOf(Location, ['name', 'code', 'isDefault', 'parentId']) {}
export class LocationPatch extends patchOf(LocationInput) {}
export class LocationReplacement extends replaceOf(LocationInput) {}

export const locationList = list({
  entity: Location,
  search: true,
  filter: { code: is('code'), isDefault: isFlag('isDefault'), parentId: isId('parentId') },
  sort: ['name', 'code', 'createdAt', 'updatedAt'],
});
export class LocationQuery extends locationList.Query {}
export class LocationExport extends locationList.Export {}
export class LocationBulk extends bulkOf(['change', 'delete', 'restore']) {}

/** What lies at a location, or at one in it. */
export class StockAtLocation {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: Id;
  @ApiProperty() sku: string;
  @ApiProperty() name: string;
  @ApiProperty() unit: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) locationId: Id;
  @ApiProperty() locationPath: string;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
  @ApiProperty({ type: 'number' }) reserved: Quantity;
}
