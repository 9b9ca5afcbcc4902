import { api, type Api, type Ask } from '../../test/api';
import { textOf } from '../../test/documents';

/** Everything a machine is made of, in stock. */
async function workshop(ask: Ask, stock: Record<string, number>, lines: [string, number, object?][], build: object = {}) {
  const parts: Record<string, string> = {};
  for (const sku of new Set([...Object.keys(stock), ...lines.map(([name]) => name)])) {
    parts[sku] = (await ask('POST', '/parts', { sku, name: sku, averageCost: '2.0000' })).body.data.id;
    if (stock[sku]) await ask('POST', `/parts/${parts[sku]}/adjustments`, { quantity: stock[sku], reason: 'opening' });
  }
  const made = (await ask('POST', '/builds', { buildName: 'Printer', modelNumber: 'FZ350', basePrice: 100, ...build })).body.data;
  const put = await ask(
    'PUT',
    `/builds/${made.id}/parts`,
    lines.map(([sku, quantityRequired, more]) => ({ partId: parts[sku], quantityRequired, ...more })),
  );
  if (put.status !== 200) throw new Error(JSON.stringify(put.body));
  return { parts, build: made };
}
const stockOf = async (ask: Ask, id: string) => {
  const { currentStock, reservedStock, onOrder } = (await ask('GET', `/parts/${id}`)).body.data;
  return [currentStock, reservedStock, onOrder];
};

describe('production over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api({ worker: true })));
  afterAll(() => it_?.close());

  it('reserves, makes in parts with serial numbers and scrap, takes back', async () => {
    const ask = it_.as();
    const { parts, build } = await workshop(
      ask,
      { RAIL: 20, SCREW: 100 },
      [
        ['RAIL', 2],
        ['SCREW', 10, { scrapPercent: 5 }],
      ],
      { buildTimeHours: 6.5, labourRate: '10' },
    );
    const order = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 3, dueDate: '2026-12-01' })).body.data;
    expect(order).toMatchObject({
      status: 'planned',
      number: expect.stringMatching(/^MO-/),
      completedQuantity: 0,
      moves: ['allocate', 'cancel'],
      partId: build.partId,
    });
    // 10 screws and 5 % are 10.5 for one machine, 31.5 for three: 32 whole ones
    expect(order.components.map((c: { sku: string; required: number }) => [c.sku, c.required])).toEqual([
      ['RAIL', 6],
      ['SCREW', 32],
    ]);
    expect(await ask('POST', `/production-orders/${order.id}/start`)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });
    expect((await ask('POST', `/production-orders/${order.id}/allocate`, {})).body.data).toMatchObject({ status: 'allocated' });
    expect(await stockOf(ask, parts.SCREW)).toEqual([100, 32, 0]);
    expect((await ask('GET', `/builds/${build.id}/revisions`)).body.data).toMatchObject([{ number: 1, status: 'released' }]);
    const picked = (await ask('GET', `/production-orders/${order.id}/pick-list`)).body.data;
    expect(picked).toMatchObject([
      { sku: 'RAIL', open: 6, reserved: 6, places: [{ quantity: 6 }] },
      { sku: 'SCREW', open: 32, reserved: 32 },
    ]);
    expect((await ask('POST', `/production-orders/${order.id}/start`)).body.data).toMatchObject({ status: 'in_progress' });
    expect(await stockOf(ask, build.partId)).toEqual([0, 0, 3]);

    const one = await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, serialNumbers: ['FZ350-0017'] });
    expect(one.body).toMatchObject({ data: { status: 'in_progress', completedQuantity: 1, serialNumbers: ['FZ350-0017'] } });
    expect(await stockOf(ask, build.partId)).toEqual([1, 0, 2]);
    expect(await stockOf(ask, parts.SCREW)).toEqual([89, 21, 0]);
    // 2 rails and 11 screws at 2.00 and 6.5 hours at 10.00
    expect((await ask('GET', `/parts/${build.partId}`)).body.data.averageCost).toBe('91.0000');
    expect(await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, serialNumbers: ['FZ350-0017'] })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'serialNumbers' }] },
    });
    expect(await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, serialNumbers: ['a', 'b'] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'serial_numbers_needed' }] },
    });
    expect(await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 3 })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'over_completion', details: { open: 2 } }] },
    });

    const done = await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, scrap: 1, serialNumbers: ['FZ350-0018'] });
    expect(done.body.data).toMatchObject({ status: 'completed', completedQuantity: 2, scrappedQuantity: 1 });
    expect(await stockOf(ask, parts.RAIL)).toEqual([14, 0, 0]);
    expect(await stockOf(ask, parts.SCREW)).toEqual([68, 0, 0]);
    const losses = (await ask('GET', '/stock-transactions?type=consumption')).body.data;
    if (losses) expect(losses.filter((t: { reason: string | null }) => t.reason?.startsWith('scrap'))).toHaveLength(2);

    expect((await ask('POST', `/production-orders/${order.id}/reverse`, { quantity: 1 })).body.data).toMatchObject({
      status: 'in_progress',
      completedQuantity: 1,
      serialNumbers: ['FZ350-0017'],
    });
    expect(await stockOf(ask, build.partId)).toEqual([1, 0, 1]);
    expect(await stockOf(ask, parts.RAIL)).toEqual([16, 2, 0]);
    expect(await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, serialNumbers: ['FZ350-0018'] })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate' }] },
    });
    expect(await ask('POST', `/production-orders/${order.id}/reverse`, { quantity: 2 })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'nothing_to_reverse' }] },
    });
    expect((await ask('POST', `/production-orders/${order.id}/complete`, { quantity: 1, serialNumbers: ['FZ350-0019'] })).body.data).toMatchObject({
      status: 'completed',
    });
    expect(await stockOf(ask, parts.SCREW)).toEqual([68, 0, 0]);
  });

  it('takes back one of two that were completed together', async () => {
    const ask = it_.as();
    const { parts, build } = await workshop(ask, { RAIL: 10 }, [['RAIL', 2]]);
    const { id } = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 2 })).body.data;
    await ask('POST', `/production-orders/${id}/allocate`, {});
    await ask('POST', `/production-orders/${id}/start`);
    await ask('POST', `/production-orders/${id}/complete`, { quantity: 2, serialNumbers: ['A', 'B'] });
    const back = await ask('POST', `/production-orders/${id}/reverse`, { quantity: 1, serialNumbers: ['A'] });
    expect(back.body.data).toMatchObject({ status: 'in_progress', completedQuantity: 1, serialNumbers: ['B'] });
    expect(await stockOf(ask, parts.RAIL)).toEqual([8, 2, 0]);
    expect(await stockOf(ask, build.partId)).toEqual([1, 0, 1]);
  });

  it('refuses what stock does not allow, reserves in part, cancels', async () => {
    const ask = it_.as();
    const { parts, build } = await workshop(ask, { RAIL: 5, BOARD: 9 }, [
      ['RAIL', 2],
      ['BOARD', 1],
    ]);
    const { id } = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 3 })).body.data;
    const refused = await ask('POST', `/production-orders/${id}/allocate`, {});
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'insufficient_stock', details: { shortages: [{ sku: 'RAIL', required: 6, available: 5, shortage: 1 }] } }] },
    });
    expect(await stockOf(ask, parts.BOARD)).toEqual([9, 0, 0]);
    expect((await ask('GET', `/builds/${build.id}/revisions`)).body.data).toMatchObject([{ status: 'draft' }]);
    for (const _ of [1, 2]) expect((await ask('POST', `/production-orders/${id}/allocate`, { partial: true })).body.data).toMatchObject({ status: 'planned' });
    expect(await stockOf(ask, parts.RAIL)).toEqual([5, 5, 0]);
    expect(await stockOf(ask, parts.BOARD)).toEqual([9, 3, 0]);
    await ask('POST', `/parts/${parts.RAIL}/adjustments`, { quantity: 1, reason: 'found' });
    expect((await ask('POST', `/production-orders/${id}/allocate`, {})).body.data).toMatchObject({ status: 'allocated' });
    const { version } = (await ask('GET', `/builds/${build.id}`)).body.data;
    expect(await ask('DELETE', `/builds/${build.id}?version=${version}`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'in_use', details: { reasons: [{ reason: 'open_production', count: 1 }] } }] },
    });
    const order = (await ask('GET', `/production-orders/${id}`)).body.data;
    expect(await ask('PATCH', `/production-orders/${id}`, { version: order.version, quantity: 2 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'production_fixed' }] },
    });
    expect((await ask('POST', `/production-orders/${id}/cancel`)).body.data).toMatchObject({ status: 'cancelled' });
    expect(await stockOf(ask, parts.RAIL)).toEqual([6, 0, 0]);
    expect(await ask('POST', `/production-orders/${id}/cancel`)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });
    expect((await ask('DELETE', `/builds/${build.id}?version=${version}`)).status).toBe(200);
  });

  it('keeps the revision an order was released with, and its wishes to itself', async () => {
    const ask = it_.as();
    const blue = (await ask('POST', '/parts', { sku: 'PETG-BLU', name: 'Blue' })).body.data.id;
    const { parts, build } = await workshop(ask, { 'PETG-BLK': 100, SCREW: 500 }, [
      ['PETG-BLK', 4],
      ['SCREW', 50],
    ]);
    const options = [
      {
        name: 'Colour',
        choices: [
          {
            name: 'Blue',
            priceDelta: '25',
            parts: [
              { partId: parts['PETG-BLK'], quantityDelta: -4 },
              { partId: blue, quantityDelta: 4 },
            ],
          },
        ],
      },
    ];
    await ask('PATCH', `/builds/${build.id}`, { version: build.version, options });
    const [{ id: revisionId }] = (await ask('GET', `/builds/${build.id}/revisions`)).body.data;
    expect((await ask('POST', `/builds/${build.id}/revisions/${revisionId}/release`)).body.data).toMatchObject({ status: 'released' });
    expect(await ask('POST', `/builds/${build.id}/revisions/${revisionId}/release`)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'revision_released' }] },
    });
    const wish = { buildId: build.id, quantity: 1, customizations: [{ option: 'Colour', choice: 'Blue' }] };
    const order = (await ask('POST', '/production-orders', wish)).body.data;
    expect(order.components.map((c: { sku: string; required: number }) => [c.sku, c.required])).toEqual([
      ['SCREW', 50],
      ['PETG-BLU', 4],
    ]);
    expect(await ask('POST', '/production-orders', { ...wish, customizations: [{ option: 'Colour', choice: 'Red' }] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'option_unknown', field: 'customizations' }] },
    });
    expect((await ask('POST', '/production-orders', { ...wish, customizations: { voltage: '230 V' } })).body.data).toMatchObject({
      customizations: { voltage: '230 V' },
      components: [{ sku: 'PETG-BLK' }, { sku: 'SCREW' }],
    });

    await ask('PUT', `/builds/${build.id}/parts`, [
      { partId: parts['PETG-BLK'], quantityRequired: 4 },
      { partId: parts.SCREW, quantityRequired: 54 },
    ]);
    expect((await ask('GET', `/builds/${build.id}/parts?revisionId=${revisionId}`)).body.data[1]).toMatchObject({ sku: 'SCREW', quantityRequired: 50 });
    const [next] = (await ask('GET', `/builds/${build.id}/revisions`)).body.data;
    expect(next).toMatchObject({ number: 2, status: 'draft' });
    await ask('POST', `/builds/${build.id}/revisions/${next.id}/release`);
    expect((await ask('GET', `/production-orders/${order.id}`)).body.data).toMatchObject({ revisionId, components: [{ sku: 'SCREW', required: 50 }, {}] });
    await ask('PATCH', `/builds/${build.id}`, { version: 2, status: 'discontinued' });
    expect(await ask('POST', '/production-orders', wish)).toMatchObject({ status: 422, body: { errors: [{ code: 'build_discontinued' }] } });
  });

  it('prints what to fetch from where', async () => {
    const ask = it_.as();
    const { build } = await workshop(ask, { RAIL: 3, SCREW: 100 }, [
      ['RAIL', 2],
      ['SCREW', 10],
    ]);
    const { id, number } = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 2 })).body.data;
    await ask('POST', `/production-orders/${id}/allocate`, { partial: true });
    const pdf = await ask('GET', `/production-orders/${id}/pick-list.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    if (process.env.KEEP_PDF) (await import('node:fs')).writeFileSync(process.env.KEEP_PDF, pdf.body as never);
    const text = (await textOf(pdf.body as never)).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(`Pickliste ${number}`);
    for (const words of ['RAIL', '3 Stk.', '1 Stk.', 'fehlt noch', '20 Stk.']) expect(text.replaceAll('\u00a0', ' ')).toContain(words);
  });
});
