import { api, created, type Api, type Ask } from '../../test/api';

/** What the customer of an order is told by mail. */
describe('letters of an order', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const post = (ask: Ask, path: string, body: object = {}) => created(ask('POST', path, body));
  const refusal = async (asked: ReturnType<Ask>) => {
    const { status, body } = await asked;
    return [status, body.errors?.[0].code];
  };
  const buyer = (ask: Ask, more: object = {}) => post(ask, '/customers', { name: 'Huber', type: 'business', email: 'eva@huber.example', ...more });
  const orderOf = async (ask: Ask, customerId: string) => {
    const part = await post(ask, '/parts', { name: 'FZ-350', unitPrice: '6490' });
    await post(ask, `/parts/${part.id}/adjustments`, { quantity: 2, reason: 'built', unitCost: '3000' });
    return post(ask, '/orders', { customerId, customerReference: 'B-77', items: [{ partId: part.id, quantity: 2 }] });
  };

  it('confirms by mail with its PDF, in the words of the house or in others', async () => {
    const ask = it_.as();
    const order = await orderOf(ask, (await buyer(ask)).id);
    expect(await refusal(ask('POST', `/orders/${order.id}/send`, {}))).toEqual([409, 'invalid_transition']);
    await post(ask, `/orders/${order.id}/confirm`);
    const usual = (await ask('GET', `/orders/${order.id}/mail`)).body.data;
    expect(usual).toMatchObject({
      to: ['eva@huber.example'],
      subject: expect.stringContaining(`Auftragsbestätigung ${order.orderNumber}`),
      text: expect.stringContaining('B-77'),
    });
    expect(await post(ask, `/orders/${order.id}/send`)).toMatchObject({ status: 'pending', sentAt: expect.any(String) });
    await post(ask, `/orders/${order.id}/send`, { to: 'buyer@huber.example', subject: 'Danke', text: 'Passt <b>' });
    const [again, first] = (await ask('GET', '/outgoing-mails')).body.data;
    expect(first).toMatchObject({
      subjectId: order.id,
      to: ['eva@huber.example'],
      attachments: [{ name: `Auftragsbestätigung ${order.orderNumber}.pdf` }],
    });
    expect(again).toMatchObject({ to: ['buyer@huber.example'], subject: 'Danke', html: expect.stringContaining('Passt &lt;b&gt;') });
    expect((await ask('GET', `/orders/${order.id}/history`)).body.data.map(({ type }: { type: string }) => type)).toContain('fulfillment.order_sent');
    expect(await refusal(it_.as('viewer', ask.organization)('POST', `/orders/${order.id}/send`, {}))).toEqual([403, 'missing_permission']);
    expect(await refusal(it_.as()('POST', `/orders/${order.id}/send`, {}))).toEqual([404, 'not_found']);
  });

  it('story 3.7.3: tells with the shipping that it is on its way, with the link of the carrier', async () => {
    const ask = it_.as();
    const order = await orderOf(ask, (await buyer(ask, { language: 'en' })).id);
    await post(ask, `/orders/${order.id}/confirm`);
    const delivery = await post(ask, `/orders/${order.id}/deliveries`, { items: [{ orderItemId: order.items[0].id, quantity: 1 }] });
    expect(await refusal(ask('GET', `/deliveries/${delivery.id}/mail`))).toEqual([409, 'invalid_transition']);
    const shipped = await post(ask, `/deliveries/${delivery.id}/ship`, { carrier: 'Post', trackingNumber: '4711', notify: true });
    expect(shipped).toMatchObject({
      status: 'in_transit',
      notifiedAt: expect.any(String),
      trackingUrl: 'https://www.post.at/sv/sendungsdetails?snr=4711',
    });
    const [mail] = (await ask('GET', '/outgoing-mails')).body.data;
    expect(mail).toMatchObject({
      subject: expect.stringContaining('is on its way'),
      html: expect.stringContaining('<a href="https://www.post.at/sv/sendungsdetails?snr=4711">'),
      attachments: [{ name: `Delivery note ${delivery.deliveryNumber}.pdf` }],
    });
    expect((await ask('GET', '/outgoing-mails')).body.data).toHaveLength(1);
  });

  it('nobody to tell: shipping with a notice books nothing, without one it goes', async () => {
    const ask = it_.as();
    const order = await orderOf(ask, (await buyer(ask, { email: null, phone: '+436605550123' })).id);
    await post(ask, `/orders/${order.id}/confirm`);
    expect(await refusal(ask('POST', `/orders/${order.id}/send`, {}))).toEqual([422, 'recipient_missing']);
    const delivery = await post(ask, `/orders/${order.id}/deliveries`);
    expect(await refusal(ask('POST', `/deliveries/${delivery.id}/ship`, { notify: true }))).toEqual([422, 'recipient_missing']);
    expect((await ask('GET', `/deliveries/${delivery.id}`)).body.data).toMatchObject({ status: 'pending', shippedAt: null });
    expect(await post(ask, `/deliveries/${delivery.id}/ship`)).toMatchObject({ status: 'in_transit', notifiedAt: null, trackingUrl: null });
    expect(await post(ask, `/deliveries/${delivery.id}/send`, { to: ['max@muster.example'] })).toMatchObject({ notifiedAt: expect.any(String) });
  });
});
