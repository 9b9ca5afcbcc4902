import { IssuingService } from '../billing';
import type { Id, Tx } from '../core/tx';
import type { Customer } from '../customers';
import { AppointmentsService, AppointmentTypesService, ResourcesService, VisitsService, type AppointmentType } from '../scheduling';
import { at, daysAgo, isWorkday, oneOf, payment, today, type Deed, type Teller } from './story';

export interface Practice {
  staff: Id[];
  rooms: Id[];
  types: AppointmentType[];
  /** What a visit of a type costs in the story, whatever the house's own type of that name says. */
  prices: Map<Id, string | null>;
}
interface Setup {
  staff: string[];
  rooms: string[];
  /** Those of the industry are there already under these names; what is missing is made. */
  types: { name: string; durationMinutes: number; price: string | null; color: string }[];
}
/** What came of one visit: for what a story adds to it. */
export interface Visit {
  customer: Customer;
  day: string;
  type: AppointmentType;
  price: string | null;
}

const HOURS = [1, 2, 3, 4, 5].map((day) => ({ weekday: day, from: '08:00', to: '18:00' }));
/** In UTC, an hour or two before the clock on the wall. */
const CLOCKS = ['07:00', '08:15', '09:30', '11:00', '12:15', '13:30', '14:45'];

/** People, rooms and kinds of appointments. */
export async function practice({ bench: { get }, record }: Teller, tx: Tx, { staff, rooms, types }: Setup): Promise<Practice> {
  const add = async (kind: 'staff' | 'room', names: string[]) => {
    const made: Id[] = [];
    for (const name of names) made.push((await get(ResourcesService).create(tx, { name, kind, openingHours: HOURS } as never)).id);
    return made;
  };
  const { items: known } = await get(AppointmentTypesService).list(tx, { perPage: 200 } as never);
  const found: AppointmentType[] = [];
  const made: Id[] = [];
  for (const type of types) {
    const there = known.find(({ name }) => name === type.name);
    found.push(there ?? (await get(AppointmentTypesService).create(tx, { ...type, bufferAfterMinutes: 10, isPublic: true } as never)));
    if (!there) made.push(found.at(-1)!.id);
  }
  const prices = new Map(found.map(({ id }, i) => [id, types[i].price]));
  const all = { prices, staff: await add('staff', staff), rooms: await add('room', rooms), types: found };
  await record(tx, [...all.staff, ...all.rooms, ...made]);
  return all;
}

/**
 * Appointments from so many days ago to three weeks ahead, each with time enough for the longest, so that none can collide: who came is invoiced and pays, some do not
 * come, some call off. `then` adds what else a visit brings.
 */
export function visits(
  teller: Teller,
  { staff, rooms, types, prices }: Practice,
  customers: Customer[],
  from: number,
  then: (visit: Visit, tx: Tx) => Promise<unknown> = async () => 0,
): Deed[] {
  const { bench } = teller;
  const deeds: Deed[] = [];
  for (let ago = from; ago >= -21; ago--) {
    const day = daysAgo(ago);
    if (!isWorkday(day)) continue;
    for (const [who, staffId] of staff.entries())
      for (const clock of CLOCKS.filter(() => bench.roll() < (ago < 0 ? 0.3 : 0.22))) {
        const type = oneOf(bench, types);
        const visit = { customer: oneOf(bench, customers), day, type, price: prices.get(type.id) ?? null };
        deeds.push(...visitDeeds(teller, visit, at(day, clock), [staffId, ...(rooms.length ? [rooms[who % rooms.length]] : [])], then));
      }
  }
  return deeds;
}

function visitDeeds(teller: Teller, visit: Visit, startsAt: string, resourceIds: Id[], then: (visit: Visit, tx: Tx) => Promise<unknown>): Deed[] {
  const { get, roll } = teller.bench;
  const { customer, day, type, price } = visit;
  const booked = earlier(day, 3 + Math.floor(roll() * 20));
  const luck = roll();
  let id: Id;
  let invoice: { id: Id; totalAmount: string } | undefined;
  const step = (verb: 'confirm' | 'complete' | 'no-show' | 'cancel', on: string): Deed => ({
    day: on,
    run: async (tx) => {
      const { invoiceId } = await get(VisitsService).step(tx, id, verb, {});
      if (verb === 'complete') await then(visit, tx);
      if (invoiceId) invoice = await get(IssuingService).finalize(tx, invoiceId);
    },
  });
  const create: Deed = {
    day: booked,
    run: async (tx) =>
      (id = (await get(AppointmentsService).create(tx, { customerId: customer.id, typeId: type.id, startsAt, resourceIds, price } as never)).id),
  };
  if (day >= today()) return luck < 0.7 ? [create, step('confirm', booked)] : [create];
  if (luck < 0.07) return [create, step('no-show', day)];
  if (luck < 0.12) return [create, step('cancel', earlier(day, 1))];
  const paid: Deed = { day: earlier(day, -Math.floor(roll() * 12)), run: async (tx) => invoice && payment(teller.bench, day, () => invoice!).run(tx) };
  return [create, step('complete', day), ...(roll() < 0.92 ? [paid] : [])];
}

const earlier = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
