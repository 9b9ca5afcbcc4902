import { ApiProperty } from '@nestjs/swagger';
import type { Id } from '../core/tx';

export class Difference {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: Id;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) locationId: Id | null;
  @ApiProperty({ enum: ['on_hand', 'reserved', 'part_stock', 'part_reserved', 'blocked', 'part_blocked', 'lot', 'reservation', 'average_cost'] }) what: string;
  @ApiProperty({ description: 'by the ledger' }) expected: string;
  @ApiProperty({ description: 'as it stands' }) found: string;
}

/** The books, counted again. */
export class Verification {
  @ApiProperty() partsChecked: number;
  @ApiProperty({ type: () => Difference, isArray: true }) differences: Difference[];
}
