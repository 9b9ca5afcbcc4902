import { randomUUID } from 'node:crypto';
import { caughtUp, journey, loaded, ok, settled } from './stage';

journey('a receptionist finds who is about to leave, reads why, calls, and wins somebody back', async ({ house, person }) => {
  const { ask, user, password, organization } = await house.register({ email: `${randomUUID()}@journey.example`, industry: 'clinic' });
  await settled(ask);
  await loaded(ask);
  await caughtUp(house);
  const base = `/insights/${organization.id}`;
  const [leaving] = await ok(ask('GET', `${base}/opportunities?type=high_value_risk&perPage=1`));
  const { id, version } = await ok(ask('GET', `/customers/${leaving.customerId}`));
  await ok(ask('PATCH', `/customers/${id}`, { version, phone: '+43 732 123456' }));
  const { summary } = (await ask('GET', `${base}/profiles?perPage=1`)).body.meta;

  const eva = await person();
  await eva.signIn(user.email, password);
  await eva.press('Patient insights', 'link');
  await eva.arrives(/^\/insights$/);
  await eva.sees('Who comes regularly', leaving.customerName);

  // the numbers on top are counted by the server, and a touch shows only their rows
  await eva.press(`At risk ${summary.atRiskCustomers}`);
  await eva.sees(`${summary.atRiskCustomers} rows`);
  await eva.press(`${leaving.riskScore} · High Risk of ${leaving.customerName}. Why?`);
  await eva.sees(`Why: ${leaving.customerName}`, 'Has been here before, but not for');
  await eva.press('Close');

  await eva.press('Opportunities', 'link');
  await eva.sees('Urgent', leaving.customerName, 'Good patient at risk');
  // this browser has no telephone, and its question which program to take would lie over the page
  await eva.page.evaluate(() => addEventListener('click', (event) => (event.target as Element).closest('a[href^="tel:"]') && event.preventDefault()));
  await eva.press(`Call ${leaving.customerName}`, 'link');
  await eva.sees(`Outreach: ${leaving.customerName}`, 'within 14 days');
  await eva.choose('Outcome', 'Reached');
  await eva.fill('Notes', 'Was on holiday, comes again');
  await eva.press('Save');
  await eva.sees('Outreach logged');

  await eva.visit(`/customers/${id}?tab=insights`);
  await eva.sees('How it stands', 'Phone: Reached', 'Was on holiday, comes again');
  await eva.press('Book an appointment', 'link');
  await eva.arrives(/^\/appointments\/new$/);
  await eva.pick('Type', 'Kontrolle');
  await eva.press('Find a free time');
  await (await eva.page.waitForSelector('[role=group][aria-label="Free times"] button'))!.click();
  await eva.chord('Control', 's');
  await eva.sees('Appointment booked');
  await caughtUp(house);

  // the way back is told where it began, and counted with the rows it is made of
  await eva.visit(`/customers/${id}?tab=insights`);
  await eva.sees('Won back: Appointment');
  await eva.visit('/insights/engagement');
  await eva.press('Won back in 90 days 1', 'link');
  await eva.arrives(/^\/insights\/outreach$/);
  await eva.sees(leaving.customerName, 'Reached', 'Appointment');
  const [logged] = await ok(ask('GET', `${base}/outreach?customerId=${id}`));
  expect(logged).toMatchObject({ method: 'phone', outcome: 'success', notes: 'Was on holiday, comes again', wonResource: 'appointments' });
  expect((await ok(ask('GET', `${base}/engagement/overview`))).outreach).toMatchObject({ attempts: 1, successes: 1, wonBack: 1 });
  expect((await ok(ask('GET', `${base}/opportunities`))).map((one: { customerId: string }) => one.customerId)).not.toContain(id);
});
