import { row, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { BLOCKED, ON_HAND, RESERVED } from './ledger.queries';
import type { Verification } from './verify.dto';

const VERIFY = statement(`
  with summed as (
    select t.part_id, t.location_id, ${ON_HAND} as on_hand, ${RESERVED} as reserved, ${BLOCKED} as blocked from parts.stock_transactions t group by 1, 2),
  places as (
    select coalesce(s.part_id, b.part_id) as part_id, coalesce(s.location_id, b.location_id) as location_id,
      coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved, coalesce(s.blocked, 0) as blocked, coalesce(b.blocked, 0) as kept_blocked, coalesce(b.on_hand, 0) as kept_on_hand, coalesce(b.reserved, 0) as kept_reserved
    from summed s full join parts.stock_balances b on b.part_id = s.part_id and b.location_id = s.location_id),
  wholes as (
    select p.id, p.current_stock, p.reserved_stock, p.blocked_stock, p.average_cost, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved,
      coalesce(s.blocked, 0) as blocked
    from parts.parts p left join (select part_id, sum(on_hand) as on_hand, sum(reserved) as reserved, sum(blocked) as blocked from summed group by 1) s on s.part_id = p.id),
  promised as (
    select t.part_id, t.location_id, t.reference_type, t.reference_id, sum(t.quantity) as quantity from parts.stock_transactions t
    where t.type in ('reservation', 'release') group by 1, 2, 3, 4 having sum(t.quantity) <> 0),
  purposes as (
    select coalesce(p.part_id, r.part_id) as part_id, coalesce(p.location_id, r.location_id) as location_id, coalesce(p.quantity, 0) as quantity, coalesce(r.quantity, 0) as kept
    from promised p full join parts.reservations r on r.part_id = p.part_id and r.location_id = p.location_id and r.for_type = p.reference_type and r.for_id = p.reference_id),
  lot_sums as (
    select t.part_id, t.location_id, t.lot_id, t.stock_status as status, ${ON_HAND} as on_hand from parts.stock_transactions t
    where t.lot_id is not null or t.stock_status <> 'ok' group by 1, 2, 3, 4),
  holdings as (
    select coalesce(s.part_id, h.part_id) as part_id, coalesce(s.location_id, h.location_id) as location_id, coalesce(s.on_hand, 0) as on_hand, coalesce(h.on_hand, 0) as kept
    from lot_sums s full join (select * from parts.stock_lots where on_hand <> 0) h
      on h.part_id = s.part_id and h.location_id = s.location_id and h.status = s.status and coalesce(h.lot_id, h.part_id) = coalesce(s.lot_id, s.part_id)),
  lot_wholes as (
    select l.part_id, l.on_hand as kept, coalesce(s.on_hand, 0) as on_hand
    from parts.lots l left join (select lot_id, sum(on_hand) as on_hand from lot_sums group by 1) s on s.lot_id = l.id),
  averages as (
    select w.id, w.average_cost, t.average_cost as booked from wholes w cross join lateral (
      select l.average_cost from parts.stock_transactions l where l.part_id = w.id order by l.seq desc limit 1) t where w.current_stock > 0),
  differences as (
    select part_id, location_id, 'on_hand' as what, on_hand as expected, kept_on_hand as found from places where on_hand <> kept_on_hand
    union all select part_id, location_id, 'reserved', reserved, kept_reserved from places where reserved <> kept_reserved
    union all select id, null, 'part_stock', on_hand, current_stock from wholes where on_hand <> current_stock
    union all select id, null, 'part_reserved', reserved, reserved_stock from wholes where reserved <> reserved_stock
    union all select part_id, location_id, 'blocked', blocked, kept_blocked from places where blocked <> kept_blocked
    union all select id, null, 'part_blocked', blocked, blocked_stock from wholes where blocked <> blocked_stock
    union all select part_id, location_id, 'lot', on_hand, kept from holdings where on_hand <> kept
    union all select part_id, null, 'lot', on_hand, kept from lot_wholes where on_hand <> kept
    union all select part_id, location_id, 'reservation', quantity, kept from purposes where quantity <> kept
    union all select id, null, 'average_cost', booked, average_cost from averages where booked <> average_cost)
  select (select count(*)::int from wholes) as "partsChecked", coalesce((
    select jsonb_agg(jsonb_build_object('partId', part_id, 'locationId', location_id, 'what', what, 'expected', expected::text, 'found', found::text) order by part_id, location_id, what)
    from differences), '[]') as differences`);

/** Counts the books again: every balance, every sum of a part, every reservation and the last average, from the ledger alone. */
export const verifyStock = async (tx: Tx): Promise<Verification> => (await row<Verification & Record<string, unknown>>(tx, VERIFY))!;
