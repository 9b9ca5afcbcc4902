import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { money } from '../core/money';
import { core } from '../core/problem';
import { insert, update } from '../core/rows';
import { shapeOf } from '../core/shape';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { assess, shiftsOf, USUAL_LIMITS, type InsightLimits } from './assessment.rules';
import { INSIGHT_SETTINGS_CHANGED } from './customers.events';
import { customers } from './customers.problems';
import { factsFor } from './engagement.queries';
import { InsightSettings, type InsightPreview, type InsightSettingsInput } from './insight-settings.entity';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const USUAL = { ...USUAL_LIMITS, profiling: true, highValue: money(USUAL_LIMITS.highValue), snoozeDays: 30 };

/** The settings; without any, the usual ones as version 1. */
export async function insightSettings(tx: Tx): Promise<InsightSettings> {
  const kept = await row<InsightSettings & Record<string, unknown>>(
    tx,
    statement(`select ${shapeOf(InsightSettings).columns('t')} from customers.insight_settings t`),
  );
  if (kept) return kept;
  return { ...USUAL, id: tx.ctx.organization, version: 1, createdAt: tx.now, updatedAt: tx.now, createdBy: NOBODY, updatedBy: NOBODY, deletedAt: null };
}

@Injectable()
export class InsightSettingsService {
  read = insightSettings;

  /** Changes what is named; 409 `version_conflict`, 422 `limits_crossed`. Everybody is looked at anew by a job. */
  async change(tx: Tx, { version, ...patch }: Partial<InsightSettingsInput> & { version: number }): Promise<InsightSettings> {
    const before = await insightSettings(tx);
    if (before.version !== version) throw core.versionConflict({ current: before });
    requireOrder({ ...before, ...given(patch) });
    const settings =
      before.version > 1
        ? (await update(tx, InsightSettings, { id: before.id, version }, patch)).row
        : await insert(tx, InsightSettings, { ...USUAL, ...given(patch), version: 2 });
    tx.emit(INSIGHT_SETTINGS_CHANGED, settings.id, given(patch));
    return settings;
  }

  /** How many would stand otherwise; 422 `limits_crossed`. Nothing is kept. */
  async preview(tx: Tx, wanted: Partial<InsightSettingsInput>): Promise<InsightPreview> {
    const now = await insightSettings(tx);
    const next = { ...now, ...given(wanted) };
    requireOrder(next);
    const sample = await rows<{ id: Id; total: number }>(tx, SAMPLE, [ASKED]);
    const known = await factsFor(
      tx,
      sample.map(({ id }) => id),
    );
    const judged = (limits: InsightSettings) => known.map((facts) => (limits.profiling && !facts.objected ? assess(facts, limits) : null));
    return { customers: sample[0]?.total ?? 0, asked: sample.length, ...shiftsOf(judged(now), judged(next)) };
  }
}

/** What somebody wants to know before they change the limits: asked of all customers, or of as many as are read in a moment. */
const ASKED = 5_000;
const SAMPLE = statement(`select id, count(*) over ()::int as total from customers.customers where deleted_at is null order by md5(id::text) limit $1`);

/** A limit that comes later must lie beyond the one before it. */
function requireOrder(limits: InsightLimits): void {
  const pairs: [keyof InsightLimits, keyof InsightLimits][] = [
    ['mediumDays', 'highDays'],
    ['highAttendance', 'mediumAttendance'],
    ['mediumMissed', 'highMissed'],
    ['riskPercent', 'dormantPercent'],
  ];
  for (const [less, more] of pairs) if (!(limits[less] < limits[more])) throw customers.limitsCrossed({ less, more }, less);
  if (limits.activeDays > limits.highDays) throw customers.limitsCrossed({ less: 'activeDays', more: 'highDays' }, 'activeDays');
}
