import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { database, founded, someone, type Database } from '../../test/database';
import { rows, statement } from '../core/sql';
import type { Ctx, Tx } from '../core/tx';
import { stockAt } from './ledger.queries';
import { LocationsService } from './locations.service';
import { PartsService } from './parts.service';
import type { Part } from './parts.entity';
import type { StockTransaction } from './stock.entity';
import { StockService } from './stock.service';
import { verifyStock } from './verify.queries';

const parts = new PartsService();
const stock = new StockService();
const locations = new LocationsService();
const purpose = (type = 'order_item') => ({ type, id: randomUUID() });
const outcome = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string; message: string }) => error.code ?? error.message);
const count = (outcomes: string[], code: string) => outcomes.filter((one) => one === code).length;

describe('stock', () => {
  const me = someone();
  let db: Database;
  beforeAll(async () => void (db = await database(24)));
  afterAll(() => db?.drop());

  const write = <T>(fn: (tx: Tx) => Promise<T>, who: Ctx = me) => db.work.write(who, fn);
  const made = (more: object = {}): Promise<Part> => write((tx) => parts.create(tx, { sku: randomUUID(), name: 'part', ...more }));
  const filled = async (quantity: number, unitCost = '1', more: object = {}) => {
    const part = await made(more);
    if (quantity) await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity, type: 'purchase', unitCost }]));
    return part;
  };
  const now = ({ id }: Part) => db.work.read(me, (tx) => parts.one(tx, id));
  const take = ({ id }: Part, quantity: number, more: object = {}) => write((tx) => stock.withdraw(tx, [{ partId: id, quantity, type: 'sale', ...more }]));
  const hold = ({ id }: Part, quantity: number, forWhat = purpose(), partial = false) => write((tx) => stock.reserve(tx, [{ partId: id, quantity, for: forWhat }], { partial }));

  it('puts in, reserves, withdraws what was reserved, releases', async () => {
    const part = await filled(10, '2.5');
    const order = purpose();
    expect(await hold(part, 4, order)).toEqual([{ partId: part.id, for: order, reserved: 4 }]);
    expect(await now(part)).toMatchObject({ currentStock: 10, reservedStock: 4, availableStock: 6, averageCost: '2.5000' });
    expect(await outcome(take(part, 7))).toBe('insufficient_stock');
    const moved = await take(part, 7, { reservedFor: order, reference: purpose('delivery') });
    expect(moved.map(({ type, quantity, unitCost }) => [type, quantity, unitCost])).toEqual([['release', -4, '2.5000'], ['sale', -7, '2.5000']]);
    expect(await now(part)).toMatchObject({ currentStock: 3, reservedStock: 0, availableStock: 3 });
    await hold(part, 2, order);
    expect(await write((tx) => stock.release(tx, [{ for: order, partId: part.id, quantity: 1.5 }]))).toEqual([{ partId: part.id, for: order, released: 1.5 }]);
    expect(await db.work.read(me, (tx) => stock.reservedFor(tx, [order]))).toMatchObject([{ partId: part.id, quantity: 0.5 }]);
    await write((tx) => stock.release(tx, [{ for: order }]));
    expect(await now(part)).toMatchObject({ currentStock: 3, reservedStock: 0 });
  });

  it('STK-1: two parallel reservations of all: one wins, whoever asks', async () => {
    const part = await filled(10);
    const outcomes = await Promise.all([purpose('order_item'), purpose('production_order'), purpose('order_item')].map((who) => outcome(hold(part, 10, who))));
    expect([count(outcomes, 'done'), count(outcomes, 'insufficient_stock')]).toEqual([1, 2]);
    expect(await now(part)).toMatchObject({ currentStock: 10, reservedStock: 10, availableStock: 0 });
  });

  it('20 parallel withdrawals of the last 5: exactly five', async () => {
    const part = await filled(5);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => take(part, 1)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toHaveLength(15);
    for (const problem of refused) expect(problem).toMatchObject({ code: 'insufficient_stock', status: 422, faults: [{ details: { available: 0, shortages: [{ partId: part.id, sku: part.sku, name: 'part', required: 1, available: 0, shortage: 1 }] } }] });
    expect((await now(part)).currentStock).toBe(0);
  });

  it('STK-3: many receipts and withdrawals at the same moment leave the right balance and average', async () => {
    const part = await filled(100, '1');
    const come = () => write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 10, type: 'purchase', unitCost: '2' }]));
    await Promise.all([...Array.from({ length: 10 }, come), ...Array.from({ length: 10 }, () => take(part, 5))]);
    expect((await now(part)).currentStock).toBe(150);
    expect(await db.work.read(me, verifyStock)).toMatchObject({ differences: [] });
  });

  it('crosswise callers wait for each other instead of deadlocking', async () => {
    const [a, b] = [await filled(100), await filled(100)];
    let tries = 0;
    const both = (first: Part, second: Part) => write((tx) => {
      tries++;
      return stock.withdraw(tx, [first, second].map(({ id }) => ({ partId: id, quantity: 1, type: 'sale' as const })));
    });
    const reserveBoth = (first: Part, second: Part) => write((tx) => {
      tries++;
      return stock.reserve(tx, [first, second].map(({ id }) => ({ partId: id, quantity: 1, for: purpose() })), { partial: false });
    });
    await Promise.all(Array.from({ length: 10 }, () => [both(a, b), both(b, a), reserveBoth(b, a), reserveBoth(a, b)]).flat());
    expect(tries).toBe(40);
    expect(await now(a)).toMatchObject({ currentStock: 80, reservedStock: 20 });
    expect(await now(b)).toMatchObject({ currentStock: 80, reservedStock: 20 });
  });

  it('STK-5: the demand of a call is one, not line by line', async () => {
    const part = await filled(3);
    const line = { partId: part.id, quantity: 1, type: 'sale' as const };
    await expect(write((tx) => stock.withdraw(tx, [line, line, line, line]))).rejects.toMatchObject({ faults: [{ details: { shortages: [{ required: 4, available: 3, shortage: 1 }] } }] });
    expect((await now(part)).currentStock).toBe(3);
    await expect(write((tx) => stock.reserve(tx, [1, 2].map(() => ({ partId: part.id, quantity: 2, for: purpose() })), { partial: false }))).rejects.toMatchObject({ code: 'insufficient_stock' });
    const order = purpose();
    const got = await write((tx) => stock.reserve(tx, [{ partId: part.id, quantity: 2, for: order }, { partId: part.id, quantity: 2, for: purpose() }], { partial: true }));
    expect(got.map(({ reserved }) => reserved)).toEqual([2, 1]);
  });

  it('STK-7: a correction downwards books what it says, and 0 is no correction', async () => {
    const part = await filled(5);
    expect(await write((tx) => stock.adjust(tx, { partId: part.id, quantity: -2, reason: 'broken' }))).toMatchObject([{ type: 'adjustment', quantity: -2, reason: 'broken' }]);
    expect(await outcome(write((tx) => stock.adjust(tx, { partId: part.id, quantity: -4, reason: 'gone' })))).toBe('insufficient_stock');
    expect(await outcome(write((tx) => stock.adjust(tx, { partId: part.id, quantity: 0, reason: 'nothing' })))).toBe('validation_failed');
    expect((await now(part)).currentStock).toBe(3);
  });

  it('STK-9: no binary floats: 3 × 0.1 is 0.3, and 0.3149 kg are kept to the gram that was weighed', async () => {
    const part = await filled(0);
    await write((tx) => stock.putIn(tx, [1, 2, 3].map(() => ({ partId: part.id, quantity: 0.1, type: 'purchase' as const }))));
    expect((await now(part)).currentStock).toBe(0.3);
    const spool = await filled(314.9, '0.02', { unit: 'g' });
    await hold(spool, 140);
    expect((await now(spool)).availableStock).toBe(174.9);
    expect(await outcome(hold(spool, 315))).toBe('insufficient_stock');
    const little = await filled(0.5, '1', { unit: 'kg' });
    await hold(little, 0.125);
    expect((await now(little)).availableStock).toBe(0.375);
  });

  it('STK-14, cost: the average follows the receipts, and undoing one of several gives the right total', async () => {
    const part = await filled(100, '0.080');
    const [second] = await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 200, type: 'purchase', unitCost: '0.095' }]));
    expect(await now(part)).toMatchObject({ currentStock: 300, averageCost: '0.0900' });
    const undo = () => write((tx) => stock.reverse(tx, [second.id], { reason: 'were 50' }));
    await undo();
    expect(await now(part)).toMatchObject({ currentStock: 100, averageCost: '0.0800' });
    expect(await outcome(undo())).toBe('already_reversed');
    const again = await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 200, type: 'purchase', unitCost: '0.095' }]));
    await take(part, 150);
    expect(await db.work.read(me, (tx) => stockAt(tx, part.id))).toMatchObject({ onHand: 150, value: '13.50' });
    await expect(write((tx) => stock.reverse(tx, [again[0].id], {}))).rejects.toMatchObject({ code: 'goods_used', faults: [{ details: { required: 200, available: 150 } }] });
  });

  it('undoes twice at once only once', async () => {
    const part = await filled(0);
    const [receipt] = await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 5, type: 'purchase', unitCost: '1' }]));
    await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 50, type: 'purchase', unitCost: '1' }]));
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(write((tx) => stock.reverse(tx, [receipt.id], {})))));
    expect([count(outcomes, 'done'), count(outcomes, 'already_reversed')]).toEqual([1, 2]);
    expect((await now(part)).currentStock).toBe(50);
  });

  describe('at several locations', () => {
    const there = (code: string) => write((tx) => locations.create(tx, { code: `${code}-${randomUUID()}`, name: code } as never));
    const at = async (part: Part, locationId: string) => (await db.work.read(me, (tx) => stockAt(tx, part.id))).locations.find((one) => one.locationId === locationId);
    const bring = ({ id }: Part, locationId: string, quantity: number) => write((tx) => stock.putIn(tx, [{ partId: id, quantity, type: 'purchase', unitCost: '1', locationId }]));

    it('takes from the given one, else the default, then the fullest', async () => {
      const part = await filled(2);
      const [small, large] = [await there('small'), await there('large')];
      await bring(part, small.id, 3);
      await bring(part, large.id, 9);
      const moved = await take(part, 12);
      expect(moved.map(({ quantity }) => quantity).sort()).toEqual([-1, -2, -9].sort());
      await expect(take(part, 2, { locationId: large.id })).rejects.toMatchObject({ code: 'insufficient_stock' });
      await take(part, 2, { locationId: small.id });
      expect((await now(part)).currentStock).toBe(0);
    });

    it('moves only what is available, as two rows that belong together', async () => {
      const part = await made();
      const [a, b] = [await there('a'), await there('b')];
      await bring(part, a.id, 5);
      await hold(part, 2);
      const move = (quantity: number) => write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: a.id, toLocationId: b.id, quantity }));
      const outcomes = await Promise.all([outcome(move(3)), outcome(move(3))]);
      expect(outcomes.sort()).toEqual(['done', 'insufficient_stock']);
      expect([await at(part, a.id), await at(part, b.id)]).toMatchObject([{ onHand: 2, reserved: 2 }, { onHand: 3, reserved: 0 }]);
      expect(await outcome(write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: a.id, toLocationId: a.id, quantity: 1 })))).toBe('validation_failed');
      expect(await outcome(write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: b.id, toLocationId: randomUUID(), quantity: 1 })))).toBe('location_unknown');
      expect(await outcome(bring(part, randomUUID(), 1))).toBe('location_unknown');
    });

    it('sees stock that came to a new place while it waited', async () => {
      const part = await filled(1);
      const place = await there('late');
      let arrive = () => {};
      const arrived = new Promise<void>((done) => (arrive = done));
      let waiting: Promise<string> | undefined;
      await write(async (tx) => {
        await stock.putIn(tx, [{ partId: part.id, quantity: 10, type: 'purchase', unitCost: '1', locationId: place.id }]);
        waiting = outcome(take(part, 11));
        setTimeout(arrive, 100);
        await arrived;
      });
      expect(await waiting).toBe('done');
      expect((await now(part)).currentStock).toBe(0);
    });
  });

  it('a service passes through and keeps no stock', async () => {
    const service = await made({ kind: 'service' });
    expect(await take(service, 5)).toEqual([]);
    expect(await hold(service, 5)).toMatchObject([{ reserved: 5 }]);
    expect(await now(service)).toMatchObject({ currentStock: 0, stockStatus: 'in_stock' });
    expect(await outcome(write((tx) => stock.adjust(tx, { partId: service.id, quantity: 1, reason: 'x' })))).toBe('service_keeps_no_stock');
    expect(await outcome(write((tx) => stock.putIn(tx, [{ partId: randomUUID(), quantity: 1, type: 'purchase' }])))).toBe('part_unknown');
  });

  it('tells of low stock once per crossing', async () => {
    const part = await filled(80, '1', { minimumStock: 50 });
    const alerts = async () => (await db.work.read(me, (tx) => rows(tx, statement(`select data from core.events where subject = $1 and type = 'parts.low_stock' order by id`), [part.id]))).length;
    await take(part, 31);
    expect(await now(part)).toMatchObject({ availableStock: 49, stockStatus: 'low_stock' });
    expect(await alerts()).toBe(1);
    await take(part, 5);
    await hold(part, 5);
    expect(await alerts()).toBe(1);
    await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 100, type: 'purchase' }]));
    expect(await alerts()).toBe(1);
    await take(part, 100);
    expect(await alerts()).toBe(2);
  });

  it('STK-20: stock at a day is the replay of the ledger until its end in Vienna', async () => {
    const vienna = someone();
    await founded(db, vienna);
    const on = <T>(time: string, fn: (tx: Tx) => Promise<T>) => write((tx) => fn({ ...tx, now: time, emit: tx.emit, query: tx.query }), vienna);
    const part = await write((tx) => parts.create(tx, { name: 'x' }), vienna);
    const put = (quantity: number, unitCost: string) => (tx: Tx) => stock.putIn(tx, [{ partId: part.id, quantity, type: 'purchase', unitCost }]);
    await on('2026-12-30T10:00:00.000Z', put(100, '1'));
    await on('2026-12-31T22:59:59.999Z', put(100, '2'));
    await on('2026-12-31T23:30:00.000Z', put(7, '9'));
    const yearEnd = () => db.work.read(vienna, (tx) => stockAt(tx, part.id, '2026-12-31'));
    const before = await yearEnd();
    expect(before).toMatchObject({ at: '2026-12-31T23:00:00.000Z', onHand: 200, averageCost: '1.5000', value: '300.00' });
    await on('2027-01-02T08:00:00.000Z', (tx) => stock.withdraw(tx, [{ partId: part.id, quantity: 150, type: 'sale' }]));
    expect(await yearEnd()).toEqual(before);
    expect((await db.work.read(vienna, (tx) => stockAt(tx, part.id, '2026-12-31T23:30:00.000Z'))).onHand).toBe(207);
    expect((await db.work.read(vienna, (tx) => stockAt(tx, part.id))).onHand).toBe(57);
    expect((await db.work.read(vienna, (tx) => rows<{ name: string }>(tx, statement('select name from parts.locations'))))[0].name).toBe('Lager');
  });

  it('the ledger can be neither changed nor deleted', async () => {
    const part = await filled(1);
    for (const sql of ['update parts.stock_transactions set quantity = 2 where part_id = $1', 'delete from parts.stock_transactions where part_id = $1'])
      expect(await outcome(write((tx) => rows(tx, statement(sql), [part.id])))).toBe('42501');
  });

  it('1,000 random operations, many at once: ledger = balances = sums, and what was refused left no trace', async () => {
    const who = someone();
    const all: Part[] = await write((tx) => parts.createMany(tx, [1, 2, 3, 4].map((i) => ({ sku: `R${i}`, name: `R${i}`, minimumStock: i * 3 }))), who);
    const places = await write(async (tx) => [await locations.create(tx, { name: 'A', code: 'A' } as never), await locations.create(tx, { name: 'B', code: 'B' } as never), await locations.create(tx, { name: 'C', code: 'C' } as never)], who);
    const purposes = Array.from({ length: 5 }, () => purpose());
    const booked: StockTransaction[] = [];
    const quantity = fc.integer({ min: 1, max: 12_000 }).map((thousandths) => thousandths / 1_000);
    const [part, place, forWhat] = [fc.constantFrom(...all.map(({ id }) => id)), fc.constantFrom(...places.map(({ id }) => id)), fc.constantFrom(...purposes)];
    const somewhere = fc.option(place, { nil: undefined });
    const operation = fc.oneof(
      fc.record({ verb: fc.constant('in' as const), lines: fc.array(fc.record({ partId: part, quantity, locationId: somewhere, unitCost: fc.constantFrom('1', '2.5', undefined), type: fc.constant('purchase' as const) }), { minLength: 1, maxLength: 3 }) }),
      fc.record({ verb: fc.constant('out' as const), lines: fc.array(fc.record({ partId: part, quantity, locationId: somewhere, reservedFor: fc.option(forWhat, { nil: undefined }), type: fc.constant('sale' as const) }), { minLength: 1, maxLength: 4 }) }),
      fc.record({ verb: fc.constant('reserve' as const), partial: fc.boolean(), lines: fc.array(fc.record({ partId: part, quantity, for: forWhat }), { minLength: 1, maxLength: 3 }) }),
      fc.record({ verb: fc.constant('release' as const), partId: part, quantity: fc.option(quantity, { nil: undefined }), for: forWhat }),
      fc.record({ verb: fc.constant('move' as const), partId: part, quantity, fromLocationId: place, toLocationId: place }),
      fc.record({ verb: fc.constant('adjust' as const), partId: part, quantity: quantity.map((q) => q - 6).filter((q) => q !== 0).map((q) => Math.round(q * 1000) / 1000 || 1), locationId: somewhere }),
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
      outcomes.push(...(await Promise.all(operations.slice(i, i + 20).map((op) => outcome(write((tx) => run(tx, op), who).then((made) => {
        if (op.verb === 'reserve' || op.verb === 'release') return;
        for (const transaction of made as StockTransaction[]) {
          booked.push(transaction);
          if (transaction.type !== 'release') net.set(transaction.partId, Math.round(((net.get(transaction.partId) ?? 0) + transaction.quantity) * 1_000) / 1_000);
        }
      }))))));
    }
    expect([...new Set(outcomes)].filter((one) => !known.has(one))).toEqual([]);
    expect(count(outcomes, 'done')).toBeGreaterThan(400);
    expect(count(outcomes, 'insufficient_stock')).toBeGreaterThan(50);
    expect(await db.work.read(who, verifyStock)).toEqual({ partsChecked: 4, differences: [] });
    const found = await db.work.read(who, async (tx) => [...(await parts.byIds(tx, all.map(({ id }) => id))).values()]);
    expect(found.map(({ id, currentStock }) => [id, currentStock])).toEqual(found.map(({ id }) => [id, net.get(id) ?? 0]));
    const written = await db.work.read(who, (tx) => rows<{ n: number }>(tx, statement(`select count(*)::int as n from parts.stock_transactions where type not in ('reservation', 'release')`)));
    expect(written[0].n).toBe(booked.filter(({ type }) => type !== 'release').length);
  });

  it('the verifier sees what was bent', async () => {
    const who = someone();
    const part = await write((tx) => parts.create(tx, { sku: 'bent', name: 'bent' }), who);
    await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 5, type: 'purchase', unitCost: '1' }]), who);
    const bend = statement(`update parts.stock_balances set on_hand = 4 where part_id = $1`);
    await write((tx) => rows(tx, bend, [part.id]), { ...who, cause: randomUUID() });
    expect(await db.work.read(who, verifyStock)).toMatchObject({ partsChecked: 1, differences: [{ partId: part.id, what: 'on_hand', expected: '5.000', found: '4.000' }] });
  });
});
