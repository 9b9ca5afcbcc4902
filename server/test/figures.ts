import { Aggregates } from '../src/analytics/aggregates.service';
import { tallyNamed, tallyNames } from '../src/analytics/aggregates.tallies';
import { Work } from '../src/core/work';
import type { Api, Registered } from './api';
import { asOwner } from './database';

const PORTION = 25;
const SPANS = ['7d', '30d', '90d', '1y'];

/** Until nothing is on its way to a handler, and nothing that was heard of waits to be counted. */
async function quiet({ db }: Api): Promise<void> {
  for (let i = 0, still = 0; i < 1_200; i++) {
    const [{ busy }] = await asOwner<{ busy: boolean }>(
      db,
      `select exists (select from core.events where published_at is null) or exists (select from core.jobs where status in ('queued', 'running'))
        or exists (select from analytics.pending) as busy`,
      [],
    );
    // between the outbox and what its handler notes there is a moment in which nothing shows
    still = busy ? 0 : still + 1;
    if (still === 10) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('the house does not come to rest');
}

/** Every number as it is kept by events alone, and as it is once all of it was counted from nothing. */
export async function keptAndCounted(house: Api, { ask, organization, user }: Registered) {
  await quiet(house);
  const ids = ((await ask('GET', '/metrics')).body.data as { id: string }[]).map(({ id }) => id);
  const read = async () => {
    const found: Record<string, unknown> = {};
    for (const span of SPANS)
      for (let at = 0; at < ids.length; at += PORTION) {
        const { data } = (await ask('GET', `/metrics/values?ids=${ids.slice(at, at + PORTION).join(',')}&timeframe=${span}`)).body;
        for (const { metric, value, previous, rows, reason } of data) found[`${metric} ${span}`] = [value, previous, rows, reason];
      }
    return found;
  };
  const kept = await read();
  const [work, aggregates] = [house.app.get(Work, { strict: false }), house.app.get(Aggregates, { strict: false })];
  const me = { organization: organization.id, actor: user.id, permissions: [], role: 'system', locale: 'en' as const, requestId: user.id, cause: user.id };
  for (const name of tallyNames()) await work.write(me, (tx) => aggregates.rebuild(tx, tallyNamed(name)!));
  return { kept, counted: await read() };
}
