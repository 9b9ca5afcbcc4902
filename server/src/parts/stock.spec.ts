import { randomUUID } from 'node:crypto';
import { count, outcome, purpose, stockRoom } from '../../test/stock';
import { stockAt } from './ledger.queries';
import { LocationsService } from './locations.service';
import type { Part } from './parts.entity';
import { StockService } from './stock.service';
import { verifyStock } from './verify.queries';

const stock = new StockService();
const locations = new LocationsService();

describe('stock', () => {
  let room: Awaited<ReturnType<typeof stockRoom>>;
  beforeAll(async () => void (room = await stockRoom()));
  afterAll(() => room?.db.drop());
  it('puts in, reserves, withdraws what was reserved, releases', async () => {
    const part = await room.filled(10, '2.5');
    const order = purpose();
    expect(await room.hold(part, 4, order)).toEqual([{ partId: part.id, for: order, reserved: 4 }]);
    expect(await room.now(part)).toMatchObject({ currentStock: 10, reservedStock: 4, availableStock: 6, averageCost: '2.5000' });
    expect(await outcome(room.take(part, 7))).toBe('insufficient_stock');
    const moved = await room.take(part, 7, { reservedFor: order, reference: purpose('delivery') });
    expect(moved.map(({ type, quantity, unitCost }) => [type, quantity, unitCost])).toEqual([
      ['release', -4, '2.5000'],
      ['sale', -7, '2.5000'],
    ]);
    expect(await room.now(part)).toMatchObject({ currentStock: 3, reservedStock: 0, availableStock: 3 });
    await room.hold(part, 2, order);
    expect(await room.write((tx) => stock.release(tx, [{ for: order, partId: part.id, quantity: 1.5 }]))).toMatchObject([
      { partId: part.id, for: order, released: 1.5 },
    ]);
    expect(await room.db.work.read(room.me, (tx) => stock.reservedFor(tx, [order]))).toMatchObject([{ partId: part.id, quantity: 0.5 }]);
    await room.write((tx) => stock.release(tx, [{ for: order }]));
    expect(await room.now(part)).toMatchObject({ currentStock: 3, reservedStock: 0 });
  });

  it('STK-1: two parallel reservations of all: one wins, whoever asks', async () => {
    const part = await room.filled(10);
    const outcomes = await Promise.all(
      [purpose('order_item'), purpose('production_order'), purpose('order_item')].map((who) => outcome(room.hold(part, 10, who))),
    );
    expect([count(outcomes, 'done'), count(outcomes, 'insufficient_stock')]).toEqual([1, 2]);
    expect(await room.now(part)).toMatchObject({ currentStock: 10, reservedStock: 10, availableStock: 0 });
  });

  it('20 parallel withdrawals of the last 5: exactly five', async () => {
    const part = await room.filled(5);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => room.take(part, 1)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toHaveLength(15);
    for (const problem of refused)
      expect(problem).toMatchObject({
        code: 'insufficient_stock',
        status: 422,
        faults: [{ details: { available: 0, shortages: [{ partId: part.id, sku: part.sku, name: 'part', required: 1, available: 0, shortage: 1 }] } }],
      });
    expect((await room.now(part)).currentStock).toBe(0);
  });

  it('STK-3: many receipts and withdrawals at the same moment leave the right balance and average', async () => {
    const part = await room.filled(100, '1');
    const come = () => room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 10, type: 'purchase', unitCost: '2' }]));
    await Promise.all([...Array.from({ length: 10 }, come), ...Array.from({ length: 10 }, () => room.take(part, 5))]);
    expect((await room.now(part)).currentStock).toBe(150);
    expect(await room.db.work.read(room.me, verifyStock)).toMatchObject({ differences: [] });
  });

  it('crosswise callers wait for each other instead of deadlocking', async () => {
    const [a, b] = [await room.filled(100), await room.filled(100)];
    let tries = 0;
    const both = (first: Part, second: Part) =>
      room.write((tx) => {
        tries++;
        return stock.withdraw(
          tx,
          [first, second].map(({ id }) => ({ partId: id, quantity: 1, type: 'sale' as const })),
        );
      });
    const reserveBoth = (first: Part, second: Part) =>
      room.write((tx) => {
        tries++;
        return stock.reserve(
          tx,
          [first, second].map(({ id }) => ({ partId: id, quantity: 1, for: purpose() })),
          { partial: false },
        );
      });
    await Promise.all(Array.from({ length: 10 }, () => [both(a, b), both(b, a), reserveBoth(b, a), reserveBoth(a, b)]).flat());
    expect(tries).toBe(40);
    expect(await room.now(a)).toMatchObject({ currentStock: 80, reservedStock: 20 });
    expect(await room.now(b)).toMatchObject({ currentStock: 80, reservedStock: 20 });
  });

  it('STK-5: the demand of a call is one, not line by line', async () => {
    const part = await room.filled(3);
    const line = { partId: part.id, quantity: 1, type: 'sale' as const };
    await expect(room.write((tx) => stock.withdraw(tx, [line, line, line, line]))).rejects.toMatchObject({
      faults: [{ details: { shortages: [{ required: 4, available: 3, shortage: 1 }] } }],
    });
    expect((await room.now(part)).currentStock).toBe(3);
    await expect(
      room.write((tx) =>
        stock.reserve(
          tx,
          [1, 2].map(() => ({ partId: part.id, quantity: 2, for: purpose() })),
          { partial: false },
        ),
      ),
    ).rejects.toMatchObject({ code: 'insufficient_stock' });
    const order = purpose();
    const got = await room.write((tx) =>
      stock.reserve(
        tx,
        [
          { partId: part.id, quantity: 2, for: order },
          { partId: part.id, quantity: 2, for: purpose() },
        ],
        { partial: true },
      ),
    );
    expect(got.map(({ reserved }) => reserved)).toEqual([2, 1]);
  });

  it('STK-7: a correction downwards books what it says, and 0 is no correction', async () => {
    const part = await room.filled(5);
    expect(await room.write((tx) => stock.adjust(tx, { partId: part.id, quantity: -2, reason: 'broken' }))).toMatchObject([
      { type: 'adjustment', quantity: -2, reason: 'broken' },
    ]);
    expect(await outcome(room.write((tx) => stock.adjust(tx, { partId: part.id, quantity: -4, reason: 'gone' })))).toBe('insufficient_stock');
    expect(await outcome(room.write((tx) => stock.adjust(tx, { partId: part.id, quantity: 0, reason: 'nothing' })))).toBe('validation_failed');
    expect((await room.now(part)).currentStock).toBe(3);
  });

  it('STK-9: no binary floats: 3 × 0.1 is 0.3, and 0.3149 kg are kept to the gram that was weighed', async () => {
    const part = await room.filled(0);
    await room.write((tx) =>
      stock.putIn(
        tx,
        [1, 2, 3].map(() => ({ partId: part.id, quantity: 0.1, type: 'purchase' as const })),
      ),
    );
    expect((await room.now(part)).currentStock).toBe(0.3);
    const spool = await room.filled(314.9, '0.02', { unit: 'g' });
    await room.hold(spool, 140);
    expect((await room.now(spool)).availableStock).toBe(174.9);
    expect(await outcome(room.hold(spool, 315))).toBe('insufficient_stock');
    const little = await room.filled(0.5, '1', { unit: 'kg' });
    await room.hold(little, 0.125);
    expect((await room.now(little)).availableStock).toBe(0.375);
  });

  it('STK-14, cost: the average follows the receipts, and undoing one of several gives the right total', async () => {
    const part = await room.filled(100, '0.080');
    const [second] = await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 200, type: 'purchase', unitCost: '0.095' }]));
    expect(await room.now(part)).toMatchObject({ currentStock: 300, averageCost: '0.0900' });
    const undo = () => room.write((tx) => stock.reverse(tx, [second.id], { reason: 'were 50' }));
    await undo();
    expect(await room.now(part)).toMatchObject({ currentStock: 100, averageCost: '0.0800' });
    expect(await outcome(undo())).toBe('already_reversed');
    const again = await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 200, type: 'purchase', unitCost: '0.095' }]));
    await room.take(part, 150);
    expect(await room.db.work.read(room.me, (tx) => stockAt(tx, part.id))).toMatchObject({ onHand: 150, value: '13.50' });
    await expect(room.write((tx) => stock.reverse(tx, [again[0].id], {}))).rejects.toMatchObject({
      code: 'goods_used',
      faults: [{ details: { required: 200, available: 150 } }],
    });
  });

  it('undoes twice at once only once', async () => {
    const part = await room.filled(0);
    const [receipt] = await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 5, type: 'purchase', unitCost: '1' }]));
    await room.write((tx) => stock.putIn(tx, [{ partId: part.id, quantity: 50, type: 'purchase', unitCost: '1' }]));
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(room.write((tx) => stock.reverse(tx, [receipt.id], {})))));
    expect([count(outcomes, 'done'), count(outcomes, 'already_reversed')]).toEqual([1, 2]);
    expect((await room.now(part)).currentStock).toBe(50);
  });

  describe('at several locations', () => {
    const there = (code: string) => room.write((tx) => locations.create(tx, { code: `${code}-${randomUUID()}`, name: code } as never));
    const at = async (part: Part, locationId: string) =>
      (await room.db.work.read(room.me, (tx) => stockAt(tx, part.id))).locations.find((one) => one.locationId === locationId);
    const bring = ({ id }: Part, locationId: string, quantity: number) =>
      room.write((tx) => stock.putIn(tx, [{ partId: id, quantity, type: 'purchase', unitCost: '1', locationId }]));

    it('takes from the given one, else the default, then the fullest', async () => {
      const part = await room.filled(2);
      const [small, large] = [await there('small'), await there('large')];
      await bring(part, small.id, 3);
      await bring(part, large.id, 9);
      const moved = await room.take(part, 12);
      expect(moved.map(({ quantity }) => quantity).sort()).toEqual([-1, -2, -9].sort());
      await expect(room.take(part, 2, { locationId: large.id })).rejects.toMatchObject({ code: 'insufficient_stock' });
      await room.take(part, 2, { locationId: small.id });
      expect((await room.now(part)).currentStock).toBe(0);
    });

    it('moves only what is available, as two rows that belong together', async () => {
      const part = await room.made();
      const [a, b] = [await there('a'), await there('b')];
      await bring(part, a.id, 5);
      await room.hold(part, 2);
      const move = (quantity: number) => room.write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: a.id, toLocationId: b.id, quantity }));
      const outcomes = await Promise.all([outcome(move(3)), outcome(move(3))]);
      expect(outcomes.sort()).toEqual(['done', 'insufficient_stock']);
      expect([await at(part, a.id), await at(part, b.id)]).toMatchObject([
        { onHand: 2, reserved: 2 },
        { onHand: 3, reserved: 0 },
      ]);
      expect(await outcome(room.write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: a.id, toLocationId: a.id, quantity: 1 })))).toBe(
        'validation_failed',
      );
      expect(await outcome(room.write((tx) => stock.transfer(tx, { partId: part.id, fromLocationId: b.id, toLocationId: randomUUID(), quantity: 1 })))).toBe(
        'location_unknown',
      );
      expect(await outcome(bring(part, randomUUID(), 1))).toBe('location_unknown');
    });

    it('sees stock that came to a new place while it waited', async () => {
      const part = await room.filled(1);
      const place = await there('late');
      let arrive = () => {};
      const arrived = new Promise<void>((done) => (arrive = done));
      let waiting: Promise<string> | undefined;
      await room.write(async (tx) => {
        await stock.putIn(tx, [{ partId: part.id, quantity: 10, type: 'purchase', unitCost: '1', locationId: place.id }]);
        waiting = outcome(room.take(part, 11));
        setTimeout(arrive, 100);
        await arrived;
      });
      expect(await waiting).toBe('done');
      expect((await room.now(part)).currentStock).toBe(0);
    });
  });

  it('a service passes through and keeps no stock', async () => {
    const service = await room.made({ kind: 'service' });
    expect(await room.take(service, 5)).toEqual([]);
    expect(await room.hold(service, 5)).toMatchObject([{ reserved: 5 }]);
    expect(await room.now(service)).toMatchObject({ currentStock: 0, stockStatus: 'in_stock' });
    expect(await outcome(room.write((tx) => stock.adjust(tx, { partId: service.id, quantity: 1, reason: 'x' })))).toBe('service_keeps_no_stock');
    expect(await outcome(room.write((tx) => stock.putIn(tx, [{ partId: randomUUID(), quantity: 1, type: 'purchase' }])))).toBe('part_unknown');
  });
});
