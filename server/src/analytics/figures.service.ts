import { Injectable, Logger } from '@nestjs/common';
import Decimal from 'decimal.js';
import { plusDays, type DateString } from '../core/dates';
import { core } from '../core/problem';
import { rows } from '../core/sql';
import type { Tx } from '../core/tx';
import { KeptFigures } from './aggregates.reading';
import type { Figure, SeriesPoint } from './figures.dto';
import { periodReading, seriesReading, standingReading, type Counted, type Reading, type Window } from './figures.reading';
import { changeOf } from './figures.rules';
import type { Metric } from './metrics';
import { daysBetween, periodOf, stepsOf, type Period, type PeriodAsked, type Step } from './periods';
import type { Around } from './question';
import { maySee, visible } from './question.columns';
import { QuestionsService } from './questions.service';
import { columnsOf, dataSet, metric } from './registry';

/** What a number is wanted of: a period, and the day as of which standing ones are looked at (left out, its last day, today at most). */
export interface FiguresAsked extends PeriodAsked {
  at?: DateString;
}

/** Every number of the house comes from here, for whoever asks and wherever it is shown. Inside a read: one that fails does not take the others along. */
@Injectable()
export class FiguresService {
  private readonly logger = new Logger(FiguresService.name);

  constructor(
    private readonly questions: QuestionsService,
    private readonly kept: KeptFigures,
  ) {}

  /** Whether somebody may see a metric: all rows of its set, and every column it reads. */
  may(one: Metric, asker: Pick<Around, 'permissions'>): boolean {
    const set = dataSet(one.dataSet)!;
    const columns = visible(set, asker);
    return maySee(set, asker) && columnsOf(one).every((key) => Object.hasOwn(columns, key));
  }

  /** The numbers in the order of their ids, those of one data set in one statement, each with the period before; 400 for an id that is none. */
  async value(tx: Tx, ids: readonly string[], asked: FiguresAsked = {}): Promise<Figure[]> {
    const wanted = ids.map((id) => metric(id) ?? unknown(id));
    const around = await this.questions.around(tx);
    const period = periodOf(asked, around);
    const windows = windowsOf(period, asked.at, around);
    const permitted = [...new Set(wanted.filter((one) => this.may(one, around)))];
    const kept = await this.kept.windows(tx, permitted, windows, around);
    const counted = await this.counted(
      tx,
      readingsOf(
        permitted.filter(({ id }) => !kept.has(id)),
        windows,
        around,
      ),
    );
    const found = (one: Metric) => kept.get(one.id) ?? { counted: counted.get(one.id), calculatedAt: tx.now };
    return wanted.map((one) => this.figure(one, found(one), { windows, permitted: permitted.includes(one), around }));
  }

  private figure(
    { id, unit, kind }: Metric,
    { counted: found, calculatedAt }: { counted?: (Counted | null)[]; calculatedAt: string },
    { windows: [now, before], permitted, around }: { windows: Window[]; permitted: boolean; around: Around },
  ): Figure {
    const [current, previous] = found ?? [];
    const value = current?.value ?? null;
    const reason = !permitted ? ('missing_permission' as const) : !found ? ('failed' as const) : value === null ? ('no_data' as const) : null;
    const period = kind === 'period';
    return {
      metric: id,
      unit,
      currency: unit === 'money' ? around.currency : null,
      value,
      reason,
      previous: previous?.value ?? null,
      ...changeOf(value, previous?.value ?? null),
      rows: current?.rows ?? null,
      otherCurrencies: current?.others ?? [],
      from: period ? now.from : null,
      to: period ? now.to : null,
      at: period ? null : now.at,
      previousFrom: period ? before.from : null,
      previousTo: period ? before.to : null,
      previousAt: period ? null : before.at,
      calculatedAt,
    };
  }

  /** All at once; where a statement fails, its metrics are asked one by one, so that the one that fails is alone without a number. */
  private async counted(tx: Tx, readings: Reading[]): Promise<Map<string, (Counted | null)[]>> {
    const done = await Promise.allSettled(readings.map((one) => read(tx, one)));
    const found = done.flatMap((one) => (one.status === 'fulfilled' ? [...one.value] : []));
    const failed = readings.filter((_, i) => done[i].status === 'rejected');
    const again = failed.flatMap(({ metrics, alone }) => metrics.map((one) => alone(one)));
    for (const one of again) found.push(...(await this.alone(tx, one)));
    return new Map(found);
  }

  private async alone(tx: Tx, reading: Reading): Promise<Map<string, (Counted | null)[]>> {
    try {
      return await read(tx, reading);
    } catch (error) {
      this.logger.error(`no number for ${reading.metrics[0].id}: ${String(error)}`);
      return new Map();
    }
  }

  /** A number by the steps of a period, without gaps; a standing one as of the end of each step. 403 for whom it does not exist. */
  async series(tx: Tx, id: string, asked: PeriodAsked, by: Step): Promise<SeriesPoint[]> {
    const one = this.require(id, tx);
    const around = await this.questions.around(tx);
    const period = periodOf(asked, around);
    const steps = stepsOf(period, by, around.yearStart);
    const kept = await this.kept.series(tx, one, steps, around);
    if (kept) return steps.map(({ from, to }, i) => ({ from, to, value: kept[i]?.value ?? null }));
    if (one.kind === 'standing') return this.standing(tx, one, steps, around);
    const reading = seriesReading(dataSet(one.dataSet)!, [one], period, by, around);
    const found = reading.read(await rows(tx, { text: reading.text }, reading.values), steps);
    return steps.map(({ from, to }, i) => ({ from, to, value: found[i]?.[0].value ?? emptyOf(one) }));
  }

  private async standing(tx: Tx, one: Metric, steps: { from: DateString; to: DateString }[], around: Around): Promise<SeriesPoint[]> {
    const days = steps.map(({ to }) => to);
    const set = dataSet(one.dataSet)!;
    const known = days.filter((day) => day <= around.today);
    const reading = standingReading(set, [one], known, around);
    const found = reading.read(await rows(tx, { text: reading.text }, reading.values)).get(one.id)!;
    return steps.map((step, i) => ({ ...step, value: found[i]?.value ?? null }));
  }

  /** A metric that is there, and may be seen by whoever asks: 404, 403. */
  require(id: string, { ctx }: Tx): Metric {
    const one = metric(id);
    if (!one) throw core.notFound({ id });
    if (!this.may(one, ctx)) throw core.missingPermission({ permission: missing(one, ctx.permissions) });
    return one;
  }
}

const unknown = (id: string): never => {
  throw core.validationFailed({ reason: 'unknown_metric', id }, 'ids');
};
const read = async (tx: Tx, reading: Reading) => reading.read(await rows(tx, { text: reading.text }, reading.values));

function missing(one: Metric, has: readonly string[]): string | undefined {
  const set = dataSet(one.dataSet)!;
  return [...set.permissions, ...columnsOf(one).flatMap((key) => set.columns[key].permission ?? [])].find((permission) => !has.includes(permission));
}

/** The days meant, and those they are compared with; nothing stands as of a day to come. */
function windowsOf({ from, to, previous }: Period, at: DateString | undefined, { today }: Around): Window[] {
  const day = at ?? (to < today ? to : today);
  return [
    { from, to, at: day },
    { ...previous, at: plusDays(day, -daysBetween(from, to) - 1) },
  ];
}

function readingsOf(metrics: readonly Metric[], windows: Window[], around: Around): Reading[] {
  const days = windows.map(({ at }) => at);
  return [...new Set(metrics.map((one) => one.dataSet))].flatMap((id) => {
    const set = dataSet(id)!;
    const of = (kind: Metric['kind']) => metrics.filter((one) => one.dataSet === id && one.kind === kind);
    const [period, standing] = [of('period'), of('standing')];
    return [
      ...(period.length ? [periodReading(set, period, windows, around)] : []),
      ...(standing.length ? [standingReading(set, standing, days, around)] : []),
    ];
  });
}

/** What a step without rows comes to. */
const emptyOf = ({ measure, unit }: Metric): SeriesPoint['value'] =>
  measure.kind === 'count' || measure.kind === 'distinct' || measure.kind === 'sum' ? (unit === 'money' ? new Decimal(0).toFixed(2) : 0) : null;
