import { core } from '../core/problem';
import { statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { parts } from './parts.problems';
import type { Reference, StockTransaction } from './stock.entity';
import { ANSWER, bookBehind, HELD, LEDGER, LOCK_OF_TRANSACTIONS, MOVED, shortageDetails, STATE, tell, type Booked } from './stock.sql';

const ofParts = (ids: string) => STATE.replaceAll('$2', `array(select o.part_id from parts.stock_transactions o where o.id = any (${ids}))`);

const REVERSE = statement(`
  with ${ofParts('$1')},
  original as (select t.* from parts.stock_transactions t where t.id = any ($1) and t.type not in ('reservation', 'release')),
  done as (select t.reverses_id as id from parts.stock_transactions t where t.reverses_id = any ($1)),
  net as (
    select part_id, location_id, -sum(quantity) as quantity, -coalesce(sum(quantity) filter (where stock_status <> 'ok'), 0) as blocked from original group by 1, 2),
  pieces_wanted as (
    select part_id, location_id, lot_id, stock_status as status, -sum(quantity) as change from original where lot_id is not null or stock_status <> 'ok' group by 1, 2, 3, 4),
  lacking as (
    select n.part_id, n.blocked - n.quantity as required, greatest(coalesce(p.free, 0), 0) as available
    from net n left join place p on p.part_id = n.part_id and p.location_id = n.location_id
    where n.quantity < n.blocked and n.blocked - n.quantity > coalesce(p.free, 0)
    union all
    select w.part_id, -w.change, coalesce(h.on_hand, 0) from pieces_wanted w
    left join parts.stock_lots h on h.part_id = w.part_id and h.location_id = w.location_id and h.lot_id is not distinct from w.lot_id and h.status = w.status
    where w.change < 0 and -w.change > coalesce(h.on_hand, 0)),
  short as (select part_id, sum(required) as required, sum(available) as available from lacking group by 1),
  good as (select * from original where not exists (select from short) and not exists (select from unknown) and not exists (select from done)),
  balances as (
    update parts.stock_balances b set on_hand = b.on_hand + n.quantity, blocked = b.blocked + n.blocked from net n
    where b.part_id = n.part_id and b.location_id = n.location_id and exists (select from good)),
  pieces as (select part_id, location_id, lot_id, stock_status as status, -quantity as change from good),
  ${HELD},
  delta as (
    select part_id, -sum(quantity) as change, 0::numeric as held,
      -coalesce(sum(quantity) filter (where stock_status <> 'ok'), 0) as blocked, -sum(quantity * unit_cost) as value from good group by 1),
  ${MOVED},
  written as (
    insert into ${LEDGER}
    select parts.new_id(), g.part_id, g.location_id, g.type, -g.quantity, g.unit_cost, m.average_cost, $2, $3, g.id, $4, $5, $6, g.lot_id, g.stock_status
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
