import Decimal from 'decimal.js';
import { database, someone, type Database } from '../../test/database';
import { madeUp, rawOf, type House, type Tables } from '../../test/figures/data';
import { RAW, SLOW } from '../../test/figures/slow';
import { plusDays } from '../core/dates';
import { PERMISSIONS } from '../core/identity/permissions';
import type { Ctx } from '../core/tx';
import { KeptFigures } from './aggregates.reading';
import { Aggregates } from './aggregates.service';
import { tallyNamed, tallyNames } from './aggregates.tallies';
import { DrilldownService } from './drilldown.service';
import { FiguresService } from './figures.service';
import type { Metric } from './metrics';
import { daysBetween } from './periods';
import { isDated, isGroupable } from './question.columns';
import { resultType } from './question.results';
import { QuestionsService } from './questions.service';
import { DATA_SETS, dataSet, METRICS } from './registry';
import { AnalyticsSettingsService } from './settings.service';

/** Where clocks are turned at night, by half an hour only, and exactly at midnight. */
const HOUSES = [
  { zone: 'Europe/Vienna', currency: 'EUR', country: 'AT' },
  { zone: 'Australia/Lord_Howe', currency: 'AUD', country: 'AU' },
  { zone: 'America/Havana', currency: 'EUR', country: 'DE' },
];
const questions = new QuestionsService(new AnalyticsSettingsService());
const figures = new FiguresService(questions, new KeptFigures());
const aggregates = new Aggregates(questions);
const drilldown = new DrilldownService(figures, questions, new KeptFigures());
const PER_PAGE = 40;

interface Span {
  from: string;
  to: string;
}

describe('every number of the house', () => {
  let db: Database;
  let houses: { house: House; raw: Tables; me: Ctx }[];
  beforeAll(async () => {
    db = await database();
    houses = [];
    for (const [seed, place] of HOUSES.entries()) {
      const house = await madeUp(db, seed + 1, place);
      houses.push({ house, raw: await rawOf(db, house.id, RAW), me: asking(house.id) });
    }
  });
  afterAll(() => db?.drop());

  const asking = (organization: string) => someone({ organization, permissions: PERMISSIONS });
  const valuesOf = (me: Ctx, span: Span) =>
    db.work.read(me, (tx) =>
      figures.value(
        tx,
        METRICS.map(({ id }) => id),
        { ...span, at: span.to },
      ),
    );
  async function valuesIn(me: Ctx, spans: Span[]): Promise<object[]> {
    const found = [];
    for (const span of spans) found.push(...(await valuesOf(me, span)).map(({ calculatedAt: _, ...figure }) => ({ ...figure, ...span })));
    return found;
  }
  /** All rows behind a number, page by page. */
  async function rowsOf(me: Ctx, id: string, span: Span): Promise<{ items: any[]; summary: any }> {
    const read = async (page: number): Promise<any> =>
      db.work.read(me, (tx) => drilldown.page(tx, id, { ...span, at: span.to, page, perPage: PER_PAGE } as never));
    const first = await read(1);
    const items = [...first.payload.items];
    for (let page = 2; items.length < first.payload.pagination.total; page++) items.push(...(await read(page)).payload.items);
    return { items, summary: first.meta.summary };
  }

  it('has a slow calculation to be compared with', () => {
    expect(Object.keys(SLOW).sort()).toEqual(METRICS.map(({ id }) => id).sort());
  });

  it.each(HOUSES.map(({ zone }, at) => [zone, at] as const))('is the sum of its rows and what a slow calculation finds, in %s', async (_, at) => {
    const { house, raw, me } = houses[at];
    const found: Record<string, unknown>[] = [];
    const wanted: Record<string, unknown>[] = [];
    for (const span of spansOf(house)) {
      const previous = { from: plusDays(span.from, -daysBetween(span.from, span.to) - 1), to: plusDays(span.from, -1) };
      const [now, before] = [span, previous].map(({ from, to }) => ({ raw, ...house, from, to, at: to }));
      const told = new Map((await valuesOf(me, span)).map((figure) => [figure.metric, figure]));
      await Promise.all(
        METRICS.map(async (one) => {
          const figure = told.get(one.id)!;
          const { items, summary } = await rowsOf(me, one.id, span);
          const value = written(one, SLOW[one.id](now));
          const where = `${one.id} ${span.from} ${span.to}`;
          const counted = { rows: figure.rows ?? 0, listed: summary.rows, apart: new Set(items.map(({ id }) => id)).size };
          found.push({
            where,
            value: number(figure.value),
            previous: number(figure.previous),
            ...counted,
            added: namesOnly(one) ? value : number(addedUp(one, items)),
          });
          const count = { rows: items.length, listed: items.length, apart: items.length };
          wanted.push({ where, value, previous: written(one, SLOW[one.id](before)), ...count, added: items.length ? value : number(addedUp(one, [])) });
        }),
      );
    }
    expect(found).toEqual(wanted);
  });

  it.each(HOUSES.map(({ zone }, at) => [zone, at] as const))('is the same where the sums of days are kept, in %s', async (_, at) => {
    const { house, me } = houses[at];
    const counted = await valuesIn(me, spansOf(house));
    for (const name of tallyNames()) await db.work.write({ ...me, cause: me.actor }, (tx) => aggregates.rebuild(tx, tallyNamed(name)!));
    const done = new Date().toISOString();
    expect(await valuesIn(me, spansOf(house))).toEqual(counted);
    const early = (await valuesOf(me, spansOf(house)[0])).filter(({ calculatedAt }) => calculatedAt < done);
    expect(early.length).toBeGreaterThan(METRICS.length / 2);
  });

  it('is made of something: no metric is compared as nothing with nothing everywhere', async () => {
    const all = await Promise.all(houses.map(({ me, house }) => valuesOf(me, { from: plusDays(house.today, -399), to: house.today })));
    const empty = METRICS.filter(({ id }) => all.every((of) => !of.find(({ metric }) => metric === id)!.rows)).map(({ id }) => id);
    expect(empty).toEqual([]);
  });

  it.each(DATA_SETS.map(({ id }) => id))('%s can be read, sorted and grouped by each of its columns, and its groups lose no row', async (id) => {
    const set = dataSet(id)!;
    const { me, house } = houses[0];
    const span = set.day ? { from: plusDays(house.today, -399), to: house.today } : { at: house.today };
    await db.work.read(me, async (tx) => {
      const keys = Object.keys(set.columns);
      const { items, rows } = await questions.rows(tx, { dataSet: id, columns: keys, ...span }, { perPage: 200 });
      expect(items.length).toBe(Math.min(rows, 200));
      const sorted = keys.map((key) => questions.rows(tx, { dataSet: id, columns: [key], sort: [{ key, descending: true }], ...span }, { perPage: 5 }));
      for (const page of await Promise.all(sorted)) expect(page.rows).toBe(rows);
      const measures = keys.flatMap((column) =>
        (set.columns[column].measures ?? []).map((kind) => ({ key: `${kind} of ${column}`, measure: { kind, column } })),
      );
      const grouped = keys
        .filter((key) => isGroupable(set.columns[key]))
        .map((column) => {
          const by = isDated(set.columns[column]) ? ('month' as const) : undefined;
          return questions.grouped(tx, {
            dataSet: id,
            groupBy: [{ column, by }],
            measures: [{ key: 'rows', measure: { kind: 'count' } }, ...measures],
            ...span,
          });
        });
      for (const { rows: groups } of await Promise.all(grouped)) expect(groups.reduce((all, group) => all + Number(group.rows), 0)).toBe(rows);
    });
  });

  it('is nothing for an organization that has nothing, whatever the others have', async () => {
    const me = asking('00000000-0000-4000-8000-00000000000a');
    await db.work.write({ ...me, cause: me.actor }, (tx) => tx.query({ text: ORGANIZATION }, [me.organization, me.actor]));
    const { today } = houses[0].house;
    const span = { from: plusDays(today, -399), to: today };
    for (const { metric, value, rows, reason } of await valuesOf(me, span)) {
      expect([metric, rows, Number(value), reason]).toEqual([metric, 0, 0, value === null ? 'no_data' : null]);
    }
    for (const { id } of METRICS) expect([id, (await rowsOf(me, id, span)).items]).toEqual([id, []]);
  });
});

const ORGANIZATION = `insert into core.organizations (id, name, industry, country, currency, time_zone, locale, created_by, updated_by)
  values ($1, 'New', 'maker', 'AT', 'EUR', 'Europe/Vienna', 'de-AT', $2, $2)`;

/** Each day the clocks were turned, a month, and all there is. */
const spansOf = ({ today, changes }: House): Span[] => [
  ...changes.map((day) => ({ from: day, to: day })),
  { from: plusDays(today, -29), to: today },
  { from: plusDays(today, -399), to: today },
];

const digitsOf = ({ dataSet: id, measure }: Metric): number =>
  ({ money: 2, price: 4, count: 0, quantity: 3, number: 2 })[resultType(dataSet(id)!.columns, measure)];
const written = (one: Metric, value: Decimal | number | null): number | null =>
  value === null ? null : new Decimal(value).toDecimalPlaces(digitsOf(one), Decimal.ROUND_HALF_UP).toNumber() + 0;
const number = (value: string | number | null): number | null => (value === null ? null : Number(value) + 0);

/** Two customers of one name are told apart by what they open, not by what a row shows. */
const namesOnly = ({ dataSet: id, measure }: Metric): boolean => measure.kind === 'distinct' && dataSet(id)!.columns[measure.column].by !== undefined;

/** What somebody who adds up the rows by hand comes to. */
function addedUp(one: Metric, items: { values: Record<string, any> }[]): number | null {
  const { measure } = one;
  const all = (column: string) => items.map(({ values }) => values[column]).filter((value) => value !== null);
  const sum = (column: string) => all(column).reduce<Decimal>((total, value) => total.plus(value), new Decimal(0));
  switch (measure.kind) {
    case 'count':
      return items.length;
    case 'distinct':
      return new Set(all(measure.column)).size;
    case 'sum':
      return written(one, sum(measure.column));
    case 'mean':
      return all(measure.column).length ? written(one, sum(measure.column).div(all(measure.column).length)) : null;
    case 'share':
      return all(measure.column).length ? written(one, new Decimal(100 * all(measure.column).filter(Boolean).length).div(all(measure.column).length)) : null;
    case 'ratio':
      return sum(measure.by).isZero()
        ? null
        : written(
            one,
            sum(measure.of)
              .times(measure.times ?? 1)
              .div(sum(measure.by)),
          );
    default:
      return all(measure.column).length ? (measure.kind === 'min' ? Decimal.min : Decimal.max)(...all(measure.column)).toNumber() : null;
  }
}
