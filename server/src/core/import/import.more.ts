import type { Tx } from '../tx';
import type { ImportKind, Line, MoreColumns, Read, Session } from './import.kinds';

/** What the batch keeps of further columns, beside what the module keeps. */
const KEPT = 'moreColumns';

/** A kind of import with the columns that modules to its right add: read, written and taken back by them, and the kind knows nothing of it. */
export function withMore(kind: ImportKind<unknown>, more: MoreColumns<unknown, unknown>[]): ImportKind<unknown> {
  return more.reduce((all, one, at) => {
    const said = new WeakMap<object, unknown>();
    return Object.assign(Object.create(all) as ImportKind<unknown>, {
      fields: { ...all.fields, ...one.fields },
      read: (...given: Parameters<ImportKind<unknown>['read']>) => readBoth(all.read(...given), one.read(given[0], given[1]), said),
      begin: async (...given: Parameters<ImportKind<unknown>['begin']>) =>
        wrapped(await all.begin(...given), await one.begin(...given), { said, key: KEPT + at }),
    });
  }, kind);
}

function readBoth(read: Read<unknown>, further: Read<unknown>, said: WeakMap<object, unknown>): Read<unknown> {
  if (read.faults || further.faults) return { faults: [...(read.faults ?? []), ...(further.faults ?? [])] };
  if (further.record !== null) said.set(read.record as object, further.record);
  return read;
}

type Further = Awaited<ReturnType<MoreColumns<unknown, unknown>['begin']>>;

function wrapped(session: Session<unknown>, further: Further, { said, key }: { said: WeakMap<object, unknown>; key: string }): Session<unknown> {
  const apply = async (lines: Line<unknown>[]): Promise<number> => {
    const changed = await session.apply(lines);
    const told = lines.flatMap(({ id, record }) => (said.has(record as object) ? [{ id, record: said.get(record as object) }] : []));
    const fresh = new Set(lines.filter(({ action }) => action === 'create').map(({ id }) => id));
    const done = told.length ? await further.apply(told) : new Set<string>();
    const known = [...done].filter((id) => !fresh.has(id)).length;
    return Math.min(changed + known, lines.filter(({ action }) => action === 'match').length);
  };
  return { ...session, apply, finish: session.finish?.bind(session), changes: () => ({ ...(session.changes() as object), [key]: further.changes() }) };
}

/** Before the kind takes back its own. */
export async function undoMore(tx: Tx, more: MoreColumns<unknown, unknown>[], changes: unknown): Promise<void> {
  // one after the other, the last first: one module at most adds columns to a kind today
  for (const [at, one] of [...more.entries()].reverse()) {
    const kept = (changes as Record<string, unknown> | null)?.[KEPT + at];
    if (kept) await one.undo(tx, kept);
  }
}
