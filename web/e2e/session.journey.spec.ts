import { randomUUID } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import { journey, ok } from './stage';

const STEP_MS = 30_000;

/** The code of a step of the clock: each is taken once. */
const codeOf = (secret: string, step = 0) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * STEP_MS });

journey('a session ends while somebody types, and nothing is lost; a member who is shut out is out', async ({ house, person, asks }) => {
  const { ask, organization } = await house.register({ email: `${randomUUID()}@journey.example` });
  const { email, password } = { email: `${randomUUID()}@journey.example`, password: 'a long enough phrase 7' };
  const join = async (to: typeof ask) => new URL((await ok(to('POST', '/invitations', { email, role: 'manager' }))).link).searchParams.get('token');
  await ok(house.ask('POST', '/auth/accept-invitation', { token: await join(ask), name: 'Anna', password }));
  const anna = await person();
  anna.expects(/401/);
  await anna.signIn(email, password);
  await anna.sees('Customers');
  await anna.visit('/customers/new');
  await anna.fill('Name', 'Half typed GmbH');
  await anna.fill('E-mail', 'half@typed.example');

  // over on every device: the page stays, asks for the password, and goes on where it was
  await ok((await asks(email, password))('POST', '/auth/logout-everywhere'));
  await anna.sees('Please sign in again');
  await anna.fill('Password', password);
  await anna.press('Sign in');
  await anna.seesNoLonger('Please sign in again');
  await anna.press('Create');
  await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  expect(await ok(ask('GET', '/customers?search=Half'))).toMatchObject([{ name: 'Half typed GmbH', email: 'half@typed.example' }]);

  // what was sent when it was over waits for the password, and then is done
  await anna.visit('/customers/new');
  await anna.fill('Name', 'Sent too late');
  await anna.fill('E-mail', 'late@typed.example');
  await ok((await asks(email, password))('POST', '/auth/logout-everywhere'));
  await anna.types('Enter');
  await anna.sees('Please sign in again');
  await anna.fill('Password', password);
  await anna.press('Sign in');
  await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  expect(await ok(ask('GET', '/customers?search=Sent too late'))).toHaveLength(1);

  const member = (await ok(ask('GET', '/users'))).find((one: { email: string }) => one.email === email);
  await ok(ask('PATCH', `/users/${member.id}`, { version: member.version, active: false }));
  await anna.sees('Please sign in again');
  await anna.fill('Password', password);
  await anna.press('Sign in');
  await anna.sees('wrong');
  await anna.press('Sign in as somebody else');
  await anna.find('textbox', 'E-mail');
  expect((await ok(ask('GET', '/organization'))).id).toBe(organization.id);
});

journey('somebody with an account and a second factor joins another company by invitation', async ({ house, person, asks }) => {
  const { user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  const me = await asks(user.email, password);
  const { secret } = await ok(me('POST', '/auth/totp', { password }));
  await ok(me('POST', '/auth/totp/confirm', { code: codeOf(secret) }));
  const other = await house.register({ email: `${randomUUID()}@journey.example`, organizationName: 'Second Company' });
  const { link } = await ok(other.ask('POST', '/invitations', { email: user.email, role: 'manager' }));
  const guest = await person();
  guest.expects(/401|second_factor/);
  await guest.visit(new URL(link).pathname + new URL(link).search);
  await guest.press('I have a Kontor account already');
  await guest.fill('Password', password);
  await guest.press('Join');
  await guest.fill('Code', codeOf(secret, 1)); // each step of the clock is taken once
  await guest.press('Join');
  await guest.sees('Second Company', 'Customers');
});
