import { randomUUID } from 'node:crypto';
import { api, type Answer, type Api, type Ask } from '../../../test/api';
import { rows, statement } from '../sql';
import { BUILT_IN, PERMISSIONS } from './permissions';
import { stranger } from './identities';

const codes = ({ status, body }: Answer) => [status, ...(body.errors ?? []).map((error: { code: string }) => error.code)];

describe('who may do what', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const ROUTES: [string, 'GET' | 'POST' | 'PATCH', string, object | undefined, string[]][] = [
    ['reads parts', 'GET', '/parts', undefined, ['admin', 'manager', 'staff', 'viewer']],
    ['writes parts', 'POST', '/parts', {}, ['admin', 'manager', 'staff']],
    ['sees the organization', 'GET', '/organization', undefined, ['admin', 'manager', 'staff', 'viewer']],
    ['changes the organization', 'PATCH', '/organization', {}, ['admin', 'manager']],
    ['sees users', 'GET', '/users', undefined, ['admin', 'manager', 'staff']],
    ['makes roles', 'POST', '/roles', {}, ['admin']],
    ['makes API keys', 'POST', '/api-keys', {}, ['admin']],
    ['sees API keys', 'GET', '/api-keys', undefined, ['admin']],
    ['sees what happened', 'GET', '/audit-events', undefined, ['admin', 'manager']],
  ];
  it.each(ROUTES)('%s', async (_what, method, path, body, allowed) => {
    const roles = Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[];
    const statuses = await Promise.all(roles.map(async (role) => (await house.as([...BUILT_IN[role]])(method, path, body)).status));
    expect(roles.filter((_role, i) => statuses[i] !== 403)).toEqual(allowed);
  });

  it('keeps organizations apart', async () => {
    const [one, two] = [await house.register(), await house.register()];
    const role = (await one.ask('POST', '/roles', { name: 'Lager', permissions: ['parts:read'] })).body.data;
    const key = (await one.ask('POST', '/api-keys', { name: 'k', scopes: ['parts:read'] })).body.data;
    for (const path of [`/roles/${role.id}`, `/api-keys/${key.id}`, `/users/${one.user.id}`])
      expect(codes(await two.ask('GET', path))).toEqual([404, 'not_found']);
    expect(codes(await two.ask('DELETE', `/api-keys/${key.id}?version=1`))).toEqual([404, 'not_found']);
    expect((await two.ask('GET', '/users')).body.data.map(({ id }: { id: string }) => id)).toEqual([two.user.id]);
    const found = async (text: string) => (await two.ask('GET', `/users?search=${encodeURIComponent(text)}`)).body.data.map(({ id }: { id: string }) => id);
    expect([await found(two.user.name.slice(1, 4)), await found('nobody of this name')]).toEqual([[two.user.id], []]);
    expect((await two.ask('GET', `/audit-events?subject=${role.id}`)).body.data).toEqual([]);
    expect((await two.ask('GET', '/organization')).body.data.id).toBe(two.organization.id);
    expect(codes(await two.ask('POST', '/auth/switch-organization', { organizationId: one.organization.id }))).toEqual([404, 'not_found']);
    const seen = await house.db.work.read(stranger(randomUUID(), { organization: two.organization.id }), (tx) =>
      rows<{ id: string }>(tx, statement('select id from core.organizations')),
    );
    expect(seen).toEqual([{ id: two.organization.id }]);
    expect(
      await house.db.work.read(stranger(randomUUID()), (tx) =>
        rows(tx, statement('select id from core.memberships union all select id from core.organizations')),
      ),
    ).toEqual([]);
  });

  it('does not let a token be made, bent or used without its session', async () => {
    const { ask } = await house.register();
    expect((await ask('GET', '/auth/me')).status).toBe(200);
    for (const authorization of [
      '',
      'Bearer x',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: randomUUID(), org: randomUUID() })).toString('base64url')}.`,
    ])
      expect(codes(await house.ask('GET', '/parts', undefined, { authorization }))).toEqual([401, 'unauthenticated']);
  });

  describe('the organization', () => {
    it('is changed with its version; VAT id and IBAN are checked', async () => {
      const { ask } = await house.register();
      const change = {
        version: 1,
        vatId: 'atu 1234 5675',
        bank: { iban: 'AT61 1904 3002 3457 3201', bic: 'BKAUATWWXXX', name: 'Bank' },
        address: { line1: 'Werkgasse 3', postalCode: '1070', city: 'Wien', country: 'AT' },
      };
      const changed = await ask('PATCH', '/organization', change);
      expect(changed).toMatchObject({
        status: 200,
        body: { data: { version: 2, vatId: 'ATU12345675', bank: { iban: 'AT611904300234573201' }, address: { city: 'Wien' } } },
      });
      expect(await ask('PATCH', '/organization', { version: 1, name: 'X' })).toMatchObject({
        status: 409,
        body: { errors: [{ code: 'version_conflict', details: { current: { version: 2 } } }] },
      });
      const wrong = await ask('PATCH', '/organization', {
        version: 2,
        vatId: 'ATU12345674',
        timeZone: 'Mars/Olympus',
        bank: { iban: 'AT611904300234573202' },
        brand: { primaryColor: 'red' },
        color: 1,
      });
      expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['bank.iban', 'brand.primaryColor', 'color', 'timeZone', 'vatId']);
      const audit = await ask('GET', '/audit-events?type=identity.organization_changed');
      expect(audit.body.data[0].data).toMatchObject({ vatId: [null, 'ATU12345675'] });
    });
  });

  describe("roles of one's own", () => {
    it('are made of permissions, renamed with their members, refused while in use', async () => {
      const { ask } = await house.register();
      const role = (await ask('POST', '/roles', { name: 'Lager', permissions: ['parts:read', 'stock:adjust'] })).body.data;
      expect(role).toMatchObject({ name: 'Lager', builtIn: false, version: 1 });
      expect(codes(await ask('POST', '/roles', { name: 'lager', permissions: [] }))).toEqual([409, 'duplicate']);
      expect(codes(await ask('POST', '/roles', { name: 'Admin', permissions: [] }))).toEqual([409, 'duplicate']);
      expect(codes(await ask('POST', '/roles', { name: 'x', permissions: ['parts:fly'] }))).toEqual([400, 'validation_failed']);
      expect((await ask('GET', '/roles')).body.data.map(({ name }: { name: string }) => name)).toEqual(['admin', 'manager', 'staff', 'viewer', 'Lager']);
      const admin = (await ask('GET', '/roles')).body.data[0];
      expect(codes(await ask('PATCH', `/roles/${admin.id}`, { version: 1, name: 'boss' }))).toEqual([422, 'role_built_in']);
      expect((await ask('PATCH', `/roles/${role.id}`, { version: 1, name: 'Halle' })).body.data).toMatchObject({ name: 'Halle', version: 2 });
      expect((await ask('DELETE', `/roles/${role.id}?version=2`)).status).toBe(200);
      expect(Object.keys((await ask('GET', '/permissions')).body.data)).toEqual(expect.arrayContaining(['parts', 'users', 'invoices']));
    });

    it('never give more than whoever gives them has', async () => {
      const ask = house.as(['roles:read', 'roles:write', 'api-keys:write', 'parts:read']);
      expect(codes(await ask('POST', '/roles', { name: 'more', permissions: ['parts:write'] }))).toEqual([403, 'missing_permission']);
      expect(codes(await ask('POST', '/api-keys', { name: 'more', scopes: ['parts:write'] }))).toEqual([403, 'missing_permission']);
      expect((await ask('POST', '/roles', { name: 'same', permissions: ['parts:read'] })).status).toBe(201);
    });
  });

  describe('API keys', () => {
    const withKey =
      (key: string): Ask =>
      (method, path, body, headers) =>
        house.ask(method, path, body, { 'x-api-key': key, ...headers });

    it('open what their scopes name, until they expire or are revoked', async () => {
      const { ask } = await house.register();
      const made = (await ask('POST', '/api-keys', { name: 'reader', scopes: ['parts:read'] })).body.data;
      expect(made).toMatchObject({ key: expect.stringMatching(/^kontor_[\w-]{43}$/), prefix: made.key.slice(0, 12), lastUsedAt: null });
      const key = withKey(made.key);
      expect((await key('GET', '/parts')).status).toBe(200);
      expect(codes(await key('POST', '/parts', { sku: 'x', name: 'x' }))).toEqual([403, 'missing_permission']);
      expect(codes(await key('GET', '/auth/me'))).toEqual([403, 'missing_permission']);
      const { body } = await ask('GET', '/api-keys');
      expect(body.data).toMatchObject([{ id: made.id, lastUsedAt: expect.any(String) }]);
      expect(JSON.stringify(body)).not.toMatch(/keyHash|key":/);
      expect((await ask('DELETE', `/api-keys/${made.id}?version=1`)).status).toBe(200);
      expect(codes(await key('GET', '/parts'))).toEqual([401, 'unauthenticated']);
    });

    it('expire, write in their own name, and belong to one organization', async () => {
      const { ask } = await house.register();
      expect(codes(await ask('POST', '/api-keys', { name: 'late', scopes: ['parts:read'], expiresAt: '2020-01-01T00:00:00Z' }))).toEqual([
        400,
        'validation_failed',
      ]);
      const made = (await ask('POST', '/api-keys', { name: 'shop', scopes: ['parts:read', 'parts:write'], expiresAt: '2099-01-01T00:00:00Z' })).body.data;
      const part = await withKey(made.key)('POST', '/parts', { sku: 'k', name: 'k' });
      expect(part).toMatchObject({ status: 201, body: { data: { createdBy: made.id } } });
      expect((await ask('GET', `/audit-events?subject=${part.body.data.id}`)).body.data).toMatchObject([{ actor: made.id, actorName: 'shop' }]);
      const expired = (await ask('POST', '/api-keys', { name: 'old', scopes: ['parts:read'], expiresAt: '2099-01-01T00:00:00Z' })).body.data;
      const organization = (await ask('GET', '/organization')).body.data.id;
      await house.db.work.write(stranger(randomUUID(), { organization, cause: randomUUID() }), (tx) =>
        rows(tx, statement(`update core.api_keys set expires_at = now() where id = $1`), [expired.id]),
      );
      expect(codes(await withKey(expired.key)('GET', '/parts'))).toEqual([401, 'unauthenticated']);
      expect(codes(await withKey('kontor_x')('GET', '/parts'))).toEqual([401, 'unauthenticated']);
    });
  });

  it('tells what happened: filtered, by page and by cursor', async () => {
    const { ask, user } = await house.register();
    for (let i = 0; i < 5; i++) await ask('POST', '/parts', { sku: `p${i}`, name: 'p' });
    const all = await ask('GET', '/audit-events?type=parts&perPage=2');
    expect(all.body).toMatchObject({ pagination: { total: 5, totalPages: 3 }, data: [{ actor: user.id, actorName: 'Anna Bar' }, {}] });
    const seen: string[] = [];
    for (let cursor: string | null = '', first = true; first || cursor; first = false) {
      const page: Answer = await ask('GET', `/audit-events?type=parts&perPage=2&sort=createdAt${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.body.data.map(({ data }: { data: { sku: string } }) => data.sku));
      cursor = page.body.pagination.nextCursor;
    }
    expect(seen).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect((await ask('GET', '/audit-events?to=2020-01-01')).body.data).toEqual([]);
    const file = await ask('GET', '/audit-events/export?type=parts');
    const lines = String(file.body).trim().split('\r\n');
    expect([file.headers['content-type'], lines.length]).toEqual(['text/csv; charset=utf-8', 6]);
    expect(lines[0]).toContain('createdAt,actorName,type,subject,data');
    expect(lines[1]).toContain('Anna Bar,parts.part_created');
    // that a list left the house is itself worth knowing
    await ask('GET', '/parts/export');
    const taken = (await ask('GET', '/audit-events?type=core.list_exported_read')).body.data;
    expect(taken.map(({ data, actorName }: { data: object; actorName: string }) => [actorName, data])).toEqual([
      ['Anna Bar', { list: 'parts', format: 'csv' }],
      ['Anna Bar', { list: 'audit-events', format: 'csv' }],
    ]);
    expect(codes(await house.as('viewer')('GET', '/audit-events/export'))).toEqual([403, 'missing_permission']);
    for (const query of ['colour=red', 'cursor=x', 'actor=x', 'from=yesterday'])
      expect(codes(await ask('GET', `/audit-events?${query}`))).toEqual([400, 'validation_failed']);
  });

  it('knows every permission a route asks for', () => {
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
    expect(PERMISSIONS.filter((permission) => !/^[a-z-]+:[a-z_-]+$/.test(permission))).toEqual([]);
    expect(BUILT_IN.viewer.every((permission) => permission.endsWith(':read'))).toBe(true);
    expect(BUILT_IN.staff.filter((permission) => permission.endsWith(':delete'))).toEqual([]);
  });
});
