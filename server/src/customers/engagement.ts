import type { Id, Tx } from '../core/tx';
import { assess } from './assessment.rules';
import { factsFor, keepAssessed, type Assessed } from './engagement.queries';
import { insightSettings } from './insight-settings.service';

/** What is to be said of some customers now, by the method and the limits of the organization. */
export async function assessed(tx: Tx, ids: Id[]): Promise<Assessed[]> {
  const [limits, known] = await Promise.all([insightSettings(tx), factsFor(tx, ids)]);
  return known.map((facts) => {
    const profiling = !limits.profiling ? 'off' : facts.objected ? 'objected' : 'on';
    return { ...facts, profiling, assessment: profiling === 'on' ? assess(facts, limits) : null };
  });
}

/** The status of some customers follows from what is known of them now; gives back how many stand otherwise than before. */
export async function refreshEngagement(tx: Tx, ids: (Id | null)[]): Promise<number> {
  const given = [...new Set(ids.filter((id) => id !== null))].sort();
  return given.length ? keepAssessed(tx, await assessed(tx, given)) : 0;
}
