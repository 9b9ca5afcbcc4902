import { randomUUID } from 'node:crypto';
import { journey, ok } from './stage';

journey('two people change one customer, and nobody loses anything', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  const customer = await ok(ask('POST', '/customers', { name: 'Huber GmbH', email: 'office@huber.example', type: 'business', notes: 'old' }));
  const [anna, ben] = [await person(), await person()];
  for (const one of [anna, ben]) {
    // the second answer to an older version is what the chooser is for
    one.expects(/409/);
    await one.signIn(user.email, password);
    await one.sees('Customers');
    await one.visit(`/customers/${customer.id}/edit`);
    await one.find('textbox', 'Name');
  }

  await anna.fill('Phone', '+43 1 2345678');
  await ben.fill('Notes', 'rings twice');
  await anna.press('Save');
  await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await ben.press('Save');
  await ben.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await ben.sees('2345678');
  expect(await ok(ask('GET', `/customers/${customer.id}`))).toMatchObject({ phone: expect.stringContaining('2345678'), notes: 'rings twice' });

  for (const one of [anna, ben]) {
    await one.visit(`/customers/${customer.id}/edit`);
    await one.find('textbox', 'Name');
  }
  await anna.fill('Name', 'Huber Werkzeugbau');
  await ben.fill('Name', 'Huber & Sohn');
  await anna.press('Save');
  await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await ben.press('Save');
  await ben.sees('Someone else saved first', 'Huber Werkzeugbau', 'Huber & Sohn');
  expect(await ok(ask('GET', `/customers/${customer.id}`))).toMatchObject({ name: 'Huber Werkzeugbau' });
  await ben.press('Name: Theirs', 'radio');
  await ben.press('Name: Yours', 'radio');
  await ben.press('Save the choice');
  await ben.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await ben.sees('Huber & Sohn');
  expect(await ok(ask('GET', `/customers/${customer.id}`))).toMatchObject({ name: 'Huber & Sohn', notes: 'rings twice' });
  await anna.sees('Huber & Sohn');
});
