import type { Ctx } from '../core/tx';
import type { Work } from '../core/work';
import { Aggregates } from './aggregates.service';
import { tallyNamed, tallyNames } from './aggregates.tallies';
import { QuestionsService } from './questions.service';
import { AnalyticsSettingsService } from './settings.service';

/** Counts everything that is kept of an organization from nothing, one tally after the other; `counted` hears how long each took, in milliseconds. */
export async function rebuildFigures(work: Work, me: Ctx, counted: (tally: string, ms: number) => void): Promise<void> {
  const aggregates = new Aggregates(new QuestionsService(new AnalyticsSettingsService()));
  for (const name of tallyNames()) {
    const started = Date.now();
    await work.write(me, (tx) => aggregates.rebuild(tx, tallyNamed(name)!));
    counted(name, Date.now() - started);
  }
}
