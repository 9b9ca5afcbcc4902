import { randomUUID } from 'node:crypto';
import { journey, ok } from './stage';

journey('a quote is accepted by its link and becomes an order', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  const customer = await ok(ask('POST', '/customers', { name: 'Eva Huber', type: 'private', email: 'eva@journey.example' }));
  const items = [{ description: 'FZ-350', quantity: 1, unitPrice: '6490.00' }];
  const deal = await ok(ask('POST', '/deals', { title: 'Printer', customerId: customer.id, items }));

  const cem = await person();
  await cem.signIn(user.email, password);
  await cem.sees('Pipeline');
  await cem.visit(`/deals/${deal.id}`);
  await cem.press('Make a quote');
  const id = await cem.arrives(/^\/quotes\/([0-9a-f-]{36})$/);
  await cem.press('Send');
  await cem.sees('Subject');
  await cem.press('Send');
  await cem.sees('The quote is sent');

  const { token } = await ok(ask('GET', `/quotes/${id}/link`));
  const eva = await person({ language: 'de' });
  await eva.visit(`/quote/${token}`);
  await eva.sees('Angebot QU-', 'FZ-350', '7.788,00');
  await eva.press('Angebot annehmen');
  await eva.fill('Ihr Name', 'Eva Huber');
  await eva.press('Verbindlich bestellen');
  await eva.sees('Angenommen von Eva Huber');

  await cem.sees('Accepted', 'SO-');
  expect(await ok(ask('GET', `/deals/${deal.id}`))).toMatchObject({ status: 'won' });
  expect(await ok(ask('GET', '/orders'))).toMatchObject([{ status: 'draft', totalAmount: '7788.00' }]);
});
