import { statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { ensureDefault } from './locations.default';
import { parts } from './parts.problems';
import { intoLots } from './stock.lots';
import type { PutInLine, StockTransaction } from './stock.entity';
import { ANSWER, book, distinct, HELD, LEDGER, MOVED, STATE, tell, type Booked } from './stock.sql';

const PUT_IN = statement(`
  with ${STATE},
  home as (select l.id from parts.locations l where l.is_default and l.deleted_at is null),
  lines as materialized (
    select l.*, coalesce(l."stockStatus", 'ok') as status, p.tracking, coalesce(l."locationId", (select id from home)) as location_id, coalesce(l."unitCost", p.average_cost) as cost
    from jsonb_to_recordset($1) as l(n int, "partId" uuid, quantity numeric, type text, "locationId" uuid, "unitCost" numeric, "referenceType" text,
      "referenceId" uuid, reason text, "reversesId" uuid, "lotId" uuid, "stockStatus" text)
    join part p on p.id = l."partId"),
  nowhere as (select distinct l."locationId" as id from lines l where l."locationId" is not null
    and not exists (select from parts.locations p where p.id = l."locationId" and p.deleted_at is null)),
  homeless as (select from lines where location_id is null limit 1),
  nameless as (select distinct tracking from lines where tracking <> 'none' and "lotId" is null),
  good as (select * from lines where not exists (select from nameless) and not exists (select from unknown) and not exists (select from nowhere) and not exists (select from homeless)),
  balances as (
    insert into parts.stock_balances as b (id, part_id, location_id, on_hand, blocked)
    select parts.new_id(), "partId", location_id, sum(quantity), coalesce(sum(quantity) filter (where status <> 'ok'), 0) from good
    group by "partId", location_id order by "partId", location_id
    on conflict (organization_id, part_id, location_id) do update set on_hand = b.on_hand + excluded.on_hand, blocked = b.blocked + excluded.blocked),
  pieces as (select "partId" as part_id, location_id, "lotId" as lot_id, status, quantity as change from good),
  ${HELD},
  delta as (
    select "partId" as part_id, sum(quantity) as change, 0::numeric as held,
      coalesce(sum(quantity) filter (where status <> 'ok'), 0) as blocked, sum(quantity * cost) as value from good group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g."partId", g.location_id, g.type, g.quantity, g.cost, m.average_cost, g."referenceType", g."referenceId", g."reversesId", g.reason, $3, $4, g."lotId", g.status
    from good g join moved m on m.id = g."partId" order by g.n returning *),
  short as (select null::uuid as part_id, 0::numeric as required, 0::numeric as available where false)
  ${ANSWER}, exists (select from homeless) as homeless, array(select id from nowhere) as nowhere, (select min(tracking) from nameless) as nameless`);

interface PutIn extends Booked {
  homeless: boolean;
  nowhere: Id[];
  /** A part is tracked so, and nobody says which of it comes. */
  nameless: 'lot' | 'serial' | null;
}

/**
 * Puts parts in: at the given location, else at the default one (made when the first is needed). The average cost follows:
 * (on hand × average + quantity × unit cost) / (on hand + quantity), to 4 decimals; without a unit cost it stays. Services pass through. Of a part that is tracked it is said which
 * lots (`lots`) or pieces (`serialNumbers`) come, and there is a movement for each: 422 `lots_needed`, `serials_needed`, 409 `serial_taken` for a
 * piece that is here already.
 */
export async function putIn(tx: Tx, lines: PutInLine[]): Promise<StockTransaction[]> {
  if (!lines.length) return [];
  const split = await intoLots(tx, lines);
  const plain = split.map(({ reference, lots: _, serialNumbers: __, ...line }, n) => ({
    ...line,
    n,
    referenceType: reference?.type,
    referenceId: reference?.id,
  }));
  const ids = distinct(lines.map((line) => line.partId));
  const params = [JSON.stringify(plain), ids, tx.now, tx.ctx.actor];
  let booked = await book<PutIn>(tx, ids, PUT_IN, params);
  if (booked.nowhere.length) throw parts.locationUnknown({ ids: booked.nowhere }, 'locationId');
  if (booked.nameless) throw booked.nameless === 'serial' ? parts.serialsNeeded({}, 'serialNumbers') : parts.lotsNeeded({}, 'lots');
  if (booked.homeless) {
    await ensureDefault(tx);
    booked = await book<PutIn>(tx, ids, PUT_IN, params);
  }
  tell(tx, booked);
  return booked.transactions;
}
