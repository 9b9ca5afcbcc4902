import fs from 'node:fs';
import path from 'node:path';
import { migrations } from '../../../../migrations';
import { database, someone, type Database } from '../../../test/database';
import { rows, statement } from '../sql';

describe('a table nobody has written to', () => {
  let db: Database;
  beforeAll(async () => void (db = await database()));
  afterAll(() => db?.drop());

  // a connection keeps the plan it makes first; made for no rows, it must still be right for many
  it.each(['fulfillment.orders', 'fulfillment.deliveries', 'billing.invoices', 'scheduling.appointments'])('%s is read by its key', async (table) => {
    const plan = await db.work.write(someone(), async (tx) => {
      tx.emit('test.done', tx.ctx.actor);
      return rows<{ 'QUERY PLAN': string }>(tx, statement(`explain select * from ${table} where id = '01a1ffa4-b72a-7a8f-ad0c-6ea143e3e474'`));
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain(`${table.split('.')[1]}_pkey`);
    expect(text).toMatch(/Index Cond: .*organization_id = .* AND \(id = /);
  });
});

describe('the migrations', () => {
  const files = fs.readdirSync(path.join(__dirname, '../../../../migrations')).filter((file) => /^\d/.test(file));
  const timeOf = (name: string) => /\d{13}/.exec(name)![0];

  it('all run, each once, under a time that no other has', () => {
    const run = migrations.map(({ name }) => timeOf(name)).sort();
    expect(run).toEqual(files.map(timeOf).sort());
    expect(new Set(run).size).toBe(run.length);
  });
});
