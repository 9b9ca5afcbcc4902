import { api, created, type Api } from './api';
import { Batch } from '../src/core/db/batch';

/**
 * From an order to its final invoice, counted: a message is one round trip to PostgreSQL, with all statements that need not wait for each
 * other, begin and commit among them. What this process remembers (who asks, the organization) is warm, as it is in a running house.
 */
const MESSAGES = { order: 3, confirm: 4, delivery: 4, ship: 3, invoice: 4, finalize: 4 };
const MOST_STATEMENTS = 77; // one of finalize keeps what the lines cost, in the message of the commit

describe('messages to PostgreSQL', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('a step from order to cash is a handful, however many lines it has', async () => {
    const ask = it_.as();
    const part = () => created(ask('POST', '/parts', { name: 'Screw M3x12', unitPrice: '0.20' }));
    const parts = [await part(), await part(), await part(), await part(), await part()];
    for (const { id } of parts) await created(ask('POST', `/parts/${id}/adjustments`, { quantity: 100, reason: 'found' }));
    const address = { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' };
    const customer = await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: address }));
    await created(ask('PATCH', '/organization', { version: (await ask('GET', '/organization')).body.data.version, vatId: 'ATU12345675', address }));

    const sent = jest.spyOn(Batch.prototype, 'prepare');
    const counted: Record<string, { messages: number; statements: number }> = {};
    const step = async (name: string, path: string, body: object = {}) => {
      sent.mockClear();
      const data = await created(ask('POST', path, body));
      const batches = sent.mock.contexts as unknown as { steps: unknown[] }[];
      counted[name] = { messages: batches.length, statements: batches.reduce((all, { steps }) => all + steps.length, 0) };
      return data;
    };
    const cycle = async () => {
      const order = await step('order', '/orders', { customerId: customer.id, items: parts.map(({ id }) => ({ partId: id, quantity: 2 })) });
      await step('confirm', `/orders/${order.id}/confirm`);
      const delivery = await step('delivery', `/orders/${order.id}/deliveries`);
      await step('ship', `/deliveries/${delivery.id}/ship`);
      const invoice = await step('invoice', `/orders/${order.id}/invoices`);
      await step('finalize', `/invoices/${invoice.id}/finalize`);
    };
    await cycle();
    await cycle();
    sent.mockRestore();
    expect(Object.fromEntries(Object.entries(counted).map(([name, { messages }]) => [name, messages]))).toEqual(MESSAGES);
    expect(Object.values(counted).reduce((all, { statements }) => all + statements, 0)).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it('a customer is made in two, and drawn numbers stand in its history', async () => {
    const ask = it_.as();
    const make = (name: string) => created(ask('POST', '/customers', { name, email: `${name}@huber.example` }));
    await make('eva');
    const sent = jest.spyOn(Batch.prototype, 'prepare');
    const customer = await make('adam');
    expect(sent).toHaveBeenCalledTimes(2);
    sent.mockRestore();
    const { data } = (await ask('GET', `/customers/${customer.id}/history`)).body;
    expect(data).toMatchObject([{ type: 'customers.customer_created', changes: { name: [null, 'adam'], customerNumber: [null, customer.customerNumber] } }]);
  });
});
