import {
  byId,
  cents,
  dayIn,
  daysFrom,
  decimal,
  during,
  living,
  mean,
  ms,
  once,
  onlyToday,
  ratio,
  rounded,
  share,
  total,
  within,
  type Known,
  type Slow,
} from './reckoning';

const DAY = 86_400_000;

/** Production orders that were completed in the period, with when they were. */
const completed = once((known: Known) => {
  const { raw, zone } = known;
  return living(raw, 'builds.production_orders')
    .filter(({ status }) => status === 'completed')
    .flatMap((order) => {
      const reports = raw['builds.production_outputs'].filter(
        (one) => one.production_order_id === order.id && (one.quantity > one.reversed_quantity || one.scrap > 0),
      );
      const at = reports
        .map((one) => one.completed_at as string)
        .sort((a, b) => Date.parse(a) - Date.parse(b))
        .at(-1);
      const begun = raw['core.events'].find((one) => one.subject === order.id && one.type === 'builds.production_order_started');
      return at && within(known, dayIn(zone, at)) ? [{ ...order, at, day: dayIn(zone, at), begun: begun?.at }] : [];
    });
});
const outputs = once((known: Known) => {
  const orders = byId(living(known.raw, 'builds.production_orders'));
  return during(known, known.raw['builds.production_outputs'], 'completed_at')
    .filter((one) => orders.has(one.production_order_id) && (one.quantity > one.reversed_quantity || one.scrap > 0))
    .map((one) => ({ ...one, good: decimal(one.quantity).minus(one.reversed_quantity) }));
});
const running = ({ raw }: Known) => living(raw, 'builds.production_orders').filter(({ status }) => ['planned', 'allocated', 'in_progress'].includes(status));
const dated = (known: Known) => completed(known).filter((one) => one.due_date);

export const PRODUCTION: Record<string, Slow> = {
  productionCompleted: (known) => completed(known).length,
  unitsProduced: (known) => total(outputs(known), ({ good }) => good),
  productionLeadTime: (known) => mean(completed(known), ({ begun, at }) => (begun ? rounded(ms(begun, at) / DAY, 2) : null)),
  productionOnTime: (known) => share(dated(known), (one) => one.day <= one.due_date),
  scrapQuantity: (known) => total(outputs(known), ({ scrap }) => scrap),
  scrapRate: (known) =>
    ratio(
      total(outputs(known), ({ scrap }) => scrap),
      total(outputs(known), ({ scrap, good }) => good.plus(scrap)),
      100,
    ),
  productionValue: (known) => total(outputs(known), (one) => cents(one.good.times(one.unit_cost ?? 0))),
  productionOpen: onlyToday((known) => running(known).length),
  productionLate: onlyToday((known) => running(known).filter(({ due_date: due }) => due && due < known.at).length),
};

const SENT = ['sent', 'partially_received', 'received'];

/** Lines of purchase orders that were sent, with what the part cost there the time before. */
const bought = once(({ raw }: Known) => {
  const orders = byId(living(raw, 'procurement.purchase_orders').filter(({ status }) => SENT.includes(status)));
  const lines = raw['procurement.purchase_order_items']
    .filter((line) => orders.has(line.purchase_order_id) && !line.cancelled)
    .map((line) => ({
      ...line,
      order: orders.get(line.purchase_order_id),
      price: rounded(decimal(line.unit_price).times(orders.get(line.purchase_order_id).exchange_rate), 4),
    }));
  const place = ({ order }: any): string => `${order.order_date} ${new Date(order.created_at).toISOString()} ${order.id}`;
  return lines.map((line) => {
    const earlier = lines.filter(
      (one) => one.part_id === line.part_id && one.order.supplier_id === line.order.supplier_id && one.order.id !== line.order.id && place(one) < place(line),
    );
    const before = earlier.sort((a, b) => (place(a) === place(b) ? a.position - b.position : place(a) < place(b) ? -1 : 1)).at(-1);
    return { ...line, before: before?.price ?? null };
  });
});
const ordered = (known: Known) => bought(known).filter(({ order }) => within(known, order.order_date));
const again = (known: Known) => ordered(known).filter(({ before }) => before !== null);
const finished = (known: Known) => ordered(known).filter(({ order }) => order.status === 'received');

const arrived = once((known: Known) => {
  const { raw, zone } = known;
  const orders = byId(living(raw, 'procurement.purchase_orders'));
  const items = byId(raw['procurement.purchase_order_items']);
  return during(known, living(raw, 'procurement.receipts'), 'received_at')
    .filter((one) => !one.reversed_at && orders.has(one.purchase_order_id))
    .map((one) => {
      const order = orders.get(one.purchase_order_id);
      const lines = raw['procurement.receipt_items'].filter((line) => line.receipt_id === one.id);
      const value = total(lines, (line) => cents(decimal(line.quantity).times(items.get(line.item_id).unit_price).times(order.exchange_rate)));
      return { order, value, day: dayIn(zone, one.received_at) };
    });
});
const awaited = (known: Known) => arrived(known).filter(({ order }) => order.expected_delivery_date);
const open = (known: Known) => bought(known).filter(({ order, quantity, received_quantity: received }) => order.status !== 'received' && quantity > received);

export const PURCHASING: Record<string, Slow> = {
  purchaseValue: (known) => total(ordered(known), ({ line_total: value, order }) => cents(decimal(value).times(order.exchange_rate))),
  purchasePriceTrend: (known) =>
    ratio(
      total(again(known), ({ quantity, price, before }) => cents(price.minus(before).times(quantity))),
      total(again(known), ({ quantity, before }) => cents(before.times(quantity))),
      100,
    ),
  purchaseFillRate: (known) =>
    ratio(
      total(finished(known), (one) => Math.min(one.received_quantity, one.quantity)),
      total(finished(known), ({ quantity }) => quantity),
      100,
    ),
  receiptsValue: (known) => total(arrived(known), ({ value }) => value),
  purchasesOnTime: (known) => share(awaited(known), ({ day, order }) => day <= order.expected_delivery_date),
  purchaseDelayDays: (known) => mean(awaited(known), ({ day, order }) => Math.max(daysFrom(order.expected_delivery_date, day), 0)),
  purchaseLeadDays: (known) => mean(arrived(known), ({ day, order }) => daysFrom(order.order_date, day)),
  purchasesOpenValue: onlyToday((known) =>
    total(open(known), (one) => cents(decimal(one.quantity).minus(one.received_quantity).times(one.unit_price).times(one.order.exchange_rate))),
  ),
  purchasesOverdue: onlyToday(
    (known) =>
      new Set(
        open(known)
          .filter(({ order }) => order.expected_delivery_date && order.expected_delivery_date < known.at)
          .map(({ order }) => order.id),
      ).size,
  ),
};
