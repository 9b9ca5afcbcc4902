import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { asOwner, database, founded, someone, type Database } from '../../test/database';
import { dayIn, plusDays } from '../core/dates';
import { firstIdAt, newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import { ORDER_CHANGED } from '../fulfillment';
import { differences, told } from './aggregates.queries';
import { KeptFigures } from './aggregates.reading';
import { Aggregates } from './aggregates.service';
import { tallyNamed } from './aggregates.tallies';
import { FiguresService } from './figures.service';
import { QuestionsService } from './questions.service';
import { metric } from './registry';
import { AnalyticsSettingsService } from './settings.service';

const CUSTOMER = statement(`insert into customers.customers (id, customer_number, name, created_by, updated_by) values ($1, 'C-1', 'Huber', $2, $2)`);
const ORDER = statement(`
  insert into fulfillment.orders (id, order_number, customer_id, order_date, status, currency, subtotal, tax_amount, total_amount, tax_breakdown, created_by, updated_by, deleted_at)
  values ($1::uuid, gen_random_uuid()::text, $2, $3, $4, $5, $6::numeric, 0, $6::numeric, '[]', $7, $7, case when $8 then now() end)
  on conflict (organization_id, id) do update set order_date = excluded.order_date, status = excluded.status, currency = excluded.currency,
    subtotal = excluded.subtotal, total_amount = excluded.total_amount, deleted_at = excluded.deleted_at, version = fulfillment.orders.version + 1`);
const KEPT = statement(`select metric, day::text, rows::text, trim_scale(first)::text as first, currencies from analytics.daily order by 1, 2`);
const UNPUBLISHED = statement(`
  insert into core.events (id, type, subject, data, actor, at) values ($1, $2, $1, '{}', $1, now())`);

const orders = tallyNamed('orders')!;
const questions = new QuestionsService(new AnalyticsSettingsService());
const aggregates = new Aggregates(questions);
const keptFigures = new KeptFigures();
const figures = new FiguresService(questions, keptFigures);
const MAY = ['orders:read', 'invoices:read', 'customers:read'];
const TODAY = dayIn('Europe/Vienna');

/** What becomes of an order: its day, amount and state. */
interface Fact {
  order: number;
  day: number;
  amount: number;
  status: 'draft' | 'pending' | 'cancelled';
  currency: 'EUR' | 'USD';
  gone: boolean;
}
const fact = fc.record<Fact>({
  order: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: 0, max: 6 }),
  amount: fc.integer({ min: 0, max: 99_999 }),
  status: fc.constantFrom('draft', 'pending', 'pending', 'cancelled'),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  gone: fc.boolean(),
});

describe('kept sums', () => {
  let db: Database;
  beforeAll(async () => void (db = await database(12)));
  afterAll(() => db?.drop());

  /** An organization with a customer, and what can happen in it. */
  async function house() {
    const me: Ctx = someone({ cause: randomUUID(), permissions: MAY });
    await founded(db, me);
    const customer = newId();
    await db.work.write(me, (tx) => rows(tx, CUSTOMER, [customer, me.actor]));
    const ids = Array.from({ length: 50 }, () => newId());
    const happen = ({ order, day, amount, status, currency, gone }: Fact) =>
      db.work.write(me, (tx) => rows(tx, ORDER, [ids[order], customer, plusDays(TODAY, -day), status, currency, amount / 100, me.actor, gone]));
    const hear = (events: { id: Id; subject: Id }[], since = new Date().toISOString()) =>
      db.work.write(me, (tx) => Promise.all(events.map((event) => told(tx, [{ tally: orders.name }], event, false, since))));
    const fold = () => db.work.write(me, (tx) => aggregates.fold(tx, orders));
    const wrong = () => db.work.read(me, async (tx) => differences(tx, orders, [], await questions.around(tx)));
    const kept = () => db.work.read(me, (tx) => rows(tx, KEPT));
    const read = () =>
      db.work.read(me, async (tx) =>
        keptFigures.windows(tx, [metric('orders')!], [{ from: plusDays(TODAY, -6), to: TODAY, at: TODAY }], await questions.around(tx)),
      );
    return { me, ids, happen, hear, fold, wrong, kept, read };
  }

  it('are the same in whatever order, how often and how late events come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 4 }),
        async (facts, dice, portion) => {
          const { ids, happen, hear, fold, wrong, kept } = await house();
          await fold();
          const events: { id: Id; subject: Id }[] = [];
          const waiting: typeof events = [];
          for (const one of facts) {
            await happen(one);
            const event = { id: newId(), subject: ids[one.order] };
            events.push(event);
            waiting.push(event);
            // some are heard at once, some late; some are never heard alone, because others of the record are
            if (dice.next().value! % 3 === 0) await hear(waiting.splice(dice.next().value! % waiting.length, portion)).then(fold);
          }
          const again = [...waiting, ...events.filter(() => dice.next().value! % 2)].map((event) => [dice.next().value!, event] as const);
          for (const [, event] of again.sort(([a], [b]) => a - b)) await hear([event]).then(fold);
          expect(await wrong()).toEqual([]);
          const before = await kept();
          await hear(events);
          expect(await fold()).toBe(false);
          expect(await kept()).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are right when two workers count while people write', async () => {
    const { ids, happen, hear, fold, wrong } = await house();
    const facts = fc.sample(fact, 60);
    const people = facts.map(async (one) => {
      await happen(one);
      await hear([{ id: newId(), subject: ids[one.order] }]);
      await Promise.all([fold(), fold()]);
    });
    await Promise.all(people);
    expect(await wrong()).toEqual([]);
    expect(await fold()).toBe(false);
  });

  it('are read only where they are kept, and are what counting the rows gives', async () => {
    const { me, ids, happen, hear, fold, read } = await house();
    for (const one of fc.sample(fact, 20)) await happen({ ...one, order: 1 + (one.order % 4), gone: false, currency: 'EUR' });
    await happen({ order: 0, day: 1, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    const value = () => db.work.read(me, (tx) => figures.value(tx, ['orders'], { timeframe: '7d' }));
    const [counted] = await value();
    expect([...(await read()).keys()]).toEqual([]);
    expect(await fold()).toBe(true);
    expect((await read()).get('orders')!.counted[0]!.value).toBe(counted.value);
    const [found] = await value();
    expect(found).toEqual({ ...counted, calculatedAt: expect.any(String) });
    await happen({ order: 7, day: 0, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    await hear([{ id: newId(), subject: ids[7] }]);
    await fold();
    expect((await value())[0].value).toBe(Number(counted.value) + 1);
    const [foot, added] = await db.work.read(me, async (tx) => {
      const [from, around] = [plusDays(TODAY, -6), await questions.around(tx)];
      const kept = keptFigures.foot(tx, metric('orderValue')!, ['net', 'total'], { from, to: TODAY, at: TODAY }, around, 0);
      const { filter: filters } = metric('orderValue')!;
      const sums = ['net', 'total'].map((column) => ({ key: column, measure: { kind: 'sum' as const, column } }));
      return [await kept, await questions.totals(tx, { dataSet: 'orders', from, to: TODAY, filters, summedOnly: true, measures: sums })];
    });
    expect(foot).toEqual({ value: added.sums.net, rows: added.rows, sums: added.sums, otherCurrencies: [] });
    const series = await db.work.read(me, (tx) => figures.series(tx, 'orders', { timeframe: '7d' }, 'day'));
    expect(series).toHaveLength(7);
    expect(series.reduce((sum, point) => sum + Number(point.value), 0)).toBe(Number(counted.value) + 1);
  });

  it('are not told when they are older than promised', async () => {
    const { me, ids, happen, hear, fold, read } = await house();
    await happen({ order: 0, day: 0, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    await fold();
    expect((await read()).size).toBe(1);
    await hear([{ id: newId(), subject: ids[0] }]);
    expect((await read()).size).toBe(1);
    await hear([{ id: newId(), subject: ids[0] }], new Date(Date.now() - 301_000).toISOString());
    expect((await read()).size).toBe(0);
    await fold();
    expect((await read()).size).toBe(1);
    // no worker has been there for a while: what nobody has heard of stands in the outbox
    await db.work.write(me, (tx) => rows(tx, UNPUBLISHED, [firstIdAt(Date.now() - 301_000), ORDER_CHANGED]));
    expect((await read()).size).toBe(0);
  });

  it('are counted from nothing when the zone or the currency is another', async () => {
    const { me, happen, fold, read, kept } = await house();
    await happen({ order: 0, day: 0, amount: 100, status: 'pending', currency: 'USD', gone: false });
    await fold();
    const set = (what: string) => asOwner(db, `update core.organizations set ${what} where id = $1`, [me.organization]);
    await set(`time_zone = 'Pacific/Auckland'`);
    expect((await read()).size).toBe(0);
    await fold();
    expect((await read()).size).toBe(1);
    await set(`currency = 'USD'`);
    expect((await read()).size).toBe(0);
    await fold();
    expect((await read()).size).toBe(1);
    expect((await kept()).length).toBeGreaterThan(0);
  });

  it('that are wrong are found at night, put right and told; what nobody has heard of yet is no mistake', async () => {
    const { me, ids, happen, fold, wrong } = await house();
    await happen({ order: 0, day: 1, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    await happen({ order: 1, day: 3, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    await fold();
    const recount = () => db.work.write(me, (tx) => aggregates.recount(tx, orders));
    expect(await recount()).toEqual([]);
    await asOwner(db, `update analytics.daily set rows = 7 where organization_id = $1 and metric = 'orders' and day = $2`, [
      me.organization,
      plusDays(TODAY, -3),
    ]);
    await db.work.write(me, async (tx) => tx.emit(ORDER_CHANGED, ids[0], {}));
    await happen({ order: 0, day: 2, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    expect(await recount()).toEqual([{ metric: 'orders', day: plusDays(TODAY, -3), kept: '7', counted: '1' }]);
    expect(await wrong()).toEqual([]);
    expect(await recount()).toEqual([]);
  });

  it('belong to one organization', async () => {
    const [mine, other] = [await house(), await house()];
    await mine.happen({ order: 0, day: 1, amount: 100, status: 'pending', currency: 'EUR', gone: false });
    await mine.fold();
    await other.fold();
    expect(await other.kept()).toEqual([]);
    expect((await mine.kept()).map(({ rows: counted }) => counted)).toEqual(orders.metrics.map(() => '1'));
  });
});
