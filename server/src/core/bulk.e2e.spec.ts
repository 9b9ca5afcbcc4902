import { Client } from 'pg';
import { api, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { Customer } from '../customers';
import { insertMany } from './rows';

describe('bulk work', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api({ worker: true })));
  afterAll(() => it_?.close());

  const owner = async (sql: string, values: unknown[]) => {
    const client = new Client({ connectionString: it_.db.url('postgres') });
    await client.connect();
    await client.query(sql, values).finally(() => client.end());
  };

  it('beyond a thousand records is a job that says how far it is and what it did', async () => {
    const ask = it_.as();
    await ask('GET', '/customers');
    const me = someone({ organization: ask.organization, actor: ask.actor });
    await it_.db.work.write(me, async (tx) => {
      const all = Array.from({ length: 1_205 }, (_, i) => ({
        customerNumber: `B-${i}`,
        name: `Customer ${i}`,
        type: 'business' as const,
        status: 'prospect' as const,
      }));
      await insertMany(tx, Customer, all);
      tx.emit('test.loaded', ask.organization);
    });
    const answer = await ask('POST', '/customers/bulk', { filter: { status: 'prospect' }, action: 'change', values: { status: 'inactive' } });
    expect(answer).toMatchObject({ status: 202, body: { data: { jobId: expect.any(String) } } });
    let job: any;
    for (let i = 0; i < 200 && !['done', 'failed'].includes(job?.status); i++) {
      job = (await ask('GET', `/jobs/${answer.body.data.jobId}`)).body.data;
      await new Promise((again) => setTimeout(again, 50));
    }
    expect(job).toMatchObject({ type: 'core.bulk', status: 'done', progress: 100, result: { count: 1_205 } });
    expect((await ask('GET', '/customers?status=inactive')).body.pagination.total).toBe(1_205);
    expect((await ask('GET', '/customers?status=prospect')).body.pagination.total).toBe(0);
  });

  it('takes either ids or a filter', async () => {
    const ask = it_.as();
    for (const body of [
      { action: 'delete' },
      { ids: [ask.actor], filter: {}, action: 'delete' },
      { filter: { nosuch: 1 }, action: 'delete' },
      { ids: [ask.actor], action: 'explode' },
    ])
      expect((await ask('POST', '/parts/bulk', body)).status).toBe(400);
  });

  it('keeps an answer for its key for a day, not longer', async () => {
    const ask = it_.as();
    const create = () => ask('POST', '/parts', { name: 'Screw' }, { 'idempotency-key': 'day' });
    const first = (await create()).body.data.id;
    expect((await create()).body.data.id).toBe(first);
    await owner(`update core.requests set created_at = now() - interval '25 hours' where organization_id = $1`, [ask.organization]);
    const later = (await create()).body.data.id;
    expect(later).not.toBe(first);
    expect((await create()).body.data.id).toBe(later);
  });
});
