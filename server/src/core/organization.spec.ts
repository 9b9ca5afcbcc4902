import { randomUUID } from 'node:crypto';
import { database, someone, type Database } from '../../test/database';
import { forgetSetting, organizationOf, settingOf } from './organization';
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

  // a table of settings, as another process would change it
  const SET = statement(`insert into core.tax_rates (id, country, tax_class, tax_rate, valid_from, updated_at, updated_by)
    values ($1, 'AT', 'standard', $2, '2020-01-01', now(), $1)`);
  const READ = statement('select tax_rate::int as rate from core.tax_rates order by 1');
  const rates = (me: Ctx, asked: string[] = []) =>
    db.work.write(me, async (tx) => {
      const found = await settingOf(tx, 'test', () => (asked.push('asked'), rows<{ rate: number }>(tx, READ)));
      tx.emit('test.done', randomUUID());
      return found.map(({ rate }) => rate);
    });

  it('remember settings with them, until somebody changes one', async () => {
    const me = someone();
    await write(me, FOUND, [me.organization]);
    const asked: string[] = [];
    expect([await rates(me, asked), await rates(me, asked)]).toEqual([[], []]);
    expect(asked).toHaveLength(1);
    await write(me, SET, [randomUUID(), 19]);
    expect(await rates(me, asked)).toEqual([19]);
    expect(await rates(someone(me), asked)).toEqual([19]);
    expect(asked).toHaveLength(2);
  });

  it('remember no setting that was rolled back, and in a transaction see what it has changed itself', async () => {
    const me = someone();
    await write(me, FOUND, [me.organization]);
    await rates(me);
    const changed = db.work.write(me, async (tx) => {
      const seen = () => settingOf(tx, 'test', () => rows<{ rate: number }>(tx, READ));
      expect(await seen()).toEqual([]);
      await rows(tx, SET, [randomUUID(), 7]);
      forgetSetting(tx, 'test');
      expect(await seen()).toEqual([{ rate: 7 }]);
      throw new Error('no');
    });
    await expect(changed).rejects.toThrow('no');
    expect(await rates(me)).toEqual([]);
  });
});
