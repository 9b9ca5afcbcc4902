import type { Quantity } from '../core/money';
import { row, rows, statement, type Statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { LOW_STOCK, STOCK_MOVED } from './parts.events';
import { parts } from './parts.problems';
import type { Shortage, StockTransaction } from './stock.entity';

/*
 * A verb of stock is one message of two statements. The first locks the parts in the order of their ids: the gate that
 * every writer of their stock passes, so that callers with the same parts wait for each other and never deadlock. The
 * second decides and writes. It is a statement of its own because it then sees all that was written by those it waited for;
 * a statement that locks and reads in one reads the rest as it was when it began to wait. `$2` are the part ids.
 */

// `no key`: who only refers to the part (an order line) need not wait. A service keeps no stock: it is passed by.
const lockOf = (ids: string) =>
  statement(`
  select p.id from parts.parts p where p.id = any (${ids}) and p.kind = 'stocked' order by p.id for no key update`);
const LOCK = lockOf('$1');
/** Holds the parts, for who must read of their stock before it is booked. */
export const hold = (tx: Tx, partIds: Id[]): Promise<unknown> => rows(tx, LOCK, [partIds]);
export const LOCK_OF_TRANSACTIONS = lockOf(`array(select t.part_id from parts.stock_transactions t where t.id = any ($1))`);
export const LOCK_OF_RESERVATIONS =
  lockOf(`array(select r.part_id from parts.reservations r join jsonb_to_recordset($1) as w("forType" text, "forId" uuid, "partId" uuid)
  on w."forId" = r.for_id and w."forType" = r.for_type and (w."partId" is null or w."partId" = r.part_id))`);

export const STATE = `
  asked as materialized (
    select p.id, p.sku, p.name, p.average_cost, p.low_alerted, p.tracking, p.kind from parts.parts p where p.id = any ($2) and p.deleted_at is null),
  part as (select * from asked where kind = 'stocked'),
  service as (select id from asked where kind = 'service'),
  unknown as (select given.id from unnest($2) as given(id) where given.id not in (select id from asked)),
  place as (
    select b.part_id, b.location_id, b.on_hand - b.reserved - b.blocked as free, l.is_default
    from parts.stock_balances b join parts.locations l on l.id = b.location_id where b.part_id = any ($2))`;

/** The change of the part's own numbers by `delta (part_id, change, held, blocked, value)`; `value` is null where the average stays. */
export const MOVED = `
  moved as (
    update parts.parts p set
      current_stock = p.current_stock + d.change, reserved_stock = p.reserved_stock + d.held, blocked_stock = p.blocked_stock + d.blocked,
      average_cost = case when d.value is not null and p.current_stock + d.change > 0
        then greatest(round((p.current_stock * p.average_cost + d.value) / (p.current_stock + d.change), 4), 0) else p.average_cost end,
      low_alerted = p.current_stock + d.change - p.reserved_stock - d.held - p.blocked_stock - d.blocked < p.minimum_stock
    from delta d where p.id = d.part_id
    returning p.id, p.sku, p.name, p.current_stock, p.reserved_stock, p.available_stock, p.minimum_stock, p.average_cost, p.low_alerted, d.change, d.held)`;

/**
 * The holdings (`stock_lots`) and the sums of lots by `pieces (part_id, location_id, lot_id, status, change)`. Update and insert stand apart, because
 * an insert of less than nothing is refused before anybody sees that it meets a row.
 */
export const HELD = `
  piece as (
    select part_id, location_id, lot_id, status, sum(change) as change from pieces where lot_id is not null or status <> 'ok' group by 1, 2, 3, 4 having sum(change) <> 0),
  lying as (
    update parts.stock_lots h set on_hand = h.on_hand + c.change from piece c
    where h.part_id = c.part_id and h.location_id = c.location_id and h.lot_id is not distinct from c.lot_id and h.status = c.status
    returning h.part_id, h.location_id, h.lot_id, h.status),
  laid as (
    insert into parts.stock_lots (id, part_id, location_id, lot_id, status, on_hand)
    select parts.new_id(), c.part_id, c.location_id, c.lot_id, c.status, c.change from piece c
    where not exists (select from lying h where h.part_id = c.part_id and h.location_id = c.location_id and h.lot_id is not distinct from c.lot_id and h.status = c.status)),
  lots as (
    update parts.lots l set on_hand = l.on_hand + c.change
    from (select lot_id, sum(change) as change from pieces where lot_id is not null group by 1 having sum(change) <> 0) c where l.id = c.lot_id)`;

/** Columns of the ledger in the order in which the statements give them. */
export const LEDGER = `parts.stock_transactions
  (id, part_id, location_id, type, quantity, unit_cost, average_cost, reference_type, reference_id, reverses_id, reason, occurred_at, created_by, lot_id, stock_status)`;

/** What every statement answers with, made of `written`, `moved`, `short` and `unknown`. */
export const ANSWER = `
  select
    coalesce((select json_agg(json_build_object('id', w.id, 'partId', w.part_id, 'locationId', w.location_id, 'type', w.type, 'quantity', w.quantity,
      'unitCost', w.unit_cost::text, 'referenceType', w.reference_type, 'referenceId', w.reference_id, 'reversesId', w.reverses_id,
      'reason', w.reason, 'createdBy', w.created_by, 'lotId', w.lot_id, 'stockStatus', w.stock_status) order by w.seq) from written w), '[]') as transactions,
    coalesce((select json_agg(json_build_object('id', m.id, 'sku', m.sku, 'name', m.name, 'change', m.change, 'held', m.held, 'currentStock', m.current_stock,
      'reservedStock', m.reserved_stock, 'availableStock', m.available_stock, 'minimumStock', m.minimum_stock, 'low', m.low_alerted and not p.low_alerted) order by m.id)
      from moved m join part p on p.id = m.id), '[]') as parts,
    coalesce((select json_agg(json_build_object('partId', p.id, 'sku', p.sku, 'name', p.name, 'required', s.required, 'available', s.available,
      'shortage', s.required - s.available) order by p.id) from short s join part p on p.id = s.part_id), '[]') as shortages,
    array(select id from unknown) as unknown`;

interface Moved {
  id: Id;
  sku: string;
  name: string;
  change: Quantity;
  held: Quantity;
  currentStock: Quantity;
  reservedStock: Quantity;
  availableStock: Quantity;
  minimumStock: Quantity;
  low: boolean;
}

export interface Booked {
  transactions: StockTransaction[];
  parts: Moved[];
  shortages: Shortage[];
  unknown: Id[];
}

/** Locks and runs a statement of stock; 422 `part_unknown` if a part is not there. A refused one has written nothing. */
export async function book<B extends Booked>(tx: Tx, partIds: Id[], act: Statement, params: unknown[]): Promise<B> {
  return bookBehind<B>(tx, LOCK, [partIds], act, params);
}

export async function bookBehind<B extends Booked>(tx: Tx, lock: Statement, of: unknown[], act: Statement, params: unknown[]): Promise<B> {
  const [, found] = await Promise.all([rows(tx, lock, of), row<B & Record<string, unknown>>(tx, act, params)]);
  const booked = found as B;
  if (booked.unknown.length) throw parts.partUnknown({ ids: booked.unknown });
  booked.transactions.forEach((transaction) => (transaction.occurredAt = tx.now));
  return booked;
}

/** Tells of each part that moved, and once of each that fell below its minimum. */
export function tell(tx: Tx, { parts: moved, transactions }: Booked): void {
  for (const { id, sku, name, change, held, currentStock, reservedStock, availableStock, minimumStock, low } of moved) {
    const types = [...new Set(transactions.filter((transaction) => transaction.partId === id).map(({ type }) => type))];
    tx.emit(STOCK_MOVED, id, { types, change, reserved: held, currentStock, reservedStock, availableStock });
    if (low) tx.emit(LOW_STOCK, id, { sku, name, availableStock, minimumStock });
  }
}

/** The shortages as details of a problem; the first one's numbers are those of the message. */
export const shortageDetails = (shortages: Shortage[]) => ({ available: shortages[0].available, required: shortages[0].required, shortages });

export const distinct = (ids: Id[]): Id[] => [...new Set(ids)];
