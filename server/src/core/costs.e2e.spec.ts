import { api, created, type Api } from '../../test/api';

describe('what things cost', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('is told to those who may read costs, in answers, history and files; the others save what they read as it is', async () => {
    const boss = house.as();
    const part = await created(boss('POST', '/parts', { sku: 'A-1', name: 'Bolt', averageCost: '2.5000' }));
    await created(boss('POST', `/parts/${part.id}/adjustments`, { quantity: 10, reason: 'found', unitCost: '2.5' }));
    const may = ['parts:read', 'parts:write', 'parts:export', 'stock:read', 'stock:export', 'builds:read'];
    const clerk = house.as(may, boss.organization);
    const buyer = house.as([...may, 'costs:read'], boss.organization);
    const paths = [
      `/parts/${part.id}`,
      '/parts',
      `/parts/${part.id}/transactions`,
      `/parts/${part.id}/stock`,
      '/stock-transactions',
      `/parts/${part.id}/history`,
    ];
    const told = (ask: typeof clerk) => Promise.all(paths.map(async (path) => JSON.stringify((await ask('GET', path)).body.data)));
    for (const [i, text] of (await told(clerk)).entries()) expect([paths[i], /averageCost|unitCost|"value"/.test(text)]).toEqual([paths[i], false]);
    // nobody has changed the average by hand: nothing of it stands in the history
    for (const [i, text] of (await told(buyer)).slice(0, -1).entries()) expect([paths[i], /averageCost|unitCost/.test(text)]).toEqual([paths[i], true]);
    for (const path of ['/parts/export', '/stock-transactions/export'])
      expect([/Cost/.test(String((await clerk('GET', path)).body)), /Cost/.test(String((await buyer('GET', path)).body))]).toEqual([false, true]);
    expect((await clerk('GET', '/stock/valuation')).body.errors[0].code).toBe('missing_permission');
    expect(JSON.stringify((await buyer('GET', '/stock/valuation')).body.data)).toContain('25.00');
    const { body } = await clerk('GET', `/parts/${part.id}`);
    const saved = await clerk('PUT', `/parts/${part.id}`, { ...body.data, name: 'Nut' });
    expect([saved.status, saved.body.data.name]).toEqual([200, 'Nut']);
    expect((await boss('GET', `/parts/${part.id}`)).body.data.averageCost).toBe('2.5000');
    const stale = await clerk('PATCH', `/parts/${part.id}`, { version: 1, name: 'Nail' });
    expect([stale.status, JSON.stringify(stale.body).includes('averageCost')]).toEqual([409, false]);
  });
});
