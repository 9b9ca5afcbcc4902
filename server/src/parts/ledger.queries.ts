import { isDay, plusDays, startOfDay } from '../core/dates';
import { sum, type Money } from '../core/money';
import { organizationOf } from '../core/organization';
import { byId } from '../core/rows';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { StockAt, Valuation, Valued } from './ledger.dto';
import { Part } from './parts.entity';
import { StockTransaction } from './stock.entity';

/** Stock is the sum of all rows but reservations and releases, which move the reserved amount only. */
export const ON_HAND = `coalesce(sum(t.quantity) filter (where t.type not in ('reservation', 'release')), 0)`;
export const RESERVED = `coalesce(sum(t.quantity) filter (where t.type in ('reservation', 'release')), 0)`;

export const BLOCKED = `coalesce(sum(t.quantity) filter (where t.stock_status <> 'ok'), 0)`;

const AT = statement(`
  with there as (
    select t.location_id, ${ON_HAND} as on_hand, ${RESERVED} as reserved, ${BLOCKED} as blocked from parts.stock_transactions t
    where t.part_id = $1 and t.occurred_at < $2 group by t.location_id),
  cost as (
    select coalesce((select t.average_cost from parts.stock_transactions t where t.part_id = $1 and t.occurred_at < $2 order by t.seq desc limit 1), 0) as average)
  select coalesce(sum(on_hand), 0)::float8 as "onHand", coalesce(sum(reserved), 0)::float8 as reserved, coalesce(sum(blocked), 0)::float8 as blocked,
    coalesce(sum(on_hand) - sum(reserved) - sum(blocked), 0)::float8 as available,
    average as "averageCost", round(coalesce(sum(on_hand), 0) * average, 2)::text as value,
    coalesce(jsonb_agg(jsonb_build_object('locationId', location_id, 'onHand', on_hand, 'reserved', reserved, 'blocked', blocked) order by location_id)
      filter (where on_hand <> 0 or reserved <> 0), '[]') as locations,
    coalesce((
      select jsonb_agg(jsonb_build_object('locationId', h.location_id, 'lotId', h.lot_id, 'code', l.code, 'expiresOn', l.expires_on, 'status', h.stock_status, 'onHand', h.on_hand)
        order by l.code, h.location_id, h.stock_status)
      from (select t.location_id, t.lot_id, t.stock_status, ${ON_HAND} as on_hand from parts.stock_transactions t
        where t.part_id = $1 and t.occurred_at < $2 and (t.lot_id is not null or t.stock_status <> 'ok') group by 1, 2, 3) h
      left join parts.lots l on l.id = h.lot_id where h.on_hand <> 0), '[]') as lots
  from cost left join there on true group by average`);

const NOW = statement(`
  select p.current_stock::float8 as "onHand", p.reserved_stock::float8 as reserved, p.blocked_stock::float8 as blocked, p.available_stock::float8 as available, p.average_cost as "averageCost",
    round(p.current_stock * p.average_cost, 2)::text as value,
    coalesce((select jsonb_agg(jsonb_build_object('locationId', b.location_id, 'onHand', b.on_hand, 'reserved', b.reserved, 'blocked', b.blocked) order by b.location_id)
      from parts.stock_balances b where b.part_id = p.id and (b.on_hand <> 0 or b.reserved <> 0)), '[]') as locations,
    coalesce((
      select jsonb_agg(jsonb_build_object('locationId', h.location_id, 'lotId', h.lot_id, 'code', l.code, 'expiresOn', l.expires_on, 'status', h.status, 'onHand', h.on_hand)
        order by l.code, h.location_id, h.status)
      from parts.stock_lots h left join parts.lots l on l.id = h.lot_id where h.part_id = p.id and h.on_hand <> 0), '[]') as lots
  from parts.parts p where p.id = $1`);

/** The first instant that does not count any more: after a time, or after a day in the organization's zone. */
async function after(tx: Tx, at: string): Promise<{ at: string; before: string }> {
  if (!isDay(at)) return { at: new Date(at).toISOString(), before: new Date(Date.parse(at) + 1).toISOString() };
  const end = startOfDay(plusDays(at, 1), (await organizationOf(tx)).timeZone);
  return { at: end, before: end };
}

/** What was there at an instant, by replay of the ledger; without one, what is there now. 404 for an unknown part. */
export async function stockAt(tx: Tx, partId: Id, at?: string): Promise<StockAt> {
  await byId(tx, Part, partId);
  if (!at) return { at: tx.now, ...(await row<Omit<StockAt, 'at'> & Record<string, unknown>>(tx, NOW, [partId]))! };
  const instant = await after(tx, at);
  return { at: instant.at, ...(await row<Omit<StockAt, 'at'> & Record<string, unknown>>(tx, AT, [partId, instant.before]))! };
}

const VALUES = statement(`
  select p.id as "partId", p.sku, p.name, p.unit, s.on_hand::float8 as "onHand", c.average_cost as "averageCost", round(s.on_hand * c.average_cost, 2)::text as value
  from (select t.part_id, ${ON_HAND} as on_hand from parts.stock_transactions t where t.occurred_at < $1 group by t.part_id) s
  join parts.parts p on p.id = s.part_id
  cross join lateral (select t.average_cost from parts.stock_transactions t where t.part_id = s.part_id and t.occurred_at < $1 order by t.seq desc limit 1) c
  where s.on_hand <> 0 order by p.sku, p.id`);

/** Quantity and value of all stock at an instant (moving average), by replay of the ledger. */
export async function valuation(tx: Tx, at?: string): Promise<Valuation> {
  const { currency } = await organizationOf(tx);
  const instant = await after(tx, at ?? tx.now);
  const found = await rows<Valued & Record<string, unknown>>(tx, VALUES, [instant.before]);
  return { at: instant.at, currency, totalValue: sum(found.map(({ value }) => value as Money)), parts: found };
}

export const movement = (tx: Tx, id: Id): Promise<StockTransaction> => byId(tx, StockTransaction, id);

/** What was asked of a part, or 404: both travel in one message. */
export async function ofPart<T>(tx: Tx, partId: Id, asked: Promise<T>): Promise<T> {
  return (await Promise.all([asked, byId(tx, Part, partId)]))[0];
}
