import { Injectable } from '@nestjs/common';
import { firstIdAt, madeAt } from '../core/id';
import type { Tx } from '../core/tx';
import * as kept from './aggregates.queries';
import { daysCompared, definitionOf, onlyCounts, type Tally } from './aggregates.tallies';
import type { Around } from './question';
import { QuestionsService } from './questions.service';

/** So many records are sooner counted with all others than looked for. */
const MANY_RECORDS = 20_000;
const MANY_DAYS = 500;
/** The clocks of two processes may differ by this much, and a transaction may take as long. */
const A_WHILE_MS = 3600_000;
/** An event that is younger may not have been heard yet: what it changed is no mistake. */
const YOUNG_MS = 15 * 60_000;

/**
 * Keeps the sums of days, and what stands today, as the raw tables say. An event only tells where to look: the days on which its record counted before and
 * those on which it does now are counted again from the raw tables, so an event that comes late, twice or out of order changes nothing. Whoever counts a
 * tally holds its lock from before the first look to the commit, so that nobody writes what another has overtaken.
 */
@Injectable()
export class Aggregates {
  constructor(private readonly questions: QuestionsService) {}

  /** Counts again what events have told of; from nothing where nothing is kept yet or it was counted by another definition. Says whether anything came out otherwise. */
  async fold(tx: Tx, tally: Tally): Promise<boolean> {
    const around = await this.begin(tx, tally);
    const [state, taken] = await Promise.all([kept.stateOf(tx, tally), kept.take(tx, tally)]);
    if (state?.definition !== definitionOf(tally, around) || taken.whole || taken.records.length > MANY_RECORDS) return this.build(tx, tally, around);
    if (!taken.count && (!tally.standing || state.day === around.today)) return false;
    const changed = tally.standing ? await this.stand(tx, tally, around) : await this.foldDays(tx, tally, taken, around);
    await this.mark(tx, tally, around);
    return changed > 0;
  }

  /** Counts all of it from nothing. */
  async rebuild(tx: Tx, tally: Tally): Promise<boolean> {
    const around = await this.begin(tx, tally);
    await kept.take(tx, tally);
    return this.build(tx, tally, around);
  }

  /**
   * Compares what is kept with the raw tables, day by day. What differs is put right; answered is what no event explains that has yet to be heard. Where
   * nothing was kept it is built, which is no mistake either.
   */
  async recount(tx: Tx, tally: Tally): Promise<kept.Difference[]> {
    await this.fold(tx, tally);
    const around = await this.questions.around(tx);
    await kept.readWhole(tx);
    const found = await kept.differences(tx, tally, daysCompared(tally, around), around);
    if (!found.length) return this.mark(tx, tally, around, { checked: true }).then(() => []);
    const told = await kept.toldSince(tx, tally, firstIdAt(Date.now() - YOUNG_MS));
    const explained = new Set(told.length && !tally.standing ? await kept.daysTouched(tx, tally, told, null, around) : []);
    await this.build(tx, tally, around, true);
    return found.filter(({ day }) => (tally.standing ? !told.length : !explained.has(day)));
  }

  private async begin(tx: Tx, tally: Tally): Promise<Around> {
    const [around] = await Promise.all([this.questions.around(tx), kept.lock(tx, tally)]);
    return around;
  }

  private async build(tx: Tx, tally: Tally, around: Around, checked = false): Promise<boolean> {
    await kept.readWhole(tx);
    const changed = tally.standing ? await this.stand(tx, tally, around) : await kept.countAll(tx, tally, around);
    if (kept.remembersDays(tally)) await kept.rememberAll(tx, tally, around);
    await this.mark(tx, tally, around, { built: true, checked });
    return changed > 0;
  }

  private stand = (tx: Tx, tally: Tally, around: Around): Promise<number> => kept.countStanding(tx, tally, daysCompared(tally, around), around);

  private async foldDays(tx: Tx, tally: Tally, { records, oldest }: kept.Taken, around: Around): Promise<number> {
    await kept.planAnew(tx);
    const days = await kept.daysTouched(tx, tally, records, oldest && firstIdAt(madeAt(oldest) - A_WHILE_MS), around, onlyCounts(tally));
    if (days.length > MANY_DAYS) return kept.readWhole(tx).then(() => kept.countAll(tx, tally, around));
    return days.length ? kept.countDays(tx, tally, days, around) : 0;
  }

  private mark = (tx: Tx, tally: Tally, around: Around, how?: { built?: boolean; checked?: boolean }) =>
    kept.mark(tx, tally, definitionOf(tally, around), around.today, how);
}
