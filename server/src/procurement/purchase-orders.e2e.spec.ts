import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { plusDays } from '../core/dates';
import { PurchaseOrderJobs } from './purchase-orders.jobs';

describe('overdue purchase orders', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  const today = new Date().toISOString().slice(0, 10);
  const tick = (organization: string) => {
    const clock = house.app.get(PurchaseOrderJobs, { strict: false });
    return clock.overdue(someone({ organization, cause: someone().actor, role: 'system' }));
  };
  const sent = async (ask: Ask, expectedDeliveryDate: string) => {
    const supplier = await created(ask('POST', '/suppliers', { name: 'Nord', contactInfo: { email: 'nord@test.example' } }));
    const part = await created(ask('POST', '/parts', { name: 'Schraube' }));
    const order = await created(
      ask('POST', '/purchase-orders', { supplierId: supplier.id, expectedDeliveryDate, items: [{ partId: part.id, quantity: 5, unitPrice: '1' }] }),
    );
    return created(ask('POST', `/purchase-orders/${order.id}/send`));
  };

  it('are told of once for each day that was promised', async () => {
    const ask = house.as();
    await ask('GET', '/notifications');
    const order = await sent(ask, plusDays(today, -3));
    await sent(ask, plusDays(today, 9));
    expect([await tick(ask.organization), await tick(ask.organization)]).toEqual([1, 0]);
    const news = async () => (await ask('GET', '/notifications')).body.data.filter(({ kind }: any) => kind === 'procurement.purchase_order_overdue');
    for (let at = 0; at < 400 && !(await news()).length; at++) await new Promise((again) => setTimeout(again, 25));
    expect(await news()).toMatchObject([{ resource: 'purchase-orders', subject: order.id, title: expect.stringContaining(`${order.poNumber} of Nord`) }]);
    expect((await ask('GET', `/purchase-orders/${order.id}`)).body.data.version).toBe(order.version);
  });
});
