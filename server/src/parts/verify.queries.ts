import { row, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { ON_HAND, RESERVED } from './ledger.queries';
import type { Verification } from './verify.dto';

const VERIFY = statement(`
  with summed as (
    select t.part_id, t.location_id, ${ON_HAND} as on_hand, ${RESERVED} as reserved from parts.stock_transactions t group by 1, 2),
  places as (
    select coalesce(s.part_id, b.part_id) as part_id, coalesce(s.location_id, b.location_id) as location_id,
      coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved, coalesce(b.on_hand, 0) as kept_on_hand, coalesce(b.reserved, 0) as kept_reserved
    from summed s full join parts.stock_balances b on b.part_id = s.part_id and b.location_id = s.location_id),
  wholes as (
    select p.id, p.current_stock, p.reserved_stock, p.average_cost, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved
    from parts.parts p left join (select part_id, sum(on_hand) as on_hand, sum(reserved) as reserved from summed group by 1) s on s.part_id = p.id),
  promised as (
    select t.part_id, t.location_id, t.reference_type, t.reference_id, sum(t.quantity) as quantity from parts.stock_transactions t
    where t.type in ('reservation', 'release') group by 1, 2, 3, 4 having sum(t.quantity) <> 0),
  purposes as (
    select coalesce(p.part_id, r.part_id) as part_id, coalesce(p.location_id, r.location_id) as location_id, coalesce(p.quantity, 0) as quantity, coalesce(r.quantity, 0) as kept
    from promised p full join parts.reservations r on r.part_id = p.part_id and r.location_id = p.location_id and r.for_type = p.reference_type and r.for_id = p.reference_id),
  averages as (
    select w.id, w.average_cost, t.average_cost as booked from wholes w cross join lateral (
      select l.average_cost from parts.stock_transactions l where l.part_id = w.id order by l.seq desc limit 1) t where w.current_stock > 0),
  differences as (
    select part_id, location_id, 'on_hand' as what, on_hand as expected, kept_on_hand as found from places where on_hand <> kept_on_hand
    union all select part_id, location_id, 'reserved', reserved, kept_reserved from places where reserved <> kept_reserved
    union all select id, null, 'part_stock', on_hand, current_stock from wholes where on_hand <> current_stock
    union all select id, null, 'part_reserved', reserved, reserved_stock from wholes where reserved <> reserved_stock
    union all select part_id, location_id, 'reservation', quantity, kept from purposes where quantity <> kept
    union all select id, null, 'average_cost', booked, average_cost from averages where booked <> average_cost)
  select (select count(*)::int from wholes) as "partsChecked", coalesce((
    select jsonb_agg(jsonb_build_object('partId', part_id, 'locationId', location_id, 'what', what, 'expected', expected::text, 'found', found::text) order by part_id, location_id, what)
    from differences), '[]') as differences`);

/** Counts the books again: every balance, every sum of a part, every reservation and the last average, from the ledger alone. */
export const verifyStock = async (tx: Tx): Promise<Verification> => (await row<Verification & Record<string, unknown>>(tx, VERIFY))!;
