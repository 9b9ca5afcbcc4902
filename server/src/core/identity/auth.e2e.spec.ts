import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { api, type Answer, type Api } from '../../../test/api';
import { rows, statement } from '../sql';
import { stranger } from './identities';

const PASSWORD = 'correct horse';
const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0];
const codes = ({ status, body }: Answer) => [status, ...(body.errors ?? []).map((error: { code: string }) => error.code)];

describe('signing in', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const login = (email: string, more: object = {}) => house.ask('POST', '/auth/login', { email, password: PASSWORD, ...more });
  const refresh = (cookie: string) => house.ask('POST', '/auth/refresh', {}, { cookie });
  const bearer = ({ body }: Answer) => ({ authorization: `Bearer ${body.data.accessToken}` });

  it('registers an organization with its admin, who is signed in', async () => {
    const email = `${randomUUID()}@Test.example`;
    const made = await house.ask('POST', '/auth/register', {
      organizationName: 'Werk',
      industry: 'maker',
      country: 'DE',
      name: 'Anna',
      email,
      password: PASSWORD,
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          expiresIn: 900,
          user: { email: email.toLowerCase(), name: 'Anna', twoFactor: false },
          organization: {
            name: 'Werk',
            industry: 'maker',
            country: 'DE',
            currency: 'EUR',
            timeZone: 'Europe/Berlin',
            locale: 'de-DE',
            smallBusiness: false,
            version: 1,
          },
        },
      },
    });
    expect(String(made.headers['set-cookie'])).toMatch(/^kontor_refresh=[^;]+; Path=\/api\/v1\/auth; Max-Age=604800; HttpOnly; SameSite=Strict$/);
    const me = await house.ask('GET', '/auth/me', undefined, bearer(made));
    expect(me.body.data).toMatchObject({ role: 'admin', organizations: [{ name: 'Werk', role: 'admin' }], user: { id: made.body.data.user.id } });
    expect(me.body.data.permissions).toContain('users:write');
    const again = await house.ask('POST', '/auth/register', {
      organizationName: 'Other',
      industry: 'maker',
      country: 'DE',
      name: 'Bert',
      email: email.toUpperCase(),
      password: PASSWORD,
    });
    expect(again).toMatchObject({ status: 409, body: { errors: [{ code: 'duplicate', field: 'email', details: { rule: 'account_taken' } }] } });
    expect(
      codes(
        await house.ask('POST', '/auth/register', {
          organizationName: 'O',
          industry: 'circus',
          country: 'XX',
          name: 'B',
          email: 'b@x.example',
          password: 'short',
        }),
      ),
    ).toEqual([400, ...Array(3).fill('validation_failed')]);
  });

  it('signs in whatever the case of the address, and tells a stranger nothing', async () => {
    const { user } = await house.register();
    expect(await login(user.email.toUpperCase())).toMatchObject({ status: 200, body: { data: { user: { id: user.id } } } });
    const [wrong, unknown] = await Promise.all([login(user.email, { password: 'wrong horse' }), login('nobody@test.example')]);
    expect([codes(wrong), codes(unknown)]).toEqual([
      [401, 'unauthenticated'],
      [401, 'unauthenticated'],
    ]);
    expect(wrong.body.errors).toEqual(unknown.body.errors);
    const german = await house.ask('POST', '/auth/login', { email: user.email, password: 'wrong horse' }, { 'accept-language': 'de' });
    expect(german.body.errors[0].message).toBe('E-Mail-Adresse oder Passwort ist falsch.');
  });

  it('rotates the refresh token; a reused one ends the family', async () => {
    const { user, cookie, ask } = await house.register();
    const second = await refresh(cookie);
    expect(second).toMatchObject({ status: 200, body: { data: { accessToken: expect.any(String), user: { id: user.id } } } });
    const third = await refresh(cookieOf(second));
    expect(third.status).toBe(200);
    expect(codes(await refresh(cookieOf(second)))).toEqual([401, 'unauthenticated']);
    expect(codes(await refresh(cookieOf(third)))).toEqual([401, 'unauthenticated']);
    expect(codes(await ask('GET', '/auth/me'))).toEqual([401, 'unauthenticated']);
    const other = await login(user.email);
    expect((await refresh(cookieOf(other))).status).toBe(200);
    const audit = await house.ask('GET', '/audit-events?type=identity.token_reused', undefined, bearer(other));
    expect(audit.body.data).toMatchObject([{ type: 'identity.token_reused', subject: user.id, actorName: 'Anna Bar' }]);
  });

  it('gives one of two refreshes at once a new token, and trusts neither after it', async () => {
    const { cookie } = await house.register();
    const both = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await refresh(cookieOf(both.find(({ status }) => status === 200)!))).status).toBe(401);
  });

  it.each(['', 'kontor_refresh=x', `kontor_refresh=${randomUUID()}.${'a'.repeat(43)}`])('refuses the cookie "%s"', async (cookie) => {
    expect(codes(await refresh(cookie))).toEqual([401, 'unauthenticated']);
  });

  it('signs out, here or everywhere', async () => {
    const { user, cookie, ask } = await house.register();
    const out = await house.ask('POST', '/auth/logout', {}, { cookie });
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([200, expect.stringMatching(/^kontor_refresh=; .*Max-Age=0/)]);
    expect([(await refresh(cookie)).status, (await ask('GET', '/auth/me')).status]).toEqual([401, 401]);
    const [one, two] = [await login(user.email), await login(user.email)];
    const list = await house.ask('GET', '/auth/sessions', undefined, bearer(one));
    expect(list.body.data.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
    expect((await house.ask('POST', '/auth/logout-everywhere', {}, bearer(one))).status).toBe(200);
    expect([(await refresh(cookieOf(two))).status, (await house.ask('GET', '/auth/me', undefined, bearer(one))).status]).toEqual([401, 401]);
    const three = await login(user.email);
    expect((await house.ask('POST', '/auth/logout', {}, bearer(three))).status).toBe(200);
    expect((await house.ask('GET', '/auth/me', undefined, bearer(three))).status).toBe(401);
  });

  it('asks for the second factor, and takes a code once', async () => {
    const { user, ask } = await house.register();
    const { secret, otpauthUrl } = (await ask('POST', '/auth/totp')).body.data;
    expect(otpauthUrl).toContain(`secret=${secret}`);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
    expect((await login(user.email)).status).toBe(200);
    expect(codes(await ask('POST', '/auth/totp/confirm', { code: code(40) }))).toEqual([422, 'wrong_code']);
    expect((await ask('POST', '/auth/totp/confirm', { code: code(0) })).body.data.twoFactor).toBe(true);
    expect(codes(await login(user.email))).toEqual([401, 'second_factor_required']);
    expect(codes(await login(user.email, { password: 'wrong horse' }))).toEqual([401, 'unauthenticated']);
    expect(codes(await login(user.email, { totpCode: code(0) }))).toEqual([401, 'second_factor_required']);
    const inside = await login(user.email, { totpCode: code(1) });
    expect(inside.status).toBe(200);
    expect(codes(await login(user.email, { totpCode: code(1) }))).toEqual([401, 'second_factor_required']);
    const [kept] = await house.db.work.read(stranger(randomUUID()), (tx) =>
      rows<{ sealed: string }>(tx, statement(`select totp_secret as sealed from core.users where id = $1`), [user.id]),
    );
    expect(kept.sealed).not.toContain(secret);
    expect((await ask('DELETE', '/auth/totp')).body.data.twoFactor).toBe(false);
    expect((await login(user.email)).status).toBe(200);
  });

  it('opens with a recovery code where the app is lost, each once, however many try', async () => {
    const { user, ask } = await house.register();
    expect(codes(await ask('POST', '/auth/totp/recovery-codes'))).toEqual([422, 'second_factor_off']);
    const { secret } = (await ask('POST', '/auth/totp')).body.data;
    const on = (await ask('POST', '/auth/totp/confirm', { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() })).body.data;
    expect([new Set(on.recoveryCodes).size, on.recoveryCodesLeft, on.twoFactor]).toEqual([10, 10, true]);
    const [first, second] = on.recoveryCodes as string[];
    const tries = await Promise.all([1, 2, 3].map(() => login(user.email, { totpCode: first })));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(tries.find(({ status }) => status === 200)!.body.data.user.recoveryCodesLeft).toBe(9);
    expect((await login(user.email, { totpCode: second.toLowerCase().replace('-', '') })).status).toBe(200); // as somebody types it
    expect(codes(await login(user.email, { totpCode: 'AAAAA-AAAAA' }))).toEqual([401, 'second_factor_required']);
    const { recoveryCodes } = (await ask('POST', '/auth/totp/recovery-codes')).body.data;
    expect(codes(await login(user.email, { totpCode: on.recoveryCodes[2] }))).toEqual([401, 'second_factor_required']);
    expect((await login(user.email, { totpCode: recoveryCodes[0] })).status).toBe(200);
    expect((await ask('DELETE', '/auth/totp')).body.data).toMatchObject({ twoFactor: false, recoveryCodesLeft: 0 });
  });

  it('remembers what one chose of one’s screen', async () => {
    const { ask } = await house.register();
    const screen = async () => (await ask('GET', '/auth/me')).body.data.screen;
    expect(await screen()).toEqual({ firstStepsHidden: false });
    for (const firstStepsHidden of [true, false, true]) {
      await ask('PUT', '/auth/me/screen', { firstStepsHidden });
      expect(await screen()).toEqual({ firstStepsHidden });
    }
  });

  it('changes the password: the other sessions end', async () => {
    const { user, ask } = await house.register();
    const elsewhere = await login(user.email);
    expect(codes(await ask('POST', '/auth/password', { currentPassword: 'wrong horse', password: 'battery staple' }))).toEqual([400, 'validation_failed']);
    expect((await ask('POST', '/auth/password', { currentPassword: PASSWORD, password: 'battery staple' })).status).toBe(200);
    expect([(await refresh(cookieOf(elsewhere))).status, (await ask('GET', '/auth/me')).status]).toEqual([401, 200]);
    expect((await login(user.email, { password: 'battery staple' })).status).toBe(200);
  });
});

describe('brute force', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const login = (email: string, password: string, remoteAddress = '10.0.0.1') =>
    house.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password }, remoteAddress });

  it('lets ten tries of one account through, also at once, then not even the right password', async () => {
    const { user, password } = await house.register();
    const tries = await Promise.all(Array.from({ length: 14 }, (_, i) => login(user.email, 'wrong horse', `10.0.1.${i}`)));
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    const locked = await login(user.email, password, '10.0.2.1');
    expect([locked.statusCode, locked.json().errors[0].code]).toEqual([429, 'too_many_attempts']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    await house.db.work.write(stranger(randomUUID(), { cause: randomUUID() }), (tx) =>
      rows(tx, statement(`delete from core.login_attempts where at > now() - interval '1 hour'`)),
    );
    expect((await login(user.email, password)).statusCode).toBe(200);
  });

  it('lets fifty tries from one address through', async () => {
    const tries = await Promise.all(Array.from({ length: 49 }, (_, i) => login(`nobody-${i}@test.example`, 'wrong horse', '10.0.3.1')));
    expect(new Set(tries.map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
    await login('nobody-50@test.example', 'wrong horse', '10.0.3.1');
    expect((await login('nobody-51@test.example', 'wrong horse', '10.0.3.1')).statusCode).toBe(429);
    expect((await login('nobody-51@test.example', 'wrong horse', '10.0.3.2')).statusCode).toBe(401);
  });

  it('forgets the tries of an account after a success', async () => {
    const { user, password } = await house.register();
    for (let i = 0; i < 12; i++) expect((await login(user.email, i % 4 === 3 ? password : 'wrong horse', '10.0.4.1')).statusCode).toBe(i % 4 === 3 ? 200 : 401);
  });
});

it('can be closed to new organizations', async () => {
  const closed = await api({ registration: false });
  const input = { organizationName: 'Werk', industry: 'maker', country: 'DE', name: 'Anna', email: 'a@test.example', password: PASSWORD };
  expect(codes(await closed.ask('POST', '/auth/register', input))).toEqual([403, 'registration_closed']);
  await closed.close();
});
