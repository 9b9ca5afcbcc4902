import { statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { parts } from './parts.problems';
import { ofLots } from './stock.lots';
import type { StockTransaction, WithdrawLine } from './stock.entity';
import { ANSWER, book, distinct, HELD, LEDGER, MOVED, shortageDetails, STATE, tell } from './stock.sql';

/*
 * Lines and places are laid along one axis each, by running sums; where their intervals overlap, so much of the line comes
 * from that place. First the reservations of the line's purpose, then what is free; lines that name a place before the others.
 */
const WITHDRAW = statement(`
  with ${STATE},
  lines as materialized (
    select l.*, sum(l.quantity) over purpose - l.quantity as start
    from jsonb_to_recordset($1) as l(n int, "partId" uuid, quantity numeric, type text, "locationId" uuid, "referenceType" text, "referenceId" uuid,
      "forType" text, "forId" uuid, reason text, "lotId" uuid)
    join part p on p.id = l."partId"
    window purpose as (partition by l."partId", l."locationId", l."forType", l."forId" order by l.n)),
  held as (
    select r.id, r.part_id, r.location_id, r.for_type, r.for_id, r.quantity from parts.reservations r
    where r.part_id = any ($2) and r.for_id = any ($3)),
  own_there as (
    select l.n, h.id as held_id, h.part_id, h.location_id, least(l.start + l.quantity, h.quantity) - least(l.start, h.quantity) as quantity
    from lines l join held h on (h.part_id, h.for_type, h.for_id, h.location_id) = (l."partId", l."forType", l."forId", l."locationId")),
  held_left as (
    select h.id, h.part_id, h.location_id, h.for_type, h.for_id, h.quantity - coalesce(u.quantity, 0) as quantity
    from held h left join (select held_id, sum(quantity) as quantity from own_there group by 1) u on u.held_id = h.id),
  held_axis as (select h.*, sum(h.quantity) over (partition by h.part_id, h.for_type, h.for_id order by h.location_id) - h.quantity as start from held_left h),
  own_anywhere as (
    select l.n, h.id as held_id, h.part_id, h.location_id, least(l.start + l.quantity, h.start + h.quantity) - greatest(l.start, h.start) as quantity
    from lines l join held_axis h on (h.part_id, h.for_type, h.for_id) = (l."partId", l."forType", l."forId")
    where l."locationId" is null and least(l.start + l.quantity, h.start + h.quantity) > greatest(l.start, h.start)),
  own as materialized (select * from own_there where quantity > 0 union all select * from own_anywhere),
  rest as (
    select l.n, l."partId" as part_id, l."locationId" as location_id, l.quantity - coalesce(o.quantity, 0) as quantity
    from lines l left join (select n, sum(quantity) as quantity from own group by 1) o on o.n = l.n),
  rest_axis as (select r.*, sum(r.quantity) over (partition by r.part_id, r.location_id order by r.n) - r.quantity as start from rest r where r.quantity > 0),
  free_there as (
    select r.n, r.part_id, r.location_id, least(r.start + r.quantity, p.free) - least(r.start, p.free) as quantity
    from rest_axis r join place p on p.part_id = r.part_id and p.location_id = r.location_id),
  free_left as (
    select p.part_id, p.location_id, p.is_default, p.free - coalesce(u.quantity, 0) as quantity
    from place p left join (select part_id, location_id, sum(quantity) as quantity from free_there group by 1, 2) u
      on u.part_id = p.part_id and u.location_id = p.location_id),
  free_axis as (
    select f.*, sum(f.quantity) over (partition by f.part_id order by f.is_default desc, f.quantity desc, f.location_id) - f.quantity as start
    from free_left f where f.quantity > 0),
  free_anywhere as (
    select r.n, r.part_id, f.location_id, least(r.start + r.quantity, f.start + f.quantity) - greatest(r.start, f.start) as quantity
    from rest_axis r join free_axis f on f.part_id = r.part_id
    where r.location_id is null and least(r.start + r.quantity, f.start + f.quantity) > greatest(r.start, f.start)),
  taken as materialized (
    select n, held_id, part_id, location_id, quantity from own
    union all select n, null, part_id, location_id, quantity from free_there where quantity > 0
    union all select n, null, part_id, location_id, quantity from free_anywhere),
  short as (
    select l.part_id, l.required, coalesce(t.quantity, 0) as available
    from (select "partId" as part_id, sum(quantity) as required from lines group by 1) l
    left join (select part_id, sum(quantity) as quantity from taken group by 1) t on t.part_id = l.part_id
    where l.required > coalesce(t.quantity, 0)),
  good as (select * from taken where not exists (select from short) and not exists (select from unknown)),
  named as (
    select g.n, g.part_id, g.location_id, l."lotId" as lot_id, sum(g.quantity) as quantity from good g join lines l on l.n = g.n join part p on p.id = g.part_id
    where l."lotId" is not null or p.tracking = 'none' group by 1, 2, 3, 4),
  any_lot as (
    select u.*, sum(u.quantity) over (partition by u.part_id, u.location_id order by u.n) - u.quantity as start from (
      select g.n, g.part_id, g.location_id, sum(g.quantity) as quantity from good g join lines l on l.n = g.n join part p on p.id = g.part_id
      where l."lotId" is null and p.tracking <> 'none' group by 1, 2, 3) u),
  lot_axis as (
    select h.*, sum(h.quantity) over (partition by h.part_id, h.location_id order by h.created_at, h.code) - h.quantity as start from (
      select h.part_id, h.location_id, h.lot_id, l.created_at, l.code, h.on_hand - coalesce((select sum(n.quantity) from named n
        where n.part_id = h.part_id and n.location_id = h.location_id and n.lot_id = h.lot_id), 0) as quantity
      from parts.stock_lots h join parts.lots l on l.id = h.lot_id where h.part_id = any ($2) and h.status = 'ok') h where h.quantity > 0),
  by_lot as materialized (
    select * from named
    union all select u.n, u.part_id, u.location_id, a.lot_id, least(u.start + u.quantity, a.start + a.quantity) - greatest(u.start, a.start)
    from any_lot u join lot_axis a on a.part_id = u.part_id and a.location_id = u.location_id
    where least(u.start + u.quantity, a.start + a.quantity) > greatest(u.start, a.start)),
  pieces as (select part_id, location_id, lot_id, 'ok' as status, -quantity as change from by_lot),
  ${HELD},
  spent as (select g.held_id, h.quantity as had, sum(g.quantity) as quantity from good g join held h on h.id = g.held_id group by 1, 2),
  gone as (delete from parts.reservations r using spent s where r.id = s.held_id and s.quantity >= s.had),
  kept as (update parts.reservations r set quantity = r.quantity - s.quantity from spent s where r.id = s.held_id and s.quantity < s.had),
  balances as (
    update parts.stock_balances b set on_hand = b.on_hand - g.quantity, reserved = b.reserved - g.own
    from (select part_id, location_id, sum(quantity) as quantity, coalesce(sum(quantity) filter (where held_id is not null), 0) as own from good group by 1, 2) g
    where b.part_id = g.part_id and b.location_id = g.location_id),
  delta as (
    select part_id, -sum(quantity) as change, -coalesce(sum(quantity) filter (where held_id is not null), 0) as held, 0::numeric as blocked,
      null::numeric as value from good group by 1),
  ${MOVED},
  booked as (
    select g.n, 1 as step, g.part_id, g.location_id, 'release' as type, -sum(g.quantity) as quantity, l."forType" as reference_type, l."forId" as reference_id, l.reason,
      null::uuid as lot_id
    from good g join lines l on l.n = g.n where g.held_id is not null group by g.n, g.part_id, g.location_id, l."forType", l."forId", l.reason
    union all
    select b.n, 2, b.part_id, b.location_id, l.type, -b.quantity, l."referenceType", l."referenceId", l.reason, b.lot_id from by_lot b join lines l on l.n = b.n),
  written as (
    insert into ${LEDGER}
    select parts.new_id(), b.part_id, b.location_id, b.type, b.quantity, m.average_cost, m.average_cost, b.reference_type, b.reference_id, null, b.reason, $4, $5, b.lot_id, 'ok'
    from booked b join moved m on m.id = b.part_id order by b.n, b.step, b.location_id, b.lot_id returning *)
  ${ANSWER}`);

/**
 * Takes parts out: what is reserved for `reservedFor` first, the rest of what is available; from the given location, else
 * the default first, then the fullest. The whole demand of the call counts as one per part. Services pass through.
 * Of a part that is tracked the lots or pieces named are taken, else the oldest, and there is a movement for each; 422 `lot_unknown`.
 * 422 `insufficient_stock` with `details.shortages`. Answers with the movements (a reservation that was used up is a `release` before them).
 */
export async function withdraw(tx: Tx, lines: WithdrawLine[]): Promise<StockTransaction[]> {
  if (!lines.length) return [];
  const plain = (await ofLots(tx, lines)).map(({ reference, reservedFor, lots: _, serialNumbers: __, ...line }, n) => ({
    ...line,
    n,
    referenceType: reference?.type,
    referenceId: reference?.id,
    forType: reservedFor?.type,
    forId: reservedFor?.id,
  }));
  const purposes = distinct(lines.flatMap(({ reservedFor }) => (reservedFor ? [reservedFor.id] : [])));
  const ids = distinct(lines.map((line) => line.partId));
  const booked = await book(tx, ids, WITHDRAW, [JSON.stringify(plain), ids, purposes, tx.now, tx.ctx.actor]);
  if (booked.shortages.length) throw parts.insufficientStock(shortageDetails(booked.shortages));
  tell(tx, booked);
  return booked.transactions;
}
