import { api, type Api } from '../../../test/api';

describe('saved views over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const some = { name: 'Late', list: '/orders', query: 'status=open&sort=deliveryDate', shared: false };

  it('are one’s own until they are shared, and then everybody finds them', async () => {
    const anna = house.as();
    const ben = house.as(['views:read', 'views:write'], anna.organization);
    const {
      body: { data: view },
    } = await anna('POST', '/saved-views', some);
    await anna('POST', '/saved-views', { ...some, list: '/parts' });
    const found = async () => (await ben('GET', '/saved-views?list=/orders')).body.data.map(({ name }: any) => name);
    expect(view).toMatchObject({ ...some, isDefault: false, version: 1 });
    expect(await found()).toEqual([]);
    expect((await ben('GET', `/saved-views/${view.id}`)).status).toBe(404);
    expect((await ben('PATCH', `/saved-views/${view.id}`, { version: 1, name: 'Mine' })).status).toBe(404);
    expect((await anna('PATCH', `/saved-views/${view.id}`, { version: 1, shared: true })).body.data).toMatchObject({ shared: true, query: some.query });
    expect(await found()).toEqual(['Late']);
    expect(await ben('PATCH', `/saved-views/${view.id}`, { version: 2, name: 'Mine' })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'not_owner' }] },
    });
    expect((await ben('DELETE', `/saved-views/${view.id}?version=2`)).status).toBe(403);
    expect((await house.as()('GET', `/saved-views/${view.id}`)).status).toBe(404);
  });

  it('can be tidied up by an administrator where they are shared', async () => {
    const ben = house.as(['views:read', 'views:write']);
    const view = (await ben('POST', '/saved-views', { ...some, shared: true })).body.data;
    const admin = house.as('admin', ben.organization);
    expect((await admin('PATCH', `/saved-views/${view.id}`, { version: 1, name: 'Late ones' })).body.data).toMatchObject({
      name: 'Late ones',
      createdBy: ben.actor,
    });
    expect((await admin('DELETE', `/saved-views/${view.id}?version=2`)).status).toBe(200);
    expect((await ben('GET', '/saved-views')).body.data).toEqual([]);
  });

  it('have one default per person and list', async () => {
    const ask = house.as();
    const first = (await ask('POST', '/saved-views', { ...some, isDefault: true })).body.data;
    const second = (await ask('POST', '/saved-views', { ...some, name: 'All', query: null, isDefault: true })).body.data;
    const defaults = async () =>
      (await ask('GET', '/saved-views?list=/orders')).body.data.filter(({ isDefault }: any) => isDefault).map(({ name }: any) => name);
    expect(await defaults()).toEqual(['All']);
    expect(await ask('PATCH', `/saved-views/${first.id}`, { version: 1, isDefault: true })).toMatchObject({ status: 409 });
    await ask('PATCH', `/saved-views/${first.id}`, { version: 2, isDefault: true });
    expect(await defaults()).toEqual(['Late']);
    expect((await ask('PATCH', `/saved-views/${second.id}`, { version: 2, isDefault: false })).body.data).toMatchObject({ isDefault: false });
    expect(await ask('POST', '/saved-views', { ...some, name: 'ALL' })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'name' }] },
    });
  });

  it('need the permission to be kept', async () => {
    expect((await house.as(['views:read'])('POST', '/saved-views', some)).status).toBe(403);
    expect((await house.as()('POST', '/saved-views', { ...some, name: '' })).status).toBe(400);
  });
});
