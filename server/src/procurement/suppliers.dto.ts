import { ApiProperty } from '@nestjs/swagger';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { atLeast, list, where } from '../core/list';
import type { Price, Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { PriceBreak, Supplier, SupplierPart } from './suppliers.entity';

export class SupplierInput extends inputOf(Supplier, ['name', 'contactInfo', 'rating', 'notes', 'currency', 'paymentTermsDays', 'language']) {}
export class SupplierPatch extends patchOf(SupplierInput) {}
export class SupplierReplacement extends replaceOf(SupplierInput) {}

export const supplierList = list({
  entity: Supplier,
  search: true,
  filter: {
    ratingMin: atLeast('rating'),
    partId: where((bound) => `exists (select from procurement.supplier_parts s where s.supplier_id = t.id and s.part_id = any (${bound}::uuid[]))`, 'id'),
  },
  sort: ['name', 'supplierNumber', 'createdAt', 'updatedAt', 'rating'],
});
export class SupplierQuery extends supplierList.Query {}
export class SupplierExport extends supplierList.Export {}
export class SupplierBulk extends bulkOf(['change', 'delete', 'restore']) {}

export class SupplierPartInput extends inputOf(SupplierPart, [
  'partId',
  'supplierSku',
  'leadTimeDays',
  'unitPrice',
  'priceBreaks',
  'minimumQuantity',
  'packSize',
  'isPreferred',
]) {}

/** What a supplier offers for a part. */
export class PartOffer {
  @ApiProperty({ format: 'uuid' }) partId: Id;
  @ApiProperty({ format: 'uuid' }) supplierId: Id;
  @ApiProperty() supplierName: string;
  @ApiProperty({ type: 'string', nullable: true }) supplierSku: string | null;
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'integer', nullable: true }) leadTimeDays: number | null;
  @ApiProperty({ type: 'string', format: 'decimal' }) unitPrice: Price;
  @ApiProperty({ type: () => PriceBreak, isArray: true }) priceBreaks: PriceBreak[];
  @ApiProperty({ type: 'number', nullable: true }) minimumQuantity: Quantity | null;
  @ApiProperty({ type: 'number', nullable: true }) packSize: Quantity | null;
  @ApiProperty() isPreferred: boolean;
}
