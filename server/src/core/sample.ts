import { rows, statement } from './sql';
import type { Id, Tx } from './tx';

const SAMPLES = statement(`select id from unnest($1::uuid[]) as g(id) where core.is_sample(g.id)`);

/** Tells of each of these records whether it is sample data (written with a past, or part of the sample company), or a document that hangs on it: no mail leaves for those. */
export async function samplesAmong(tx: Tx, ids: Id[]): Promise<(id?: Id | null) => boolean> {
  if (tx.ctx.at) return () => true;
  const found = ids.length ? new Set((await rows<{ id: Id }>(tx, SAMPLES, [ids])).map(({ id }) => id)) : new Set<Id>();
  return (id) => Boolean(id) && found.has(id!);
}
