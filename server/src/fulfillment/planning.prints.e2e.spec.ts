import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';

/** What is printed in the house is planned like what is built: its material is the need below it. */
describe('planning of prints', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const made = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const set = async (ask: Ask, path: string, body: object) => expect((await ask('PUT', path, body)).status).toBe(200);
  const plan = async (ask: Ask) => {
    const { body } = await ask('GET', '/planning/requirements');
    return { of: (id: string) => body.data.find((line: any) => line.partId === id) };
  };

  it('proposes print jobs for what is printed in the house, and none twice', async () => {
    const ask = it_.as();
    const [petg, bracket] = [await made(ask, '/parts', { name: 'PETG', unit: 'kg' }), await made(ask, '/parts', { name: 'Bracket', minimumStock: 5 })];
    await set(ask, `/parts/${bracket.id}/print-plan`, { materialPartId: petg.id, grams: 50, minutes: 40 });
    const machine = await made(ask, '/builds', { buildName: 'M', modelNumber: 'M-1', status: 'active', basePrice: '10' });
    await set(ask, `/builds/${machine.id}/parts`, [{ partId: bracket.id, quantityRequired: 3 }]);
    const production = await made(ask, '/production-orders', { buildId: machine.id, quantity: 2 });
    const before = await plan(ask);
    expect(before.of(bracket.id)).toMatchObject({ source: 'print', shortage: 11, reason: expect.stringContaining('Print 11.') });
    expect(before.of(petg.id)).toMatchObject({
      source: 'buy',
      shortage: 0.55,
      pegging: expect.arrayContaining([expect.objectContaining({ viaPartId: bracket.id })]),
    });
    expect((await made(ask, '/planning/purchase-orders', { partIds: [bracket.id] })).length).toBe(0);
    const jobs = await made(ask, '/planning/print-jobs');
    expect(jobs).toMatchObject([{ partId: bracket.id, quantity: 11, grams: 50, materialPartId: petg.id, status: 'planned', productionOrderId: null }]);
    expect(await made(ask, '/planning/print-jobs')).toEqual([]);
    expect((await plan(ask)).of(bracket.id)).toMatchObject({ shortage: 0, inProduction: 11 });
    expect((await plan(ask)).of(petg.id)).toMatchObject({ shortage: 0.55 });
    expect(production.status).toBe('planned');
    expect((await ask('POST', '/planning/print-jobs', { partIds: [randomUUID()] })).body.errors[0].code).toBe('part_unknown');
    expect((await it_.as(['planning:read'], ask.organization)('POST', '/planning/print-jobs', {})).status).toBe(403);
  });
});
