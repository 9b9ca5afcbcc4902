import Decimal from 'decimal.js';
import { cents, dayIn, daysFrom, decimal, living, once, onlyToday, ratio, total, within, type Known, type Slow } from './reckoning';

const still = (type: string) => type === 'reservation' || type === 'release';
const left = ({ type, quantity }: any): Decimal => (type === 'sale' || type === 'consumption' ? decimal(quantity).neg() : decimal(0));
const minus = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** The stock of every part at the end of a day, by going through the whole ledger. */
const stocks = once(({ raw, zone, at }: Known) => {
  const ledger = [...raw['parts.stock_transactions']].sort((a, b) => a.seq - b.seq).map((one) => ({ ...one, day: dayIn(zone, one.occurred_at) }));
  const there = raw['parts.parts'].filter(
    (part) => part.kind === 'stocked' && dayIn(zone, part.created_at) <= at && (!part.deleted_at || dayIn(zone, part.deleted_at) > at),
  );
  return there.map((part) => {
    const mine = ledger.filter((one) => one.part_id === part.id && one.day <= at);
    const before = mine.filter((one) => one.day < minus(at, 364));
    const price = decimal(mine.at(-1)?.average_cost);
    const worth = (moves: any[]) =>
      cents(
        total(
          moves.filter((one) => !still(one.type)),
          (one) => one.quantity,
        ).times(price),
      );
    const moving = mine.filter((one) => !still(one.type) && one.type !== 'transfer');
    const onHand = total(
      mine.filter((one) => !still(one.type)),
      (one) => one.quantity,
    );
    const kept = total(
      mine.filter((one) => still(one.type)),
      (one) => one.quantity,
    );
    const blocked = total(
      mine.filter((one) => !still(one.type) && one.stock_status !== 'ok'),
      (one) => one.quantity,
    );
    const year = mine.slice(before.length);
    return {
      onHand,
      available: onHand.minus(kept).minus(blocked),
      minimum: part.minimum_stock,
      value: worth(mine),
      mean: cents(worth(mine).plus(worth(before)).div(2)),
      cost: cents(total(year, (one) => left(one).times(one.unit_cost))),
      idle: daysFrom(moving.at(-1)?.day ?? dayIn(zone, part.created_at), at),
    };
  });
});
const slow = (known: Known) => stocks(known).filter(({ onHand, idle }) => onHand.gt(0) && idle >= 90);

/** What confirmed orders and open production orders need of each part. */
function needs({ raw }: Known) {
  const open = new Map<string, Decimal>();
  const add = (part: string, quantity: Decimal) => quantity.gt(0) && open.set(part, (open.get(part) ?? decimal(0)).plus(quantity));
  for (const order of living(raw, 'fulfillment.orders').filter(({ status }) => ['pending', 'production', 'ready'].includes(status)))
    for (const line of raw['fulfillment.order_items'].filter((one) => one.order_id === order.id))
      add(line.goods_part_id, decimal(line.quantity).minus(line.delivered_quantity));
  for (const order of living(raw, 'builds.production_orders').filter(({ status }) => ['planned', 'allocated', 'in_progress'].includes(status)))
    for (const one of raw['builds.production_components'].filter((line) => line.production_order_id === order.id))
      add(one.part_id, decimal(one.required).minus(one.consumed));
  return living(raw, 'parts.parts')
    .filter(({ kind, id }) => kind === 'stocked' && open.has(id))
    .map((part) => ({ demand: open.get(part.id)!, usable: decimal(part.current_stock).minus(part.blocked_stock), coming: decimal(part.on_order) }));
}

const moves = (known: Known) => known.raw['parts.stock_transactions'].filter((one) => !still(one.type) && within(known, dayIn(known.zone, one.occurred_at)));

export const INVENTORY: Record<string, Slow> = {
  stockValue: (known) => total(stocks(known), ({ value }) => value),
  stockTurnover: (known) =>
    ratio(
      total(stocks(known), ({ cost }) => cost),
      total(stocks(known), (one) => one.mean),
    ),
  slowMovers: (known) => slow(known).length,
  slowMoversValue: (known) => total(slow(known), ({ value }) => value),
  partsBelowMinimum: (known) => stocks(known).filter(({ available, minimum }) => available.lt(minimum)).length,
  partsShort: onlyToday((known) => needs(known).filter(({ demand, usable }) => demand.gt(usable)).length),
  shortagesToCome: onlyToday((known) => needs(known).filter(({ demand, usable, coming }) => demand.gt(usable.plus(coming))).length),
  stockMovements: (known) => moves(known).length,
  stockConsumptionCost: (known) => total(moves(known), (one) => cents(left(one).times(one.unit_cost))),
  stockValueChange: (known) => total(moves(known), (one) => cents(decimal(one.quantity).times(one.unit_cost))),
};
