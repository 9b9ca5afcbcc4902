import { api, type Api, type Ask } from '../../test/api';

/** Buys, makes, sells: the chain from a supplier to a returned parcel, over HTTP. */
describe('the chain', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const made = async (ask: Ask, path: string, body: object): Promise<any> => {
    const answer = await ask('POST', path, body);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body.errors)}`);
    return answer.body.data;
  };
  const part = (ask: Ask, more: object = {}) => made(ask, '/parts', { name: 'Screw M3x12', unitPrice: '0.20', ...more });
  const customer = (ask: Ask) =>
    made(ask, '/customers', {
      name: 'Huber',
      type: 'business',
      email: 'eva@huber.example',
      vatId: 'ATU12345675',
      billingAddress: { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' },
    });
  const stockOf = async (ask: Ask, id: string) => {
    const { currentStock, reservedStock, availableStock, onOrder, averageCost } = (await ask('GET', `/parts/${id}`)).body.data;
    return { currentStock, reservedStock, availableStock, onOrder, averageCost };
  };

  it('buys in parts, undoes a receipt, refuses more than was ordered', async () => {
    const ask = it_.as();
    const screw = await part(ask);
    const supplier = await made(ask, '/suppliers', { name: 'Schraubenhandel Nord', contactInfo: { email: 'verkauf@nord.example' }, currency: 'EUR' });
    const offer = {
      partId: screw.id,
      supplierSku: 'SN-4412',
      leadTimeDays: 7,
      unitPrice: '0.095',
      priceBreaks: [{ minimumQuantity: 100, unitPrice: '0.080' }],
      minimumQuantity: 100,
      packSize: 50,
      isPreferred: true,
    };
    expect(await ask('PUT', `/suppliers/${supplier.id}/parts`, [offer] as never)).toMatchObject({
      status: 200,
      body: { data: [{ sku: screw.sku, unitPrice: '0.0950', supplierSku: 'SN-4412' }] },
    });
    expect((await ask('GET', '/parts?search=4412')).body.data).toHaveLength(1);
    expect((await ask('GET', `/parts?supplierId=${supplier.id}`)).body.data).toHaveLength(1);

    const order = await made(ask, '/purchase-orders', {
      supplierId: supplier.id,
      expectedDeliveryDate: '2026-12-01',
      items: [{ partId: screw.id, quantity: 150 }],
    });
    expect(order).toMatchObject({
      status: 'draft',
      totalAmount: '12.00',
      moves: ['send', 'cancel'],
      items: [{ unitPrice: '0.0800', receivedQuantity: 0, openQuantity: 150 }],
    });
    const [item] = order.items;
    const receive = (quantity: number) => ask('POST', `/purchase-orders/${order.id}/receive`, { items: [{ itemId: item.id, quantity }] });
    expect(await receive(1)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });
    expect((await made(ask, `/purchase-orders/${order.id}/send`, {})).status).toBe('sent');
    expect((await ask('POST', `/purchase-orders/${order.id}/send`, {})).status).toBe(409);
    expect(await stockOf(ask, screw.id)).toMatchObject({ currentStock: 0, onOrder: 150 });

    expect((await receive(60)).body.data).toMatchObject({ status: 'partially_received', items: [{ receivedQuantity: 60, openQuantity: 90 }] });
    expect(await receive(95)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'over_delivery', details: { allowed: 90 }, field: 'items.0.quantity' }] },
    });
    expect(await stockOf(ask, screw.id)).toMatchObject({ currentStock: 60, onOrder: 90, averageCost: '0.0800' });
    const [receipt] = (await ask('GET', `/purchase-orders/${order.id}/receipts`)).body.data;
    expect((await made(ask, `/purchase-orders/${order.id}/receipts/${receipt.id}/reverse`, {})).status).toBe('sent');
    expect((await ask('POST', `/purchase-orders/${order.id}/receipts/${receipt.id}/reverse`, {})).status).toBe(409);
    expect(await stockOf(ask, screw.id)).toMatchObject({ currentStock: 0, onOrder: 150 });
    expect((await receive(150)).body.data).toMatchObject({ status: 'received', moves: [] });
    expect(await receive(1)).toMatchObject({ status: 409 });
    expect(await stockOf(ask, screw.id)).toMatchObject({ currentStock: 150, onOrder: 0 });
    expect((await ask('GET', `/suppliers/${supplier.id}/performance`)).body.data).toMatchObject({
      purchaseOrders: 1,
      receipts: 1,
      onTimeRate: 100,
      fillRate: 100,
    });
    expect((await ask('DELETE', `/suppliers/${supplier.id}?version=1`)).status).toBe(200);
  });

  it('keeps a supplier with open orders, and lets it go when they are cancelled', async () => {
    const ask = it_.as();
    const [screw, supplier] = [await part(ask), await made(ask, '/suppliers', { name: 'Nord' })];
    const order = await made(ask, '/purchase-orders', { supplierId: supplier.id, items: [{ partId: screw.id, quantity: 1, unitPrice: '1' }] });
    expect(await ask('DELETE', `/suppliers/${supplier.id}?version=1`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'in_use', details: { reasons: [{ reason: 'open_purchase_order', count: 1 }] } }] },
    });
    await made(ask, `/purchase-orders/${order.id}/cancel`, {});
    expect((await ask('DELETE', `/suppliers/${supplier.id}?version=1`)).status).toBe(200);
  });

  it('sells from stock: reserves, delivers in parts, never more than there is, takes back', async () => {
    const ask = it_.as();
    const nozzle = await part(ask, { name: 'Nozzle', unitPrice: '10' });
    await made(ask, `/parts/${nozzle.id}/adjustments`, { quantity: 3, reason: 'found', unitCost: '4' });
    const buyer = await customer(ask);
    const four = Array.from({ length: 4 }, () => ({ partId: nozzle.id, quantity: 1 }));
    const order = await made(ask, '/orders', { customerId: buyer.id, items: four });
    expect(order).toMatchObject({
      status: 'draft',
      subtotal: '40.00',
      taxAmount: '8.00',
      totalAmount: '48.00',
      moves: ['confirm', 'cancel'],
      taxBreakdown: [{ taxCategory: 'standard', taxRate: 20, base: '40.00', tax: '8.00' }],
    });
    expect(order.progress).toEqual({ material: 'open', production: 'none', delivery: 'open', invoice: 'open' });
    expect(await made(ask, `/orders/${order.id}/confirm`, {})).toMatchObject({
      status: 'pending',
      progress: { material: 'partial' },
      items: [{ reservedQuantity: 1 }, {}, {}, { reservedQuantity: 0 }],
    });
    expect((await ask('POST', `/orders/${order.id}/confirm`, {})).status).toBe(409);
    expect(await stockOf(ask, nozzle.id)).toMatchObject({ currentStock: 3, reservedStock: 3, availableStock: 0 });
    expect(await ask('DELETE', `/customers/${buyer.id}?version=1`)).toMatchObject({ status: 422, body: { errors: [{ code: 'in_use' }] } });

    const all = await made(ask, `/orders/${order.id}/deliveries`, {});
    expect(await ask('POST', `/deliveries/${all.id}/ship`, {})).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'insufficient_stock', details: { shortages: [{ partId: nozzle.id, required: 4, shortage: 1 }] } }] },
    });
    expect((await ask('POST', `/orders/${order.id}/deliveries`, {})).body.errors).toMatchObject([{ code: 'nothing_open' }]);
    await made(ask, `/deliveries/${all.id}/cancel`, {});
    const three = await made(ask, `/orders/${order.id}/deliveries`, {
      items: order.items.slice(0, 3).map((item: { id: string }) => ({ orderItemId: item.id, quantity: 1 })),
    });
    const both = await Promise.all([1, 2].map(() => ask('POST', `/deliveries/${three.id}/ship`, { carrier: 'Post', trackingNumber: 'T1' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stockOf(ask, nozzle.id)).toMatchObject({ currentStock: 0, reservedStock: 0 });
    expect((await ask('GET', `/orders/${order.id}`)).body.data).toMatchObject({
      status: 'pending',
      items: [{ deliveredQuantity: 1 }, { deliveredQuantity: 1 }, { deliveredQuantity: 1 }, { deliveredQuantity: 0 }],
    });
    expect(await ask('POST', `/orders/${order.id}/cancel`, {})).toMatchObject({ status: 422, body: { errors: [{ code: 'order_started' }] } });

    await made(ask, `/parts/${nozzle.id}/adjustments`, { quantity: 1, reason: 'found' });
    const last = await made(ask, '/deliveries', { orderId: order.id, requiresSignature: true });
    await made(ask, `/deliveries/${last.id}/ship`, {});
    expect((await ask('GET', `/orders/${order.id}`)).body.data.status).toBe('shipped');
    expect(await ask('POST', `/deliveries/${last.id}/deliver`, {})).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'signature_missing', field: 'signedBy' }] },
    });
    await made(ask, `/deliveries/${last.id}/deliver`, { signedBy: 'Eva' });
    await made(ask, `/deliveries/${three.id}/deliver`, {});
    expect((await ask('GET', `/orders/${order.id}`)).body.data).toMatchObject({
      status: 'delivered',
      progress: { material: 'done', production: 'none', delivery: 'done', invoice: 'open' },
    });

    await made(ask, `/deliveries/${three.id}/return`, { items: [{ orderItemId: order.items[0].id, quantity: 1 }] });
    expect(await stockOf(ask, nozzle.id)).toMatchObject({ currentStock: 1 });
    expect((await ask('GET', `/orders/${order.id}`)).body.data).toMatchObject({ status: 'pending', items: [{ deliveredQuantity: 0 }, {}, {}, {}] });
    expect((await made(ask, `/deliveries/${three.id}/return`, {})).status).toBe('returned');
    expect(await stockOf(ask, nozzle.id)).toMatchObject({ currentStock: 3 });
    const ledger = (await ask('GET', `/parts/${nozzle.id}/transactions?perPage=200`)).body.data.filter(
      (row: { type: string }) => !['reservation', 'release'].includes(row.type),
    );
    expect(ledger.reduce((sum: number, row: { quantity: number }) => sum + row.quantity, 0)).toBe(3);
  });

  it('makes to order: options change price and parts, statuses follow, finished goods are set aside', async () => {
    const ask = it_.as();
    const [rail, petg, blue] = [
      await part(ask, { name: 'Rail' }),
      await part(ask, { name: 'PETG black', unit: 'kg' }),
      await part(ask, { name: 'PETG blue', unit: 'kg' }),
    ];
    for (const { id } of [rail, petg, blue]) await made(ask, `/parts/${id}/adjustments`, { quantity: 20, reason: 'opening', unitCost: '2' });
    const options = [
      {
        name: 'Colour',
        choices: [
          { name: 'Black', priceDelta: '0', parts: [] },
          {
            name: 'Blue',
            priceDelta: '50',
            parts: [
              { partId: petg.id, quantityDelta: -0.42 },
              { partId: blue.id, quantityDelta: 0.42 },
            ],
          },
        ],
      },
    ];
    const printer = await made(ask, '/builds', { buildName: 'FZ-350', modelNumber: 'FZ-350', basePrice: '6490', status: 'active', options });
    expect(
      (
        await ask('PUT', `/builds/${printer.id}/parts`, [
          { partId: rail.id, quantityRequired: 4 },
          { partId: petg.id, quantityRequired: 0.42 },
        ] as never)
      ).status,
    ).toBe(200);
    const buyer = await customer(ask);
    const order = await made(ask, '/orders', {
      customerId: buyer.id,
      expectedDeliveryDate: '2026-12-20',
      items: [{ buildId: printer.id, quantity: 3, customizations: [{ option: 'Colour', choice: 'Blue' }] }],
    });
    expect(order).toMatchObject({ subtotal: '19620.00', totalAmount: '23544.00', items: [{ unitPrice: '6540.0000', name: 'FZ-350' }] });
    await made(ask, `/orders/${order.id}/confirm`, {});
    const [job] = await made(ask, `/orders/${order.id}/production-orders`, {});
    expect(job).toMatchObject({ quantity: 3, orderItemId: order.items[0].id, dueDate: '2026-12-20', status: 'planned' });
    expect((await ask('POST', `/orders/${order.id}/production-orders`, {})).body.errors).toMatchObject([{ code: 'nothing_open' }]);
    const progress = async () => (await ask('GET', `/orders/${order.id}`)).body.data.progress;
    expect(await progress()).toEqual({ material: 'open', production: 'partial', delivery: 'open', invoice: 'open' });
    await made(ask, `/production-orders/${job.id}/allocate`, {});
    expect((await ask('GET', `/orders/${order.id}`)).body.data.status).toBe('pending');
    expect(await progress()).toMatchObject({ material: 'done', production: 'partial' });
    await made(ask, `/production-orders/${job.id}/start`, {});
    expect((await ask('GET', `/orders/${order.id}`)).body.data.status).toBe('production');
    await made(ask, `/production-orders/${job.id}/complete`, { quantity: 2, serialNumbers: ['FZ-1', 'FZ-2'] });
    expect((await ask('GET', `/orders/${order.id}`)).body.data.status).toBe('production');
    await made(ask, `/production-orders/${job.id}/complete`, { quantity: 1 });
    expect((await ask('GET', `/orders/${order.id}`)).body.data.status).toBe('ready');
    expect(await progress()).toMatchObject({ material: 'done', production: 'done', delivery: 'open' });
    const machine = printer.partId;
    expect(await stockOf(ask, machine)).toMatchObject({ currentStock: 3, reservedStock: 3 });
    expect(await stockOf(ask, rail.id)).toMatchObject({ currentStock: 8 });
    expect(await stockOf(ask, petg.id)).toMatchObject({ currentStock: 20 });
    expect(await stockOf(ask, blue.id)).toMatchObject({ currentStock: 18.74 });
    const delivery = await made(ask, `/orders/${order.id}/deliveries`, {
      items: [{ orderItemId: order.items[0].id, quantity: 2, serialNumbers: ['FZ-1', 'FZ-2'] }],
    });
    await made(ask, `/deliveries/${delivery.id}/ship`, {});
    expect(await stockOf(ask, machine)).toMatchObject({ currentStock: 1, reservedStock: 1 });
    expect(await stockOf(ask, rail.id)).toMatchObject({ currentStock: 8 });
    expect((await ask('POST', `/orders/${order.id}/deliveries`, { items: [{ orderItemId: order.items[0].id, quantity: 2 }] })).body.errors).toMatchObject([
      { code: 'over_delivered', details: { open: 1 } },
    ]);
  });

  it('says what an order would come to, and keeps nothing', async () => {
    const ask = it_.as();
    const [buyer, nozzle] = [await customer(ask), await part(ask, { name: 'Nozzle', unitPrice: '10' })];
    const preview = (items: object[]) => ask('POST', '/orders/preview', { customerId: buyer.id, discountPercent: 10, items });
    expect(
      await preview([
        { partId: nozzle.id, quantity: 3 },
        { description: 'Set-up', quantity: 1, unitPrice: '95' },
      ]),
    ).toMatchObject({
      status: 200,
      body: {
        data: {
          subtotal: '112.50',
          taxAmount: '22.50',
          totalAmount: '135.00',
          taxBreakdown: [{ taxRate: 20, base: '112.50' }],
          items: [{ unitPrice: '10.0000', lineTotal: '30.00', netTotal: '27.00', taxRate: 20 }, { lineTotal: '95.00' }],
        },
      },
    });
    expect(await preview([{ description: 'Set-up', quantity: 1 }])).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'price_missing', field: 'items.0.unitPrice' }] },
    });
    expect((await ask('GET', '/orders')).body.data).toEqual([]);
  });

  it('changes a confirmed order while nothing of it has happened, and refuses later', async () => {
    const ask = it_.as();
    const nozzle = await part(ask, { name: 'Nozzle', unitPrice: '10' });
    await made(ask, `/parts/${nozzle.id}/adjustments`, { quantity: 5, reason: 'found' });
    const order = await made(ask, '/orders', {
      customerId: (await customer(ask)).id,
      priceMode: 'gross',
      items: [
        { partId: nozzle.id, quantity: 1, unitPrice: '12' },
        { description: 'Set-up', quantity: 3.5, unitPrice: '95', discountPercent: 10 },
      ],
    });
    expect(order).toMatchObject({ totalAmount: '311.25', items: [{ lineTotal: '12.00' }, { lineTotal: '299.25', name: 'Set-up' }] });
    const confirmed = await made(ask, `/orders/${order.id}/confirm`, {});
    expect((await made(ask, `/orders/${order.id}/items`, { partId: nozzle.id, quantity: 2 })).id).toBeDefined();
    expect(await stockOf(ask, nozzle.id)).toMatchObject({ reservedStock: 3 });
    expect((await ask('PATCH', `/orders/${order.id}`, { version: confirmed.version, notes: 'x' })).status).toBe(409);
    await made(ask, `/orders/${order.id}/deliveries`, {});
    const now = (await ask('GET', `/orders/${order.id}`)).body.data;
    expect(await ask('PATCH', `/orders/${order.id}`, { version: now.version, discountPercent: 5 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'invalid_transition' }] },
    });
    expect((await ask('PATCH', `/orders/${order.id}`, { version: now.version, notes: 'ring twice', items: now.items })).body.data).toMatchObject({
      notes: 'ring twice',
    });
    expect((await ask('POST', '/orders/bulk', { ids: [order.id], action: 'delete' })).status).toBe(409);
  });
});
