import { api, type Answer, type Api, type Ask } from '../../test/api';

const error = ({ status, body }: Answer) => [status, body.errors?.[0].code];

describe('invoices of orders', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const made = async (asked: Promise<Answer>) => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
  const customer = (ask: Ask, email = 'eva@huber.example') =>
    made(ask('POST', '/customers', { name: 'Huber', email, vatId: 'ATU12345675', billingAddress: LINZ }));
  const ordered = async (ask: Ask, customerId: string, more: object = {}) => {
    const part = await made(ask('POST', '/parts', { name: 'Extruder', unitPrice: '348.35' }));
    await made(ask('POST', `/parts/${part.id}/adjustments`, { quantity: 20, reason: 'count' }));
    const items = [
      { partId: part.id, quantity: 16, discountPercent: 4, taxRate: 22, customizations: { colour: 'red' } },
      { description: 'Assembly', quantity: 1, unitPrice: '50.00' },
    ];
    const order = await made(ask('POST', '/orders', { customerId, items, ...more }));
    await made(ask('POST', `/orders/${order.id}/confirm`));
    return made(ask('GET', `/orders/${order.id}`));
  };
  const invoicedOf = async (ask: Ask, id: string) =>
    (await ask('GET', `/orders/${id}`)).body.data.items.map((item: { invoicedQuantity: number }) => item.invoicedQuantity);

  it('takes parts of it, then the rest, and no more', async () => {
    const ask = it_.as();
    const { id: customerId } = await customer(ask);
    const order = await ordered(ask, customerId, { customerReference: 'B-77' });
    const [extruder, assembly] = order.items;
    const invoice = (items?: object[]) => ask('POST', `/orders/${order.id}/invoices`, items && { items });
    const first = await made(invoice([{ orderItemId: extruder.id, quantity: 10 }]));
    expect(first).toMatchObject({
      status: 'draft',
      orderId: order.id,
      reference: 'B-77',
      billingAddress: LINZ,
      items: [
        {
          orderItemId: extruder.id,
          description: 'Extruder',
          quantity: 10,
          unitPrice: '348.3500',
          discountPercent: 4,
          taxRate: 22,
          customizations: { colour: 'red' },
        },
      ],
    });
    expect(error(await invoice([{ orderItemId: extruder.id, quantity: 7 }]))).toEqual([422, 'over_invoiced']);
    expect(error(await invoice([{ orderItemId: customerId, quantity: 1 }]))).toEqual([422, 'order_item_unknown']);
    const rest = await made(invoice());
    expect(rest.items.map(({ quantity }: { quantity: number }) => quantity)).toEqual([6, 1]);
    expect(error(await invoice())).toEqual([422, 'nothing_open']);
    expect(await invoicedOf(ask, order.id)).toEqual([16, 1]);

    await made(ask('DELETE', `/invoices/${rest.id}?version=1`));
    expect(await invoicedOf(ask, order.id)).toEqual([10, 0]);
    await made(ask('POST', `/invoices/${rest.id}/restore`));
    const changed = await made(ask('PATCH', `/invoices/${rest.id}`, { version: 3, items: [{ ...rest.items[0], quantity: 5 }] }));
    expect(changed.items).toMatchObject([{ id: rest.items[0].id, quantity: 5, customizations: { colour: 'red' } }]);
    expect(await invoicedOf(ask, order.id)).toEqual([15, 0]);
    expect(error(await ask('PATCH', `/invoices/${rest.id}`, { version: 4, items: [{ ...rest.items[0], quantity: 7 }] }))).toEqual([422, 'over_invoiced']);

    await made(ask('POST', `/invoices/${first.id}/finalize`));
    await made(ask('POST', `/invoices/${first.id}/credit-notes`, { items: [{ orderItemId: extruder.id, quantity: 4 }] }));
    expect(await invoicedOf(ask, order.id)).toEqual([11, 0]);
    expect(
      (
        await made(
          invoice([
            { orderItemId: extruder.id, quantity: 5 },
            { orderItemId: assembly.id, quantity: 1 },
          ]),
        )
      ).totalAmount,
    ).toBe('2099.94');
  });

  it('is as much as the order, to the cent', async () => {
    const ask = it_.as();
    const order = await ordered(ask, (await customer(ask)).id, { priceMode: 'gross', discountPercent: 3 });
    const invoice = await made(ask('POST', `/orders/${order.id}/invoices`));
    for (const field of ['subtotal', 'taxAmount', 'totalAmount', 'taxBreakdown', 'priceMode', 'currency']) expect(invoice[field]).toEqual(order[field]);
  });

  it('follows a delivery, with the day the goods left', async () => {
    const ask = it_.as();
    const order = await ordered(ask, (await customer(ask)).id);
    const delivery = await made(ask('POST', `/orders/${order.id}/deliveries`, { items: [{ orderItemId: order.items[0].id, quantity: 2 }] }));
    await made(ask('POST', `/deliveries/${delivery.id}/ship`, {}));
    const invoice = await made(ask('POST', `/deliveries/${delivery.id}/invoices`));
    expect(invoice).toMatchObject({ serviceDate: delivery.deliveryDate, items: [{ quantity: 2 }] });
    expect(await made(ask('POST', `/orders/${order.id}/invoices`))).toMatchObject({
      serviceDate: delivery.deliveryDate,
      items: [{ quantity: 14 }, { quantity: 1 }],
    });
    const other = await made(ask('POST', '/orders', { customerId: order.customerId, items: [{ description: 'x', quantity: 1, unitPrice: 1 }] }));
    expect(error(await ask('POST', `/orders/${other.id}/invoices`))).toEqual([409, 'invalid_transition']);
  });

  it('collects several orders of a customer', async () => {
    const ask = it_.as();
    const [huber, other] = [await customer(ask), await customer(ask, 'other@huber.example')];
    const [a, b, c, d] = [
      await ordered(ask, huber.id),
      await ordered(ask, huber.id),
      await ordered(ask, huber.id, { priceMode: 'gross' }),
      await ordered(ask, other.id),
    ];
    const collect = (...orders: { id: string }[]) => ask('POST', '/invoices/collective', { customerId: huber.id, orderIds: orders.map(({ id }) => id) });
    expect(error(await collect(a, c))).toEqual([422, 'orders_differ']);
    expect(error(await collect(a, d))).toEqual([422, 'orders_differ']);
    expect(error(await collect({ id: huber.id }))).toEqual([404, 'not_found']);
    const waiting = async () => (await ask('GET', `/invoices/collective?customerId=${huber.id}`)).body.data;
    expect((await waiting()).map(({ id, openAmount, openLines }: any) => [id, openAmount, openLines])).toEqual(
      [a, b, c].map((order) => [order.id, order.totalAmount, 2]),
    );
    await made(ask('POST', `/orders/${c.id}/invoices`, { items: [{ orderItemId: c.items[0].id, quantity: c.items[0].quantity }] }));
    expect((await waiting())[2]).toMatchObject({ openLines: 1, lines: 2, openAmount: c.items[1].lineTotal });
    const invoice = await made(collect(a, b));
    expect(invoice).toMatchObject({ orderId: null, reference: `${a.orderNumber}, ${b.orderNumber}` });
    expect(invoice.items.map(({ description }: { description: string }) => description)).toEqual([
      `${a.orderNumber}: Extruder`,
      `${a.orderNumber}: Assembly`,
      `${b.orderNumber}: Extruder`,
      `${b.orderNumber}: Assembly`,
    ]);
    expect(error(await collect(a, b))).toEqual([422, 'nothing_open']);
  });

  it('writes a build on an invoice by hand, with the price of its choices', async () => {
    const ask = it_.as();
    const build = await made(
      ask('POST', '/builds', {
        buildName: 'FZ-300',
        modelNumber: 'FZ300',
        basePrice: '6490.00',
        options: [{ name: 'Colour', choices: [{ name: 'Red', priceDelta: '10.00', parts: [] }] }],
      }),
    );
    const { id: customerId } = await customer(ask);
    const items = [{ buildId: build.id, quantity: 1, customizations: [{ option: 'Colour', choice: 'Red' }] }];
    expect(await made(ask('POST', '/invoices', { customerId, items }))).toMatchObject({
      subtotal: '6500.00',
      items: [{ description: 'FZ-300', buildId: build.id, sku: 'FZ300', taxRate: 20 }],
    });
    expect(error(await ask('POST', '/invoices', { customerId, items: [{ ...items[0], customizations: [{ option: 'Colour', choice: 'Pink' }] }] }))).toEqual([
      422,
      'option_unknown',
    ]);
  });
});
