import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { plusDays } from '../core/dates';

/** From orders to purchase orders and production, over HTTP. */
describe('planning', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const made = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const set = async (ask: Ask, path: string, body: object) => expect((await ask('PUT', path, body)).status).toBe(200);
  const plan = async (ask: Ask, query = '') => {
    const { status, body } = await ask('GET', `/planning/requirements?perPage=200${query}`);
    expect(status).toBe(200);
    return {
      of: (id: string) => body.data.find((line: any) => line.partId === id),
      ids: body.data.map((line: any) => line.partId),
      orders: body.meta.orders,
      pagination: body.pagination,
    };
  };

  /** A printer of 50 screws, a frame (of 4 rails) and a board; two of them are sold. Screws and boards have suppliers, rails have none. */
  async function workshop(ask: Ask) {
    const [screw, rail, board] = await Promise.all([
      made(ask, '/parts', { name: 'Screw M3x12', minimumStock: 32 }),
      made(ask, '/parts', { name: 'Rail' }),
      made(ask, '/parts', { name: 'Board' }),
    ]);
    const [nord, elektro] = [await made(ask, '/suppliers', { name: 'Schraubenhandel Nord' }), await made(ask, '/suppliers', { name: 'Elektro' })];
    const breaks = [{ minimumQuantity: 100, unitPrice: '0.080' }];
    await set(ask, `/suppliers/${nord.id}/parts`, [
      { partId: screw.id, leadTimeDays: 7, unitPrice: '0.095', priceBreaks: breaks, minimumQuantity: 100, packSize: 50, isPreferred: true },
    ]);
    await set(ask, `/suppliers/${elektro.id}/parts`, [
      { partId: board.id, leadTimeDays: 20, unitPrice: '40' },
      { partId: screw.id, unitPrice: '0.01' },
    ]);
    const build = (modelNumber: string, buildTimeHours: number, options: object[] = []) =>
      made(ask, '/builds', { buildName: modelNumber, modelNumber, status: 'active', basePrice: '6490', buildTimeHours, options });
    const [printer, frame] = [
      await build('FZ-350', 16, [{ name: 'Board', choices: [{ name: 'second', priceDelta: '90', parts: [{ partId: board.id, quantityDelta: 1 }] }] }]),
      await build('FRAME', 8),
    ];
    await set(ask, `/builds/${frame.id}/parts`, [{ partId: rail.id, quantityRequired: 4 }]);
    await set(ask, `/builds/${printer.id}/parts`, [
      { partId: screw.id, quantityRequired: 50 },
      { partId: frame.partId, quantityRequired: 1 },
      { partId: board.id, quantityRequired: 1 },
    ]);
    const buyer = await made(ask, '/customers', {
      name: 'Huber',
      type: 'business',
      email: 'eva@huber.example',
      billingAddress: { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' },
    });
    const sell = async (items: object[], expectedDeliveryDate: string | null = due) => {
      const order = await made(ask, '/orders', { customerId: buyer.id, expectedDeliveryDate, items });
      return made(ask, `/orders/${order.id}/confirm`);
    };
    return { screw, rail, board, nord, elektro, printer, frame, buyer, sell };
  }
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Vienna' }).format(new Date());
  const due = plusDays(today, 60);

  it('says what is missing on all levels, for whom, and when to order it; orders it once, one draft per supplier', async () => {
    const ask = it_.as();
    const { screw, rail, board, nord, elektro, printer, frame, buyer, sell } = await workshop(ask);
    await made(ask, '/orders', { customerId: buyer.id, items: [{ buildId: printer.id, quantity: 9 }] }); // a draft is no demand
    const order = await sell([
      { buildId: printer.id, quantity: 2, customizations: [{ option: 'Board', choice: 'second' }] },
      { description: 'Set-up', quantity: 1, unitPrice: '95', taxRate: 20 },
    ]);

    const before = await plan(ask);
    expect(before.of(printer.partId)).toMatchObject({
      demand: 2,
      shortage: 2,
      source: 'make',
      suggestedQuantity: 2,
      neededBy: due,
      orderBy: plusDays(due, -2),
    });
    expect(before.of(frame.partId)).toMatchObject({ demand: 2, source: 'make', neededBy: plusDays(due, -2), orderBy: plusDays(due, -3) });
    expect(before.of(rail.id)).toMatchObject({ demand: 8, shortage: 8, source: 'buy', suggestedSupplierId: null, late: true, neededBy: plusDays(due, -3) });
    expect(before.of(screw.id)).toMatchObject({
      ...{
        demand: 132,
        onHand: 0,
        reserved: 0,
        onOrder: 0,
        shortage: 132,
        suggestedSupplierId: nord.id,
        suggestedQuantity: 150,
        unitPrice: '0.0800',
        currency: 'EUR',
      },
      ...{ neededBy: plusDays(due, -2), orderBy: plusDays(due, -9), late: false },
      pegging: [
        { type: 'order', id: order.id, number: order.orderNumber, orderItemId: order.items[0].id, viaPartId: printer.partId, quantity: 100 },
        { type: 'minimum_stock', quantity: 32 },
      ],
    });
    expect(before.of(board.id)).toMatchObject({ demand: 4, suggestedSupplierId: elektro.id });
    expect(before.orders).toMatchObject([{ orderId: order.id, dueDate: due, promiseDate: null, late: true, waitsFor: { partId: rail.id } }]);
    expect((await plan(ask, `&partId=${board.id}`)).ids).toEqual([board.id]);
    expect((await plan(ask, '&source=make&shortage=true')).ids.sort()).toEqual([printer.partId, frame.partId].sort());
    expect((await ask('GET', '/planning/requirements?perPage=2')).body).toMatchObject({ data: [{}, {}], pagination: { total: 5, totalPages: 3 } });
    expect((await ask('GET', '/planning/requirements?shortage=perhaps')).status).toBe(400);

    // two at once: one set of drafts
    const [one, two] = await Promise.all([1, 2].map(() => ask('POST', '/planning/purchase-orders', {})));
    expect([one.status, two.status]).toEqual([201, 201]);
    const drafts = [...one.body.data, ...two.body.data];
    expect(drafts).toHaveLength(2);
    expect(drafts.find((draft) => draft.supplierId === nord.id)).toMatchObject({
      status: 'draft',
      expectedDeliveryDate: plusDays(today, 7),
      totalAmount: '12.00',
      items: [{ partId: screw.id, quantity: 150, unitPrice: '0.0800' }],
    });
    expect(drafts.find((draft) => draft.supplierId === elektro.id)).toMatchObject({
      expectedDeliveryDate: plusDays(today, 20),
      items: [{ partId: board.id, quantity: 4 }],
    });
    for (const { body } of [one, two]) expect(body.meta.skipped).toEqual([{ partId: rail.id, reason: 'no_supplier' }]);

    const after = await plan(ask);
    expect(after.of(screw.id)).toMatchObject({ demand: 132, onOrder: 150, shortage: 0, suggestedQuantity: 0 });
    const number = drafts.find((draft) => draft.supplierId === nord.id).poNumber;
    expect(after.of(screw.id).pegging[0].coveredBy).toMatchObject([{ type: 'purchase_order', number, quantity: 100, date: plusDays(today, 7) }]);
    expect((await plan(ask, '&shortage=false')).ids.sort()).toEqual([screw.id, board.id].sort());
  });

  it('orders only the parts that are named, says why not the others, and answers a repeated request with the first answer', async () => {
    const ask = it_.as();
    const { screw, board, printer, sell } = await workshop(ask);
    await sell([{ buildId: printer.id, quantity: 1 }]);
    const other = await made(ask, '/parts', { name: 'Other' });
    const key = { 'idempotency-key': randomUUID() };
    const body = { partIds: [board.id, printer.partId, other.id] };
    const first = await ask('POST', '/planning/purchase-orders', body, key);
    expect(first.body).toMatchObject({
      data: [{ items: [{ partId: board.id, quantity: 1 }] }],
      meta: {
        skipped: [
          { partId: printer.partId, reason: 'made' },
          { partId: other.id, reason: 'nothing_missing' },
        ],
      },
    });
    expect((await ask('POST', '/planning/purchase-orders', body, key)).body).toMatchObject({
      data: first.body.data,
      meta: { skipped: first.body.meta.skipped },
    });
    expect((await plan(ask)).of(screw.id).shortage).toBe(82);
    expect(await ask('POST', '/planning/purchase-orders', { partIds: [randomUUID()] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'part_unknown' }] },
    });
  });

  it('makes production orders of what is to be made, with the choices of the line, and none twice', async () => {
    const ask = it_.as();
    const { rail, board, printer, frame, sell } = await workshop(ask);
    const order = await sell([{ buildId: printer.id, quantity: 2, customizations: [{ option: 'Board', choice: 'second' }] }]);
    const [named] = await made(ask, '/planning/production-orders', { orderItemIds: [order.items[0].id] });
    expect(named).toMatchObject({
      buildId: printer.id,
      quantity: 2,
      orderItemId: order.items[0].id,
      dueDate: due,
      customizations: [{ option: 'Board', choice: 'second' }],
    });
    const [assembly, ...more] = await made(ask, '/planning/production-orders');
    expect(more).toEqual([]);
    expect(assembly).toMatchObject({ buildId: frame.id, quantity: 2, orderItemId: null, dueDate: plusDays(due, -2) });
    expect(await made(ask, '/planning/production-orders')).toEqual([]);
    // the needs are the same, now those of the production
    const planned = await plan(ask);
    expect(planned.of(printer.partId)).toMatchObject({ demand: 2, inProduction: 2, shortage: 0 });
    expect(planned.of(frame.partId)).toMatchObject({ demand: 2, inProduction: 2, shortage: 0 });
    expect(planned.of(rail.id)).toMatchObject({ demand: 8, pegging: [{ type: 'production_order', number: assembly.number }] });
    expect(planned.of(board.id)).toMatchObject({ demand: 4, pegging: [{ type: 'production_order', number: named.number, orderItemId: order.items[0].id }] });
  });

  it('STK-15: 3 machines, 1 computer in stock, 2 in work, 2 GPUs on order: 0 GPUs, 0 computers', async () => {
    const ask = it_.as();
    const { sell, elektro } = await workshop(ask);
    const gpu = await made(ask, '/parts', { name: 'GPU' });
    const [machine, computer] = [
      await made(ask, '/builds', { buildName: 'Machine', modelNumber: 'M', status: 'active' }),
      await made(ask, '/builds', { buildName: 'Computer', modelNumber: 'C', status: 'active' }),
    ];
    await set(ask, `/builds/${machine.id}/parts`, [{ partId: computer.partId, quantityRequired: 1 }]);
    await set(ask, `/builds/${computer.id}/parts`, [{ partId: gpu.id, quantityRequired: 1 }]);
    await made(ask, `/parts/${computer.partId}/adjustments`, { quantity: 1, reason: 'opening' });
    const running = await made(ask, '/production-orders', { buildId: computer.id, quantity: 2 });
    const bought = await made(ask, '/purchase-orders', {
      supplierId: elektro.id,
      expectedDeliveryDate: plusDays(today, 10),
      items: [{ partId: gpu.id, quantity: 2, unitPrice: '300' }],
    });
    const order = await sell([{ buildId: machine.id, quantity: 3, unitPrice: '1000' }]);
    const { of, orders } = await plan(ask);
    expect(of(gpu.id)).toMatchObject({ demand: 2, onOrder: 2, shortage: 0, suggestedQuantity: 0 });
    expect(of(computer.partId)).toMatchObject({
      demand: 3,
      onHand: 1,
      inProduction: 2,
      shortage: 0,
      suggestedQuantity: 0,
      pegging: [
        {
          coveredBy: [
            { type: 'stock', quantity: 1 },
            { type: 'production_order', id: running.id, quantity: 2, date: plusDays(today, 10) },
          ],
        },
      ],
    });
    expect(orders).toMatchObject([{ orderId: order.id, promiseDate: plusDays(today, 10), late: false, waitsFor: { partId: gpu.id } }]);

    // and 14 days later, as a what-if: this order slips, nothing is written
    const late = { changes: [{ purchaseOrderId: bought.id, delayDays: 55 }] };
    const asked = await ask('POST', '/planning/what-if?perPage=200', late);
    expect(asked.status).toBe(200);
    expect(asked.body.meta.orders).toMatchObject([
      { orderId: order.id, before: { promiseDate: plusDays(today, 10), late: false }, after: { promiseDate: plusDays(today, 65), late: true } },
    ]);
    expect((await plan(ask)).orders).toMatchObject([{ promiseDate: plusDays(today, 10) }]);
    expect(await ask('POST', '/planning/what-if', { changes: [{ purchaseOrderId: randomUUID(), delayDays: 1 }] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'purchase_order_not_open', field: 'changes.0.purchaseOrderId' }] },
    });
  });

  it('STK-16: what is set aside for one order is not there for the other', async () => {
    const ask = it_.as();
    const { sell, board } = await workshop(ask);
    await made(ask, `/parts/${board.id}/adjustments`, { quantity: 5, reason: 'opening' });
    const late = await sell([{ partId: board.id, quantity: 4, unitPrice: '50' }], plusDays(today, 90));
    const soon = await sell([{ partId: board.id, quantity: 3, unitPrice: '50' }], plusDays(today, 10));
    const { of, orders } = await plan(ask);
    expect(of(board.id)).toMatchObject({
      demand: 7,
      onHand: 5,
      reserved: 5,
      shortage: 2,
      neededBy: plusDays(today, 10),
      orderBy: plusDays(today, -10),
      late: true,
    });
    expect(of(board.id).pegging).toMatchObject([
      {
        number: soon.orderNumber,
        coveredBy: [
          { type: 'stock', quantity: 1 },
          { type: 'proposal', quantity: 2, date: plusDays(today, 20) },
        ],
      },
      { number: late.orderNumber, coveredBy: [{ type: 'stock', quantity: 4 }] },
    ]);
    expect(orders.map(({ orderId, late: is, promiseDate }: any) => [orderId, is, promiseDate])).toEqual([
      [soon.id, true, plusDays(today, 20)],
      [late.id, false, today],
    ]);
  });

  it('plans orders that do not exist, in the language of the request, for those who may', async () => {
    const ask = it_.as();
    const { screw, printer } = await workshop(ask);
    const asked = await ask(
      'POST',
      '/planning/what-if?perPage=200',
      { orders: [{ buildId: printer.id, quantity: 3, dueDate: due }] },
      { 'accept-language': 'de' },
    );
    const line = asked.body.data.find((one: any) => one.partId === screw.id);
    expect(line).toMatchObject({
      demand: 182,
      suggestedQuantity: 200,
      reason: expect.stringContaining('Gebraucht: 150 für what-if 1; 32 als Mindestbestand.'),
    });
    expect(asked.body.meta.orders).toMatchObject([{ orderId: null, orderNumber: 'what-if 1', before: null, after: { promiseDate: null } }]);
    expect((await plan(ask)).ids).toEqual([screw.id]); // the minimum stock is there without any order
    expect(await ask('POST', '/planning/what-if', { orders: [{ buildId: randomUUID(), quantity: 1 }] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'build_unknown' }] },
    });
    expect((await ask('POST', '/planning/what-if', { orders: [{ buildId: printer.id, quantity: 0 }] })).status).toBe(400);
    const reader = it_.as(['planning:read'], ask.organization);
    expect((await reader('POST', '/planning/what-if', {})).status).toBe(200);
    expect((await reader('POST', '/planning/purchase-orders', {})).status).toBe(403);
    expect((await it_.as()('GET', '/planning/requirements')).body).toMatchObject({ data: [], meta: { orders: [] } });
  });
});
