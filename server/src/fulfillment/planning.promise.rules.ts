import { plusDays, type DateString } from '../core/dates';
import type { Id } from '../core/tx';
import { compare, NEVER, type Covered, type Need } from './planning.netting.rules';
import { leadOf, type Board } from './planning.board.rules';
import type { Promised } from './planning.types';

/** The first day on which something can be there, and the bought part it waits for; `NEVER` if nobody sells that. */
export interface Closing {
  day: DateString;
  waitsFor: { partId: Id; day: DateString } | null;
}
export interface Closings {
  of(need: Need): Closing;
  ofCover(need: Need, cover: Covered): Closing;
}

const later = (day: DateString, days: number): DateString => (day === NEVER ? NEVER : plusDays(day, days));
const latest = (all: Closing[], none: Closing): Closing => all.reduce((last, one) => (one.day > last.day ? one : last), none);

/**
 * The day on which a need is met if everything missing is ordered today: what is made is ready so many days after the last
 * of its parts is there, whatever its own due date says. Each need and each production is worked out once.
 */
export function closings(board: Board): Closings {
  const { today, boms, production } = board.snapshot;
  const now: Closing = { day: today, waitsFor: null };
  const known = new Map<Need | Id, Closing>();
  // marked before it is worked out: productions that wait for each other end here
  const once = (key: Need | Id, find: () => Closing): Closing => known.get(key) ?? (known.set(key, now), known.set(key, find()).get(key)!);
  const partOf = new Map(production.map((run) => [run.id, run.partId]));
  const made = (parts: Need[], partId: Id): Closing => {
    const last = latest(parts.map(of), now);
    return {
      day: later(last.day, boms.get(partId)?.leadTimeDays ?? 0),
      waitsFor: last.waitsFor,
    };
  };
  const bought = (partId: Id, day: DateString): Closing => ({
    day,
    waitsFor: { partId, day },
  });
  const ofCover = (need: Need, { source }: Covered): Closing => {
    if (source.type === 'stock') return now;
    if (source.type === 'purchase_order') return bought(need.partId, source.day);
    if (source.type === 'production_order' || source.type === 'print_job')
      return once(source.id!, () => made(board.components.get(source.id!)!, partOf.get(source.id!)!));
    if (boms.has(need.partId)) return made(need.parts, need.partId);
    const lead = leadOf(board, need.partId);
    return bought(need.partId, lead === null ? NEVER : plusDays(today, lead));
  };
  const of = (need: Need): Closing =>
    once(need, () =>
      latest(
        need.covers.map((cover) => ofCover(need, cover)),
        now,
      ),
    );
  return { of, ofCover };
}

/** For each order the day on which the last of its lines can be there. */
export function promises(board: Board, closing: Closings): Promised[] {
  const { parts, today } = board.snapshot;
  const orders = new Map<string, Need[]>();
  for (const need of [...board.needs.values()].flat().filter(({ type, viaPartId }) => type === 'order' && !viaPartId)) {
    const key = need.id ?? need.number!;
    if (!orders.get(key)?.push(need)) orders.set(key, [need]);
  }
  const told = [...orders.values()].map((needs): Promised => {
    const last = latest(needs.map(closing.of), { day: today, waitsFor: null });
    const due =
      needs
        .filter(({ dated }) => dated)
        .map(({ day }) => day)
        .sort()[0] ?? null;
    const { waitsFor } = last;
    return {
      orderId: needs[0].id,
      orderNumber: needs[0].number!,
      dueDate: due,
      promiseDate: last.day === NEVER ? null : last.day,
      late: due !== null && last.day > due,
      waitsFor: waitsFor && {
        partId: waitsFor.partId,
        sku: parts.get(waitsFor.partId)!.sku,
        date: waitsFor.day === NEVER ? null : waitsFor.day,
      },
    };
  });
  return told.sort((a, b) => compare(a.dueDate ?? NEVER, b.dueDate ?? NEVER) || compare(a.orderNumber, b.orderNumber));
}
