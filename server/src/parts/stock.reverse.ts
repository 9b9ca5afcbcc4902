import { core } from '../core/problem';
import { statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { parts } from './parts.problems';
import type { Reference, StockTransaction } from './stock.entity';
import { ANSWER, book, bookBehind, LEDGER, LOCK_OF_TRANSACTIONS, MOVED, shortageDetails, STATE, tell, type Booked } from './stock.sql';

const ofParts = (ids: string) => STATE.replaceAll('$2', `array(select o.part_id from parts.stock_transactions o where o.id = any (${ids}))`);

const REVERSE = statement(`
  with ${ofParts('$1')},
  original as (select t.* from parts.stock_transactions t where t.id = any ($1) and t.type not in ('reservation', 'release')),
  done as (select t.reverses_id as id from parts.stock_transactions t where t.reverses_id = any ($1)),
  net as (select part_id, location_id, -sum(quantity) as quantity from original group by 1, 2),
  short as (
    select n.part_id, sum(-n.quantity) as required, sum(greatest(coalesce(p.free, 0), 0)) as available
    from net n left join place p on p.part_id = n.part_id and p.location_id = n.location_id
    where n.quantity < 0 and -n.quantity > coalesce(p.free, 0) group by 1),
  good as (select * from original where not exists (select from short) and not exists (select from unknown) and not exists (select from done)),
  balances as (
    update parts.stock_balances b set on_hand = b.on_hand + n.quantity from net n
    where b.part_id = n.part_id and b.location_id = n.location_id and exists (select from good)),
  delta as (
    select part_id, -sum(quantity) as change, 0::numeric as held, -sum(quantity * unit_cost) as value from good group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g.part_id, g.location_id, g.type, -g.quantity, g.unit_cost, m.average_cost, $2, $3, g.id, $4, $5, $6
    from good g join moved m on m.id = g.part_id order by g.seq returning *)
  ${ANSWER}, array(select id from original) as found, array(select id from done) as done`);

interface Reversed extends Booked {
  found: Id[];
  done: Id[];
}

/**
 * Books the opposite of movements, each at most once (409 `already_reversed`): the goods come from where they were put, at the
 * cost they were put in for, so that the average is as before. 422 `goods_used` with `details.shortages` when they are not there any more.
 */
export async function reverse(tx: Tx, ids: Id[], { reason, reference }: { reason?: string | null; reference?: Reference }): Promise<StockTransaction[]> {
  if (!ids.length) return [];
  const params = [ids, reference?.type ?? null, reference?.id ?? null, reason ?? null, tx.now, tx.ctx.actor];
  const booked = await bookBehind<Reversed>(tx, LOCK_OF_TRANSACTIONS, [ids], REVERSE, params);
  const missing = ids.filter((id) => !booked.found.includes(id));
  if (missing.length) throw core.notFound({ ids: missing });
  if (booked.done.length) throw parts.alreadyReversed({ ids: booked.done });
  if (booked.shortages.length) throw parts.goodsUsed(shortageDetails(booked.shortages));
  tell(tx, booked);
  return booked.transactions;
}

const TRANSFER = statement(`
  with ${STATE},
  short as (
    select p.id as part_id, $5::numeric as required, coalesce(f.free, 0) as available
    from part p left join place f on f.part_id = p.id and f.location_id = $3 where coalesce(f.free, 0) < $5::numeric),
  nowhere as (select given.id from unnest(array[$3, $4]::uuid[]) as given(id) where not exists (select from parts.locations l where l.id = given.id and l.deleted_at is null)),
  good as (select p.* from part p where not exists (select from short) and not exists (select from nowhere)),
  balances as (
    update parts.stock_balances b set on_hand = b.on_hand - $5::numeric from good g where b.part_id = g.id and b.location_id = $3),
  there as (
    insert into parts.stock_balances as b (id, part_id, location_id, on_hand) select parts.new_id(), id, $4, $5::numeric from good
    on conflict (organization_id, part_id, location_id) do update set on_hand = b.on_hand + excluded.on_hand),
  delta as (select id as part_id, 0::numeric as change, 0::numeric as held, null::numeric as value from good),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g.id, w.location_id, 'transfer', w.quantity, g.average_cost, g.average_cost, 'transfer', $1, null, $6, $7, $8
    from good g, (values (1, $3::uuid, -$5::numeric), (2, $4::uuid, $5::numeric)) as w(n, location_id, quantity) order by w.n returning *)
  ${ANSWER}, array(select id from nowhere) as nowhere`);

export interface Transfer {
  partId: Id;
  fromLocationId: Id;
  toLocationId: Id;
  quantity: number;
  reason?: string | null;
}

/** Moves what is available at one location to another: two rows, tied by `referenceId`. */
export async function transfer(tx: Tx, id: Id, { partId, fromLocationId, toLocationId, quantity, reason }: Transfer): Promise<StockTransaction[]> {
  if (fromLocationId === toLocationId) throw core.validationFailed({ reason: 'from and to are the same location' }, 'toLocationId');
  const params = [id, [partId], fromLocationId, toLocationId, quantity, reason ?? null, tx.now, tx.ctx.actor];
  const booked = await book<Booked & { nowhere: Id[] }>(tx, [partId], TRANSFER, params);
  if (booked.nowhere.length) throw parts.locationUnknown({ ids: booked.nowhere }, booked.nowhere.includes(fromLocationId) ? 'fromLocationId' : 'toLocationId');
  if (booked.shortages.length) throw parts.insufficientStock(shortageDetails(booked.shortages));
  tell(tx, booked);
  return booked.transactions;
}
