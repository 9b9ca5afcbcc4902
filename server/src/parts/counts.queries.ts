import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Counted, CountLine } from './counts.entity';
import { ON_HAND } from './ledger.queries';

const FREEZE = statement(`
  insert into parts.stock_count_lines (id, count_id, position, part_id, lot_id, frozen_quantity)
  select parts.new_id(), $1, row_number() over (order by p.sku, p.id, l.code), p.id, h.lot_id, coalesce(h.on_hand, b.on_hand, 0)
  from parts.parts p left join parts.stock_balances b on b.part_id = p.id and b.location_id = $2
  left join (select part_id, lot_id, sum(on_hand) as on_hand from parts.stock_lots where location_id = $2 and lot_id is not null and on_hand > 0 group by 1, 2) h
    on h.part_id = p.id and p.tracking <> 'none'
  left join parts.lots l on l.id = h.lot_id
  where p.kind = 'stocked' and p.deleted_at is null and (case when $3::uuid[] is null then b.on_hand > 0 else p.id = any ($3) end) returning part_id as id`);

/** Writes the sheet: what the books say lies there now; of a part that is tracked a line for each lot or piece. */
export const freeze = (tx: Tx, countId: Id, locationId: Id, partIds: Id[] | null) => rows<{ id: Id }>(tx, FREEZE, [countId, locationId, partIds]);

const LINES = statement(`
  select l.part_id as "partId", l.lot_id as "lotId", lot.code as "lotCode", p.sku, p.name, p.unit, l.frozen_quantity::float8 as "frozenQuantity", l.counted_quantity::float8 as "countedQuantity",
    l.counted_at as "countedAt", l.difference::float8 as difference
  from parts.stock_count_lines l join parts.parts p on p.id = l.part_id left join parts.lots lot on lot.id = l.lot_id where l.count_id = $1 order by l.position, p.sku, lot.code, l.id`);
export const linesOf = (tx: Tx, countId: Id) => rows<CountLine & Record<string, unknown>>(tx, LINES, [countId]);

/** What lay somewhere at an instant, from the ledger. */
const LAY = (part: string, lot: string, location: string, condition: string) =>
  `(select ${ON_HAND} from parts.stock_transactions t where t.part_id = ${part} and (${lot} is null or t.lot_id = ${lot}) and t.location_id = ${location} and ${condition})`;

const ENTER = statement(`
  insert into parts.stock_count_lines as l (id, count_id, position, part_id, lot_id, frozen_quantity, counted_quantity, counted_at)
  select parts.new_id(), c.id, 1000000, p.id, g."lotId", ${LAY('p.id', 'g."lotId"', 'c.location_id', 't.occurred_at <= c.frozen_at')}, g."countedQuantity", g."countedAt"
  from jsonb_to_recordset($2) as g("partId" uuid, "lotId" uuid, "countedQuantity" numeric, "countedAt" timestamptz)
  join parts.stock_counts c on c.id = $1 join parts.parts p on p.id = g."partId" and p.kind = 'stocked' and p.deleted_at is null
  where case when p.tracking = 'none' then g."lotId" is null else exists (select from parts.lots l where l.id = g."lotId" and l.part_id = p.id) end
  on conflict (organization_id, count_id, part_id, lot_id) do update set counted_quantity = excluded.counted_quantity, counted_at = excluded.counted_at
  returning l.part_id as id, l.lot_id as "lotId"`);

/** What was counted; a part found there that is not on the sheet comes onto it. */
export const enter = (tx: Tx, countId: Id, counted: Counted[]) => rows<{ id: Id; lotId: Id | null }>(tx, ENTER, [countId, JSON.stringify(counted)]);

const DIFFER = statement(`
  update parts.stock_count_lines l
  set difference = l.counted_quantity - case when l.counted_at is null then l.frozen_quantity else ${LAY('l.part_id', 'l.lot_id', 'c.location_id', 't.occurred_at <= l.counted_at')} end
  from parts.stock_counts c where c.id = l.count_id and l.count_id = $1 and l.counted_quantity is not null
  returning l.part_id as "partId", l.lot_id as "lotId", l.difference::float8 as difference`);

/** Counted less what was there at the moment of counting: movements before and after do not matter. */
export const differences = (tx: Tx, countId: Id) => rows<{ partId: Id; lotId: Id | null; difference: number }>(tx, DIFFER, [countId]);
