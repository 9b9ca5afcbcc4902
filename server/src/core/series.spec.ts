import { randomUUID } from 'node:crypto';
import { database, someone, type Database } from '../../test/database';
import { row, statement } from './sql';
import type { Ctx } from './tx';

const DRAW = statement(`select core.next_number($1, '2026-11-21', 'C-{0000}') as number`);

describe('numbers of customers, parts and suppliers', () => {
  let db: Database;
  beforeAll(async () => void (db = await database()));
  afterAll(() => db?.drop());

  /** Draws one and commits when `until` is there. */
  const draw = (me: Ctx, until: Promise<unknown> = Promise.resolve(), drawn: (number: string) => void = () => undefined, kind = 'customer') =>
    db.work.write(me, async (tx) => {
      const { number } = (await row<{ number: string }>(tx, DRAW, [kind]))!;
      tx.emit('test.drawn', randomUUID());
      drawn(number);
      await until;
      return number;
    });
  const gate = () => {
    let open!: () => void;
    return { shut: new Promise<void>((done) => (open = done)), open: () => open() };
  };
  /** A draw that is not committed before the gate opens. */
  const held = async (me: Ctx) => {
    const { shut, open } = gate();
    let done!: Promise<string>;
    const number = await new Promise<string>((drawn) => (done = draw(me, shut, drawn)));
    return { number, open, done };
  };

  const WAITING = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const somebodyWaits = async (): Promise<void> => ((await db.dataSource.query(WAITING))[0].n ? undefined : somebodyWaits());

  it('follow each other where one person works after the other, and a refusal gives one back', async () => {
    const me = someone();
    expect([await draw(me), await draw(me)]).toEqual(['C-0001', 'C-0002']);
    await expect(draw(me, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await draw(me)).toBe('C-0003');
  });

  it('are drawn by two at once without waiting, as soon as two have met', async () => {
    const me = someone();
    await draw(me);
    const first = await held(me);
    const second = draw(me); // the first two that meet: it waits, and takes a block
    await somebodyWaits();
    first.open();
    expect([await first.done, await second]).toEqual(['C-0002', 'C-0003']);
    const [third, fourth] = [await held(me), await held(me)]; // a lock would keep this from ever ending
    expect([third.number, fourth.number]).toEqual(['C-0004', 'C-0019']);
    third.open();
    fourth.open();
    await Promise.all([third.done, fourth.done]);
    const left: string[] = [];
    for (let i = 0; i < 15; i++) left.push(await draw(me)); // what is left of the block closes up
    expect(left).toEqual([...Array.from({ length: 14 }, (_, i) => `C-${String(i + 5).padStart(4, '0')}`), 'C-0020']);
  });

  it('are never drawn twice', async () => {
    const me = someone();
    const all = await Promise.all(Array.from({ length: 40 }, (_, i) => draw(me, i % 3 ? undefined : Promise.reject(new Error('no'))).catch(() => null)));
    const drawn = all.filter((number) => number !== null);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('are not those of documents, which wait for each other and leave no gap', async () => {
    const me = someone();
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, i) => draw(me, i % 3 ? undefined : Promise.reject(new Error('no')), undefined, 'invoice').catch(() => null)),
    );
    const drawn = all.filter((number) => number !== null).sort();
    expect(drawn).toEqual(drawn.map((_, i) => `C-${String(i + 1).padStart(4, '0')}`));
  });
});
