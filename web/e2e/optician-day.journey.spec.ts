import { randomUUID } from 'node:crypto';
import { caughtUp, journey, loaded, ok, settled } from './stage';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

journey('an optician works a day: the calendar, a booking, an exam, a bill that is paid, somebody who did not come', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example`, industry: 'optician' });
  await settled(ask);
  await loaded(ask);
  await caughtUp(house);
  const [first, second] = await ok(ask('GET', `/appointments?status=scheduled&status=confirmed&startsFrom=${dayIn(1)}&sort=startsAt`));
  const eva = await person();
  await eva.signIn(user.email, password);
  await eva.sees('Calendar');

  await eva.visit(`/calendar?view=agenda&day=${dayIn(0)}`);
  await eva.sees(first.customerName, first.typeName);

  // somebody calls and wants the first free time
  const [caller] = await ok(ask('GET', '/customers?sort=name&perPage=1'));
  await eva.press('New appointment');
  await eva.pick('Type', 'Sehtest');
  await eva.pick('Customer', caller.name);
  await eva.press('Find a free time');
  await (await eva.page.waitForSelector('[role=group][aria-label="Free times"] button'))!.click();
  await eva.fill('Price', '35');
  await eva.press('Book');
  await eva.sees('Appointment booked');
  const [booked] = await ok(ask('GET', '/appointments?sort=-createdAt&perPage=1'));
  expect(booked).toMatchObject({ customerId: caller.id, typeName: 'Sehtest', price: '35.0000', status: 'scheduled' });
  expect(booked.resourceIds).not.toEqual([]);

  // who comes is examined: what cannot be is refused, what is right is kept beside the exams before
  const exams = () => ok(ask('GET', `/customers/${caller.id}/prescriptions`));
  const before = (await exams()).length;
  await eva.visit(`/appointments/${booked.id}`);
  await eva.press('Confirm');
  await eva.sees('Appointment confirmed');
  await eva.press('Has arrived');
  await eva.sees('Marked as arrived');
  await eva.visit(`/customers/${caller.id}?tab=prescriptions`);
  await eva.press('Add an exam');
  await eva.fill('Sphere', '-20.25');
  eva.expects(/status of 4\d\d/);
  await eva.press('Save');
  await eva.page.waitForSelector('[role=dialog] [aria-invalid=true]');
  expect(await exams()).toHaveLength(before);
  await eva.fill('Sphere', '-2.5');
  await eva.press('Save');
  await eva.sees('Saved');
  expect((await exams())[0]).toMatchObject({ rightEye: { sphere: -2.5 } });
  expect(await exams()).toHaveLength(before + 1);

  await eva.visit(`/appointments/${booked.id}`);
  await eva.press('Complete');
  await eva.sees('a draft invoice of €35.00 is made');
  await eva.press('Complete');
  await eva.sees('Appointment completed');
  const { invoiceId } = await ok(ask('GET', `/appointments/${booked.id}`));
  await eva.visit(`/invoices/${invoiceId}`);
  await eva.press('Issue');
  await eva.press('Issue for good');
  await eva.press('Record payment');
  await eva.sees('Payment for');
  await eva.press('Record payment');
  await eva.sees('The payment was recorded', 'Paid');
  expect(await ok(ask('GET', `/invoices/${invoiceId}`))).toMatchObject({ status: 'paid', subtotal: '35.00', openAmount: '0.00', customerId: caller.id });

  // and one did not come
  await eva.visit(`/appointments/${second.id}`);
  await eva.press('More actions');
  await eva.press('Did not come', 'menuitem');
  await eva.sees('one missed appointment more');
  await eva.press('Did not come');
  await eva.sees('Marked as missed');
  expect(await ok(ask('GET', `/appointments/${second.id}`))).toMatchObject({ status: 'no_show', invoiceId: null, noShowAt: expect.any(String) });
});
