import { api, type Answer, type Api } from '../../test/api';
import { build, part } from '../../test/builds';

describe('builds over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('creates, reads, replaces, changes, archives, restores', async () => {
    const ask = it_.as();
    const made = await ask('POST', '/builds', { buildName: 'FP24', modelNumber: 'FP24', basePrice: 4990, specifications: { volume: '300' } });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { status: 'draft', basePrice: '4990.0000', options: [], buildTimeHours: 0, version: 1, description: null } },
    });
    const { id, partId } = made.body.data;
    expect((await ask('GET', `/parts/${partId}`)).body.data).toMatchObject({ sku: 'FP24', name: 'FP24' });
    expect(await ask('POST', '/builds', { buildName: 'x', modelNumber: 'FP24', partId: await part(ask, 'other') })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'modelNumber', details: { rule: 'model_number_taken' } }] },
    });
    expect(await ask('POST', '/builds', { buildName: 'x', modelNumber: 'FP25', partId })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'partId' }] },
    });
    expect((await ask('PUT', `/builds/${id}`, { ...made.body.data, buildName: 'FP24 R', specifications: undefined })).body.data).toMatchObject({
      buildName: 'FP24 R',
      partId,
      specifications: {},
      version: 2,
    });
    expect(await ask('PUT', `/builds/${id}`, { buildName: 'Only', modelNumber: 'FP24', version: 2 })).toMatchObject({
      status: 200,
      body: { data: { partId, basePrice: '0.0000', version: 3 } },
    });
    expect(await ask('PATCH', `/builds/${id}`, { version: 2, status: 'active' })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'version_conflict' }] },
    });
    expect((await ask('GET', '/builds?search=fp24&status=draft')).body).toMatchObject({ data: [{ id }], pagination: { total: 1 } });
    expect((await ask('POST', '/builds/bulk', { ids: [id], action: 'change', values: { status: 'active' } })).body.data).toEqual({ count: 1, ids: [id] });
    expect((await ask('DELETE', `/builds/${id}?version=4`)).status).toBe(200);
    expect((await ask('POST', `/builds/${id}/restore`)).body.data).toMatchObject({ deletedAt: null, status: 'active' });
    expect((await ask('GET', `/builds/${id}/history`)).body.data.length).toBeGreaterThan(4);
    expect(String((await ask('GET', '/builds/export?format=csv')).body)).toContain('FP24');
    expect(await it_.as()('GET', `/builds/${id}`)).toMatchObject({ status: 404 });
    expect(await it_.as(['builds:read'])('POST', '/builds', { buildName: 'x', modelNumber: 'x' })).toMatchObject({ status: 403 });
  });

  it('refuses options and lists that make no sense', async () => {
    const ask = it_.as();
    const screw = await part(ask, 'SCR');
    const { id } = await build(ask, 'M1', [{ partId: screw, quantityRequired: 0.5, notes: 'loctite', author: 'olive' }]);
    const choice = (name: string, parts: object[] = []) => ({ name, priceDelta: '1', parts });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const cases: [Promise<Answer>, number, string][] = [
      [ask('POST', '/builds', { buildName: 'x', modelNumber: 'M2', options: [{ name: 'A', choices: [choice('x'), choice('x')] }] }), 409, 'duplicate'],
      [
        ask('POST', '/builds', { buildName: 'x', modelNumber: 'M2', options: [{ name: 'A', choices: [choice('x', [{ partId: nobody, quantityDelta: 1 }])] }] }),
        422,
        'part_unknown',
      ],
      [ask('POST', '/builds', { buildName: 'x', modelNumber: 'M2', options: [{ name: 'A', choices: [] }] }), 400, 'validation_failed'],
      [ask('POST', '/builds', { buildName: 'x', modelNumber: 'M2', partId: nobody }), 422, 'part_unknown'],
      [ask('PUT', `/builds/${id}/parts`, [{ partId: screw, quantityRequired: 0 }]), 400, 'validation_failed'],
      [ask('PUT', `/builds/${id}/parts`, [{ partId: screw, quantityRequired: 1, colour: 'red' }]), 400, 'validation_failed'],
      [ask('PUT', `/builds/${id}/parts`, { partId: screw }), 400, 'validation_failed'],
      [
        ask('PUT', `/builds/${id}/parts`, [
          { partId: screw, quantityRequired: 1 },
          { partId: screw, quantityRequired: 2 },
        ]),
        409,
        'duplicate',
      ],
      [ask('PUT', `/builds/${id}/parts`, [{ partId: nobody, quantityRequired: 1 }]), 422, 'part_unknown'],
      [ask('PUT', `/builds/${nobody}/parts`, []), 404, 'not_found'],
      [ask('GET', `/builds/${id}/parts?revisionId=${nobody}`), 404, 'not_found'],
      [ask('GET', `/builds/${id}/explosion?quantity=0`), 400, 'validation_failed'],
      [ask('POST', '/production-orders', { buildId: nobody, quantity: 1 }), 422, 'build_unknown'],
      [ask('POST', '/production-orders', { buildId: id, quantity: 0 }), 400, 'validation_failed'],
      [ask('POST', '/production-orders', { buildId: id, quantity: 1, customizations: 'blue' }), 400, 'validation_failed'],
    ];
    const wrong: unknown[] = [];
    for (const [asked, status, code] of cases) {
      const answer = await asked;
      if (answer.status !== status || answer.body.errors?.[0].code !== code) wrong.push([status, code, answer.status, JSON.stringify(answer.body)]);
    }
    expect(wrong).toEqual([]);
    const [line] = (await ask('GET', `/builds/${id}/parts`)).body.data;
    expect(line).toMatchObject({
      partId: screw,
      sku: 'SCR',
      name: 'SCR',
      unit: 'pcs',
      quantityRequired: 0.5,
      scrapPercent: 0,
      notes: 'loctite',
      author: 'olive',
      revisionId: expect.any(String),
    });
    expect((await ask('PUT', `/builds/${id}/parts`, [{ ...line, quantityRequired: 2 }])).body.data).toMatchObject([{ id: line.id, quantityRequired: 2 }]);
    expect(await ask('DELETE', `/parts/${screw}?version=1`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'in_use', details: { reasons: [{ reason: 'bom' }] } }] },
    });
  });

  it('explodes all levels, says what can be built, what it costs and where a part is used', async () => {
    const ask = it_.as();
    const [rail, screw, board] = [
      await part(ask, 'RAIL', 40, { averageCost: '12' }),
      await part(ask, 'SCR', 500, { averageCost: '0.08' }),
      await part(ask, 'BOARD', 0, { averageCost: '90' }),
    ];
    const axis = await build(ask, 'AXIS', [
      { partId: rail, quantityRequired: 2 },
      { partId: screw, quantityRequired: 10, scrapPercent: 5 },
    ]);
    await ask('POST', `/parts/${axis.partId}/adjustments`, { quantity: 1, reason: 'left over' });
    const printer = await build(
      ask,
      'PRINTER',
      [
        { partId: axis.partId, quantityRequired: 3 },
        { partId: board, quantityRequired: 1 },
        { partId: screw, quantityRequired: 4 },
      ],
      { basePrice: 400, buildTimeHours: 6.5, labourRate: 10 },
    );
    const exploded = (await ask('GET', `/builds/${printer.id}/explosion?quantity=5`)).body;
    // 15 axes less the one on hand: 14, each with 2 rails; 20 screws and 14 × 10.5
    expect(exploded.data.map((need: Record<string, unknown>) => [need.sku, need.level, need.required, need.available, need.shortage, need.source])).toEqual([
      ['AXIS', 1, 15, 1, 14, 'mixed'],
      ['BOARD', 1, 5, 0, 5, 'buy'],
      ['RAIL', 2, 28, 40, 0, 'stock'],
      ['SCR', 2, 167, 500, 0, 'stock'],
    ]);
    expect(exploded).toMatchObject({ meta: { canBuild: 0, quantity: 5 }, pagination: { total: 4 } });
    await ask('POST', `/parts/${board}/adjustments`, { quantity: 9, reason: 'found' });
    expect((await ask('GET', `/builds/${printer.id}/can-build`)).body.data).toMatchObject({
      canBuild: 7,
      missing: [{ sku: 'RAIL', required: 46, available: 40, shortage: 6 }],
    });
    // 3 × (2 × 12 + 11 × 0.08) + 90 + 4 × 0.08, and 65 for the work
    expect((await ask('GET', `/builds/${printer.id}/cost`)).body.data).toMatchObject({
      material: '164.9600',
      labour: '65.0000',
      total: '229.9600',
      margin: '170.0400',
      marginPercent: 42.51,
      unknown: [],
      currency: 'EUR',
    });
    const nord = (await ask('POST', '/suppliers', { name: 'Nord', currency: 'EUR' })).body.data;
    const glass = await part(ask, 'GLASS');
    await ask('PUT', `/suppliers/${nord.id}/parts`, [{ partId: glass, unitPrice: '7.5', priceBreaks: [{ minimumQuantity: 10, unitPrice: '5' }] }]);
    const frame = await build(ask, 'FRAME', [
      { partId: glass, quantityRequired: 2 },
      { partId: await part(ask, 'ODD'), quantityRequired: 1 },
    ]);
    expect((await ask('GET', `/builds/${frame.id}/cost`)).body.data).toMatchObject({
      total: '15.0000',
      unknown: ['ODD'],
      lines: [{ sku: 'GLASS', source: 'offer' }, { source: 'none' }],
    });
    expect(
      (await ask('GET', `/parts/${screw}/where-used`)).body.data.map((use: Record<string, unknown>) => [use.modelNumber, use.level, use.quantityRequired]),
    ).toEqual([
      ['AXIS', 1, 10],
      ['PRINTER', 1, 4],
      ['PRINTER', 2, 3],
    ]);
    expect(await ask('PUT', `/builds/${axis.id}/parts`, [{ partId: printer.partId, quantityRequired: 1 }])).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'bom_cycle', details: { path: ['AXIS', 'PRINTER', 'AXIS'] } }] },
    });
    const revision = (await ask('GET', `/builds/${printer.id}/revisions`)).body.data[0];
    await ask('POST', `/builds/${printer.id}/revisions/${revision.id}/release`);
    expect(await ask('POST', `/builds/${printer.id}/revisions`, { note: 'more screws' })).toMatchObject({
      status: 201,
      body: { data: { number: 2, status: 'draft', note: 'more screws' } },
    });
    await ask('PUT', `/builds/${printer.id}/parts`, [
      { partId: axis.partId, quantityRequired: 3 },
      { partId: board, quantityRequired: 1 },
      { partId: screw, quantityRequired: 8 },
    ]);
    expect((await ask('GET', `/builds/${printer.id}/revisions/compare`)).body.data).toMatchObject({
      from: revision.id,
      added: [],
      removed: [],
      same: 2,
      costEffect: '0.32',
      changed: [{ sku: 'SCR', delta: 4, costEffect: '0.3200' }],
    });
    expect((await ask('GET', `/builds/${printer.id}/revisions/compare?withBuildId=${axis.id}`)).body.data).toMatchObject({
      added: [{ sku: 'AXIS' }, { sku: 'BOARD' }],
      removed: [{ sku: 'RAIL' }],
      changed: [{ sku: 'SCR', from: 10, to: 8 }],
    });
  });
});
