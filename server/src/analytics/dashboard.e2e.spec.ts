import { api, type Answer, type Api, type Ask } from '../../test/api';
import { dayIn, plusDays } from '../core/dates';
import { spansOf } from './revenue.rules';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };

describe('the dashboard over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const made = async (asked: Promise<Answer>) => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const summary = (ask: Ask) => made(ask('GET', '/dashboard/summary'));
  const invoiced = async (ask: Ask, customerId: string, unitPrice: string, more: object = {}) => {
    const { id } = await made(ask('POST', '/invoices', { customerId, items: [{ description: 'Work', quantity: 1, unitPrice }], ...more }));
    return made(ask('POST', `/invoices/${id}/finalize`));
  };

  it('shows zeros and open steps to an organization that has just begun', async () => {
    const { ask } = await it_.register();
    const { today, work, revenue, firstSteps } = await summary(ask);
    expect(today).toBe(TODAY);
    expect(work.map(({ count }: { count: number }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(revenue).toMatchObject({
      currency: 'EUR',
      thisMonth: { amount: '0.00' },
      sameDays: { amount: '0.00' },
      lastMonth: { amount: '0.00' },
      otherCurrencies: [],
    });
    expect([revenue.months.length, revenue.expected.length]).toEqual([12, 10]);
    expect(firstSteps).toEqual({ organization: false, brand: false, part: false, customer: false, order: false, invoice: false, colleague: false });
  });

  it('ticks off the steps from the first part to the first invoice', async () => {
    const { ask, organization } = await it_.register();
    await made(ask('PATCH', '/organization', { version: organization.version ?? 1, address: LINZ, vatId: 'ATU12345675', brand: { primaryColor: '#224466' } }));
    const part = await made(ask('POST', '/parts', { name: 'Extruder', unitPrice: '100.00' }));
    const { id: customerId } = await made(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ }));
    const order = await made(ask('POST', '/orders', { customerId, items: [{ partId: part.id, quantity: 1 }] }));
    expect((await summary(ask)).firstSteps).toMatchObject({
      organization: true,
      brand: true,
      part: true,
      customer: true,
      order: true,
      invoice: false,
      colleague: false,
    });
    await made(ask('POST', `/orders/${order.id}/confirm`));
    const draft = await made(ask('POST', `/orders/${order.id}/invoices`));
    expect((await summary(ask)).firstSteps.invoice).toBe(false);
    await made(ask('POST', `/invoices/${draft.id}/finalize`));
    await made(ask('POST', '/invitations', { email: 'anna@huber.example', role: 'staff' }));
    expect((await summary(ask)).firstSteps).toMatchObject({ invoice: true, colleague: true });
  });

  it('counts exactly the rows that each list shows', async () => {
    const ask = it_.as();
    const { id: customerId } = await made(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ }));
    const part = await made(ask('POST', '/parts', { name: 'Extruder', unitPrice: '100.00', minimumStock: 5 }));
    await made(ask('POST', `/parts/${part.id}/adjustments`, { quantity: 4, reason: 'opening' }));
    for (const [quantity, days] of [
      [1, -3],
      [1, 2],
      [9, 6],
      [1, 7],
    ]) {
      const { id } = await made(ask('POST', '/orders', { customerId, expectedDeliveryDate: plusDays(TODAY, days), items: [{ partId: part.id, quantity }] }));
      await made(ask('POST', `/orders/${id}/confirm`));
    }
    await made(ask('POST', '/invoices', { customerId, items: [] }));
    await invoiced(ask, customerId, '50.00', { invoiceDate: plusDays(TODAY, -40), dueDate: plusDays(TODAY, -10) });
    const { work } = await summary(ask);
    const counts = Object.fromEntries(work.map(({ key, count }: { key: string; count: number }) => [key, count]));
    expect(counts).toMatchObject({
      orders_late: 1,
      orders_due: 2,
      shortages: 1,
      invoice_drafts: 1,
      invoices_overdue: 1,
      purchase_orders_overdue: 0,
      orders_to_invoice: 0,
    });
    for (const { list, count } of work) expect([list, (await ask('GET', list)).body.pagination?.total]).toEqual([list, count]);
  });

  it('adds up net revenue with its credit notes, as the totals of the list do', async () => {
    const ask = it_.as();
    const { id: customerId } = await made(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ }));
    const { lastMonth } = spansOf(TODAY);
    const invoice = await invoiced(ask, customerId, '1000.00', { invoiceDate: TODAY, dueDate: TODAY });
    await invoiced(ask, customerId, '300.00', { invoiceDate: lastMonth.to, dueDate: plusDays(TODAY, 21) });
    await invoiced(ask, customerId, '70.00', { invoiceDate: TODAY, currency: 'CHF' });
    await made(ask('POST', '/invoices', { customerId, items: [{ description: 'draft', quantity: 1, unitPrice: '9' }] }));
    await made(ask('POST', `/invoices/${invoice.id}/credit-notes`, { items: [{ itemId: invoice.items[0].id, quantity: 0.25 }] }));
    const { revenue } = await summary(ask);
    expect(revenue).toMatchObject({ thisMonth: { amount: '750.00' }, lastMonth: { amount: '300.00' }, otherCurrencies: ['CHF'] });
    expect(revenue.months.slice(-2).map(({ amount }: { amount: string }) => amount)).toEqual(['300.00', '750.00']);
    const open = revenue.expected
      .filter(({ amount }: { amount: string }) => amount !== '0.00')
      .map(({ kind, amount }: { kind: string; amount: string }) => `${kind} ${amount}`);
    expect(open).toEqual(['week 900.00', 'week 360.00']);
    const totals = (await ask('GET', revenue.thisMonth.list.replace('?', '/totals?'))).body.data;
    expect(totals).toEqual([
      { currency: 'CHF', count: 1, subtotal: '70.00', totalAmount: '84.00', openAmount: '84.00', overdueAmount: '0.00' },
      { currency: 'EUR', count: 2, subtotal: '750.00', totalAmount: '900.00', openAmount: '900.00', overdueAmount: '0.00' },
    ]);
  });

  it('leaves out what one may not read', async () => {
    const { work, revenue } = await summary(it_.as(['dashboard:read', 'orders:read']));
    expect([work.map(({ key }: { key: string }) => key), revenue]).toEqual([['orders_late', 'orders_due', 'orders_to_invoice'], null]);
    expect((await it_.as(['orders:read'])('GET', '/dashboard/summary')).status).toBe(403);
  });
});
