import type { Quantity } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { NOTHING_TO_RELEASE, NOTHING_TO_RESERVE } from './parts.events';
import { parts } from './parts.problems';
import type { Reference, ReleaseLine, Reserved, ReserveLine } from './stock.entity';
import { ANSWER, book, distinct, LEDGER, LOCK_OF_RESERVATIONS, MOVED, shortageDetails, STATE, tell, type Booked } from './stock.sql';

const RESERVE = statement(`
  with ${STATE},
  lines as materialized (
    select l.*, sum(l.quantity) over (partition by l."partId", l."locationId" order by l.n) - l.quantity as start
    from jsonb_to_recordset($1) as l(n int, "partId" uuid, quantity numeric, "forType" text, "forId" uuid, "locationId" uuid)
    join part p on p.id = l."partId"),
  axis as (
    select p.*, null::uuid as only, sum(p.free) over (partition by p.part_id order by p.is_default desc, p.free desc, p.location_id) - p.free as start from place p where p.free > 0
    union all select p.*, p.location_id, 0 from place p where p.free > 0 and exists (select from lines l where l."locationId" = p.location_id)),
  taken as materialized (
    select l.n, l."partId" as part_id, a.location_id, l."forType" as for_type, l."forId" as for_id, least(l.start + l.quantity, a.start + a.free) - greatest(l.start, a.start) as quantity
    from lines l join axis a on a.part_id = l."partId" and a.only is not distinct from l."locationId" where least(l.start + l.quantity, a.start + a.free) > greatest(l.start, a.start)),
  short as (
    select l.part_id, l.required, coalesce(t.quantity, 0) as available
    from (select "partId" as part_id, sum(quantity) as required from lines group by 1) l
    left join (select part_id, sum(quantity) as quantity from taken group by 1) t on t.part_id = l.part_id
    where not $3 and l.required > coalesce(t.quantity, 0)),
  good as (select * from taken where not exists (select from short) and not exists (select from unknown)),
  reserved as (
    insert into parts.reservations as r (id, part_id, location_id, for_type, for_id, quantity, created_at)
    select parts.new_id(), part_id, location_id, for_type, for_id, sum(quantity), $4 from good group by part_id, location_id, for_type, for_id
    on conflict (organization_id, part_id, location_id, for_type, for_id) do update set quantity = r.quantity + excluded.quantity),
  balances as (
    update parts.stock_balances b set reserved = b.reserved + g.quantity
    from (select part_id, location_id, sum(quantity) as quantity from good group by 1, 2) g
    where b.part_id = g.part_id and b.location_id = g.location_id),
  delta as (select part_id, 0::numeric as change, sum(quantity) as held, 0::numeric as blocked, null::numeric as value from good group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g.part_id, g.location_id, 'reservation', g.quantity, m.average_cost, m.average_cost, g.for_type, g.for_id, null, null, $4, $5, null, 'ok'
    from good g join moved m on m.id = g.part_id order by g.n, g.location_id returning *)
  ${ANSWER},
    coalesce((select jsonb_object_agg(n, quantity) from (select n, sum(quantity) as quantity from good group by n) g), '{}') as got,
    array(select id from service) as services`);

interface Got extends Booked {
  /** By the number of the line. */
  got: Record<string, Quantity>;
  services: Id[];
}

/**
 * Reserves what is available: all of it, or with `partial` as much as is there, line by line. 422 `insufficient_stock` with
 * `details.shortages`. A service counts as reserved. Answers, per line, with what this call has reserved.
 */
export async function reserve(tx: Tx, lines: ReserveLine[], { partial }: { partial: boolean }): Promise<{ partId: Id; for: Reference; reserved: Quantity }[]> {
  if (!lines.length) return [];
  const plain = lines.map(({ for: { type, id }, ...line }, n) => ({ ...line, n, forType: type, forId: id }));
  const ids = distinct(lines.map((line) => line.partId));
  const booked = await book<Got>(tx, ids, RESERVE, [JSON.stringify(plain), ids, partial, tx.now, tx.ctx.actor]);
  if (booked.shortages.length) throw parts.insufficientStock(shortageDetails(booked.shortages));
  tell(tx, booked);
  const service = new Set(booked.services);
  const stocked = lines.filter((line) => !service.has(line.partId));
  if (!booked.parts.length) stocked.forEach((line) => tx.emit(NOTHING_TO_RESERVE, line.partId, { wanted: line.quantity, for: line.for }));
  return lines.map((line, n) => ({ partId: line.partId, for: line.for, reserved: service.has(line.partId) ? line.quantity : (booked.got[n] ?? 0) }));
}

const RELEASE = statement(`
  with wanted as (select * from jsonb_to_recordset($1) as w("forType" text, "forId" uuid, "partId" uuid, quantity numeric, "locationId" uuid)),
  part as (select p.id, p.sku, p.name, p.low_alerted, p.average_cost, p.tracking from parts.parts p where p.id = any ($2)),
  unknown as (select null::uuid as id where false),
  held as (select r.id, r.part_id, r.location_id, r.for_type, r.for_id, r.quantity from parts.reservations r where r.part_id = any ($2) and r.for_id = any ($5)),
  axis as (select h.*, sum(h.quantity) over (partition by h.part_id, h.for_type, h.for_id order by h.location_id) - h.quantity as start from held h),
  freed as materialized (
    select a.id, a.part_id, a.location_id, a.for_type, a.for_id, a.quantity as had,
      max(case when w.quantity is null then a.quantity when w."locationId" is not null then least(a.quantity, w.quantity) else least(a.start + a.quantity, w.quantity) - least(a.start, w.quantity) end) as quantity
    from axis a join wanted w on w."forType" = a.for_type and w."forId" = a.for_id and (w."partId" is null or w."partId" = a.part_id)
      and (w."locationId" is null or w."locationId" = a.location_id)
    group by a.id, a.part_id, a.location_id, a.for_type, a.for_id, a.quantity),
  good as (select * from freed where quantity > 0),
  gone as (delete from parts.reservations r using good g where r.id = g.id and g.quantity >= g.had),
  kept as (update parts.reservations r set quantity = r.quantity - g.quantity from good g where r.id = g.id and g.quantity < g.had),
  balances as (
    update parts.stock_balances b set reserved = b.reserved - g.quantity
    from (select part_id, location_id, sum(quantity) as quantity from good group by 1, 2) g
    where b.part_id = g.part_id and b.location_id = g.location_id),
  delta as (select part_id, 0::numeric as change, -sum(quantity) as held, 0::numeric as blocked, null::numeric as value from good group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g.part_id, g.location_id, 'release', -g.quantity, m.average_cost, m.average_cost, g.for_type, g.for_id, null, null, $3, $4, null, 'ok'
    from good g join moved m on m.id = g.part_id order by g.part_id, g.location_id returning *),
  short as (select null::uuid as part_id, 0::numeric as required, 0::numeric as available where false)
  ${ANSWER}`);

/** Frees what is reserved: all for a purpose, or of one part, or at most so much of it. Answers with what was freed; nothing reserved is no error. */
export async function release(tx: Tx, lines: ReleaseLine[]): Promise<{ partId: Id; for: Reference; locationId: Id; released: Quantity }[]> {
  if (!lines.length) return [];
  if (lines.some(({ partId, quantity }) => quantity !== undefined && !partId)) throw new Error('a quantity is released of one part');
  const plain = lines.map(({ for: { type, id }, ...line }) => ({ ...line, forType: type, forId: id }));
  const given = JSON.stringify(plain);
  const locked = (await rows<{ id: Id }>(tx, LOCK_OF_RESERVATIONS, [given])).map(({ id }) => id);
  if (!locked.length) return [];
  const booked = await book(tx, locked, RELEASE, [given, locked, tx.now, tx.ctx.actor, distinct(lines.map((line) => line.for.id))]);
  tell(tx, booked);
  // somebody else was faster while this one waited
  if (!booked.parts.length) locked.forEach((id) => tx.emit(NOTHING_TO_RELEASE, id, { wanted: lines }));
  return booked.transactions.map(({ partId, locationId, referenceType, referenceId, quantity }) => ({
    partId,
    locationId,
    for: { type: referenceType!, id: referenceId! },
    released: -quantity,
  }));
}

const RESERVED_FOR = statement(`
  select r.part_id as "partId", r.location_id as "locationId", jsonb_build_object('type', r.for_type, 'id', r.for_id) as "for", r.quantity::float8 as quantity
  from parts.reservations r join jsonb_to_recordset($1) as w(type text, id uuid) on w.id = r.for_id and w.type = r.for_type order by r.part_id, r.location_id`);

/** What is reserved for the given purposes, per part and location. */
export const reservedFor = (tx: Tx, purposes: Reference[]): Promise<Reserved[]> =>
  purposes.length ? rows<Reserved & Record<string, unknown>>(tx, RESERVED_FOR, [JSON.stringify(purposes)]) : Promise.resolve([]);
