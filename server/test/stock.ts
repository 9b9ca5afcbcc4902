import { randomUUID } from 'node:crypto';
import type { Ctx, Tx } from '../src/core/tx';
import { PartsService, StockService } from '../src/parts';
import type { Part } from '../src/parts';
import { database, someone, type Database } from './database';

const parts = new PartsService();
const stock = new StockService();

export const purpose = (type = 'order_item') => ({ type, id: randomUUID() });
/** `done`, or the code of what refused. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
export const count = (outcomes: string[], code: string): number => outcomes.filter((one) => one === code).length;

/** A database with somebody in it, and the few moves that tests of stock are made of. */
export async function stockRoom() {
  const me = someone();
  const db: Database = await database(24);
  const write = <T>(fn: (tx: Tx) => Promise<T>, who: Ctx = me) => db.work.write(who, fn);
  const made = (more: object = {}): Promise<Part> => write((tx) => parts.create(tx, { sku: randomUUID(), name: 'part', ...more }));
  const filled = async (quantity: number, unitCost = '1', more: object = {}) => {
    const part = await made(more);
    if (quantity) await write((tx) => stock.putIn(tx, [{ partId: part.id, quantity, type: 'purchase', unitCost }]));
    return part;
  };
  const now = ({ id }: Part) => db.work.read(me, (tx) => parts.one(tx, id));
  const take = ({ id }: Part, quantity: number, more: object = {}) => write((tx) => stock.withdraw(tx, [{ partId: id, quantity, type: 'sale', ...more }]));
  const hold = ({ id }: Part, quantity: number, forWhat = purpose(), partial = false) =>
    write((tx) => stock.reserve(tx, [{ partId: id, quantity, for: forWhat }], { partial }));
  return { me, db, write, made, filled, now, take, hold };
}
