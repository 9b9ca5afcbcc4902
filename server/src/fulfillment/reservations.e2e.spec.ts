import { api, created, type Api, type Ask } from '../../test/api';
import { build, part } from '../../test/builds';

describe('reservations of what is on its way', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const post = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const get = async (ask: Ask, path: string) => (await ask('GET', path)).body.data;
  const ordered = async (ask: Ask, partId: string, quantity: number, expectedDeliveryDate: string | null = null) => {
    const supplier = await post(ask, '/suppliers', { name: 'Nord' });
    const order = await post(ask, '/purchase-orders', { supplierId: supplier.id, expectedDeliveryDate, items: [{ partId, quantity, unitPrice: '1' }] });
    await post(ask, `/purchase-orders/${order.id}/send`);
    const [item] = order.items;
    return {
      id: order.id as string,
      itemId: item.id as string,
      receive: (count: number, more: object = {}) =>
        ask('POST', `/purchase-orders/${order.id}/receive`, { items: [{ itemId: item.id, quantity: count, ...more }] }),
      line: async () => (await get(ask, `/purchase-orders/${order.id}`)).items[0],
      incoming: async () => (await get(ask, `/purchase-orders/${order.id}/incoming`))[0],
    };
  };
  const sold = async (ask: Ask, partId: string, quantity: number) => {
    const customer = await post(ask, '/customers', { name: 'Huber', type: 'business', email: `${Math.random()}@huber.example` });
    const order = await post(ask, '/orders', { customerId: customer.id, items: [{ partId, quantity, unitPrice: '2' }] });
    await post(ask, `/orders/${order.id}/confirm`);
    const purpose = { forType: 'order_item', forId: order.items[0].id, partId };
    return { id: order.id as string, purpose, line: async () => (await get(ask, `/orders/${order.id}`)).items[0] };
  };
  const reserve = (ask: Ask, purpose: object, purchaseOrderItemId: string | null, quantity: number) =>
    ask('POST', '/reservations', { ...purpose, purchaseOrderItemId, quantity });

  it('become reservations of stock when the goods arrive, and go back with an undone receipt', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw', 2);
    const [bought, sale] = [await ordered(ask, screw, 10), await sold(ask, screw, 8)];
    expect(await sale.line()).toMatchObject({ reservedQuantity: 2, incomingQuantity: 0 });

    expect(await reserve(ask, sale.purpose, bought.itemId, 7)).toMatchObject({ status: 422, body: { errors: [{ code: 'not_needed', details: { open: 6 } }] } });
    const kept = await reserve(ask, sale.purpose, bought.itemId, 6);
    expect(kept.body.data).toMatchObject([{ needed: 8, reserved: 2, open: 0, incoming: [{ itemId: bought.itemId, quantity: 6 }] }]);
    expect(await bought.line()).toMatchObject({ allocatedQuantity: 6 });
    expect((await get(ask, `/parts/${screw}/incoming`))[0]).toMatchObject({ open: 10, free: 4, allocations: [{ forId: sale.purpose.forId, quantity: 6 }] });

    expect((await bought.receive(4)).status).toBe(200);
    expect(await sale.line()).toMatchObject({ reservedQuantity: 6, incomingQuantity: 2 });
    expect(await bought.line()).toMatchObject({ receivedQuantity: 4, allocatedQuantity: 2 });
    const [receipt] = await get(ask, `/purchase-orders/${bought.id}/receipts`);
    await post(ask, `/purchase-orders/${bought.id}/receipts/${receipt.id}/reverse`);
    expect(await sale.line()).toMatchObject({ reservedQuantity: 2, incomingQuantity: 6 });
    expect(await bought.line()).toMatchObject({ receivedQuantity: 0, allocatedQuantity: 6 });

    await bought.receive(10);
    expect(await sale.line()).toMatchObject({ reservedQuantity: 8, incomingQuantity: 0 });
    expect(await get(ask, `/parts/${screw}`)).toMatchObject({ currentStock: 12, reservedStock: 8, availableStock: 4 });
    expect((await ask('GET', '/stock/verification')).body.data).toMatchObject({ differences: [] });
  });

  it('end when a line is cancelled, an order is closed short or cancelled, or goods arrive blocked', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw');
    const sale = await sold(ask, screw, 40);
    const kept = async () => (await sale.line()).incomingQuantity;
    const [one, two, three, four] = [
      await ordered(ask, screw, 10),
      await ordered(ask, screw, 10),
      await ordered(ask, screw, 10),
      await ordered(ask, screw, 10),
    ];
    for (const { itemId } of [one, two, three, four]) expect((await reserve(ask, sale.purpose, itemId, 10)).status).toBe(200);
    await post(ask, `/purchase-orders/${one.id}/items/${one.itemId}/cancel`);
    expect(await kept()).toBe(30);
    await post(ask, `/purchase-orders/${two.id}/cancel`);
    expect(await kept()).toBe(20);
    await three.receive(4);
    await post(ask, `/purchase-orders/${three.id}/close`);
    expect(await sale.line()).toMatchObject({ reservedQuantity: 4, incomingQuantity: 10 });
    await four.receive(8, { stockStatus: 'quarantine' });
    expect(await sale.line()).toMatchObject({ reservedQuantity: 4, incomingQuantity: 2 });
    expect(await reserve(ask, sale.purpose, three.itemId, 1)).toMatchObject({ status: 422, body: { errors: [{ code: 'item_unknown' }] } });
  });

  it('never promise more than is open, whoever asks at the same time', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw');
    const bought = await ordered(ask, screw, 10);
    const sales = await Promise.all(Array.from({ length: 6 }, () => sold(ask, screw, 4)));
    const answers = await Promise.all(sales.map(({ purpose }) => reserve(ask, purpose, bought.itemId, 4)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.body.errors[0]).toMatchObject({ code: 'over_allocated', details: { free: 2 } });
    // the same order twice at once: what it needs is promised once
    const other = await ordered(ask, screw, 10);
    const last = sales[answers.findIndex(({ status }) => status === 422)];
    const twice = await Promise.all([reserve(ask, last.purpose, other.itemId, 4), reserve(ask, last.purpose, other.itemId, 4)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422]);
    // receipts and promises at once: in the end all that came is set aside, and nothing is promised twice
    await Promise.all([bought.receive(6), bought.receive(4), ...sales.map(({ id }) => ask('POST', `/orders/${id}/reserve`))]);
    const lines = await Promise.all(sales.map(({ line }) => line()));
    const total = (field: string) => lines.reduce((sum, line) => sum + line[field], 0);
    expect(total('reservedQuantity')).toBe(10);
    expect(total('incomingQuantity')).toBe((await other.line()).allocatedQuantity);
    expect((await get(ask, `/parts/${screw}`)).reservedStock).toBe(10);
    for (const line of lines) expect(line.reservedQuantity + line.incomingQuantity).toBeLessThanOrEqual(4);
  });

  it('fill an order by themselves, from stock and then from what comes first; a delivery takes the need away', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw');
    const [late, soon, sale] = [await ordered(ask, screw, 5, '2026-12-20'), await ordered(ask, screw, 5, '2026-12-01'), await sold(ask, screw, 9)];
    await post(ask, `/parts/${screw}/adjustments`, { quantity: 2, reason: 'found' });
    expect(await post(ask, `/orders/${sale.id}/reserve`)).toMatchObject([
      {
        needed: 9,
        reserved: 2,
        open: 0,
        incoming: [
          { itemId: soon.itemId, quantity: 5 },
          { itemId: late.itemId, quantity: 2 },
        ],
      },
    ]);
    // somebody finds the goods elsewhere and ships: nothing stays promised
    await post(ask, `/parts/${screw}/adjustments`, { quantity: 7, reason: 'found' });
    const delivery = await post(ask, `/orders/${sale.id}/deliveries`);
    await post(ask, `/deliveries/${delivery.id}/ship`);
    expect(await sale.line()).toMatchObject({ deliveredQuantity: 9, incomingQuantity: 0 });
    expect([await soon.line(), await late.line()]).toMatchObject([{ allocatedQuantity: 0 }, { allocatedQuantity: 0 }]);
    expect(await ask('POST', `/orders/${sale.id}/reserve`)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });
  });

  it('are for production, too, by hand and back, and planning leaves them to it', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw', 1);
    const machine = await build(ask, 'M1', [{ partId: screw, quantityRequired: 4 }]);
    const [first, second] = [
      await post(ask, '/production-orders', { buildId: machine.id, quantity: 1, dueDate: '2026-12-24' }),
      await post(ask, '/production-orders', { buildId: machine.id, quantity: 1, dueDate: '2026-12-10' }),
    ];
    const bought = await ordered(ask, screw, 4, '2026-12-01');
    const purpose = { forType: 'production_order', forId: first.id, partId: screw };
    expect(await reserve(ask, purpose, null, 2)).toMatchObject({ status: 422, body: { errors: [{ code: 'insufficient_stock' }] } });
    await reserve(ask, purpose, null, 1);
    await reserve(ask, purpose, bought.itemId, 3);
    const [line] = (await ask('GET', `/planning/requirements?partId=${screw}`)).body.data;
    const covers = (id: string) => line.pegging.find((peg: any) => peg.id === id).coveredBy.map(({ type, quantity }: any) => [type, quantity]);
    expect(covers(first.id)).toEqual([
      ['stock', 1],
      ['purchase_order', 3],
    ]);
    // the other is due sooner, and still gets only what is left
    expect(covers(second.id)).toEqual([
      ['purchase_order', 1],
      ['proposal', 3],
    ]);
    expect(await post(ask, '/reservations/release', { ...purpose, purchaseOrderItemId: bought.itemId, quantity: 1 })).toMatchObject([
      { open: 1, incoming: [{ quantity: 2 }] },
    ]);
    // what is not there is no error
    for (const _ of [1, 2]) expect(await post(ask, '/reservations/release', purpose)).toMatchObject([{ open: 2, reserved: 0 }]);
    expect(await post(ask, `/production-orders/${first.id}/reserve`)).toMatchObject([{ reserved: 1, open: 0 }]);
    await bought.receive(4);
    expect((await post(ask, `/production-orders/${first.id}/allocate`)).status).toBe('allocated');
    await post(ask, `/production-orders/${second.id}/cancel`);
    expect(await bought.line()).toMatchObject({ allocatedQuantity: 0, openQuantity: 0 });
    const cancelled = await ordered(ask, screw, 4);
    const third = await post(ask, '/production-orders', { buildId: machine.id, quantity: 1 });
    await post(ask, `/production-orders/${third.id}/reserve`);
    expect((await cancelled.line()).allocatedQuantity).toBe(3);
    await post(ask, `/production-orders/${third.id}/cancel`);
    expect((await cancelled.line()).allocatedQuantity).toBe(0);
  });

  it('follow a production order that somebody plans for one of the lines, and for no other', async () => {
    const ask = house.as();
    const rail = await part(ask, 'rail', 20);
    const [printer, other] = [await build(ask, 'P1', [{ partId: rail, quantityRequired: 4 }]), await build(ask, 'P2', [])];
    const customer = await post(ask, '/customers', { name: 'Huber', email: 'p@huber.example' });
    // the same machine on two lines: each is a demand of its own (STK-6)
    const items = [1, 2].map((quantity) => ({ buildId: printer.id, quantity }));
    const order = await post(ask, '/orders', { customerId: customer.id, items });
    const { version } = await post(ask, `/orders/${order.id}/confirm`);
    expect(await get(ask, `/planning/requirements?partId=${rail}`)).toMatchObject([{ demand: 12 }]);
    const [{ id: orderItemId }] = order.items;
    const plan = (body: object, by: Ask = ask) => by('POST', '/production-orders', { buildId: printer.id, quantity: 1, ...body });
    for (const refused of [{ orderItemId: rail }, { orderId: rail }, { orderItemId, orderId: rail }, { orderItemId, buildId: other.id }])
      expect((await plan(refused)).body.errors).toMatchObject([{ code: 'order_item_unknown' }]);
    const job = (await plan({ orderItemId })).body.data;
    expect(job).toMatchObject({ orderItemId, orderId: order.id });
    for (const verb of ['allocate', 'start']) await post(ask, `/production-orders/${job.id}/${verb}`);
    expect((await get(ask, `/orders/${order.id}`)).status).toBe('production');
    expect((await post(ask, `/orders/${order.id}/production-orders`)).map(({ quantity }: any) => quantity)).toEqual([2]);
    await post(ask, `/production-orders/${job.id}/complete`, { quantity: 1 });
    expect(await get(ask, `/parts/${printer.partId}`)).toMatchObject({ currentStock: 1, reservedStock: 1 });
    // what follows by itself is no change that somebody else has saved (EDT-3)
    expect((await ask('PATCH', `/orders/${order.id}`, { version, notes: 'ring twice' })).body.data).toMatchObject({
      notes: 'ring twice',
      status: 'production',
    });
  });

  it('go back exactly when the order is cancelled, and so does the production that was planned for it', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw', 5);
    const machine = await build(ask, 'M9', [{ partId: screw, quantityRequired: 1 }]);
    const other = await sold(ask, screw, 2);
    const [bought, sale] = [await ordered(ask, screw, 10), await sold(ask, screw, 7)];
    await reserve(ask, sale.purpose, bought.itemId, 4);
    const job = await post(ask, '/production-orders', { buildId: machine.id, quantity: 1, orderId: sale.id });
    expect(await get(ask, `/parts/${screw}`)).toMatchObject({ currentStock: 5, reservedStock: 5 });
    const both = await Promise.all([1, 2].map(() => ask('POST', `/orders/${sale.id}/cancel`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await get(ask, `/parts/${screw}`)).toMatchObject({ currentStock: 5, reservedStock: 2, availableStock: 3 });
    expect(await bought.line()).toMatchObject({ allocatedQuantity: 0 });
    expect(await other.line()).toMatchObject({ reservedQuantity: 2 });
    expect((await get(ask, `/production-orders/${job.id}`)).status).toBe('planned'); // for the order, for none of its lines: it stays
    expect((await ask('GET', '/stock/verification')).body.data).toMatchObject({ differences: [] });
  });

  it('are nobody else’s business', async () => {
    const ask = house.as();
    const screw = await part(ask, 'screw');
    const [bought, sale] = [await ordered(ask, screw, 5), await sold(ask, screw, 5)];
    const stranger = house.as();
    expect(await reserve(stranger, sale.purpose, bought.itemId, 1)).toMatchObject({ status: 422, body: { errors: [{ code: 'order_item_unknown' }] } });
    expect((await stranger('GET', `/purchase-orders/${bought.id}/incoming`)).status).toBe(404);
    const reader = house.as('viewer', ask.organization);
    expect((await reserve(reader, sale.purpose, bought.itemId, 1)).status).toBe(403);
  });
});

describe('a service on a purchase order', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('is received and taken back like goods, without touching stock', async () => {
    const ask = house.as();
    const made = async (body: object) => (await created(ask('POST', '/parts', body))).id;
    const [coating, plate] = [await made({ name: 'Coating', kind: 'service' }), await made({ name: 'Plate' })];
    const supplier = await created(ask('POST', '/suppliers', { name: 'Nord' }));
    const items = [coating, plate, coating].map((partId) => ({ partId, quantity: 3, unitPrice: '5' }));
    const order = await created(ask('POST', '/purchase-orders', { supplierId: supplier.id, items }));
    await created(ask('POST', `/purchase-orders/${order.id}/send`));
    const lines = order.items.map(({ id }: any, i: number) => ({ itemId: id, quantity: i + 1 }));
    const received = await created(ask('POST', `/purchase-orders/${order.id}/receive`, { items: lines }));
    expect(received.items.map((item: any) => item.receivedQuantity)).toEqual([1, 2, 3]);
    const [receipt] = (await ask('GET', `/purchase-orders/${order.id}/receipts`)).body.data;
    expect(receipt.items.map((item: any) => [item.partName, item.quantity, item.transactionId === null])).toEqual([
      ['Coating', 1, true],
      ['Plate', 2, false],
      ['Coating', 3, true],
    ]);
    const back = await created(ask('POST', `/purchase-orders/${order.id}/receipts/${receipt.id}/reverse`));
    expect(back).toMatchObject({ status: 'sent', items: [{ receivedQuantity: 0 }, { receivedQuantity: 0 }, { receivedQuantity: 0 }] });
  });
});
