import type { Id, Tx } from '../core/tx';
import { factsFor, keepRisks } from './engagement.queries';
import { riskOf } from './engagement.rules';

/** The status of some customers follows from what is known of them now; gives back how many have another one than before. */
export async function refreshEngagement(tx: Tx, ids: (Id | null)[]): Promise<number> {
  const given = [...new Set(ids.filter((id) => id !== null))].sort();
  if (!given.length) return 0;
  const assessed = (await factsFor(tx, given)).map((facts) => ({ ...facts, risk: riskOf(facts) }));
  const changed = assessed.filter(
    ({ risk, engagement, riskLevel, riskScore }) => risk.engagement !== engagement || risk.level !== riskLevel || risk.score !== riskScore,
  );
  if (changed.length) await keepRisks(tx, changed);
  return changed.length;
}
