import type { Quantity } from '../core/money';
import { minus, plus } from '../core/quantity';
import type { Id } from '../core/tx';

export interface Given {
  serialNumber?: string | null;
  components: { partId: Id; code: string; quantity?: Quantity }[];
}
export interface AsBuiltRow {
  serial: string | null;
  partId: Id;
  code: string;
  quantity: Quantity;
}

/** What people say of the machines, one row for each lot or serial number. With one machine all of it is in that one. */
export function said(machines: Given[], serialNumbers: string[]): AsBuiltRow[] {
  const only = serialNumbers.length === 1 ? serialNumbers[0] : null;
  return machines.flatMap(({ serialNumber, components }) =>
    components.map(({ partId, code, quantity }) => ({ serial: serialNumber ?? only, partId, code, quantity: quantity ?? 1 })),
  );
}

/** A share of a component as lines of stock: what is named of it first, the rest from the oldest. Named is never more than the share. */
export function linesFor(
  share: Quantity,
  rows: Pick<AsBuiltRow, 'code' | 'quantity'>[],
): { quantity: Quantity; lots?: { code: string; quantity: Quantity }[]; serialNumbers?: string[] }[] {
  const codes = new Map<string, Quantity>();
  for (const { code, quantity } of rows) codes.set(code, plus(codes.get(code) ?? 0, quantity));
  let left = share;
  const lots = [...codes].flatMap(([code, quantity]) => {
    const taken = Math.min(left, quantity);
    left = minus(left, taken);
    return taken > 0 ? [{ code, quantity: taken }] : [];
  });
  const named = lots.length ? [{ quantity: minus(share, left), lots, serialNumbers: lots.map(({ code }) => code) }] : [];
  return [...named, ...(left > 0 ? [{ quantity: left }] : [])];
}

/** What was said, and what stock took of lots nobody has named: with one machine that went into it, else into one of them. */
export function recorded(rows: AsBuiltRow[], taken: Omit<AsBuiltRow, 'serial'>[], serialNumbers: string[]): AsBuiltRow[] {
  const only = serialNumbers.length === 1 ? serialNumbers[0] : null;
  const known = new Set(rows.map(({ partId, code }) => `${partId} ${code}`));
  const more = taken.filter(({ partId, code }) => !known.has(`${partId} ${code}`)).map((one) => ({ ...one, serial: only }));
  return [...rows, ...more].filter(({ quantity }) => quantity > 0);
}
