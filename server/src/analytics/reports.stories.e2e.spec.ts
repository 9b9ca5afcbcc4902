import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { PartsService, StockService } from '../parts';

/** What a person builds with the builder, and what another one sees of it. */
describe('stories of reports', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const stock = async (
    ask: { organization: string; actor: string },
    moves: [at: string, type: 'purchase' | 'consumption' | 'sale', quantity: number][],
    sku: string,
  ) => {
    const me = (at: string) => someone({ organization: ask.organization, actor: ask.actor, cause: randomUUID(), at });
    const { id: partId } = await house.db.work.write(me(moves[0][0]), (tx) => new PartsService().create(tx, { sku, name: `Part ${sku}` }));
    for (const [at, type, quantity] of moves)
      await house.db.work.write(me(at), (tx) =>
        type === 'purchase'
          ? new StockService().putIn(tx, [{ partId, quantity, type, unitCost: '2' }])
          : new StockService().withdraw(tx, [{ partId, quantity, type }]),
      );
  };

  it('lets Ben build consumption per part per month and share it; Anna runs it and cannot change it', async () => {
    const may = ['reports:read', 'reports:write', 'reports:delete', 'reports:export', 'parts:read', 'stock:read', 'parts:export', 'stock:export'];
    const ben = house.as(may);
    const anna = house.as(may, ben.organization);
    await ben('GET', '/reports');
    await stock(
      ben,
      [
        ['2026-03-02T08:00:00.000Z', 'purchase', 100],
        ['2026-03-10T08:00:00.000Z', 'consumption', 10],
        ['2026-03-31T21:30:00.000Z', 'consumption', 5],
        ['2026-05-05T08:00:00.000Z', 'sale', 2.5],
      ],
      'A',
    );
    // 22:30 in UTC is the first of April in Vienna
    await stock(
      ben,
      [
        ['2026-03-02T08:00:00.000Z', 'purchase', 100],
        ['2026-03-31T22:30:00.000Z', 'consumption', 7],
      ],
      'B',
    );
    const offered = (await created(ben('GET', '/data-sets'))).find(({ id }: any) => id === 'stockTransactions');
    expect(offered.columns.map(({ key }: any) => key)).toEqual(expect.arrayContaining(['sku', 'occurredAt', 'consumed']));
    expect(offered.columns.map(({ key }: any) => key)).not.toContain('consumedCost');
    const question = {
      dataSet: 'stockTransactions',
      groupBy: [{ column: 'sku' }, { column: 'occurredAt', by: 'month' }],
      measures: [{ key: 'consumed', kind: 'sum', column: 'consumed' }],
      filters: [{ column: 'type', op: 'is', value: ['sale', 'consumption'] }],
      period: { timeframe: 'custom', from: '2026-03-01', to: '2026-05-31' },
    };
    const chart = { kind: 'line', x: 'occurredAt', y: ['consumed'] };
    expect((await ben('POST', '/reports/preview', { question, chart })).body.pagination.total).toBe(3);
    const { id } = await created(ben('POST', '/reports', { name: 'Consumption per part per month', question, chart, shared: 'read' }));
    const { body } = await anna('GET', `/reports/${id}/rows`);
    expect(body.data.map(({ values: { sku, occurredAt, consumed } }: any) => [sku, occurredAt, consumed])).toEqual([
      ['A', '2026-03-01', 15],
      ['A', '2026-05-01', 2.5],
      ['B', '2026-04-01', 7],
    ]);
    expect(body.meta.summary).toMatchObject({ sums: { consumed: 24.5 }, filters: ['Type: Sale or Consumption'] });
    expect(body.meta.summary.chart).toMatchObject({
      kind: 'line',
      axis: 'time',
      labels: ['Mar 2026', 'Apr 2026', 'May 2026'],
      series: [
        { name: 'A', values: [15, 0, 2.5] },
        { name: 'B', values: [0, 7, 0] },
      ],
    });
    const csv = String((await anna('GET', `/reports/${id}/export?format=csv&locale=de`)).body).split('\r\n');
    expect(csv.slice(1, 4)).toEqual(['A;2026-03;15', 'A;2026-05;2,5', 'B;2026-04;7']);
    const later = (await anna('GET', `/reports/${id}/rows?from=2026-05-01&to=2026-05-31`)).body;
    expect(later.data.map(({ values }: any) => values.consumed)).toEqual([2.5]);
    for (const refused of [await anna('PATCH', `/reports/${id}`, { version: 1, name: 'Mine' }), await anna('DELETE', `/reports/${id}?version=1`)])
      expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'not_owner']);
    expect((await created(ben('GET', `/reports/${id}`))).version).toBe(1);
    const outsider = house.as(['reports:read'], ben.organization);
    expect((await outsider('GET', `/reports/${id}/rows`)).body.errors[0].code).toBe('missing_permission');
    expect((await outsider('GET', '/reports')).body.data).toEqual([]);
  });

  it('counts by own fields of the organization, and shows them to those who may see them', async () => {
    const ask = house.as();
    await created(
      ask('POST', '/custom-fields', { entity: 'customers', key: 'size', type: 'choice', label: { de: 'Größe', en: 'Size' }, choices: ['small', 'large'] }),
    );
    const customer = (own: Ask, name: string, size: string) =>
      created(own('POST', '/customers', { name, email: `${name}@test.example`, customFields: { size } }));
    for (const name of ['a', 'b']) await customer(ask, name, 'large');
    await customer(ask, 'c', 'small');
    const question = { dataSet: 'customers', groupBy: [{ column: 'customFields.size' }], sort: [{ key: 'count', descending: true }] };
    const { body } = await ask('POST', '/reports/preview', { question });
    expect(body.data.map(({ values }: any) => values)).toEqual([
      { 'customFields.size': 'large', count: 2 },
      { 'customFields.size': 'small', count: 1 },
    ]);
    const { id } = await created(ask('POST', '/reports', { name: 'Sizes', question }));
    expect((await house.as()('POST', '/reports/preview', { question })).status).toBe(400);
    expect((await ask('GET', `/reports/${id}/rows`)).body.meta.summary.columns[0]).toMatchObject({ key: 'customFields.size', label: 'Size' });
  });
});
