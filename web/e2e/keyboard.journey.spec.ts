import { randomUUID } from 'node:crypto';
import { journey, ok } from './stage';

journey('a customer is created by keyboard alone', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  const anna = await person();
  await anna.visit('/');
  await anna.stands('E-mail');
  await anna.types(user.email, 'Tab', password, 'Enter');
  await anna.sees('Customers', 'Create');

  await anna.chord('Control', 'k');
  await anna.stands('Search or jump to …');
  await anna.types('new cust');
  await anna.sees('New customer');
  await anna.types('Enter');
  await anna.arrives(/^\/customers\/new$/);
  await anna.stands('Name');
  await anna.types('Drechslerei Moser');
  await anna.tabTo('E-mail');
  await anna.types('moser@journey.example');
  await anna.tabTo('Street and number');
  await anna.types('Mühlgasse 3');
  await anna.tabTo('Postal code');
  await anna.types('8010', 'Tab', 'Graz');
  await anna.chord('Control', 's');
  const id = await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await anna.sees('Drechslerei Moser');
  expect(await ok(ask('GET', `/customers/${id}`))).toMatchObject({ name: 'Drechslerei Moser', billingAddress: { line1: 'Mühlgasse 3', city: 'Graz' } });

  await anna.rests();
  await anna.types('g', 'u');
  await anna.arrives(/^\/customers$/);
  await anna.sees('Drechslerei Moser');
  await anna.rests();
  await anna.types('j', 'Enter');
  await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
});
