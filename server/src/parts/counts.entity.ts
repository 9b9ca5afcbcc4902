import { ApiProperty } from '@nestjs/swagger';
import { Bool, Computed, Derived, Id as IdField, Ids, inputOf, Items, OneOf, QuantityField, Text, Time, Version } from '../core/dto';
import { list, anyOf, isId } from '../core/list';
import type { Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import { states } from '../core/states';
import type { Id } from '../core/tx';

export const COUNT = states({ post: { from: ['open'], to: 'posted' }, cancel: { from: ['open'], to: 'cancelled' } });
export type CountStatus = (typeof COUNT.all)[number];

/** A count of what lies at a location: frozen, counted, its differences booked as one batch. */
@Table('parts.stock_counts')
export class StockCount extends BaseRecord {
  @IdField() locationId: Id;
  @OneOf('CountStatus', COUNT.all) status: CountStatus;
  @Bool({ filled: true, description: 'who counts does not see what should be there' }) blind: boolean;
  @Text({ max: 2_000, nullable: true }) note: string | null;
  @Time() frozenAt: string;
  @Time({ nullable: true }) postedAt: string | null;
  @Computed((t) => `select count(*)::int from parts.stock_count_lines l where l.count_id = ${t}.id`, { type: 'integer' }) lineCount: number;
  @Computed((t) => `select count(*)::int from parts.stock_count_lines l where l.count_id = ${t}.id and l.counted_quantity is not null`, { type: 'integer' })
  countedCount: number;
  @Derived((count: StockCount) => COUNT.moves(count.status), { enum: ['post', 'cancel'], isArray: true }) moves: string[];
}

export class CountLine {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: Id;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'of a part that is tracked' }) lotId: Id | null;
  @ApiProperty({ type: 'string', nullable: true }) lotCode: string | null;
  @ApiProperty() sku: string;
  @ApiProperty() name: string;
  @ApiProperty() unit: string;
  @ApiProperty({ type: 'number', nullable: true, description: 'what the books said when the sheet was frozen; null while a blind count is open' })
  frozenQuantity: Quantity | null;
  @ApiProperty({ type: 'number', nullable: true }) countedQuantity: Quantity | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) countedAt: string | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'what was booked' }) difference: Quantity | null;
}

export class CountSheet extends StockCount {
  @ApiProperty({ type: () => CountLine, isArray: true }) lines: CountLine[];
}

class Started extends StockCount {
  @Ids({ nullable: true, max: 10_000, description: 'left out: all that lie there' }) partIds: Id[] | null;
}
export class CountInput extends inputOf(Started, ['locationId', 'blind', 'note', 'partIds']) {}

export class Counted {
  @IdField() partId: Id;
  @IdField({ nullable: true, description: 'of a part that is tracked' }) lotId: Id | null;
  @QuantityField({ nullable: true, description: 'null: not counted' }) countedQuantity: Quantity | null;
  @Time({ nullable: true, description: 'left out: what was there when the sheet was frozen' }) countedAt: string | null;
}
class CountedInput extends inputOf(Counted, ['partId', 'lotId', 'countedQuantity', 'countedAt']) {}

export class CountPatch {
  @Version() version: number;
  @Items(() => CountedInput, { max: 10_000 }) lines: CountedInput[];
}

export const countList = list({
  entity: StockCount,
  filter: { status: anyOf('status', COUNT.all), locationId: isId('locationId') },
  sort: ['-frozenAt', 'createdAt', 'status'],
});
export class CountQuery extends countList.Query {}
