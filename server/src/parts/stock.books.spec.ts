import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { founded, someone } from '../../test/database';
import { count, outcome, purpose, stockRoom } from '../../test/stock';
import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { stockAt } from './ledger.queries';
import { LocationsService } from './locations.service';
import type { Part } from './parts.entity';
import { PartsService } from './parts.service';
import type { StockTransaction } from './stock.entity';
import { StockService } from './stock.service';
import { verifyStock } from './verify.queries';

const parts = new PartsService();
const stock = new StockService();
const locations = new LocationsService();

describe('the books of stock', () => {
  let room: Awaited<ReturnType<typeof stockRoom>>;
  beforeAll(async () => void (room = await stockRoom()));
  afterAll(() => room?.db.drop());
  it('tells of low stock once per crossing', async () => {
    const part = await room.filled(80, '1', { minimumStock: 50 });
    const alerts = async () =>
      (
        await room.db.work.read(room.me, (tx) =>
          rows(tx, statement(`select data from core.events where subject = $1 and type = 'parts.low_stock' order by id`), [part.id]),
        )
      ).length;
    await room.take(part, 31);
    expect(await room.now(part)).toMatchObject({ availableStock: 49, stockStatus: 'low_stock' });
    expect(await alerts()).toBe(1);
    await room.take(part, 5);
    await room.hold(part, 5);
    expect(await alerts()).toBe(1);
    await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 100, type: 'purchase' }]));
    expect(await alerts()).toBe(1);
    await room.take(part, 100);
    expect(await alerts()).toBe(2);
  });

  it('STK-20: stock at a day is the replay of the ledger until its end in Vienna', async () => {
    const vienna = someone();
    await founded(room.db, vienna);
    const on = <T>(time: string, fn: (tx: Tx) => Promise<T>) => room.write((tx) => fn({ ...tx, now: time, emit: tx.emit, query: tx.query }), vienna);
    const part = await room.write((tx) => parts.create(tx, { name: 'x' }), vienna);
    const put = (quantity: number, unitCost: string) => (tx: Tx) => stock.putIn(tx, [{ partId: part.id, quantity, type: 'purchase', unitCost }]);
    await on('2026-12-30T10:00:00.000Z', put(100, '1'));
    await on('2026-12-31T22:59:59.999Z', put(100, '2'));
    await on('2026-12-31T23:30:00.000Z', put(7, '9'));
    const yearEnd = () => room.db.work.read(vienna, (tx) => stockAt(tx, part.id, '2026-12-31'));
    const before = await yearEnd();
    expect(before).toMatchObject({ at: '2026-12-31T23:00:00.000Z', onHand: 200, averageCost: '1.5000', value: '300.00' });
    await on('2027-01-02T08:00:00.000Z', (tx) => stock.withdraw(tx, [{ partId: part.id, quantity: 150, type: 'sale' }]));
    expect(await yearEnd()).toEqual(before);
    expect((await room.db.work.read(vienna, (tx) => stockAt(tx, part.id, '2026-12-31T23:30:00.000Z'))).onHand).toBe(207);
    expect((await room.db.work.read(vienna, (tx) => stockAt(tx, part.id))).onHand).toBe(57);
    expect((await room.db.work.read(vienna, (tx) => rows<{ name: string }>(tx, statement('select name from parts.locations'))))[0].name).toBe('Lager');
  });

  it('the ledger can be neither changed nor deleted', async () => {
    const part = await room.filled(1);
    for (const sql of ['update parts.stock_transactions set quantity = 2 where part_id = $1', 'delete from parts.stock_transactions where part_id = $1'])
      expect(await outcome(room.write((tx) => rows(tx, statement(sql), [part.id])))).toBe('42501');
  });

  it('1,000 random operations, many at once: ledger = balances = sums, and what was refused left no trace', async () => {
    const who = someone();
    const all: Part[] = await room.write(
      (tx) =>
        parts.createMany(
          tx,
          [1, 2, 3, 4].map((i) => ({ sku: `R${i}`, name: `R${i}`, minimumStock: i * 3 })),
        ),
      who,
    );
    const places = await room.write(
      async (tx) => [
        await locations.create(tx, { name: 'A', code: 'A' } as never),
        await locations.create(tx, { name: 'B', code: 'B' } as never),
        await locations.create(tx, { name: 'C', code: 'C' } as never),
      ],
      who,
    );
    const purposes = Array.from({ length: 5 }, () => purpose());
    const booked: StockTransaction[] = [];
    const quantity = fc.integer({ min: 1, max: 12_000 }).map((thousandths) => thousandths / 1_000);
    const [part, place, forWhat] = [fc.constantFrom(...all.map(({ id }) => id)), fc.constantFrom(...places.map(({ id }) => id)), fc.constantFrom(...purposes)];
    const somewhere = fc.option(place, { nil: undefined });
    const operation = fc.oneof(
      fc.record({
        verb: fc.constant('in' as const),
        lines: fc.array(
          fc.record({
            partId: part,
            quantity,
            locationId: somewhere,
            unitCost: fc.constantFrom('1', '2.5', undefined),
            type: fc.constant('purchase' as const),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      fc.record({
        verb: fc.constant('out' as const),
        lines: fc.array(
          fc.record({ partId: part, quantity, locationId: somewhere, reservedFor: fc.option(forWhat, { nil: undefined }), type: fc.constant('sale' as const) }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      fc.record({
        verb: fc.constant('reserve' as const),
        partial: fc.boolean(),
        lines: fc.array(fc.record({ partId: part, quantity, for: forWhat }), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ verb: fc.constant('release' as const), partId: part, quantity: fc.option(quantity, { nil: undefined }), for: forWhat }),
      fc.record({ verb: fc.constant('move' as const), partId: part, quantity, fromLocationId: place, toLocationId: place }),
      fc.record({
        verb: fc.constant('adjust' as const),
        partId: part,
        quantity: quantity
          .map((q) => q - 6)
          .filter((q) => q !== 0)
          .map((q) => Math.round(q * 1000) / 1000 || 1),
        locationId: somewhere,
      }),
      fc.record({ verb: fc.constant('reverse' as const), which: fc.nat() }),
    );
    const run = (tx: Tx, op: typeof operation extends fc.Arbitrary<infer O> ? O : never): Promise<unknown> => {
      if (op.verb === 'in') return stock.putIn(tx, op.lines);
      if (op.verb === 'out') return stock.withdraw(tx, op.lines);
      if (op.verb === 'reserve') return stock.reserve(tx, op.lines, { partial: op.partial });
      if (op.verb === 'release') return stock.release(tx, [op]);
      if (op.verb === 'move') return stock.transfer(tx, op);
      if (op.verb === 'adjust') return stock.adjust(tx, op);
      const candidates = booked.filter(({ type }) => type !== 'reservation' && type !== 'release');
      return candidates.length ? stock.reverse(tx, [candidates[op.which % candidates.length].id], {}) : Promise.resolve([]);
    };
    const operations = fc.sample(operation, { numRuns: 1_000, seed: 20261121 });
    const known = new Set(['done', 'insufficient_stock', 'goods_used', 'already_reversed', 'validation_failed']);
    const outcomes: string[] = [];
    const net = new Map<string, number>();
    for (let i = 0; i < operations.length; i += 20) {
      outcomes.push(
        ...(await Promise.all(
          operations.slice(i, i + 20).map((op) =>
            outcome(
              room
                .write((tx) => run(tx, op), who)
                .then((made) => {
                  if (op.verb === 'reserve' || op.verb === 'release') return;
                  for (const transaction of made as StockTransaction[]) {
                    booked.push(transaction);
                    if (transaction.type !== 'release')
                      net.set(transaction.partId, Math.round(((net.get(transaction.partId) ?? 0) + transaction.quantity) * 1_000) / 1_000);
                  }
                }),
            ),
          ),
        )),
      );
    }
    expect([...new Set(outcomes)].filter((one) => !known.has(one))).toEqual([]);
    expect(count(outcomes, 'done')).toBeGreaterThan(400);
    expect(count(outcomes, 'insufficient_stock')).toBeGreaterThan(50);
    expect(await room.db.work.read(who, verifyStock)).toEqual({ partsChecked: 4, differences: [] });
    const found = await room.db.work.read(who, async (tx) => [
      ...(
        await parts.byIds(
          tx,
          all.map(({ id }) => id),
        )
      ).values(),
    ]);
    expect(found.map(({ id, currentStock }) => [id, currentStock])).toEqual(found.map(({ id }) => [id, net.get(id) ?? 0]));
    const written = await room.db.work.read(who, (tx) =>
      rows<{ n: number }>(tx, statement(`select count(*)::int as n from parts.stock_transactions where type not in ('reservation', 'release')`)),
    );
    expect(written[0].n).toBe(booked.filter(({ type }) => type !== 'release').length);
  });

  it('the verifier sees what was bent', async () => {
    const who = someone();
    const part = await room.write((tx) => parts.create(tx, { sku: 'bent', name: 'bent' }), who);
    await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 5, type: 'purchase', unitCost: '1' }]), who);
    const bend = statement(`update parts.stock_balances set on_hand = 4 where part_id = $1`);
    await room.write((tx) => rows(tx, bend, [part.id]), { ...who, cause: randomUUID() });
    expect(await room.db.work.read(who, verifyStock)).toMatchObject({
      partsChecked: 1,
      differences: [{ partId: part.id, what: 'on_hand', expected: '5.000', found: '4.000' }],
    });
  });
});
