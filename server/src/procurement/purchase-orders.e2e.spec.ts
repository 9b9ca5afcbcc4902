import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { plusDays } from '../core/dates';
import { PurchaseOrderJobs } from './purchase-orders.jobs';

describe('purchase orders', () => {
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

  it('that are overdue are told of once for each day that was promised', async () => {
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

  it('MON-14: cost in the money of the house by the rate of their day, whatever a later order says', async () => {
    const ask = house.as();
    const supplier = await created(ask('POST', '/suppliers', { name: 'West', currency: 'USD' }));
    const part = await created(ask('POST', '/parts', { name: 'Board' }));
    const bought = async (exchangeRate: number) => {
      const items = [{ partId: part.id, quantity: 10, unitPrice: '5' }];
      const order = await created(ask('POST', '/purchase-orders', { supplierId: supplier.id, currency: 'USD', exchangeRate, items }));
      await created(ask('POST', `/purchase-orders/${order.id}/send`));
      return created(ask('POST', `/purchase-orders/${order.id}/receive`, { items: [{ itemId: order.items[0].id, quantity: 10 }] }));
    };
    const cost = async () => (await ask('GET', `/parts/${part.id}`)).body.data.averageCost;
    const first = await bought(0.92);
    expect([first.currency, first.exchangeRate, first.totalAmount, await cost()]).toEqual(['USD', 0.92, '50.00', '4.6000']);
    await bought(0.8);
    expect(await cost()).toBe('4.3000');
    expect(await ask('PATCH', `/purchase-orders/${first.id}`, { version: first.version, exchangeRate: 0.8 })).toMatchObject({ status: 409 });
    const [receipt] = (await ask('GET', `/purchase-orders/${first.id}/receipts`)).body.data;
    await created(ask('POST', `/purchase-orders/${first.id}/receipts/${receipt.id}/reverse`));
    expect(await cost()).toBe('4.0000');
  });
});
