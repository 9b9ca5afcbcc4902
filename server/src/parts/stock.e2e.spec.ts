import { randomUUID } from 'node:crypto';
import { api, type Api, type Ask } from '../../test/api';
import { textOf } from '../../test/documents';
import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { PartsService } from './parts.service';
import { StockService } from './stock.service';

describe('stock over HTTP', () => {
  const stock = new StockService();
  let it_: Api;
  beforeAll(async () => void (it_ = await api({ worker: true })));
  afterAll(() => it_?.close());

  const made = async (ask: Ask, more: object = {}) => (await ask('POST', '/parts', { name: 'SCR-M3x12', ...more })).body.data;
  const adjust = (ask: Ask, id: string, quantity: number, more: object = {}) => ask('POST', `/parts/${id}/adjustments`, { quantity, reason: 'count', ...more });
  const inside = <T>({ organization, actor }: { organization: string; actor: string }, fn: (tx: Tx) => Promise<T>) =>
    it_.db.work.write({ organization, actor, permissions: [], role: null, locale: 'en', requestId: randomUUID() }, fn);

  it('numbers a part, keeps its name to the letter, and finds it by parts of words and by what suppliers call it', async () => {
    const ask = it_.as();
    const part = await made(ask, { sku: null, name: 'Wuerth_00803  12_ISO 4762', unit: 'pcs' });
    expect(part).toMatchObject({
      sku: 'P-00001',
      name: 'Wuerth_00803  12_ISO 4762',
      kind: 'stocked',
      taxCategory: 'standard',
      averageCost: '0.0000',
      currentStock: 0,
      stockStatus: 'out_of_stock',
      supplierIds: [],
    });
    await made(ask, { sku: 'P-00002' });
    expect((await made(ask)).sku).toBe('P-00003');
    const screw = await made(ask, { sku: 'SCR-M3x12', name: 'Schraube', manufacturerPartNumber: 'MPN-77', category: 'screws' });
    const supplier = randomUUID();
    await inside(ask, async (tx) => {
      await new PartsService().pushSuppliers(tx, [{ partId: screw.id, supplierIds: [supplier], keywords: 'SN-4412' }]);
      tx.emit('test.pushed', screw.id);
    });
    for (const query of [
      'search=m3%2012',
      'search=SN-4412',
      'search=mpn-77',
      `supplierId=${supplier}`,
      'category=screws',
      'sku=SCR-M3x12&kind=stocked&stockStatus=out_of_stock&stockMax=0',
    ])
      expect((await ask('GET', `/parts?${query}`)).body.data.map(({ id }: { id: string }) => id)).toContain(screw.id);
    expect((await ask('GET', '/parts/categories')).body.data).toEqual([{ category: 'screws', count: 1, id: null, parentId: null, path: 'screws' }]);
    expect((await ask('GET', '/parts?sort=-category,name&stockMin=1')).body.data).toEqual([]);
    expect(await ask('POST', '/parts', { name: 'again', sku: 'SCR-M3x12' })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'sku', details: { rule: 'sku_taken' } }] },
    });
    expect(await ask('POST', '/parts', { name: 'x', unit: 'inch' })).toMatchObject({ status: 400, body: { errors: [{ field: 'unit' }] } });
    expect((await ask('GET', '/parts/export?format=csv')).body.toString()).toContain('Wuerth_00803  12_ISO 4762');
  });

  it('adjusts, shows the ledger and the stock, and refuses what is not there', async () => {
    const ask = it_.as();
    const { id } = await made(ask, { sku: 'A', unit: 'kg' });
    const booked = await adjust(ask, id, 314.9, { unitCost: '0.02' });
    expect(booked).toMatchObject({
      status: 201,
      body: { data: { partId: id, type: 'adjustment', quantity: 314.9, unitCost: '0.0200', referenceType: 'adjustment', reversesId: null, reason: 'count' } },
    });
    expect(await adjust(ask, id, -315)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'insufficient_stock', details: { shortages: [{ partId: id, sku: 'A', required: 315, available: 314.9, shortage: 0.1 }] } }] },
    });
    expect(await adjust(ask, id, 0)).toMatchObject({ status: 400, body: { errors: [{ field: 'quantity' }] } });
    expect((await ask('POST', `/parts/${id}/adjustments`, { quantity: 1 })).body.errors[0].field).toBe('reason');
    const { locationId } = booked.body.data;
    expect((await ask('GET', `/parts/${id}/stock`)).body.data).toMatchObject({
      onHand: 314.9,
      reserved: 0,
      available: 314.9,
      value: '6.30',
      locations: [{ locationId, onHand: 314.9, reserved: 0 }],
    });
    expect((await ask('GET', `/parts/${id}/stock?at=2020-01-01`)).body.data).toMatchObject({ onHand: 0, value: '0.00', locations: [] });
    expect((await ask('GET', `/parts/${id}/stock?at=yesterday`)).status).toBe(400);
    expect((await ask('GET', `/parts/${id}/transactions`)).body).toMatchObject({ data: [{ id: booked.body.data.id }], pagination: { total: 1 } });
    expect(
      (await ask('GET', `/stock-transactions?partId=${id}&type=adjustment&locationId=${locationId}&referenceType=adjustment&occurredFrom=2020-01-01`)).body
        .pagination.total,
    ).toBe(1);
    expect((await ask('GET', `/stock-transactions/${booked.body.data.id}`)).body.data).toEqual(booked.body.data);
    expect((await ask('DELETE', `/stock-transactions/${booked.body.data.id}`)).status).toBe(404);
    expect((await ask('GET', '/stock-transactions/export')).body.toString()).toContain(id);
    expect((await ask('GET', '/stock/valuation')).body.data).toMatchObject({ currency: 'EUR', totalValue: '6.30', parts: [{ partId: id, onHand: 314.9 }] });
    expect((await ask('GET', '/stock/verification')).body.data).toEqual({ partsChecked: 1, differences: [] });
    expect((await it_.as()('GET', `/parts/${id}/transactions`)).status).toBe(404);
    expect((await it_.as(['parts:read'])('GET', `/parts/${id}/transactions`)).status).toBe(403);
  });

  it('shows for what a part is reserved, and lets nobody delete it meanwhile', async () => {
    const ask = it_.as();
    const part = await made(ask, { minimumStock: 50 });
    await adjust(ask, part.id, 180);
    const order = { type: 'order_item', id: randomUUID() };
    await inside(ask, (tx) => stock.reserve(tx, [{ partId: part.id, quantity: 100, for: order }], { partial: false }));
    expect((await ask('GET', `/parts/${part.id}/reservations`)).body.data).toMatchObject([
      { partId: part.id, forType: 'order_item', forId: order.id, quantity: 100 },
    ]);
    expect((await ask('GET', `/parts/${part.id}`)).body.data).toMatchObject({
      currentStock: 180,
      reservedStock: 100,
      availableStock: 80,
      stockStatus: 'in_stock',
    });
    await adjust(ask, part.id, -31);
    expect((await ask('GET', `/parts/${part.id}`)).body.data).toMatchObject({ availableStock: 49, stockStatus: 'low_stock' });
    expect(await ask('DELETE', `/parts/${part.id}?version=1`)).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            code: 'in_use',
            details: {
              reasons: [
                { reason: 'stock_on_hand', count: 1 },
                { reason: 'stock_reserved', count: 1 },
              ],
            },
          },
        ],
      },
    });
    expect(await ask('PATCH', `/parts/${part.id}`, { version: 1, unit: 'm' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'part_has_stock', field: 'unit' }] },
    });
    expect(await ask('PUT', `/parts/${part.id}`, { version: 1, name: 'Screw' })).toMatchObject({
      status: 200,
      body: { data: { name: 'Screw', sku: part.sku, currentStock: 149, minimumStock: 0, version: 2 } },
    });
    expect(await ask('PATCH', `/parts/${part.id}`, { version: 2, currentStock: 1_000, name: 'Bolt' })).toMatchObject({
      status: 200,
      body: { data: { currentStock: 149, name: 'Bolt' } },
    });
  });

  it('changes many at once, deletes and restores', async () => {
    const ask = it_.as();
    const ids = [(await made(ask, { sku: '1' })).id, (await made(ask, { sku: '2' })).id];
    expect(await ask('POST', '/parts/bulk', { ids, action: 'change', values: { category: 'nuts' } })).toMatchObject({
      status: 200,
      body: { data: { count: 2 } },
    });
    expect((await ask('POST', '/parts/bulk', { filter: { category: ['nuts'] }, action: 'delete' })).body.data.count).toBe(2);
    expect((await ask('GET', '/parts')).body.data).toEqual([]);
    await made(ask, { sku: '1' });
    expect(await ask('POST', `/parts/${ids[0]}/restore`)).toMatchObject({ status: 409 });
    expect((await ask('POST', `/parts/${ids[1]}/restore`)).body.data).toMatchObject({ deletedAt: null });
    expect((await ask('GET', `/parts/${ids[1]}/history`)).body.pagination.total).toBeGreaterThan(2);
  });

  it('keeps exactly one default location, and none that is deleted while goods lie there', async () => {
    const ask = it_.as();
    const place = async (code: string, more: object = {}) => (await ask('POST', '/locations', { name: `Shelf ${code}`, code, ...more })).body.data;
    const [a, b] = [await place('A1'), await place('B1')];
    expect([a.isDefault, b.isDefault]).toEqual([true, false]);
    expect((await ask('PATCH', `/locations/${b.id}`, { version: 1, isDefault: true })).body.data.isDefault).toBe(true);
    expect((await ask('GET', '/locations?isDefault=true')).body.data.map(({ code }: { code: string }) => code)).toEqual(['B1']);
    expect(await ask('PATCH', `/locations/${b.id}`, { version: 2, isDefault: false })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'default_location_needed' }] },
    });
    expect(await ask('POST', '/locations', { name: 'x', code: 'A1' })).toMatchObject({ status: 409, body: { errors: [{ code: 'duplicate', field: 'code' }] } });
    const part = await made(ask);
    expect((await adjust(ask, part.id, 5)).body.data.locationId).toBe(b.id);
    const move = (quantity: number, from = b.id, to = a.id) => ask('POST', `/parts/${part.id}/transfers`, { fromLocationId: from, toLocationId: to, quantity });
    expect(await move(6)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'insufficient_stock', details: { shortages: [{ required: 6, available: 5 }] } }] },
    });
    expect((await move(2)).body.data.map(({ type, quantity, locationId }: any) => [type, quantity, locationId])).toEqual([
      ['transfer', -2, b.id],
      ['transfer', 2, a.id],
    ]);
    expect((await ask('GET', `/parts?locationId=${a.id}`)).body.pagination.total).toBe(1);
    expect((await ask('DELETE', `/locations/${a.id}?version=2`)).body.errors[0].details.reasons).toEqual([{ reason: 'stock_on_hand', count: 1 }]);
    await move(2, a.id, b.id);
    expect((await ask('DELETE', `/locations/${a.id}?version=2`)).status).toBe(200);
    expect(await adjust(ask, part.id, 1, { locationId: a.id })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'location_unknown', field: 'locationId' }] },
    });
  });

  it('STK-2: counts while people withdraw: frozen 120, 10 gone meanwhile, counted 112 as at the freezing, 102 after', async () => {
    const ask = it_.as();
    const part = await made(ask);
    const { locationId } = (await adjust(ask, part.id, 120)).body.data;
    const extra = await made(ask, { name: 'found' });
    const sheet = (await ask('POST', '/stock-counts', { locationId, blind: true })).body.data;
    expect(sheet).toMatchObject({
      status: 'open',
      lineCount: 1,
      countedCount: 0,
      moves: ['post', 'cancel'],
      lines: [{ partId: part.id, frozenQuantity: null, countedQuantity: null }],
    });
    await adjust(ask, part.id, -10);
    const counted = await ask('PATCH', `/stock-counts/${sheet.id}`, {
      version: 1,
      lines: [
        { partId: part.id, countedQuantity: 112 },
        { partId: extra.id, countedQuantity: 3 },
      ],
    });
    expect(counted).toMatchObject({ status: 200, body: { data: { version: 2, countedCount: 2 } } });
    const posted = await ask('POST', `/stock-counts/${sheet.id}/post`);
    expect(posted.body.data).toMatchObject({
      status: 'posted',
      moves: [],
      lines: [
        { frozenQuantity: 120, countedQuantity: 112, difference: -8 },
        { frozenQuantity: 0, difference: 3 },
      ],
    });
    expect((await ask('GET', `/parts/${part.id}`)).body.data.currentStock).toBe(102);
    expect((await ask('GET', `/stock-transactions?referenceType=count&referenceId=${sheet.id}`)).body.pagination.total).toBe(2);
    expect(await ask('POST', `/stock-counts/${sheet.id}/post`)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });

    const second = (await ask('POST', '/stock-counts', { locationId, partIds: [part.id] })).body.data;
    await adjust(ask, part.id, -2);
    await ask('PATCH', `/stock-counts/${second.id}`, { version: 1, lines: [{ partId: part.id, countedQuantity: 100, countedAt: new Date().toISOString() }] });
    expect((await ask('POST', `/stock-counts/${second.id}/post`)).body.data.lines[0].difference).toBe(0);
    const third = (await ask('POST', '/stock-counts', { locationId })).body.data;
    expect((await ask('POST', `/stock-counts/${third.id}/cancel`)).body.data.status).toBe('cancelled');
    expect((await ask('PATCH', `/stock-counts/${third.id}`, { version: 2, lines: [] })).status).toBe(409);
    expect(await ask('POST', '/stock-counts', { locationId, partIds: [randomUUID()] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'part_unknown' }] },
    });
    expect((await ask('GET', '/stock-counts?status=posted')).body.pagination.total).toBe(2);
    expect((await ask('GET', '/stock/verification')).body.data.differences).toEqual([]);
  });

  it('prints labels: one of its own size, and sheets of twenty', async () => {
    const ask = it_.as();
    const part = await made(ask, { sku: 'LAPP_ÖLFLEX®', name: 'вентилятор 3030' });
    const single = await ask('GET', `/parts/${part.id}/label.pdf`);
    expect(single).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    expect((await textOf(single.body as never)).join(' ')).toMatch(/ÖLFLEX.*вентилятор/s);
    const ids = await Promise.all(
      Array.from({ length: 21 }, async (_, i) => (await ask('POST', '/locations', { name: `Shelf ${i}`, code: `S${i}` })).body.data.id),
    );
    const { jobId } = (await ask('POST', '/locations/labels', { ids, format: 'a4' })).body.data;
    let job: any;
    for (let i = 0; i < 200 && job?.status !== 'done' && job?.status !== 'failed'; i++) {
      job = (await ask('GET', `/jobs/${jobId}`)).body.data;
      await new Promise((again) => setTimeout(again, 50));
    }
    expect(job).toMatchObject({ status: 'done', result: { fileId: expect.any(String) } });
    const pages = await textOf((await ask('GET', `/files/${job.result.fileId}`)).body as never);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('Shelf 19');
    expect(pages[1]).toContain('Shelf 20');
    expect((await ask('POST', '/parts/labels', { ids: [randomUUID()] })).status).toBe(404);
    expect(await inside(ask, (tx) => rows(tx, statement(`select 1 from core.printouts where kind = 'parts.part_label'`)))).toHaveLength(1);
  });
});
