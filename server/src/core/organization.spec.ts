import { randomUUID } from 'node:crypto';
import { database, someone, type Database } from '../../test/database';
import { organizationOf } from './organization';
import { rows, statement } from './sql';
import type { Ctx } from './tx';

const FOUND = statement(`insert into core.organizations (id, name, industry, country, currency, time_zone, locale, created_by, updated_by)
  values ($1, 'Test', 'maker', 'AT', 'EUR', 'Europe/Vienna', 'de-AT', $1, $1)`);
// as another process would: past what this one remembers
const MOVE = statement(`update core.organizations set currency = $1`);

describe('facts of the organization', () => {
  let db: Database;
  beforeAll(async () => void (db = await database()));
  afterAll(() => db?.drop());

  const write = (me: Ctx, text: ReturnType<typeof statement>, params: unknown[]) =>
    db.work.write(me, async (tx) => {
      await rows(tx, text, params);
      tx.emit('test.done', randomUUID());
    });
  const currency = (me: Ctx, calls: string[] = []) =>
    db.work.write(me, async (tx) => {
      calls.push((await organizationOf(tx)).currency);
      tx.emit('test.done', randomUUID());
      return calls.at(-1);
    });

  it('are remembered, and a write that began with old ones starts over', async () => {
    const me = someone();
    await write(me, FOUND, [me.organization]);
    expect([await currency(me), await currency(me)]).toEqual(['EUR', 'EUR']);
    await write(me, MOVE, ['CHF']);
    const calls: string[] = [];
    expect(await currency(me, calls)).toBe('CHF');
    expect(calls).toEqual(['EUR', 'CHF']);
    expect(await db.work.read(me, async (tx) => (await organizationOf(tx)).currency)).toBe('CHF');
  });

  it('do not outlive a transaction that was rolled back', async () => {
    const me = someone();
    await write(me, FOUND, [me.organization]);
    const failed = db.work.write(me, async (tx) => {
      await rows(tx, MOVE, ['USD']);
      expect((await organizationOf(tx)).currency).toBe('USD');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await currency(me)).toBe('EUR');
  });
});
