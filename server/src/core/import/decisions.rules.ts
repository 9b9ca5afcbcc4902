import { foldName, type Verdict } from './names.rules';

/** What a person says to one row. `match` without a record accepts what was proposed. */
export interface Decision {
  row: number;
  action: 'match' | 'create' | 'ignore';
  partId?: string | null;
}

export type Outcome = { action: 'match'; id: string } | { action: 'create' } | { action: 'ignore' } | { action: 'refuse' };

/** Without a decision a proposal counts as `create`. A name that is there already is not created again. */
export function settle(verdict: Verdict, decision: Decision | undefined, exists: (id: string) => boolean): Outcome {
  if (!decision) return verdict.bucket === 'ignored' ? { action: 'ignore' } : known(verdict) ? { action: 'match', id: verdict.id! } : { action: 'create' };
  if (decision.action === 'ignore') return { action: 'ignore' };
  if (decision.action === 'create') return verdict.bucket === 'exact' ? { action: 'match', id: verdict.id! } : { action: 'create' };
  const id = decision.partId ?? verdict.id;
  return id && exists(id) ? { action: 'match', id } : { action: 'refuse' };
}

const known = ({ bucket }: Verdict): boolean => bucket === 'exact' || bucket === 'alias';

/** What is to be remembered of a decision; nothing if the name itself says it. */
export function lessonOf(
  name: string,
  verdict: Verdict,
  decision: Decision | undefined,
  outcome: Outcome,
): { name: string; target: string | null; forget: boolean } | undefined {
  if (!decision || outcome.action === 'refuse') return undefined;
  const folded = foldName(name);
  if (outcome.action === 'ignore') return verdict.bucket === 'ignored' ? undefined : { name: folded, target: null, forget: false };
  if (outcome.action === 'create') return verdict.bucket === 'alias' || verdict.bucket === 'ignored' ? { name: folded, target: null, forget: true } : undefined;
  return known(verdict) && verdict.id === outcome.id ? undefined : { name: folded, target: outcome.id, forget: false };
}
