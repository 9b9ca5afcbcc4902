import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { api, type Answer, type Api, type Ask, type Registered } from '../../../test/api';
import { rows, statement } from '../sql';
import { stranger } from './identities';

const PASSWORD = 'correct horse';
const codes = ({ status, body }: Answer) => [status, ...(body.errors ?? []).map((error: { code: string }) => error.code)];
const newEmail = () => `${randomUUID()}@test.example`;

describe('links in mails', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const login = (email: string, password = PASSWORD, more: object = {}) => house.ask('POST', '/auth/login', { email, password, ...more });
  const withToken =
    ({ body }: Answer): Ask =>
    (method, path, input, headers) =>
      house.ask(method, path, input, { authorization: `Bearer ${body.data.accessToken}`, ...headers });

  /** The token of the newest mail to somebody, as an admin finds it in the outbox where no mail server is configured. */
  const mailed = async (ask: Ask, to: string): Promise<string> => {
    const { body } = await ask('GET', '/outgoing-mails?sort=-createdAt');
    const mail = body.data.find((one: { to: string[] }) => one.to.includes(to));
    expect(mail).toMatchObject({ status: 'not_configured', html: expect.stringContaining('http://kontor.test/') });
    return /token=([\w-]{43})/.exec(mail.text)![1];
  };
  const invite = async ({ ask }: Registered, email: string, role = 'staff'): Promise<string> => {
    expect(await ask('POST', '/invitations', { email, role })).toMatchObject({ status: 201, body: { data: { email, role, status: 'open' } } });
    return mailed(ask, email);
  };
  const accept = (token: string, more: object = {}) => house.ask('POST', '/auth/accept-invitation', { token, name: 'Bert Neu', password: PASSWORD, ...more });

  describe('an invitation', () => {
    it('lets somebody new in, once, with the role it names', async () => {
      const home = await house.register();
      const email = newEmail();
      const token = await invite(home, email);
      expect(codes(await accept(token, { name: null }))).toEqual([400, 'validation_failed']);
      expect(codes(await accept(token, { password: 'short' }))).toEqual([400, 'validation_failed']);
      const inside = await accept(token);
      expect(inside).toMatchObject({ status: 200, body: { data: { user: { email, name: 'Bert Neu' }, organization: { id: home.organization.id } } } });
      const ask = withToken(inside);
      expect((await ask('GET', '/auth/me')).body.data.role).toBe('staff');
      expect(codes(await ask('POST', '/invitations', { email: newEmail(), role: 'admin' }))).toEqual([403, 'missing_permission']);
      expect(codes(await accept(token))).toEqual([422, 'link_expired']);
      expect((await home.ask('GET', '/invitations?status=accepted')).body.data).toMatchObject([{ email, acceptedAt: expect.any(String) }]);
      expect((await home.ask('GET', '/users?search=bert')).body.data).toMatchObject([{ email, role: 'staff', active: true }]);
      expect(codes(await home.ask('POST', '/invitations', { email: email.toUpperCase(), role: 'staff' }))).toEqual([409, 'duplicate']);
    });

    it('lets somebody in who has an account, if they prove it: then they belong to both', async () => {
      const [home, other] = [await house.register(), await house.register()];
      const token = await invite(home, other.user.email, 'viewer');
      expect(codes(await accept(token, { password: 'wrong horse' }))).toEqual([401, 'unauthenticated']);
      const inside = await accept(token, { name: 'Not My Name' });
      expect(inside.body.data).toMatchObject({ user: { id: other.user.id, name: 'Anna Bar' }, organization: { id: home.organization.id } });
      const ask = withToken(inside);
      const { organizations, role } = (await ask('GET', '/auth/me')).body.data;
      expect([role, organizations.length]).toEqual(['viewer', 2]);
      expect(codes(await ask('POST', '/parts', { sku: 'x', name: 'x' }))).toEqual([403, 'missing_permission']);
      const back = await ask('POST', '/auth/switch-organization', { organizationId: other.organization.id });
      expect(back.body.data.organization.id).toBe(other.organization.id);
      expect((await withToken(back)('POST', '/parts', { sku: 'x', name: 'x' })).status).toBe(201);
      expect((await login(other.user.email)).body.data.organization.id).toBe(other.organization.id);
      expect((await login(other.user.email, PASSWORD, { organizationId: home.organization.id })).body.data.organization.id).toBe(home.organization.id);
      expect(codes(await login(home.user.email, PASSWORD, { organizationId: other.organization.id }))).toEqual([401, 'unauthenticated']);
    });

    it('asks for the second factor of an account that has one', async () => {
      const [home, other] = [await house.register(), await house.register()];
      const totp = new TOTP({ secret: Secret.fromBase32((await other.ask('POST', '/auth/totp')).body.data.secret) });
      await other.ask('POST', '/auth/totp/confirm', { code: totp.generate() });
      const token = await invite(home, other.user.email);
      expect(codes(await accept(token))).toEqual([401, 'second_factor_required']);
      expect((await accept(token, { totpCode: totp.generate({ timestamp: Date.now() + 30_000 }) })).status).toBe(200);
    });

    it('ends when it is revoked, replaced or out of time', async () => {
      const home = await house.register();
      const email = newEmail();
      const first = await invite(home, email);
      const second = await invite(home, email);
      expect(codes(await accept(first))).toEqual([422, 'link_expired']);
      const [{ id, version }] = (await home.ask('GET', '/invitations?status=open')).body.data;
      expect((await home.ask('DELETE', `/invitations/${id}?version=${version}`)).body.data).toMatchObject({ status: 'revoked' });
      expect(codes(await accept(second))).toEqual([422, 'link_expired']);
      const third = await invite(home, email);
      await house.db.work.write(stranger(randomUUID(), { organization: home.organization.id, cause: randomUUID() }), (tx) =>
        rows(tx, statement(`update core.invitations set expires_at = now()`)),
      );
      expect(codes(await accept(third))).toEqual([422, 'link_expired']);
      expect(codes(await home.ask('POST', '/invitations', { email, role: 'pilot' }))).toEqual([422, 'role_unknown']);
    });

    it('is accepted once by two at once', async () => {
      const home = await house.register();
      const token = await invite(home, newEmail());
      const both = await Promise.all([accept(token), accept(token)]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    });
  });

  describe('a member', () => {
    const joined = async (role: string) => {
      const home = await house.register();
      const inside = await accept(await invite(home, newEmail(), role));
      return { home, ask: withToken(inside), id: inside.body.data.user.id as string, email: inside.body.data.user.email as string };
    };

    it('gets another role, which holds at once', async () => {
      const { home, ask, id } = await joined('viewer');
      expect((await ask('POST', '/parts', { sku: 'a', name: 'a' })).status).toBe(403);
      const role = (await home.ask('POST', '/roles', { name: 'Lager', permissions: ['parts:read', 'parts:write'] })).body.data;
      expect((await home.ask('PATCH', `/users/${id}`, { version: 1, role: 'lager' })).body.data).toMatchObject({ role: 'Lager', version: 2 });
      expect((await ask('POST', '/parts', { sku: 'a', name: 'a' })).status).toBe(201);
      expect((await ask('GET', '/customers')).status).toBe(403);
      expect(codes(await home.ask('DELETE', `/roles/${role.id}?version=1`))).toEqual([422, 'in_use']);
      await home.ask('PATCH', `/roles/${role.id}`, { version: 1, name: 'Halle', permissions: ['parts:read'] });
      expect((await ask('POST', '/parts', { sku: 'b', name: 'b' })).status).toBe(403);
      expect((await home.ask('GET', `/users/${id}`)).body.data.role).toBe('Halle');
    });

    it('is out when deactivated or removed, and can come back', async () => {
      const { home, ask, id, email } = await joined('staff');
      expect((await ask('GET', '/parts')).status).toBe(200);
      expect((await home.ask('PATCH', `/users/${id}`, { version: 1, active: false })).body.data.active).toBe(false);
      expect([codes(await ask('GET', '/parts')), codes(await login(email))]).toEqual([
        [401, 'unauthenticated'],
        [401, 'unauthenticated'],
      ]);
      await home.ask('PATCH', `/users/${id}`, { version: 2, active: true });
      expect((await login(email)).status).toBe(200);
      expect((await home.ask('DELETE', `/users/${id}?version=3`)).status).toBe(200);
      expect((await login(email)).status).toBe(401);
      expect((await home.ask('GET', '/users')).body.data).toHaveLength(1);
      expect((await home.ask('POST', `/users/${id}/restore`)).status).toBe(201);
      expect((await login(email)).status).toBe(200);
      expect(codes(await home.ask('PATCH', `/users/${id}`, { version: 1, active: false }))).toEqual([409, 'version_conflict']);
    });

    it('who is the last admin stays one; two cannot remove each other', async () => {
      const { home, ask, id } = await joined('admin');
      const both = await Promise.all([
        home.ask('PATCH', `/users/${id}`, { version: 1, role: 'staff' }),
        ask('PATCH', `/users/${home.user.id}`, { version: 1, role: 'staff' }),
      ]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      const lone = await house.register();
      expect(codes(await lone.ask('PATCH', `/users/${lone.user.id}`, { version: 1, role: 'viewer' }))).toEqual([422, 'last_admin']);
      expect(codes(await lone.ask('DELETE', `/users/${lone.user.id}?version=1`))).toEqual([422, 'last_admin']);
    });

    it('is not touched by somebody who may do less', async () => {
      const { home, id } = await joined('manager');
      const helper = house.as(['users:read', 'users:write', 'parts:read'], home.organization.id);
      expect(codes(await helper('PATCH', `/users/${id}`, { version: 1, active: false }))).toEqual([403, 'missing_permission']);
      expect(codes(await helper('PATCH', `/users/${helper.actor}`, { version: 1, role: 'admin' }))).toEqual([403, 'missing_permission']);
    });
  });

  describe('a password reset', () => {
    const askReset = (email: string) => house.ask('POST', '/auth/password-reset', { email });
    const confirm = (token: string, password = 'battery staple') => house.ask('POST', '/auth/password-reset/confirm', { token, password });

    it('sets a new password once and ends every session', async () => {
      const { ask, user, cookie } = await house.register();
      expect((await askReset(user.email.toUpperCase())).status).toBe(202);
      const token = await mailed(ask, user.email);
      expect(codes(await confirm(token, 'short'))).toEqual([400, 'validation_failed']);
      expect((await confirm(token)).status).toBe(200);
      expect(codes(await confirm(token))).toEqual([422, 'link_expired']);
      expect((await ask('GET', '/auth/me')).status).toBe(401);
      expect((await house.ask('POST', '/auth/refresh', {}, { cookie })).status).toBe(401);
      expect([(await login(user.email)).status, (await login(user.email, 'battery staple')).status]).toEqual([401, 200]);
    });

    it('says the same to a stranger, and when asked too often', async () => {
      const { ask, user } = await house.register();
      const known = await askReset(user.email);
      const unknown = await askReset(newEmail());
      expect([known.status, unknown.status, known.body.data]).toEqual([202, 202, unknown.body.data]);
      const many = await Promise.all(Array.from({ length: 12 }, () => askReset(user.email)));
      expect(new Set(many.map(({ status }) => status))).toEqual(new Set([202]));
      expect((await ask('GET', '/outgoing-mails?subjectType=password-resets&perPage=200')).body.data).toHaveLength(10);
      expect((await login(user.email)).status).toBe(200);
    });

    it('shows its link to nobody but an admin', async () => {
      const { ask, user, organization } = await house.register();
      await askReset(user.email);
      const [{ id }] = (await ask('GET', '/outgoing-mails')).body.data;
      const reader = house.as(['outgoing-mails:read'], organization.id);
      const eml = await house.as(['outgoing-mails:read'], organization.id)('GET', `/outgoing-mails/${id}/eml`);
      const seen = [await reader('GET', '/outgoing-mails'), await reader('GET', `/outgoing-mails/${id}`)].map(({ body }) => JSON.stringify(body));
      for (const text of [...seen, String(eml.body)]) expect(text).not.toMatch(/token=/);
    });
  });
});
