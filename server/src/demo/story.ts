import { IssuingService, OrderInvoicesService, PaymentsService } from '../billing';
import { plusDays } from '../core/dates';
import type { Id, Tx } from '../core/tx';
import { DeliveriesService, OrdersService, ShippingService } from '../fulfillment';
import type { Bench } from './seed.types';

/** What a story is told with. */
export interface Teller {
  bench: Bench;
  /** Everything that later leaves with the sample hangs on these. */
  record(tx: Tx, ids: Id[]): Promise<unknown>;
  /** Makes the first location if there is none, and names it. */
  place(tx: Tx): Promise<Id[]>;
  /** 0 to 100. */
  tell(percent: number): Promise<void>;
}
/** What was told, in numbers. */
export type Told = Record<string, number>;

/** Something that happens on a day. */
export interface Deed {
  day: string;
  run(tx: Tx): Promise<unknown>;
}

export const today = (): string => new Date().toISOString().slice(0, 10);
export const monthsAgo = (months: number): string => new Date(Date.now() - months * 30 * 86_400_000).toISOString();
export const daysAgo = (days: number): string => plusDays(today(), -days);
/** An instant of a day, by a clock that is close enough to Central Europe's for sample data. */
export const at = (day: string, clock: string): string => `${day}T${clock}:00.000Z`;
/** An instant of a story, or now where that lies ahead: before ten in the morning nothing is recorded of ten. */
export const past = (instant: string, now: string = new Date().toISOString()): string => (instant < now ? instant : now);
/** 0 is Sunday. */
export const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();
export const isWorkday = (day: string): boolean => ![0, 6].includes(weekday(day));

/** Deeds in the order of their days, each in a transaction of its day. What lies ahead does not happen. */
export async function live({ bench, tell }: Teller, deeds: Deed[]): Promise<void> {
  const past = deeds.filter(({ day }) => day <= today()).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const [done, deed] of past.entries()) {
    await bench.at(at(deed.day, '10:00'), (tx) => deed.run(tx));
    await tell((100 * (done + 1)) / past.length);
  }
}

interface Item {
  partId?: Id;
  description?: string;
  quantity: number;
  unitPrice?: string;
}

/** Ordered, handed over, invoiced and paid, so many days later each. */
export function sale({ bench: { get } }: Teller, customerId: Id, day: string, items: Item[], pays: number | null): Deed[] {
  let orderId: Id;
  let deliveryId: Id;
  let invoice: { id: Id; totalAmount: string };
  const on = (days: number) => plusDays(day, days);
  const goods = items.some(({ partId }) => partId);
  const steps: Deed[] = [
    {
      day,
      run: async (tx) => (orderId = (await get(OrdersService).create(tx, { customerId, orderDate: day, expectedDeliveryDate: on(10), items } as never)).id),
    },
    { day, run: (tx) => get(OrdersService).confirm(tx, orderId) },
    ...(goods
      ? [
          { day: on(8), run: async (tx: Tx) => (deliveryId = (await get(DeliveriesService).create(tx, { orderId } as never)).id) },
          { day: on(9), run: (tx: Tx) => get(ShippingService).ship(tx, deliveryId, {} as never) },
          { day: on(9), run: (tx: Tx) => get(ShippingService).deliver(tx, deliveryId, {} as never) },
        ]
      : []),
    { day: on(9), run: async (tx) => (invoice = await get(IssuingService).finalize(tx, (await get(OrderInvoicesService).ofOrder(tx, orderId)).id)) },
  ];
  return pays === null ? steps : [...steps, payment({ get }, on(9 + pays), () => invoice)];
}

export const payment = ({ get }: Pick<Bench, 'get'>, day: string, invoice: () => { id: Id; totalAmount: string }): Deed => ({
  day,
  run: (tx) => {
    const { id, totalAmount } = invoice();
    return get(PaymentsService).pay(tx, id, { amount: totalAmount, method: 'bank_transfer', paidAt: day, reference: null } as never);
  },
});

/** One of them, by chance. */
export const oneOf = <T>(bench: Bench, all: readonly T[]): T => all[Math.floor(bench.roll() * all.length)];
