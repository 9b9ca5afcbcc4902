import { core } from '../core/problem';
import { statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { parts } from './parts.problems';
import type { Reference, StockStatus, StockTransaction } from './stock.entity';
import { piecesOf, type Named } from './stock.lots';
import { ANSWER, book, HELD, LEDGER, MOVED, shortageDetails, STATE, tell, type Booked } from './stock.sql';

/** From one place and state to another, or (without a place to go) out: `$5` are the pieces, a lot each or none. */
const SHIFT = statement(`
  with ${STATE},
  wanted as (select w."lotId" as lot_id, w.quantity from jsonb_to_recordset($5) as w("lotId" uuid, quantity numeric)),
  whole as (select sum(quantity) as quantity from wanted),
  nameless as (select p.tracking from part p where p.tracking <> 'none' and exists (select from wanted where lot_id is null)),
  lying_there as (select h.lot_id, h.on_hand from parts.stock_lots h where h.part_id = any ($2) and h.location_id = $3 and h.status = $6),
  lacking as (
    select from wanted w left join lying_there h on h.lot_id is not distinct from w.lot_id
    where (w.lot_id is not null or $6 <> 'ok') and coalesce(h.on_hand, 0) < w.quantity),
  short as (
    select p.id as part_id, w.quantity as required, least(
      case when $6 = 'ok' then greatest(coalesce(f.free, 0), 0) end,
      case when exists (select from lacking) then (
        select coalesce(sum(least(h.on_hand, w.quantity)), 0) from wanted w join lying_there h on h.lot_id is not distinct from w.lot_id) end) as available
    from part p cross join whole w left join place f on f.part_id = p.id and f.location_id = $3
    where exists (select from lacking) or ($6 = 'ok' and coalesce(f.free, 0) < w.quantity)),
  nowhere as (
    select given.id from unnest(array[$3, $4]::uuid[]) as given(id)
    where given.id is not null and not exists (select from parts.locations l where l.id = given.id and l.deleted_at is null)),
  good as (
    select p.id as part_id, p.average_cost, w.lot_id, w.quantity from part p cross join wanted w
    where not exists (select from short) and not exists (select from nowhere) and not exists (select from nameless)),
  steps as (
    select g.*, s.step, s.location_id, s.status, g.quantity * s.sign as change from good g
    cross join (values (1, $3::uuid, $6::text, -1), (2, $4::uuid, $7::text, 1)) as s(step, location_id, status, sign) where s.location_id is not null),
  change_there as (
    select part_id, location_id, sum(change) as on_hand, coalesce(sum(change) filter (where status <> 'ok'), 0) as blocked from steps group by 1, 2),
  balances as (
    update parts.stock_balances b set on_hand = b.on_hand + c.on_hand, blocked = b.blocked + c.blocked from change_there c
    where b.part_id = c.part_id and b.location_id = c.location_id),
  there as (
    insert into parts.stock_balances (id, part_id, location_id, on_hand, blocked) select parts.new_id(), part_id, location_id, on_hand, blocked from change_there c
    where not exists (select from place p where p.part_id = c.part_id and p.location_id = c.location_id)),
  pieces as (select part_id, location_id, lot_id, status, change from steps),
  ${HELD},
  delta as (
    select part_id, sum(change) as change, 0::numeric as held, coalesce(sum(change) filter (where status <> 'ok'), 0) as blocked, null::numeric as value
    from steps group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), s.part_id, s.location_id, $8, s.change, s.average_cost, s.average_cost, $12, $1, null, $9, $10, $11, s.lot_id, s.status
    from steps s order by s.lot_id, s.step returning *)
  ${ANSWER}, array(select id from nowhere) as nowhere, (select min(tracking) from nameless) as nameless`);

interface Shifted extends Booked {
  nowhere: Id[];
  nameless: 'lot' | 'serial' | null;
}

export interface Shift extends Named {
  partId: Id;
  fromLocationId: Id;
  /** Left out, it goes out. */
  toLocationId?: Id;
  quantity: number;
  from: StockStatus;
  to: StockStatus;
  reason?: string | null;
}

/**
 * Moves stock between places and states, two rows of the ledger for each lot, tied by `referenceId`; what is not ok is taken from there, too.
 * 422 `insufficient_stock`, `lots_needed`, `serials_needed`, `lot_unknown`.
 */
export async function shift(tx: Tx, { type, id }: Reference, move: Shift): Promise<StockTransaction[]> {
  const { partId, fromLocationId, toLocationId = null, from, to, reason = null } = move;
  const kind = toLocationId && toLocationId !== fromLocationId ? 'transfer' : 'adjustment';
  const pieces = await piecesOf(tx, partId, move);
  const given = [id, [partId], fromLocationId, toLocationId, JSON.stringify(pieces), from, to, kind, reason, tx.now, tx.ctx.actor, type];
  const booked = await book<Shifted>(tx, [partId], SHIFT, given);
  if (booked.nowhere.length) throw parts.locationUnknown({ ids: booked.nowhere }, booked.nowhere.includes(fromLocationId) ? 'fromLocationId' : 'toLocationId');
  if (booked.nameless) throw booked.nameless === 'serial' ? parts.serialsNeeded({}, 'serialNumbers') : parts.lotsNeeded({}, 'lots');
  if (booked.shortages.length) throw parts.insufficientStock(shortageDetails(booked.shortages));
  tell(tx, booked);
  return booked.transactions;
}

export interface Transfer extends Named {
  partId: Id;
  fromLocationId: Id;
  toLocationId: Id;
  quantity: number;
  reason?: string | null;
  stockStatus?: StockStatus | null;
}

/** Moves what is available at one location to another (or what is blocked there, where its state is named). */
export function transfer(tx: Tx, id: Id, { stockStatus, ...move }: Transfer): Promise<StockTransaction[]> {
  if (move.fromLocationId === move.toLocationId) throw core.validationFailed({ reason: 'from and to are the same location' }, 'toLocationId');
  const status = stockStatus ?? 'ok';
  return shift(tx, { type: 'transfer', id }, { ...move, from: status, to: status });
}
