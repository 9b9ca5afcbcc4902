import { api, type Api } from '../../test/api';

const huber = (more: object = {}) => ({
  name: 'Huber Werkzeugbau GmbH',
  type: 'business',
  email: 'eva@huber.example',
  phone: '0732 5550100',
  vatId: 'ATU 1234 5675',
  ...more,
});

describe('customers over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('creates with what people type and answers with what machines keep', async () => {
    const ask = it_.as();
    const made = await ask(
      'POST',
      '/customers',
      huber({ contacts: [{ name: 'Eva Huber', emails: [' EVA@huber.example '], phones: ['0660 5550123'], isPrimary: true }] }),
    );
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          name: 'Huber Werkzeugbau GmbH',
          phone: '+437325550100',
          vatId: 'ATU12345675',
          status: 'active',
          language: 'de',
          currency: 'EUR',
          paymentTermsDays: 14,
          version: 1,
          contacts: [{ name: 'Eva Huber', emails: ['eva@huber.example'], phones: ['+436605550123'], isPrimary: true }],
          tags: [],
          deletedAt: null,
        },
      },
    });
    expect(made.body.data.customerNumber).toMatch(/00001$/);
  });

  it('makes the name of a person from its parts, and wants a name and a way to reach it', async () => {
    const ask = it_.as();
    expect((await ask('POST', '/customers', { type: 'private', firstName: 'Zoë', lastName: `O'Brien <b>`, phone: '+43 660 555 0123' })).body.data.name).toBe(
      `Zoë O'Brien <b>`,
    );
    const bad = await ask('POST', '/customers', { type: 'private' }, { 'accept-language': 'de' });
    expect(bad).toMatchObject({
      status: 400,
      body: {
        errors: [
          { code: 'validation_failed', field: 'name' },
          { code: 'validation_failed', field: 'email' },
        ],
      },
    });
    const wrong = await ask('POST', '/customers', huber({ vatId: 'ATU12345674', email: 'eva@', phone: 'call me' }));
    expect(wrong.body.errors.map((error: { field: string }) => error.field).sort()).toEqual(['email', 'phone', 'vatId']);
  });

  it('keeps an e-mail unique among the living, whatever its letters', async () => {
    const ask = it_.as();
    const { id } = (await ask('POST', '/customers', huber())).body.data;
    expect(await ask('POST', '/customers', huber({ email: 'EVA@HUBER.example', vatId: null }))).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate', field: 'email', details: { rule: 'email_taken' } }] },
    });
    expect((await ask('DELETE', `/customers/${id}?version=1`)).status).toBe(200);
    expect((await ask('POST', '/customers', huber())).status).toBe(201);
    expect(await ask('POST', `/customers/${id}/restore`)).toMatchObject({ status: 409, body: { errors: [{ code: 'duplicate' }] } });
  });

  it('warns of a twin while it is typed', async () => {
    const ask = it_.as();
    const { id } = (await ask('POST', '/customers', huber())).body.data;
    for (const [query, match] of [
      ['email=%20EVA@huber.example', 'email'],
      ['phone=0732/5550100', 'phone'],
      ['vatId=atu12345675', 'vatId'],
      ['name=HUBER werkzeugbau gmbh', 'name'],
    ])
      expect((await ask('GET', `/customers/duplicates?${query}`)).body.data).toMatchObject([{ id, matches: [match] }]);
    expect((await ask('GET', '/customers/duplicates?email=other@huber.example')).body.data).toEqual([]);
  });

  it('changes what PATCH names, replaces all with PUT, and ignores read-only fields that come back', async () => {
    const ask = it_.as();
    const made = (await ask('POST', '/customers', huber({ notes: 'fragile', tags: ['vip'] }))).body.data;
    const patched = await ask('PATCH', `/customers/${made.id}`, { ...made, notes: 'robust' });
    expect(patched).toMatchObject({ status: 200, body: { data: { notes: 'robust', tags: ['vip'], version: 2, customerNumber: made.customerNumber } } });
    const replaced = await ask('PUT', `/customers/${made.id}`, { version: 2, name: 'Huber', email: 'eva@huber.example' });
    expect(replaced).toMatchObject({ status: 200, body: { data: { name: 'Huber', notes: null, tags: [], vatId: null, version: 3 } } });
    expect(await ask('PATCH', `/customers/${made.id}`, { version: 3, email: null })).toMatchObject({ status: 400 });
    expect(await ask('PATCH', `/customers/${made.id}`, { notes: 'x' })).toMatchObject({ status: 400, body: { errors: [{ field: 'version' }] } });
    expect(await ask('PATCH', `/customers/${made.id}`, { version: 3, surprise: 1 })).toMatchObject({ status: 400, body: { errors: [{ field: 'surprise' }] } });
    expect(await ask('PATCH', `/customers/${made.id}`, { version: 1, notes: 'late' })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'version_conflict', details: { current: { version: 3 } } }] },
    });
  });

  it('finds by words, parts of words, typos and umlauts', async () => {
    const ask = it_.as();
    await ask(
      'POST',
      '/customers',
      huber({ name: 'Müller & Söhne', billingAddress: { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' } }),
    );
    for (const search of ['muller', 'linz', 'Müllr', 'Mülelr', 'Lizn', 'Mülelr Lizn', 'Müllar Linx', 'huber.example'])
      expect((await ask('GET', `/customers?search=${encodeURIComponent(search)}`)).body.data).toHaveLength(1);
    expect((await ask('GET', '/customers?search=Xenia%20Zwettl')).body.data).toEqual([]);
    expect((await ask('GET', '/customers?search=%25')).body.data).toEqual([]);
    expect((await ask('GET', '/customers?status=active&type=business&tag=none')).body.data).toEqual([]);
    expect((await ask('GET', '/customers?status=weird')).status).toBe(400);
  });

  it('changes, deletes and restores many at once, all or nothing', async () => {
    const ask = it_.as();
    const ids = await Promise.all([1, 2, 3].map(async (i) => (await ask('POST', '/customers', huber({ email: `${i}@huber.example` }))).body.data.id));
    expect(await ask('POST', '/customers/bulk', { ids, action: 'change', values: { status: 'inactive' } })).toMatchObject({
      status: 200,
      body: { data: { count: 3 } },
    });
    expect((await ask('GET', '/customers?status=inactive')).body.pagination.total).toBe(3);
    expect((await ask('POST', '/customers/bulk', { ids: [...ids, '01920000-0000-7000-8000-000000000000'], action: 'delete' })).status).toBe(404);
    expect(await ask('POST', '/customers/bulk', { ids, action: 'change', values: { status: 'odd' } })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'values.status' }] },
    });
    expect((await ask('POST', '/customers/bulk', { filter: { status: 'inactive' }, action: 'delete' })).body.data.count).toBe(3);
    expect((await ask('GET', '/customers')).body.pagination.total).toBe(0);
    expect((await ask('POST', '/customers/bulk', { ids, action: 'restore' })).body.data.count).toBe(3);
  });

  it('exports what is filtered, safe for a spreadsheet', async () => {
    const ask = it_.as();
    await ask('POST', '/customers', huber({ name: '=1+1', tags: ['a', 'b'] }));
    await ask('POST', '/customers', huber({ name: 'Zoë, "quoted"', email: 'z@huber.example', status: 'inactive' }));
    const csv = String(await ask('GET', '/customers/export?format=csv').then(({ body }) => body));
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('""quoted""');
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m);
    expect(
      String((await ask('GET', '/customers/export?status=inactive')).body)
        .trim()
        .split('\r\n'),
    ).toHaveLength(2);
    const xlsx = await ask('GET', '/customers/export?format=xlsx');
    expect(xlsx.headers['content-type']).toMatch(/spreadsheetml/);
    expect((await ask('GET', '/customers/export?format=exe')).status).toBe(400);
  });
});
