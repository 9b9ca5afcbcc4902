import { Injectable } from '@nestjs/common';
import type { DateString } from '../core/dates';
import { firstIdAt } from '../core/id';
import type { Tx } from '../core/tx';
import { statesOf, stoodOn, sumsOf, unheard, type State, type Sums } from './aggregates.queries';
import { valueOf } from './aggregates.rules';
import { daysCompared, definitionOf, footMetric, heardBy, tallyOf, type Tally } from './aggregates.tallies';
import type { DataSet } from './data-sets';
import { isSummed, type Counted, type Window } from './figures.reading';
import type { Metric } from './metrics';
import type { Span } from './periods';
import type { Around } from './question';
import { isMoney, keepsPast } from './question.columns';
import { resultType } from './question.results';
import { dataSet } from './registry';

/** What has waited longer than this to be heard of or to be counted is counted from the rows: five minutes are promised, and a first look must not show a 0. */
const PATIENCE_MS = 10_000;
/** What stands is counted in rounds of its own, which rest longer the larger the house is. */
const STANDING_MS = 120_000;

/** What a metric came to, in the windows or steps that were asked for, and when that was counted. */
export interface Kept {
  counted: (Counted | null)[];
  calculatedAt: string;
}
/** What all rows of a metric come to: its value, and each of their columns that adds up. */
export interface KeptFoot {
  value: Counted['value'];
  rows: number;
  sums: Record<string, Counted['value']>;
  otherCurrencies: string[];
}
/** Fewer rows are added up in no time, and are then those on the page to the last one. */
const MANY = 20_000;
const MANY_OF_HEAVY = 1_000;
const manyOf = ({ dataSet: id }: Metric): number => (dataSet(id)!.heavy ? MANY_OF_HEAVY : MANY);
type Usable = Pick<State, 'calculatedAt'>;

/** Reads what is kept. Where it is not kept, not built yet, or older than promised, it answers with nothing, and whoever asks counts the rows. */
@Injectable()
export class KeptFigures {
  /** Metrics in some windows; those left out are to be counted. */
  async windows(tx: Tx, metrics: readonly Metric[], windows: readonly Window[], around: Around): Promise<Map<string, Kept>> {
    const of = (standing: boolean) => metrics.filter((one) => tallyOf(one)?.standing === standing);
    const [daily, standing] = [of(false), of(true)];
    const days = windows.map(({ at }) => at);
    const [usable, sums, stood] = await Promise.all([
      this.usable(tx, [...daily, ...standing], around),
      this.sums(tx, daily, windows),
      this.stood(tx, standing, days, around),
    ]);
    const found = new Map<string, Kept>();
    for (const one of daily) {
      const { calculatedAt } = usable.get(one.id) ?? {};
      if (calculatedAt) found.set(one.id, { calculatedAt, counted: windows.map((_, at) => read(one, sums.get(`${one.id} ${at}`))) });
    }
    for (const one of standing) {
      const { calculatedAt } = usable.get(one.id) ?? {};
      const counted = calculatedAt ? standingIn(one, days, stood, around) : undefined;
      if (calculatedAt && counted) found.set(one.id, { calculatedAt, counted });
    }
    return found;
  }

  /** A metric by the steps of a period; undefined where it is to be counted. A standing one of which no past is kept elsewhere: as it was on the days it was looked at. */
  async series(tx: Tx, one: Metric, steps: readonly Span[], around: Around): Promise<(Counted | null)[] | undefined> {
    const tally = tallyOf(one);
    if (!tally || (tally.standing && keepsPast(tally.set))) return undefined;
    const days = steps.map(({ to }) => to);
    const [usable, sums, stood] = await Promise.all([
      this.usable(tx, [one], around),
      this.sums(tx, tally.standing ? [] : [one], steps),
      this.stood(tx, tally.standing ? [one] : [], days, around),
    ]);
    if (!usable.has(one.id)) return undefined;
    return tally.standing ? standingIn(one, days, stood, around) : steps.map((_, at) => read(one, sums.get(`${one.id} ${at}`)));
  }

  /** What stands below the rows of a metric, where they are so many that adding them up takes long; undefined where they are to be added up. */
  async foot(tx: Tx, one: Metric, columns: readonly string[], window: Window, around: Around, many = manyOf(one)): Promise<KeptFoot | undefined> {
    const set = dataSet(one.dataSet)!;
    const feet = columns.map((column) => footMetric(one, column));
    if (!tallyOf(one) || !feet.every(tallyOf)) return undefined;
    const found = await this.windows(tx, [one, ...feet], [window], around);
    const [whole, ...sums] = [one, ...feet].map(({ id }) => found.get(id)?.counted[0]);
    if (!whole || whole.rows < many || !sums.every((sum) => sum)) return undefined;
    const inMoney = columns.map((key) => isMoney(set.columns[key]));
    // of rows in other currencies the number of rows and what is summed of them are two things
    if (isSummed(set, one) ? whole.others.length : set.summed && !inMoney.includes(true)) return undefined;
    const others = isSummed(set, one) ? [] : [...new Set(sums.flatMap((sum) => sum!.others))].sort();
    return { value: whole.value, rows: whole.rows, otherCurrencies: others, sums: Object.fromEntries(columns.map((key, i) => [key, sums[i]!.value])) };
  }

  private async sums(tx: Tx, metrics: readonly Metric[], spans: readonly Span[]): Promise<Map<string, Sums>> {
    if (!metrics.length) return new Map();
    const found = await sumsOf(tx, idsOf(metrics), spans);
    return new Map(found.map((one) => [`${one.metric} ${one.at}`, one]));
  }

  private async stood(tx: Tx, metrics: readonly Metric[], days: readonly DateString[], { currency }: Around): Promise<Stood> {
    if (!metrics.length) return new Map();
    return new Map((await stoodOn(tx, idsOf(metrics), days, currency)).map((one) => [`${one.metric} ${one.day}`, one]));
  }

  /** Of which metrics what is kept may be told. */
  private async usable(tx: Tx, metrics: readonly Metric[], around: Around): Promise<Map<string, Usable>> {
    const tallies = new Map(metrics.map((one) => [tallyOf(one)!.name, tallyOf(one)!]));
    if (!tallies.size) return new Map();
    const now = Date.now();
    const types = [...new Set([...tallies.values()].flatMap(({ set }) => heardBy(set)))];
    const noted = (standing: boolean, patience: number) => {
      const names = [...tallies.values()].filter((tally) => tally.standing === standing).map(({ name }) => name);
      return names.length ? statesOf(tx, names, new Date(now - patience).toISOString()) : [];
    };
    const [days, stands, waiting] = await Promise.all([noted(false, PATIENCE_MS), noted(true, STANDING_MS), unheard(tx, firstIdAt(now - PATIENCE_MS), types)]);
    const states = [...days, ...stands];
    const good = (tally: Tally, state: (typeof states)[number]) =>
      !state.late &&
      !heardBy(tally.set).some((type) => waiting.includes(type)) &&
      state.definition === definitionOf(tally, around) &&
      (!tally.standing || state.day === around.today);
    const usable = new Map(states.filter((state) => good(tallies.get(state.tally)!, state)).map((state) => [state.tally, state]));
    return new Map(metrics.flatMap((one) => (usable.has(tallyOf(one)!.name) ? [[one.id, usable.get(tallyOf(one)!.name)!]] : [])));
  }
}

type Stood = Map<string, Pick<Sums, 'rows' | 'first' | 'second' | 'currencies'>>;
const idsOf = (metrics: readonly Metric[]) => metrics.map(({ id }) => id);

function read(one: Metric, sums: Pick<Sums, 'rows' | 'first' | 'second' | 'currencies'> | undefined): Counted {
  const set: DataSet = dataSet(one.dataSet)!;
  const others = [...new Set((sums?.currencies ?? []).filter(Boolean))].sort();
  return { value: valueOf(one.measure, resultType(set.columns, one.measure), sums), rows: Number(sums?.rows ?? 0), others };
}

/** What stood on these days; undefined if one of them would have to be counted. Where nobody keeps a past but this table, a day nobody looked at is unknown. */
function standingIn(one: Metric, days: readonly DateString[], stood: Stood, around: Around): (Counted | null)[] | undefined {
  const tally = tallyOf(one)!;
  const wanted = keepsPast(tally.set) ? days : days.filter((day) => day === around.today);
  const counted = daysCompared(tally, around);
  if (!wanted.every((day) => counted.includes(day) && stood.has(`${one.id} ${day}`))) return undefined;
  return days.map((day) => (stood.has(`${one.id} ${day}`) ? read(one, stood.get(`${one.id} ${day}`)) : null));
}
