import { randomUUID } from 'node:crypto';
import { count, outcome, purpose, stockRoom } from '../../test/stock';
import { CountsService } from './counts.service';
import { stockAt } from './ledger.queries';
import { LocationsService } from './locations.service';
import type { Part } from './parts.entity';
import { PartsService } from './parts.service';
import { StockService } from './stock.service';
import { verifyStock } from './verify.queries';

/** Numbers from 0, the same in every run. */
function rolling(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
}

const stock = new StockService();
const parts = new PartsService();
const counts = new CountsService();
const locations = new LocationsService();

describe('lots, serial numbers and states of stock', () => {
  let room: Awaited<ReturnType<typeof stockRoom>>;
  beforeAll(async () => void (room = await stockRoom()));
  afterEach(async () => expect((await room.db.work.read(room.me, verifyStock)).differences).toEqual([]));
  afterAll(() => room?.db.drop());

  const part = (tracking: Part['tracking'], unit: Part['unit'] = 'pcs') => room.made({ tracking, unit });
  const place = (name: string) => room.write((tx) => locations.create(tx, { name, code: randomUUID().slice(0, 8), isDefault: false, parentId: null }));
  const put = (of: Part, lots: [string, number][], more: object = {}) =>
    room.write((tx) =>
      stock.putIn(tx, [
        { partId: of.id, quantity: sum(lots), type: 'purchase', unitCost: '2', lots: lots.map(([code, quantity]) => ({ code, quantity })), ...more },
      ]),
    );
  const serials = (of: Part, ...serialNumbers: string[]) =>
    room.write((tx) => stock.putIn(tx, [{ partId: of.id, quantity: serialNumbers.length, type: 'purchase', unitCost: '2', serialNumbers }]));
  const sum = (lots: [string, number][]) => lots.reduce((all, [, quantity]) => Math.round((all + quantity) * 1000) / 1000, 0);
  const lying = async (of: Part) =>
    (await room.db.work.read(room.me, (tx) => stockAt(tx, of.id))).lots.map(({ code, status, onHand }) => `${code} ${status} ${onHand}`).sort();

  it('keeps lots apart, the oldest go first, a named one goes before them', async () => {
    const filament = await part('lot', 'g');
    await put(filament, [['PB-2406', 100]]);
    await put(filament, [
      ['PB-2407', 314.9],
      ['PB-2408', 50],
    ]);
    expect(await room.now(filament)).toMatchObject({ currentStock: 464.9, availableStock: 464.9, averageCost: '2.0000' });
    const moved = await room.take(filament, 140);
    expect(moved.map(({ quantity }) => quantity)).toEqual([-100, -40]);
    expect(await lying(filament)).toEqual(['PB-2407 ok 274.9', 'PB-2408 ok 50']);
    await room.take(filament, 30, { lots: [{ code: 'PB-2408', quantity: 30 }] });
    expect(await lying(filament)).toEqual(['PB-2407 ok 274.9', 'PB-2408 ok 20']);
    expect(await outcome(room.take(filament, 21, { lots: [{ code: 'PB-2408', quantity: 21 }] }))).toBe('insufficient_stock');
    expect(await outcome(room.take(filament, 1, { lots: [{ code: 'PB-9999', quantity: 1 }] }))).toBe('lot_unknown');
    expect(await outcome(room.take(filament, 2, { lots: [{ code: 'PB-2408', quantity: 1 }] }))).toBe('lots_needed');
    expect(await outcome(put(filament, [], { quantity: 5 }))).toBe('lots_needed');
  });

  it('T-20: the rest of a spool can be reserved to the last gram and not beyond', async () => {
    const spool = await part('lot', 'g');
    await put(spool, [['PB-2407', 314.9]]);
    await room.hold(spool, 140, purpose());
    expect(await room.now(spool)).toMatchObject({ availableStock: 174.9 });
    expect(await outcome(room.hold(spool, 175, purpose()))).toBe('insufficient_stock');
    await room.hold(spool, 174.9, purpose());
    expect(await room.now(spool)).toMatchObject({ availableStock: 0, reservedStock: 314.9 });
  });

  it('STK-8: a serial number is in stock once, whoever brings it in, and comes back when it was taken out', async () => {
    const board = await part('serial');
    const outcomes = await Promise.all([outcome(serials(board, 'C8-1')), outcome(serials(board, 'C8-1')), outcome(serials(board, 'C8-1', 'C8-2'))]);
    expect(count(outcomes, 'done')).toBe(1);
    await outcome(serials(board, 'C8-2'));
    await outcome(serials(board, 'C8-1'));
    expect(await lying(board)).toEqual(['C8-1 ok 1', 'C8-2 ok 1']);
    expect(await outcome(put(board, [['C8-3', 2]]))).toBe('serials_needed');
    const [sold] = await room.take(board, 1, { serialNumbers: ['C8-2'] });
    expect(await outcome(room.take(board, 1, { serialNumbers: ['C8-2'] }))).toBe('insufficient_stock');
    await room.write((tx) => stock.reverse(tx, [sold.id], { reason: 'came back' }));
    expect(await outcome(serials(board, 'C8-2'))).toBe('duplicate');
    expect(await lying(board)).toEqual(['C8-1 ok 1', 'C8-2 ok 1']);
  });

  it('two take the same piece: one gets it', async () => {
    const board = await part('serial');
    await serials(board, 'A', 'B');
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(room.take(board, 1, { serialNumbers: ['A'] }))));
    expect([count(outcomes, 'done'), count(outcomes, 'insufficient_stock')]).toEqual([1, 2]);
  });

  it('what is in quarantine or damaged is on hand and not available', async () => {
    const plain = await room.filled(10, '3');
    const { id: locationId } = (await room.db.work.read(room.me, (tx) => stockAt(tx, plain.id))).locations.map(({ locationId: id }) => ({ id }))[0];
    const state = (quantity: number, from: 'ok' | 'quarantine' | 'damaged', to: 'ok' | 'quarantine' | 'damaged') =>
      room.write((tx) => stock.restate(tx, { partId: plain.id, locationId, quantity, from, to }));
    await state(4, 'ok', 'quarantine');
    expect(await room.now(plain)).toMatchObject({ currentStock: 10, blockedStock: 4, availableStock: 6 });
    expect(await outcome(room.take(plain, 7))).toBe('insufficient_stock');
    expect(await outcome(room.hold(plain, 7, purpose()))).toBe('insufficient_stock');
    await room.hold(plain, 6, purpose());
    expect(await outcome(state(1, 'ok', 'damaged'))).toBe('insufficient_stock');
    expect(await outcome(state(5, 'quarantine', 'ok'))).toBe('insufficient_stock');
    await state(1, 'quarantine', 'ok');
    await state(1, 'quarantine', 'damaged');
    expect(await lying(plain)).toEqual(['null damaged 1', 'null quarantine 2']);
    const scrap = { partId: plain.id, quantity: -1, reason: 'broken', stockStatus: 'damaged' as const };
    expect(await outcome(room.write((tx) => stock.adjust(tx, scrap)))).toBe('validation_failed');
    await room.write((tx) => stock.adjust(tx, { ...scrap, locationId }));
    expect(await room.now(plain)).toMatchObject({ currentStock: 9, blockedStock: 2, reservedStock: 6, availableStock: 1, averageCost: '3.0000' });
    const received = await room.write((tx) => stock.putIn(tx, [{ partId: plain.id, quantity: 5, type: 'return', stockStatus: 'quarantine' }]));
    expect(await room.now(plain)).toMatchObject({ currentStock: 14, blockedStock: 7, availableStock: 1 });
    await state(7, 'quarantine', 'damaged');
    expect(await outcome(room.write((tx) => stock.reverse(tx, [received[0].id], {})))).toBe('goods_used');
    await state(7, 'damaged', 'quarantine');
    await room.write((tx) => stock.reverse(tx, [received[0].id], {}));
    expect(await room.now(plain)).toMatchObject({ currentStock: 9, blockedStock: 2 });
  });

  it('moves lots between places and states, each with its own rows', async () => {
    const board = await part('serial');
    const shelf = await place('Shelf');
    await serials(board, 'X', 'Y');
    const home = (await room.db.work.read(room.me, (tx) => stockAt(tx, board.id))).locations[0].locationId;
    const move = { partId: board.id, fromLocationId: home, toLocationId: shelf.id, quantity: 1 };
    expect(await outcome(room.write((tx) => stock.transfer(tx, move)))).toBe('serials_needed');
    expect(await outcome(room.write((tx) => stock.transfer(tx, { ...move, serialNumbers: ['Z'] })))).toBe('lot_unknown');
    const rows = await room.write((tx) => stock.transfer(tx, { ...move, serialNumbers: ['Y'] }));
    expect(rows.map(({ quantity, locationId, type }) => [quantity, locationId, type])).toEqual([
      [-1, home, 'transfer'],
      [1, shelf.id, 'transfer'],
    ]);
    expect(await outcome(room.write((tx) => stock.transfer(tx, { ...move, serialNumbers: ['Y'] })))).toBe('insufficient_stock');
    const aside = { partId: board.id, locationId: shelf.id, quantity: 1, from: 'ok' as const, to: 'quarantine' as const };
    await room.write((tx) => stock.restate(tx, { ...aside, serialNumbers: ['Y'] }));
    expect(await lying(board)).toEqual(['X ok 1', 'Y quarantine 1']);
    expect(await outcome(room.take(board, 1, { serialNumbers: ['Y'] }))).toBe('insufficient_stock');
    expect((await room.take(board, 1))[0].quantity).toBe(-1);
    expect(await lying(board)).toEqual(['Y quarantine 1']);
  });

  it('counts lot by lot', async () => {
    const filament = await part('lot', 'g');
    const shelf = await place('Count');
    await put(
      filament,
      [
        ['L1', 10],
        ['L2', 20],
      ],
      { locationId: shelf.id },
    );
    const sheet = await room.write((tx) => counts.start(tx, { locationId: shelf.id, blind: false, note: null, partIds: null }));
    expect(sheet.lines.map(({ lotCode, frozenQuantity }) => [lotCode, frozenQuantity])).toEqual([
      ['L1', 10],
      ['L2', 20],
    ]);
    const line = (at: number, countedQuantity: number) => ({ partId: filament.id, lotId: sheet.lines[at].lotId, countedQuantity, countedAt: null });
    const enter = (version: number, lines: object[]) => room.write((tx) => counts.enter(tx, sheet.id, { version, lines: lines as never }));
    expect(await outcome(enter(1, [{ ...line(0, 1), lotId: null }]))).toBe('lots_needed');
    expect(await outcome(enter(1, [{ ...line(0, 1), lotId: randomUUID() }]))).toBe('lot_unknown');
    await enter(1, [line(0, 8.5), line(1, 21)]);
    await room.write((tx) => counts.post(tx, sheet.id));
    expect(await lying(filament)).toEqual(['L1 ok 8.5', 'L2 ok 21']);
  });

  it('200 random movements of lots and pieces, ten at a time: the books are right after each round, refusals leave nothing', async () => {
    const seed = 20_261_121;
    const dice = rolling(seed);
    const of = await Promise.all([part('lot', 'g'), part('serial'), part('none')]);
    const places = [await place('A'), await place('B')].map(({ id }) => id);
    const code = () => `N${dice(5)}`;
    const which = (one: Part, quantity: number) =>
      one.tracking === 'lot' ? { lots: [{ code: code(), quantity }] } : one.tracking === 'serial' ? { serialNumbers: [code()] } : {};
    const states = ['ok', 'ok', 'quarantine', 'damaged'] as const;
    const booked: string[] = [];
    const act = async () => {
      const one = of[dice(3)];
      const quantity = one.tracking === 'serial' ? 1 : 1 + dice(9);
      const base = { partId: one.id, quantity };
      const [from, to] = [states[dice(4)], states[dice(4)]];
      const acts = [
        () =>
          room.write((tx) =>
            stock.putIn(tx, [{ ...base, type: 'purchase', unitCost: '2', locationId: places[dice(2)], stockStatus: to, ...which(one, quantity) }]),
          ),
        () => room.take(one, quantity, dice(2) ? which(one, quantity) : {}),
        () => room.hold(one, quantity, purpose(), true),
        () => room.write((tx) => stock.restate(tx, { ...base, locationId: places[dice(2)], from, to, ...which(one, quantity) })),
        () =>
          room.write((tx) => stock.transfer(tx, { ...base, fromLocationId: places[0], toLocationId: places[1], stockStatus: from, ...which(one, quantity) })),
        () => room.write((tx) => stock.reverse(tx, booked.splice(dice(booked.length || 1), 1), {})),
      ];
      const done = await acts[dice(acts.length)]().catch((error: { code?: string }) => {
        if (!error.code) throw error;
        return [];
      });
      booked.push(...(done as { id?: string; type?: string }[]).flatMap(({ id, type }) => (id && type !== 'release' && type !== 'reservation' ? [id] : [])));
    };
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 10 }, act));
      expect((await room.db.work.read(room.me, verifyStock)).differences).toEqual([]);
    }
    expect(booked.length).toBeGreaterThan(20);
  });

  it('how a part is tracked stays while there is stock', async () => {
    const board = await part('serial');
    await serials(board, 'T');
    expect(await outcome(room.write((tx) => parts.change(tx, board.id, { version: board.version, tracking: 'none' })))).toBe('part_has_stock');
    expect(await outcome(room.write((tx) => stock.adjust(tx, { partId: board.id, quantity: -1, reason: 'x' })))).toBe('serials_needed');
    await room.write((tx) => stock.adjust(tx, { partId: board.id, quantity: -1, reason: 'x', serialNumbers: ['T'] }));
    expect(await outcome(room.write((tx) => parts.change(tx, board.id, { version: board.version, tracking: 'none' })))).toBe('done');
  });
});
