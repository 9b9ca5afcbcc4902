import { IssuingService, OrderInvoicesService, PaymentsService } from '../billing';
import { CompletionService, ProductionOrdersService } from '../builds';
import type { Id, Tx } from '../core/tx';
import { plusDays } from '../core/dates';
import { DeliveriesService, OrderProduction, OrdersService, ShippingService, type Order } from '../fulfillment';
import { PurchaseOrdersService, ReceiptsService, SendingService, type PurchaseOrder } from '../procurement';
import type { Part } from '../parts';
import { WORDS } from './seed.data';
import type { Bench, Stock } from './seed.types';

type Get = Bench['get'];
interface Sale {
  day: string;
  /** The last step that has been taken: the newest orders are still on their way. */
  until: number;
  /** Its parts are not bought yet: something to plan. */
  unbought?: boolean;
  customerId: Id;
  model: number | null;
  quantity: number;
  closed: boolean;
  spare: number | null;
}
/** Something that happens on a day. */
interface Deed {
  day: string;
  rank: number;
  run(): Promise<void>;
}

const DAYS = 365;
/** Up to here the past is told at random; what is younger stands in every stage there is. */
const SETTLED = 16;
const DONE = 99;
/** Days ago, the last step taken: finished but not packed, late in production, in production, planned, confirmed and not bought, a draft. */
const OPEN = [
  [15, 9],
  [19, 8],
  [7, 8],
  [6, 6],
  [3, 5],
  [2, 5],
  [1, 4],
] as const;

/** A year of business, day by day: buying for a month, orders, production, deliveries, invoices, payments; the newest are still on their way. */
export async function year(bench: Bench, stock: Stock, tell: (percent: number) => Promise<void> = async () => undefined): Promise<void> {
  const { get } = bench;
  const today = new Date().toISOString().slice(0, 10);
  const sales = salesOf(bench.roll, stock, today);
  const deeds: Deed[] = [...buying(bench, get, stock, sales, today), ...sales.flatMap((sale, i) => selling(bench, get, stock, sale, today, i))];
  deeds.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.rank - b.rank));
  for (const [done, deed] of deeds.entries()) {
    await deed.run();
    await tell((100 * (done + 1)) / deeds.length);
  }
}

function salesOf(roll: () => number, { customers, builds, spares }: Stock, today: string): Sale[] {
  const shares = builds.flatMap(({ share }, i) => Array<number>(share).fill(i));
  const sales: Sale[] = [];
  for (let ago = DAYS; ago >= SETTLED; ago -= 3 + Math.floor(roll() * 7)) {
    const printer = roll() < 0.62;
    sales.push({
      day: plusDays(today, -ago),
      until: DONE,
      customerId: customers[Math.floor(roll() * customers.length)].id,
      model: printer ? shares[Math.floor(roll() * shares.length)] : null,
      quantity: printer ? (roll() < 0.15 ? 2 : 1) : 1 + Math.floor(roll() * 6),
      closed: roll() < 0.35,
      spare: printer && roll() > 0.4 ? null : Math.floor(roll() * spares.length),
    });
  }
  const open = OPEN.map(([ago, until], i): Sale => ({
    day: plusDays(today, -ago),
    until,
    unbought: until <= 5,
    customerId: customers[i].id,
    model: i % builds.length,
    quantity: 1 + (i % 2),
    closed: i % 2 === 0,
    spare: null,
  }));
  return [...sales, ...open];
}

/** What the sales of each month will need, ordered before it; the newest month is not bought yet. */
function buying(bench: Bench, get: Get, { builds, suppliers, spares }: Stock, sales: Sale[], today: string): Deed[] {
  const deeds: Deed[] = [];
  for (let ago = DAYS + 14; ago >= 30; ago -= 31) {
    const [from, until] = [plusDays(today, -ago + 14), plusDays(today, -ago + 45)];
    const month = sales.filter((sale) => sale.day >= from && sale.day < until);
    const needs = new Map<Id, number>();
    const add = (partId: Id, quantity: number) => needs.set(partId, (needs.get(partId) ?? 0) + quantity);
    // to begin with, the parts of a machine or two of each model
    if (ago === DAYS + 14) for (const line of builds.flatMap(({ lines }) => lines)) add(line.partId, line.quantity + 3);
    for (const sale of month.filter(({ unbought }) => !unbought)) {
      if (sale.model !== null) {
        const { lines, optionPartId } = builds[sale.model];
        for (const line of lines) add(line.partId, (line.quantity + (line.partId === optionPartId ? 4 : 0)) * sale.quantity);
      }
      if (sale.spare !== null) add(spares[sale.spare].id, 8);
    }
    for (const { supplier, parts } of suppliers) {
      const items = [...parts.keys()].filter((partId) => needs.has(partId)).map((partId) => ({ partId, quantity: needs.get(partId)! }));
      if (items.length) deeds.push(...purchase(bench, get, supplier.id, items, plusDays(today, -ago), bench.roll()));
    }
  }
  return [...deeds, ...overdue(bench, get, suppliers[2], spares, today)];
}

/** One purchase order whose day has passed: the supplier has to be asked. */
function overdue(bench: Bench, get: Get, { supplier, parts }: Stock['suppliers'][number], spares: Part[], today: string): Deed[] {
  const items = spares.filter(({ id }) => parts.has(id)).map(({ id }) => ({ partId: id, quantity: 20 }));
  return purchase(bench, get, supplier.id, items, plusDays(today, -12), 0).slice(0, 2);
}

function purchase(bench: Bench, get: Get, supplierId: Id, items: { partId: Id; quantity: number }[], day: string, luck: number): Deed[] {
  let order: PurchaseOrder;
  const arrival = plusDays(day, luck < 0.8 ? 6 : 9);
  const receive = (tx: Tx) =>
    get(ReceiptsService).receive(tx, order.id, {
      items: order.items.map((item) => ({ itemId: item.id, quantity: item.openQuantity, locationId: null })),
      note: null,
    } as never);
  return [
    deed(
      bench,
      day,
      1,
      async (tx) =>
        void (order = await get(PurchaseOrdersService).create(tx, { supplierId, orderDate: day, expectedDeliveryDate: plusDays(day, 7), items } as never)),
    ),
    deed(bench, day, 2, (tx) => get(SendingService).send(tx, order.id, {})),
    deed(bench, arrival, 3, async (tx) => void (order = await receive(tx))),
  ];
}

function selling(bench: Bench, get: Get, stock: Stock, sale: Sale, today: string, i: number): Deed[] {
  const { day, model } = sale;
  let order: Order;
  let productionId: Id;
  let deliveryId: Id;
  let invoice: { id: Id; totalAmount: string };
  const on = (after: number) => plusDays(day, after);
  const steps: Deed[] = [
    deed(bench, day, 4, async (tx) => void (order = await get(OrdersService).create(tx, orderOf(bench, stock, sale)))),
    deed(bench, on(1), 5, async (tx) => void (order = await get(OrdersService).confirm(tx, order.id))),
  ];
  if (model !== null) {
    steps.push(
      deed(bench, on(3), 6, async (tx) => void (productionId = (await get(OrderProduction).produce(tx, order.id))[0].id)),
      deed(bench, on(4), 7, (tx) => get(ProductionOrdersService).allocate(tx, productionId, {})),
      deed(bench, on(5), 8, (tx) => get(ProductionOrdersService).start(tx, productionId)),
      deed(bench, on(8), 9, (tx) =>
        get(CompletionService).complete(tx, productionId, { quantity: sale.quantity, serialNumbers: serials(stock, sale, i) } as never),
      ),
    );
  }
  steps.push(
    deed(bench, on(10), 10, async (tx) => void (deliveryId = (await get(DeliveriesService).create(tx, { orderId: order.id } as never)).id)),
    deed(bench, on(11), 11, (tx) => get(ShippingService).ship(tx, deliveryId, { carrier: 'Österreichische Post', trackingNumber: `AT${100_000 + i}` })),
    deed(bench, on(11), 12, async (tx) => void (invoice = await get(IssuingService).finalize(tx, (await get(OrderInvoicesService).ofOrder(tx, order.id)).id))),
    deed(bench, on(13), 13, (tx) => get(ShippingService).deliver(tx, deliveryId, { signedBy: 'Empfang' })),
  );
  const punctual = bench.roll();
  if (punctual < 0.93) steps.push(payment(bench, get, on(11 + Math.floor(6 + punctual * 14)), () => invoice));
  return steps.filter((step) => step.day <= today && step.rank <= sale.until);
}

function payment(bench: Bench, get: Get, day: string, invoice: () => { id: Id; totalAmount: string }): Deed {
  return deed(bench, day, 14, (tx) => {
    const { id, totalAmount } = invoice();
    return get(PaymentsService).pay(tx, id, { amount: totalAmount, method: 'bank_transfer', paidAt: day, reference: null } as never);
  });
}

function orderOf({ language }: Bench, { builds, spares }: Stock, { customerId, day, model, quantity, closed, spare }: Sale): never {
  const words = WORDS[language];
  const items = [
    ...(model === null
      ? []
      : [{ buildId: builds[model].build.id, quantity, customizations: [{ option: words.housing, choice: closed ? words.closed : words.open }] }]),
    ...(spare === null ? [] : [{ partId: spares[spare].id, quantity: model === null ? quantity : 2 }]),
  ];
  return { customerId, orderDate: day, expectedDeliveryDate: plusDays(day, 14), items } as never;
}

const serials = ({ builds }: Stock, { model, quantity }: Sale, i: number): string[] =>
  Array.from({ length: quantity }, (_, n) => `${builds[model!].build.modelNumber}-${String(1000 + i)}${quantity > 1 ? String.fromCharCode(65 + n) : ''}`);

/** One transaction in the middle of a day. */
const deed = (bench: Bench, day: string, rank: number, run: (tx: Tx) => Promise<unknown>): Deed => ({
  day,
  rank,
  run: async () => void (await bench.at(`${day}T${String(7 + Math.min(rank, 9)).padStart(2, '0')}:${String(10 + rank * 3)}:00.000Z`, run)),
});
