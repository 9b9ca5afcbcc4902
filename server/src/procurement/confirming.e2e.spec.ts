import { api, created, type Api, type Ask } from '../../test/api';

/** Days that a supplier names, asking where the goods are, and prices somebody should look at. */
describe('what a supplier says', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const post = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const refusal = async (asked: ReturnType<Ask>) => {
    const { status, body } = await asked;
    return [status, body.errors?.[0].code, body.errors?.[0].field];
  };
  const offered = async (ask: Ask, contactInfo: object | null = { email: 'verkauf@nord.example' }) => {
    const screw = await post(ask, '/parts', { name: 'Schraube M3x12' });
    const nut = await post(ask, '/parts', { name: 'Mutter M3' });
    const supplier = await post(ask, '/suppliers', { name: 'Schraubenhandel Nord', language: 'de', contactInfo });
    const offer = { partId: screw.id, supplierSku: 'SN-4412', unitPrice: '0.095', priceBreaks: [{ minimumQuantity: 100, unitPrice: '0.080' }] };
    await created(ask('PUT', `/suppliers/${supplier.id}/parts`, [offer] as never));
    return { screw, nut, supplier };
  };
  const ordered = async (ask: Ask, contactInfo?: object | null) => {
    const { screw, nut, supplier } = await offered(ask, contactInfo);
    const items = [
      { partId: screw.id, quantity: 150 },
      { partId: nut.id, quantity: 10, unitPrice: '0.05' },
    ];
    const draft = await post(ask, '/purchase-orders', { supplierId: supplier.id, expectedDeliveryDate: '2020-05-12', items });
    return { screw, nut, supplier, draft, order: await post(ask, `/purchase-orders/${draft.id}/send`) };
  };
  const overdue = async (ask: Ask) => (await ask('GET', '/purchase-orders?overdue=true')).body.data.length;

  it('story 3.5.7: a day that has passed is overdue until another is named, for the whole or a line', async () => {
    const ask = it_.as();
    const { screw, nut, order } = await ordered(ask);
    expect([order.overdue, await overdue(ask)]).toEqual([true, 1]);
    const [first, second] = order.items;
    const later = await post(ask, `/purchase-orders/${order.id}/confirm`, { expectedDeliveryDate: '2099-05-12' });
    expect(later).toMatchObject({ status: 'sent', overdue: false, expectedDeliveryDate: '2099-05-12', confirmedAt: expect.any(String) });
    const partly = await post(ask, `/purchase-orders/${order.id}/confirm`, {
      items: [
        { itemId: first.id, expectedDate: '2020-05-20' },
        { itemId: second.id, expectedDate: '2099-06-01' },
      ],
    });
    expect(partly).toMatchObject({ overdue: true, expectedDeliveryDate: '2099-06-01' });
    expect(partly.items.map((item: { expectedDate: string }) => item.expectedDate)).toEqual(['2020-05-20', '2099-06-01']);
    expect(await overdue(ask)).toBe(1);
    const coming = async (id: string) => (await ask('GET', `/parts/${id}/incoming`)).body.data[0].expectedDeliveryDate;
    expect([await coming(screw.id), await coming(nut.id)]).toEqual(['2020-05-20', '2099-06-01']);
    await post(ask, `/purchase-orders/${order.id}/receive`, { items: [{ itemId: first.id, quantity: 150 }] });
    expect(await overdue(ask)).toBe(0);
  });

  it('refuses days for what is not on its way, and for lines of others', async () => {
    const ask = it_.as();
    const [{ draft }, other] = [await ordered(ask), await ordered(it_.as())];
    const fresh = await post(ask, '/purchase-orders', { supplierId: draft.supplierId, items: [{ partId: draft.items[0].partId, quantity: 1 }] });
    expect(await refusal(ask('POST', `/purchase-orders/${fresh.id}/confirm`, {}))).toEqual([409, 'invalid_transition', undefined]);
    const items = [{ itemId: other.order.items[0].id, expectedDate: '2099-01-01' }];
    expect(await refusal(ask('POST', `/purchase-orders/${draft.id}/confirm`, { items }))).toEqual([422, 'item_unknown', 'items.0.itemId']);
    expect(await refusal(ask('POST', `/purchase-orders/${other.order.id}/confirm`, {}))).toEqual([404, 'not_found', undefined]);
  });

  it('is asked by mail where the goods are, line by line', async () => {
    const ask = it_.as();
    const { order } = await ordered(ask);
    await post(ask, `/purchase-orders/${order.id}/receive`, { items: [{ itemId: order.items[0].id, quantity: 60 }] });
    const usual = (await ask('GET', `/purchase-orders/${order.id}/reminder`)).body.data;
    expect(usual).toMatchObject({ to: ['verkauf@nord.example'], subject: `Bestellung ${order.poNumber}: Wann dürfen wir damit rechnen?` });
    expect(usual.text).toContain('– 90\u00a0Stk. Schraube M3x12 (Ihre Nr. SN-4412): 12.05.2020');
    expect(usual.text).toContain('– 10\u00a0Stk. Mutter M3: 12.05.2020');
    expect(await post(ask, `/purchase-orders/${order.id}/remind`)).toMatchObject({ status: 'partially_received', remindedAt: expect.any(String) });
    const [mail] = (await ask('GET', '/outgoing-mails')).body.data;
    expect(mail).toMatchObject({ subjectId: order.id, to: ['verkauf@nord.example'], attachments: [{ name: `Bestellung ${order.poNumber}.pdf` }] });
    const silent = await ordered(ask, null);
    expect(await refusal(ask('POST', `/purchase-orders/${silent.order.id}/remind`, {}))).toEqual([422, 'recipient_missing', 'to']);
  });

  it('story 3.5.4: a preview names the price of the break, and what lies above the last purchase', async () => {
    const ask = it_.as();
    const { screw, supplier } = await ordered(ask);
    const line = async (quantity: number, unitPrice?: string) =>
      (await post(ask, '/purchase-orders/preview', { supplierId: supplier.id, items: [{ partId: screw.id, quantity, unitPrice }] })).items[0];
    expect(await line(150)).toMatchObject({ unitPrice: '0.0800', lineTotal: '12.00', lastPrice: '0.0800', risePercent: 0, notes: [] });
    expect(await line(90, '0.080')).toMatchObject({ offeredPrice: '0.0950', notes: ['other_than_offered'] });
    expect(await line(90)).toMatchObject({ unitPrice: '0.0950', risePercent: 18.8, notes: ['above_last'] });
    expect(await line(150, '0.104')).toMatchObject({ risePercent: 30, notes: ['other_than_offered', 'above_last'] });
    expect((await ask('GET', '/purchase-orders')).body.data).toHaveLength(1);
  });
});
