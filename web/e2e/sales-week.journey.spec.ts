import { randomUUID } from 'node:crypto';
import { caughtUp, journey, loaded, ok, settled } from './stage';

journey('a sales team works a week: tasks, a lead becomes a deal, its quote is accepted by link and becomes an order', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example`, industry: 'sales' });
  await settled(ask);
  await loaded(ask);
  await caughtUp(house);
  const count = async (path: string): Promise<number> => (await ask('GET', path)).body.pagination.total;
  const [won, orders] = [await count('/deals?status=won'), await count('/orders')];

  const cem = await person();
  await cem.signIn(user.email, password);
  await cem.sees('Pipeline');
  // Monday: what is to be done, and where the deals stand
  await cem.visit('/tasks');
  await cem.sees('Nachfassen');
  const [{ id: pipelineId }] = await ok(ask('GET', '/pipelines?sort=position'));
  const board = async () => (await ok(ask('GET', `/pipelines/${pipelineId}/board`))).stages;
  await cem.visit('/pipeline?as=board');
  await cem.sees(...(await board()).map(({ name }: any) => name), 'weighted');

  // Tuesday: a lead that is worth it
  const [lead] = await ok(ask('GET', '/leads?status=qualified&sort=-score'));
  await cem.visit(`/leads/${lead.id}`);
  await cem.press('Convert');
  await cem.sees('a new one is made');
  await cem.press('Convert');
  const dealId = await cem.arrives(/^\/deals\/([0-9a-f-]{36})$/);
  const deal = () => ok(ask('GET', `/deals/${dealId}`));
  const converted = await ok(ask('GET', `/leads/${lead.id}`));
  expect(converted).toMatchObject({ dealId, customerId: (await deal()).customerId });
  expect((await ok(ask('GET', `/customers/${converted.customerId}`))).email).toBe(lead.email);

  // Wednesday: what it is about, typed like a spreadsheet
  await cem.press('Edit');
  await cem.arrives(/^\/deals\/[0-9a-f-]{36}\/edit$/);
  await cem.press('Add line');
  await cem.fill('What, Line 1', 'Licence, 10 seats', 'combobox');
  await cem.fill('Quantity, Line 1', '2');
  await cem.fill('Price, Line 1', '4800');
  await cem.sees('€9,600.00', '€11,520.00');
  await cem.fill('Tags', 'Fair', 'combobox');
  await cem.types('Enter');
  await cem.press('Save');
  await cem.arrives(/^\/deals\/[0-9a-f-]{36}$/);
  expect(await deal()).toMatchObject({ value: '9600.00', totalAmount: '11520.00', tags: ['Fair'] });
  await cem.visit('/pipeline?as=board&tag=Fair');
  await cem.sees((await deal()).title, 'Tag: Fair');
  const others = (await board()).flatMap(({ deals }: any) => deals).filter(({ id }: any) => id !== dealId);
  await cem.seesNoLonger(others[0].title);

  // Thursday: the quote, which the customer accepts by its link
  await cem.visit(`/deals/${dealId}`);
  await cem.press('Make a quote');
  const quoteId = await cem.arrives(/^\/quotes\/([0-9a-f-]{36})$/);
  await cem.press('Send');
  await cem.sees('Subject');
  await cem.press('Send');
  await cem.sees('The quote is sent');
  const { token } = await ok(ask('GET', `/quotes/${quoteId}/link`));
  const buyer = await person({ language: 'de' });
  await buyer.visit(`/quote/${token}`);
  await buyer.sees('Licence, 10 seats', '11.520,00');
  await buyer.press('Angebot annehmen');
  await buyer.fill('Ihr Name', lead.name);
  await buyer.press('Verbindlich bestellen');
  await buyer.sees(`Angenommen von ${lead.name}`);

  // Friday: won, once, with an order of the same lines
  await cem.sees('Accepted', 'SO-');
  expect(await deal()).toMatchObject({ status: 'won' });
  expect([await count('/deals?status=won'), await count('/orders')]).toEqual([won + 1, orders + 1]);
  const { orderId } = await ok(ask('GET', `/quotes/${quoteId}`));
  await cem.visit(`/orders/${orderId}`);
  await cem.sees('Licence, 10 seats', '€11,520.00');
  const order = await ok(ask('GET', `/orders/${orderId}`));
  expect(order).toMatchObject({ status: 'draft', totalAmount: '11520.00', customerId: converted.customerId });
  expect(order.items).toMatchObject([{ description: 'Licence, 10 seats', quantity: 2, unitPrice: '4800.0000' }]);
});
