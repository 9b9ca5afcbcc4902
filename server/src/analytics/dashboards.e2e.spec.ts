import { api, created, type Api, type Ask } from '../../test/api';
import { METRICS } from './registry';

const ALL = ['dashboard:read', 'dashboard:write', 'dashboard:delete', 'dashboard:export'];
const code = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0]?.code, body.errors?.[0]?.field];
const [{ id: METRIC }] = METRICS;
const tile = (more: object = {}) => ({ id: 'a', kind: 'metric', metric: METRIC, x: 0, y: 0, w: 3, h: 2, ...more });
const note = (text: string, more: object = {}) => ({ id: 'n', kind: 'note', x: 3, y: 0, w: 3, h: 2, options: { text }, ...more });

describe('dashboards over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const listed = async (ask: Ask, query = '') => (await ask('GET', `/dashboards?perPage=100${query}`)).body.data as any[];
  const names = async (ask: Ask, query = '&standard=false') => (await listed(ask, query)).map(({ name }) => name);

  it('standard ones are there from the start, can be copied, and stay as they are', async () => {
    const ask = house.as();
    const all = await listed(ask);
    expect(all[0]).toMatchObject({ name: 'Overview', standard: true, isDefault: true, mayChange: false });
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['Sales', 'Finance']));
    const sales = all.find(({ name }) => name === 'Sales');
    expect((await ask('GET', `/dashboards/${sales.id}`)).body.data).toEqual(sales);
    expect((await ask('GET', `/dashboards/${sales.id}`, undefined, { 'accept-language': 'de' })).body.data.name).toBe('Verkauf');
    const copy = await created(ask('POST', `/dashboards/${sales.id}/copy`, {}));
    expect(copy).toMatchObject({ name: 'Sales 2', standard: false, shared: 'none', tiles: sales.tiles, mayChange: true });
    expect(code(await ask('PATCH', `/dashboards/${sales.id}`, { version: 1, name: 'Mine' }))).toEqual([422, 'dashboard_standard', undefined]);
    expect(code(await ask('DELETE', `/dashboards/${sales.id}?version=1`))).toEqual([422, 'dashboard_standard', undefined]);
    expect(await names(ask, '&search=sal')).toEqual(['Sales', 'Sales 2']);
    expect(await names(ask, '&standard=true&search=sal')).toEqual(['Sales']);
  });

  it.each(['maker', 'clinic'])('a new organization (%s) has zeros on them, or nothing: no number it does not have', async (industry) => {
    const { ask } = await house.register({ industry });
    const ids = [...new Set((await listed(ask)).flatMap(({ tiles }) => tiles.flatMap((one: any) => one.metric ?? [])))];
    const figures = (await ask('GET', `/metrics/values?ids=${ids.slice(0, 60).join(',')}`)).body.data as any[];
    expect(figures.length).toBeGreaterThan(industry === 'maker' ? 30 : 15);
    for (const { metric, value, reason } of figures)
      expect([metric, Number(value ?? 0), value === null ? reason : null]).toEqual([metric, 0, value === null ? 'no_data' : null]);
  });

  it('are arranged, kept, taken away and brought back', async () => {
    const ask = house.as();
    const made = await created(ask('POST', '/dashboards', { name: 'Mine', tiles: [tile(), note('Mind the gap')] }));
    expect(made).toMatchObject({ name: 'Mine', shared: 'none', role: null, isDefault: false, tiles: [tile(), note('Mind the gap')] });
    const moved = await created(ask('PATCH', `/dashboards/${made.id}`, { version: 1, tiles: [tile({ x: 6 })] }));
    expect(moved.tiles).toMatchObject([{ x: 6, timeframe: null }]);
    expect(code(await ask('PATCH', `/dashboards/${made.id}`, { version: 1, name: 'Late' }))).toEqual([409, 'version_conflict', undefined]);
    const whole = await created(ask('PUT', `/dashboards/${made.id}`, { version: 2, name: 'Whole', shared: 'none', role: null, tiles: [] }));
    expect(whole).toMatchObject({ name: 'Whole', tiles: [] });
    await created(ask('DELETE', `/dashboards/${made.id}?version=3`));
    expect(await names(ask)).toEqual([]);
    expect(await names(ask, '&deleted=true')).toEqual(['Whole']);
    expect(await created(ask('POST', `/dashboards/${made.id}/restore`))).toMatchObject({ name: 'Whole', deletedAt: null });
    const history = (await ask('GET', `/dashboards/${made.id}/history`)).body.data.map(({ type }: any) => type);
    expect(history.sort()).toEqual(['changed', 'changed', 'created', 'deleted', 'restored'].map((what) => `analytics.dashboard_${what}`));
    expect(String((await ask('GET', '/dashboards/export')).body)).toContain('Whole');
    await created(ask('POST', '/dashboards/bulk', { ids: [made.id], action: 'delete' }));
    expect(await names(ask)).toEqual([]);
    expect(code(await ask('POST', '/dashboards/bulk', { ids: [made.id], action: 'change', values: { name: 'x' } }))).toEqual([
      400,
      'validation_failed',
      'values.name',
    ]);
  });

  it.each([
    [[tile({ metric: 'no_such_metric' })], 'tiles.0.metric'],
    [[tile(), tile({ x: 6 })], 'tiles.1.id'],
    [[tile(), note('x', { x: 1 })], 'tiles.1.x'],
    [[tile({ kind: 'report', metric: null })], 'tiles.0.reportId'],
    [[tile({ w: 13 })], 'tiles.0.w'],
  ])('tiles that make no sense are refused: %j', async (tiles, field) => {
    expect(code(await house.as()('POST', '/dashboards', { name: 'Odd', tiles }))).toEqual([400, 'validation_failed', field]);
  });

  it('a metric that one may not see is none, but stays where others put it', async () => {
    const anna = house.as();
    const ben = house.as(ALL, anna.organization);
    expect(code(await ben('POST', '/dashboards', { name: 'Guess', tiles: [tile()] }))).toEqual([400, 'validation_failed', 'tiles.0.metric']);
    const shared = await created(anna('POST', '/dashboards', { name: 'Shared', shared: 'write', tiles: [tile()] }));
    const arranged = await created(ben('PATCH', `/dashboards/${shared.id}`, { version: 1, tiles: [tile({ x: 3 }), note('by Ben', { x: 6 })] }));
    expect(arranged.tiles).toHaveLength(2);
    expect((await created(ben('POST', `/dashboards/${shared.id}/copy`, {}))).tiles).toMatchObject([{ kind: 'note' }]);
    expect((await listed(ben)).filter(({ standard }) => standard).map(({ name }) => name)).toEqual(['Overview']);
  });

  it('are one’s own, or shared to read or to arrange; nobody finds those of others', async () => {
    const anna = house.as();
    const ben = house.as(ALL, anna.organization);
    const own = await created(anna('POST', '/dashboards', { name: 'Own', tiles: [] }));
    const read = await created(anna('POST', '/dashboards', { name: 'Read', shared: 'read', tiles: [] }));
    const write = await created(anna('POST', '/dashboards', { name: 'Write', shared: 'write', tiles: [] }));
    expect(await names(ben)).toEqual(['Read', 'Write']);
    for (const path of ['', '/history']) expect(code(await ben('GET', `/dashboards/${own.id}${path}`))).toEqual([404, 'not_found', undefined]);
    expect(code(await ben('POST', `/dashboards/${own.id}/copy`, {}))).toEqual([404, 'not_found', undefined]);
    expect(code(await ben('DELETE', `/dashboards/${own.id}?version=1`))).toEqual([404, 'not_found', undefined]);
    expect(code(await ben('POST', '/dashboards/bulk', { ids: [own.id], action: 'delete' }))).toEqual([404, 'not_found', undefined]);
    expect(String((await ben('GET', '/dashboards/export')).body)).not.toContain('Own');
    expect(code(await ben('PATCH', `/dashboards/${read.id}`, { version: 1, name: 'Ben’s' }))).toEqual([403, 'not_owner', undefined]);
    expect(await created(ben('PATCH', `/dashboards/${write.id}`, { version: 1, name: 'Ours' }))).toMatchObject({ name: 'Ours', mayChange: true });
    expect(code(await ben('PATCH', `/dashboards/${write.id}`, { version: 2, shared: 'none' }))).toEqual([403, 'not_owner', undefined]);
    expect(code(await ben('DELETE', `/dashboards/${write.id}?version=2`))).toEqual([403, 'not_owner', undefined]);
    expect(code(await house.as()('GET', `/dashboards/${read.id}`))).toEqual([404, 'not_found', undefined]);
    expect((await house.as(['dashboard:read'], anna.organization)('POST', '/dashboards', { name: 'No' })).status).toBe(403);
  });

  it('one begins with what one chose, else with that of one’s role, else with the overview', async () => {
    const admin = house.as();
    const staff = house.as('staff', admin.organization);
    const first = async (ask: Ask) => (await listed(ask)).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    const make = (more: object) => admin('POST', '/dashboards', { name: 'Workshop', shared: 'read', role: 'staff', tiles: [], ...more });
    expect(code(await make({ shared: 'none' }))).toEqual([422, 'dashboard_role_shared', 'role']);
    expect(code(await make({ role: 'nobody' }))).toEqual([400, 'validation_failed', 'role']);
    expect(code(await staff('POST', '/dashboards', { name: 'Mine', shared: 'read', role: 'staff', tiles: [] }))).toEqual([
      403,
      'missing_permission',
      undefined,
    ]);
    const workshop = await created(make({}));
    expect([await first(staff), await first(admin)]).toEqual([['Workshop'], ['Overview']]);
    const other = await created(make({ name: 'Workshop two' }));
    expect([await first(staff), (await admin('GET', `/dashboards/${workshop.id}`)).body.data.role]).toEqual([['Workshop two'], null]);
    expect(await created(staff('POST', `/dashboards/${workshop.id}/default`))).toMatchObject({ id: workshop.id, isDefault: true });
    expect(await first(staff)).toEqual(['Workshop']);
    // taken away from everybody, it is nobody's beginning
    await created(admin('PATCH', `/dashboards/${workshop.id}`, { version: 2, shared: 'none' }));
    expect(await first(staff)).toEqual(['Workshop two']);
    expect(await created(staff('DELETE', '/dashboards/default'))).toMatchObject({ id: other.id });
    expect(code(await staff('POST', `/dashboards/${workshop.id}/default`))).toEqual([404, 'not_found', undefined]);
    await Promise.all([make({ name: 'A' }), make({ name: 'B' })]);
    expect((await listed(admin)).filter(({ role }) => role === 'staff')).toHaveLength(1);
  });
});
