import { ApiProperty } from '@nestjs/swagger';
import { Computed, Day, Id as IdField, inputOf, OneOf, patchOf, QuantityField, replaceOf, Text } from '../core/dto';
import { anyOf, atLeast, from, is, isId, list, until, where } from '../core/list';
import type { DateString } from '../core/dates';
import type { Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { STOCK_STATES, type StockStatus } from './stock.entity';

export const LOT_KINDS = ['lot', 'serial'] as const;

export class LotThere {
  @ApiProperty({ type: 'string', format: 'uuid' }) locationId: Id;
  @ApiProperty({ enum: STOCK_STATES }) status: StockStatus;
  @ApiProperty({ type: 'number' }) onHand: Quantity;
}

/** A lot of a part, or one piece of it with a serial number; it stays when nothing of it is left. */
@Table('parts.lots')
export class Lot extends BaseRecord {
  @IdField() partId: Id;
  @Text({ max: 100, description: 'the number of the lot, or the serial number; unique per part' }) code: string;
  @OneOf('LotKind', LOT_KINDS) kind: (typeof LOT_KINDS)[number];
  @Day({ nullable: true }) expiresOn: DateString | null;
  @Text({ nullable: true, max: 2_000 }) note: string | null;
  @QuantityField({ description: 'in whatever state' }) onHand: Quantity;
  @Computed((t) => `select p.sku from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) sku: string;
  @Computed((t) => `select p.name from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) partName: string;
  @Computed((t) => `select p.unit from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) unit: string;
  @Computed(
    (
      t,
    ) => `coalesce((select jsonb_agg(jsonb_build_object('locationId', h.location_id, 'status', h.status, 'onHand', h.on_hand) order by h.location_id, h.status)
      from parts.stock_lots h where h.lot_id = ${t}.id and h.on_hand > 0), '[]')`,
    { type: () => LotThere, isArray: true },
  )
  places: LotThere[];
}

/** What is known of a lot may change; what there is of it only by movements. */
export class LotChange extends inputOf(Lot, ['code', 'expiresOn', 'note']) {}
export class LotPatch extends patchOf(LotChange) {}
export class LotReplacement extends replaceOf(LotChange) {}

const lies = (condition: string) => `exists (select from parts.stock_lots h where h.lot_id = t.id and h.on_hand > 0 and ${condition})`;

export const lotList = list({
  entity: Lot,
  search: true,
  filter: {
    partId: isId('partId'),
    code: is('code'),
    kind: anyOf('kind', LOT_KINDS),
    onHandMin: atLeast('onHand'),
    status: where((bound) => lies(`h.status = any (${bound})`), STOCK_STATES),
    locationId: where((bound) => lies(`h.location_id = any (array(select parts.locations_below(${bound}::uuid[])))`), 'id'),
    expiresFrom: from('expiresOn'),
    expiresTo: until('expiresOn', 'date'),
  },
  sort: ['-createdAt', 'code', 'onHand', 'updatedAt'],
});
export class LotQuery extends lotList.Query {}
export class LotExport extends lotList.Export {}
