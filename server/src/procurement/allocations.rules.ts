import type { Quantity } from '../core/money';
import { minus, plus } from '../core/quantity';
import type { Id } from '../core/tx';
import type { Allocation, Give, Incoming, Purpose, Want } from './allocations.entity';

/** What has come in of a line at a place, available. */
export interface Arrived {
  itemId: Id;
  locationId: Id;
  quantity: Quantity;
}

/** What is set aside on arrival: of a line, for somebody, at a place. */
export interface SetAside {
  itemId: Id;
  partId: Id;
  forType: Purpose;
  forId: Id;
  locationId: Id;
  quantity: Quantity;
}

type Claim = Pick<Allocation, 'id' | 'itemId' | 'partId' | 'forType' | 'forId' | 'quantity'>;

/**
 * Goods that arrive go to those they were meant for, who asked first before the others. What is then still meant for somebody
 * never exceeds what is still to come (`open` by line): the last to ask lose it.
 * @returns what is set aside where, and what is left of each claim (0: gone)
 */
export function arrive(claims: Claim[], arrived: Arrived[], open: Map<Id, Quantity>): { setAside: SetAside[]; left: { id: Id; quantity: Quantity }[] } {
  const here = arrived.map((row) => ({ ...row }));
  const room = new Map(open);
  const setAside: SetAside[] = [];
  const left = claims.map(({ id, quantity, ...claim }) => {
    let waiting = quantity;
    for (const row of here.filter(({ itemId }) => itemId === claim.itemId)) {
      const taken = Math.min(waiting, row.quantity);
      if (taken <= 0) continue;
      row.quantity = minus(row.quantity, taken);
      waiting = minus(waiting, taken);
      setAside.push({ ...claim, locationId: row.locationId, quantity: taken });
    }
    const kept = Math.min(waiting, room.get(claim.itemId) ?? 0);
    room.set(claim.itemId, minus(room.get(claim.itemId) ?? 0, kept));
    return { id, quantity: kept };
  });
  return { setAside, left };
}

/** The wishes spread over what is free, what comes first first; the answer may be less than was wished for. */
export function spread(wants: Want[], incoming: Pick<Incoming, 'itemId' | 'partId' | 'free'>[]): Give[] {
  const free = incoming.map((line) => ({ ...line }));
  return wants.flatMap(({ partId, forType, forId, quantity }) => {
    let open = quantity;
    return free.flatMap((line) => {
      const taken = line.partId === partId ? Math.min(open, line.free) : 0;
      if (taken <= 0) return [];
      line.free = minus(line.free, taken);
      open = minus(open, taken);
      return [{ itemId: line.itemId, forType, forId, quantity: taken }];
    });
  });
}

/** The same place and purpose in one line: a release takes each once. */
export function merged(lines: SetAside[]): SetAside[] {
  const all = new Map<string, SetAside>();
  for (const line of lines) {
    const key = [line.itemId, line.forType, line.forId, line.locationId].join(' ');
    all.set(key, { ...line, quantity: plus(line.quantity, all.get(key)?.quantity ?? 0) });
  }
  return [...all.values()];
}
