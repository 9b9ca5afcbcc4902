import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { Event } from '../core/events';
import { madeAt } from '../core/id';
import { Every } from '../core/jobs/clocks';
import { tellBrowsers } from '../core/live/telling';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { FIGURES_COUNTED, FIGURES_DIFFERED } from './aggregates.events';
import { leftSince, told, type Difference } from './aggregates.queries';
import { Aggregates } from './aggregates.service';
import { tallyNamed, tallyNames, type Hearing } from './aggregates.tallies';
import { CountedListeners } from './figures.counted';

/** Events that come together are counted together: a round begins so long after the first of them, and the next one rests three times as long as it took. */
const FIRST_MS = 300;
const RESTS = 3;
const MOST_MS = 3_000;
const MOST_STANDING_MS = 60_000;
/** What no round has taken by then waits for a worker that is gone. */
const LEFT_MS = 20_000;

const differences = new Counter({ name: 'figures_differences_total', help: 'Kept sums that a recount found to be wrong', labelNames: ['metric'] });

interface Round {
  ctx: Ctx;
  standing: boolean;
  tallies: Set<string>;
  running?: Promise<void>;
  timer?: NodeJS.Timeout;
  restsMs: number;
}

/** When what is kept is counted again: soon after events, when a day begins, and all of it against the raw tables every night. */
@Injectable()
export class AggregatesJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AggregatesJobs.name);
  private readonly rounds = new Map<string, Round>();
  private stopping = false;

  constructor(
    private readonly work: Work,
    private readonly aggregates: Aggregates,
    private readonly counted: CountedListeners,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const { timer } of this.rounds.values()) clearTimeout(timer);
    await Promise.all([...this.rounds.values()].map(({ running }) => running));
  }

  /** What the event tells of is noted, so that nothing is lost with this process, and counted a moment later with what else happens. */
  async heard(ctx: Ctx, event: Event, hearings: Hearing[], whole = false): Promise<void> {
    const since = new Date(madeAt(event.id)).toISOString();
    await this.work.write(jobOf(ctx), (tx) => told(tx, hearings, event, whole, since));
    this.soon(
      ctx,
      hearings.map(({ tally }) => tally),
    );
  }

  /** The zone or the currency may be others now: what was counted by the old ones is counted anew. */
  changed(ctx: Ctx): void {
    this.soon(ctx, tallyNames());
  }

  /** What a process that ended had noted and not counted. */
  @Every({ everyMs: 60_000 })
  async left(ctx: Ctx): Promise<void> {
    const tallies = await this.work.read(ctx, (tx) => leftSince(tx, new Date(Date.now() - LEFT_MS).toISOString()));
    if (tallies.length) await this.count(jobOf(ctx), tallies);
  }

  /** What stands is another day's from now on. */
  @Every('1 0 * * *')
  async dayBegins(ctx: Ctx): Promise<void> {
    await this.count(
      jobOf(ctx),
      tallyNames().filter((name) => tallyNamed(name)!.standing),
    );
  }

  /** Every night all sums are compared with the raw tables; what nobody can explain is put right and told. Tallies that are not kept yet are built. */
  @Every('50 3 * * *')
  async recount(ctx: Ctx): Promise<void> {
    const me = jobOf(ctx);
    const found: Difference[] = [];
    for (const name of tallyNames()) found.push(...(await this.work.write(me, (tx) => this.aggregates.recount(tx, tallyNamed(name)!))));
    if (!found.length) return;
    for (const { metric } of found) differences.inc({ metric });
    this.logger.error(`kept sums of ${me.organization} were wrong and have been put right: ${JSON.stringify(found.slice(0, MOST_LOGGED))}`);
    await this.work.write(me, async (tx) => tx.emit(FIGURES_DIFFERED, me.organization, saidOf(found)));
    await this.tell(me);
  }

  /** Sums of days do not wait for what stands, which takes longer the larger the house is. */
  private soon(ctx: Ctx, tallies: string[]): void {
    for (const standing of [false, true]) {
      const own = tallies.filter((name) => tallyNamed(name)?.standing === standing);
      if (own.length) this.arm(ctx, own, standing);
    }
  }

  private arm(ctx: Ctx, tallies: string[], standing: boolean): void {
    const key = `${ctx.organization} ${standing}`;
    const round = this.rounds.get(key) ?? { ctx, standing, tallies: new Set(), restsMs: FIRST_MS };
    this.rounds.set(key, round);
    tallies.forEach((name) => round.tallies.add(name));
    Object.assign(round, { ctx: jobOf(ctx) });
    if (!round.running && !this.stopping) round.timer ??= setTimeout(() => this.begin(round), round.restsMs);
  }

  private begin(round: Round): void {
    const [started, tallies] = [Date.now(), [...round.tallies]];
    round.tallies.clear();
    round.timer = undefined;
    round.running = this.count(round.ctx, tallies)
      .catch((error: Error) => this.logger.error(`not counted, again within a minute: ${error.message}`, error.stack))
      .finally(() => this.rest(round, Date.now() - started));
  }

  private rest(round: Round, took: number): void {
    round.running = undefined;
    round.restsMs = Math.min(round.standing ? MOST_STANDING_MS : MOST_MS, Math.max(FIRST_MS, RESTS * took));
    if (round.tallies.size) this.arm(round.ctx, [], round.standing);
    else this.rounds.delete(`${round.ctx.organization} ${round.standing}`);
  }

  /** One after the other, each in a transaction of its own: none waits for the lock of another while it holds one. */
  private async count(me: Ctx, names: string[]): Promise<void> {
    let changed = false;
    for (const name of names) {
      const tally = tallyNamed(name);
      if (tally && (await this.work.write(me, (tx) => this.aggregates.fold(tx, tally)))) changed = true;
    }
    if (changed) await this.tell(me);
  }

  private async tell(me: Ctx): Promise<void> {
    await this.work.read(me, (tx) => tellBrowsers(tx, [{ subject: me.organization, type: FIGURES_COUNTED }]));
    await this.counted.tell(me);
  }
}

/** Its effect is the same however often it happens, so nothing needs to be remembered of it. */
const jobOf = ({ once: _, ...ctx }: Ctx): Ctx => ctx;

const MOST_NAMED = 3;
const MOST_LOGGED = 20;
function saidOf(found: Difference[]): { count: number; metrics: string; first: string } {
  const metrics = [...new Set(found.map(({ metric }) => metric))];
  const more = metrics.length > MOST_NAMED ? ', …' : '';
  const [{ metric, day, kept, counted }] = found;
  return { count: found.length, metrics: metrics.slice(0, MOST_NAMED).join(', ') + more, first: `${metric} ${day}: ${kept ?? '–'} → ${counted ?? '–'}` };
}
