import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { build, part } from '../../test/builds';
import { printCost } from './prints.rules';

describe('print jobs', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const post = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const get = async (ask: Ask, path: string) => (await ask('GET', path)).body.data;
  const code = async (asked: Promise<any>) => ((answer) => [answer.status, answer.body.errors?.[0]?.code])(await asked);
  /** 2 kg of filament at 20 a kilo, a printer at 3 an hour, a bracket of 50 g and 40 minutes. */
  const workshop = async (ask: Ask) => {
    const filament = await part(ask, 'PETG', 0, { unit: 'kg' });
    await post(ask, `/parts/${filament}/adjustments`, { quantity: 2, reason: 'spools', unitCost: '20' });
    const printer = await post(ask, '/print-machines', { name: 'K24 left', hourlyRate: '3' });
    const bracket = await part(ask, 'BRACKET');
    const plan = { materialPartId: filament, machineId: printer.id, grams: 50, minutes: 40 };
    await created(ask('PUT', `/parts/${bracket}/print-plan`, plan));
    return { filament, printer, bracket };
  };

  it('take grams out of stock in kilos, put good pieces in at their cost, and go back', async () => {
    const ask = house.as();
    const { filament, printer, bracket } = await workshop(ask);
    const job = await post(ask, '/print-jobs', { partId: bracket, quantity: 10 });
    expect(job).toMatchObject({ status: 'planned', grams: 50, minutes: 40, machineName: 'K24 left', materialName: 'PETG', moves: ['start', 'cancel'] });
    expect(job.number).toMatch(/^PJ-\d{4}-0001$/);
    expect(await code(ask('POST', `/print-jobs/${job.id}/complete`, { good: 1 }))).toEqual([409, 'invalid_transition']);
    expect(await code(ask('DELETE', `/print-machines/${printer.id}?version=1`))).toEqual([422, 'in_use']);
    await post(ask, `/print-jobs/${job.id}/start`);
    expect(await get(ask, `/parts/${bracket}`)).toMatchObject({ onOrder: 10, currentStock: 0 });
    // 8 good, 2 failed: 500 g as planned, weighed 510; 420 minutes
    const done = await post(ask, `/print-jobs/${job.id}/complete`, { good: 8, scrap: 2, usedGrams: 510, usedMinutes: 420 });
    // (0.51 kg × 20 + 7 h × 3) / 8
    expect(done).toMatchObject({
      status: 'done',
      goodQuantity: 8,
      scrappedQuantity: 2,
      usedGrams: 510,
      usedMinutes: 420,
      unitCost: '3.9000',
      moves: ['reverse'],
    });
    expect(await get(ask, `/parts/${filament}`)).toMatchObject({ currentStock: 1.49 });
    expect(await get(ask, `/parts/${bracket}`)).toMatchObject({ onOrder: 0, currentStock: 8, averageCost: '3.9000' });
    expect((await get(ask, `/parts/${bracket}/transactions`))[0]).toMatchObject({ type: 'production', referenceType: 'print_job', referenceId: job.id });

    await post(ask, `/parts/${bracket}/adjustments`, { quantity: -1, reason: 'used' });
    expect(await code(ask('POST', `/print-jobs/${job.id}/reverse`))).toEqual([422, 'goods_used']);
    await post(ask, `/parts/${bracket}/adjustments`, { quantity: 1, reason: 'found' });
    expect(await post(ask, `/print-jobs/${job.id}/reverse`)).toMatchObject({ status: 'printing', goodQuantity: 0, unitCost: null });
    expect(await get(ask, `/parts/${filament}`)).toMatchObject({ currentStock: 2 });
    await post(ask, `/print-jobs/${job.id}/cancel`);
    expect(await get(ask, `/parts/${bracket}`)).toMatchObject({ onOrder: 0, currentStock: 0 });
    expect(await get(ask, '/stock/verification')).toMatchObject({ differences: [] });
    expect((await ask('DELETE', `/print-machines/${printer.id}?version=1`)).status).toBe(200);
  });

  it('belong to the production order that needs the pieces: planned, printed, reserved for it', async () => {
    const ask = house.as();
    const { filament, bracket } = await workshop(ask);
    const machine = await build(ask, 'M1', [{ partId: bracket, quantityRequired: 4 }]);
    // nothing of it was ever there: the roll-up takes what printing will cost, 0.05 × 20 + 2/3 × 3
    expect(await get(ask, `/builds/${machine.id}/cost`)).toMatchObject({ total: '12.0000', lines: [{ sku: 'BRACKET', source: 'print', unitCost: '3.0000' }] });
    const order = await post(ask, '/production-orders', { buildId: machine.id, quantity: 1 });
    expect(await code(ask('POST', '/print-jobs', { partId: filament, quantity: 1, materialPartId: bracket, grams: 1, minutes: 1 }))).toEqual([
      422,
      'units_differ',
    ]);
    const job = await post(ask, '/print-jobs', { partId: bracket, quantity: 6, productionOrderId: order.id });
    const requirements = async (partId: string) => (await ask('GET', `/planning/requirements?partId=${partId}`)).body.data[0];
    expect(await requirements(bracket)).toMatchObject({
      shortage: 0,
      inProduction: 6,
      pegging: [{ id: order.id, coveredBy: [{ type: 'print_job', id: job.id, quantity: 4 }] }],
    });
    expect(await requirements(filament)).toMatchObject({ demand: 0.3, pegging: [{ type: 'print_job', number: job.number, quantity: 0.3 }] });
    await post(ask, `/print-jobs/${job.id}/start`);
    await post(ask, `/print-jobs/${job.id}/complete`, { good: 6 });
    expect(await get(ask, `/parts/${bracket}`)).toMatchObject({ currentStock: 6, reservedStock: 4 });
    expect((await post(ask, `/production-orders/${order.id}/allocate`)).status).toBe('allocated');
    await post(ask, `/print-jobs/${job.id}/reverse`);
    expect(await get(ask, `/parts/${bracket}`)).toMatchObject({ currentStock: 0, reservedStock: 0 });
  });

  it('take the material only once, whoever reports it at the same time, and never what is not there', async () => {
    const ask = house.as();
    const { filament, bracket } = await workshop(ask);
    const job = await post(ask, '/print-jobs', { partId: bracket, quantity: 20 });
    await post(ask, `/print-jobs/${job.id}/start`);
    const twice = await Promise.all([1, 2].map(() => ask('POST', `/print-jobs/${job.id}/complete`, { good: 20 })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await get(ask, `/parts/${filament}`)).toMatchObject({ currentStock: 1 });
    const much = await post(ask, '/print-jobs', { partId: bracket, quantity: 21 });
    await post(ask, `/print-jobs/${much.id}/start`);
    expect(await code(ask('POST', `/print-jobs/${much.id}/complete`, { good: 21 }))).toEqual([422, 'insufficient_stock']);
    // all failed: the material is gone, and nothing comes in
    expect(await post(ask, `/print-jobs/${much.id}/complete`, { good: 0, scrap: 20 })).toMatchObject({ status: 'done', unitCost: null, usedGrams: 1000 });
    expect(await get(ask, `/parts/${filament}`)).toMatchObject({ currentStock: 0 });
  });

  it('take the spool that is named, and weigh what it gave', async () => {
    const ask = house.as();
    const petg = await part(ask, 'PETG', 0, { unit: 'kg', tracking: 'lot' });
    const spools = [
      { code: 'SPOOL-1', quantity: 0.3149 },
      { code: 'SPOOL-2', quantity: 1 },
    ].map((lot) => ({ ...lot, quantity: Math.round(lot.quantity * 1000) / 1000 }));
    await post(ask, `/parts/${petg}/adjustments`, { quantity: 1.315, reason: 'spools', unitCost: '20', lots: spools });
    const job = await post(ask, '/print-jobs', { partId: await part(ask, 'CLIP'), quantity: 3, materialPartId: petg, grams: 10, minutes: 5 });
    await post(ask, `/print-jobs/${job.id}/start`);
    const done = await post(ask, `/print-jobs/${job.id}/complete`, { good: 3, materialLots: [{ code: 'SPOOL-2', quantity: 0.033 }] });
    expect(done).toMatchObject({ usedGrams: 33, unitCost: '0.2200' });
    const { lots } = await get(ask, `/parts/${petg}/stock`);
    expect(lots.map(({ code, onHand }: any) => [code, onHand])).toEqual([
      ['SPOOL-1', 0.315],
      ['SPOOL-2', 0.967],
    ]);
  });

  it('are refused where nobody knows what a piece takes, and are nobody else’s', async () => {
    const ask = house.as();
    const [bracket, screw] = [await part(ask, 'BRACKET'), await part(ask, 'SCREW')];
    expect(await code(ask('POST', '/print-jobs', { partId: bracket, quantity: 1 }))).toEqual([422, 'print_plan_missing']);
    expect(await code(ask('PUT', `/parts/${bracket}/print-plan`, { materialPartId: screw, grams: 5, minutes: 1 }))).toEqual([422, 'units_differ']);
    expect(await ask('GET', `/parts/${bracket}/print-plan`)).toMatchObject({ status: 200, body: { data: null } });
    expect(await code(ask('GET', `/parts/${randomUUID()}/print-plan`))).toEqual([404, 'not_found']);
    const petg = await part(ask, 'PETG', 0, { unit: 'g' });
    expect(await code(ask('PUT', `/parts/${petg}/print-plan`, { materialPartId: petg, grams: 5, minutes: 1 }))).toEqual([422, 'material_of_itself']);
    const machine = await build(ask, 'M1', [{ partId: screw, quantityRequired: 1 }]);
    const order = await post(ask, '/production-orders', { buildId: machine.id, quantity: 1 });
    const wrong = { partId: bracket, quantity: 1, materialPartId: petg, grams: 5, minutes: 1, productionOrderId: order.id };
    expect(await code(ask('POST', '/print-jobs', wrong))).toEqual([422, 'component_unknown']);
    const job = await post(ask, '/print-jobs', { ...wrong, productionOrderId: null });
    expect(await code(house.as()('GET', `/print-jobs/${job.id}`))).toEqual([404, 'not_found']);
    expect(await code(house.as()('PUT', `/parts/${bracket}/print-plan`, { materialPartId: petg, grams: 5, minutes: 1 }))).toEqual([404, 'not_found']);
    expect(await code(house.as('viewer', ask.organization)('POST', `/print-jobs/${job.id}/start`))).toEqual([403, 'missing_permission']);
    await post(ask, '/print-machines', { name: 'K24' });
    expect(await code(ask('POST', '/print-machines', { name: 'k24' }))).toEqual([409, 'duplicate']);
    expect(await post(ask, '/print-jobs/bulk', { ids: [job.id], action: 'cancel' })).toMatchObject({ count: 1 });
    expect(await post(ask, '/print-jobs/bulk', { ids: [job.id], action: 'delete' })).toMatchObject({ count: 1 });
  });
});

describe('the cost of a piece', () => {
  it.each([
    ['material alone', 0, null, 4, '0.2500'],
    ['and the hour', 90, '2', 4, '1.0000'],
    ['nothing good', 90, '2', 0, null],
  ])('%s', (_, minutes, rate, good, cost) => expect(printCost([{ quantity: -50, unitCost: '0.02' as never }], minutes, rate as never, good)).toBe(cost));
});
