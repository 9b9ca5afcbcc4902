import { randomUUID } from 'node:crypto';
import { database, someone, type Database } from '../../test/database';
import type { Ctx, Tx } from '../core/tx';
import { PartsService } from './parts.service';
import type { Part } from './parts.entity';
import { StockService } from './stock.service';

const parts = new PartsService();
const stock = new StockService();
const purpose = (type = 'order_item') => ({ type, id: randomUUID() });
const outcome = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string; message: string }) => error.code ?? error.message);

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
});
