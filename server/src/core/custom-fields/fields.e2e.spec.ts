import { api, created, type Api } from '../../../test/api';

const label = { de: 'Feld', en: 'Field' };
const ALL = [
  { key: 'shoe', type: 'text', label },
  { key: 'height', type: 'number', label },
  { key: 'credit', type: 'money', label },
  { key: 'since', type: 'date', label },
  {
    key: 'tier',
    type: 'choice',
    label,
    choices: [
      { value: 'silver', label: { de: 'Silber', en: 'Silver' } },
      { value: 'gold', label: { de: 'Goldstück', en: 'Gold' } },
    ],
  },
  { key: 'likes', type: 'choices', label, choices: ['tea', 'coffee', 'milk'] },
  { key: 'vip', type: 'yes_no', label },
  { key: 'sister', type: 'link', linkTo: 'customers', label },
];

describe('custom fields over HTTP', () => {
  let house: Api;
  let mail = 0;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  /** An admin whose customers have a field of every kind. */
  async function optician() {
    const ask = house.as('admin');
    const fields: Record<string, any> = {};
    for (const field of ALL) fields[field.key] = await created(ask('POST', '/custom-fields', { entity: 'customers', ...field }));
    const customer = (customFields: object, name = 'Anna') => ask('POST', '/customers', { name, email: `c${++mail}@test.example`, customFields });
    const names = async (query: string) => {
      const { status, body } = await ask('GET', `/customers?${query}`);
      return status === 200 ? body.data.map(({ name }: any) => name) : body.errors.map(({ code, field }: any) => `${code} ${field}`);
    };
    return { ask, fields, customer, names };
  }

  it('are defined once and then belong to every record', async () => {
    const { ask, fields, customer } = await optician();
    expect(fields.shoe).toMatchObject({ entity: 'customers', position: 1, required: false, choices: [], inUse: false, version: 1 });
    expect((await ask('GET', '/custom-fields?entity=customers')).body.data.map(({ key }: any) => key)).toEqual(ALL.map(({ key }) => key));
    const whole = { shoe: '42', height: 1.82, credit: 12.5, since: '2026-02-28', tier: 'gold', likes: ['tea', 'milk'], vip: false };
    const anna = await created(customer(whole));
    expect(anna.customFields).toEqual({ ...whole, credit: '12.50' });
    const { body } = await ask('PATCH', `/customers/${anna.id}`, { version: 1, customFields: { shoe: null, height: 1.83, sister: anna.id } });
    expect(body.data.customFields).toEqual({ ...whole, credit: '12.50', shoe: undefined, height: 1.83, sister: anna.id });
    const put = await ask('PUT', `/customers/${anna.id}`, { version: 2, name: 'Anna', email: anna.email, customFields: { vip: true } });
    expect(put.body.data.customFields).toEqual({ vip: true });
    const [latest] = (await ask('GET', `/customers/${anna.id}/history`)).body.data;
    expect(latest.changes).toMatchObject({ 'customFields.vip': [false, true], 'customFields.height': [1.83, null] });
    expect((await ask('GET', `/custom-fields/${fields.vip.id}`)).body.data.inUse).toBe(true);
  });

  it('refuse what they cannot hold, field by field', async () => {
    const { customer, ask } = await optician();
    const { status, body } = await customer({
      shoe: 1,
      height: '1',
      credit: '1.234',
      since: '2026-02-30',
      tier: 'bronze',
      likes: ['tea', 'tea'],
      vip: 'yes',
      sister: 'x',
      hat: 1,
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ field, code }: any) => `${code} ${field}`)).toEqual(
      ['shoe', 'height', 'credit', 'since', 'tier', 'likes', 'vip', 'sister', 'hat'].map((key) => `validation_failed customFields.${key}`),
    );
    expect(await customer({ sister: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'reference_missing', field: 'customFields.sister' }] },
    });
    expect((await customer([] as never)).status).toBe(400);
    await created(ask('POST', '/custom-fields', { entity: 'customers', key: 'must', type: 'choice', label: 'Must', required: true, choices: ['a', 'b'] }));
    expect(await customer({})).toMatchObject({ status: 400, body: { errors: [{ field: 'customFields.must' }] } });
    const made = await created(customer({ must: 'a' }));
    expect((await ask('PATCH', `/customers/${made.id}`, { version: 1, customFields: { must: null } })).status).toBe(400);
    expect((await ask('PATCH', `/customers/${made.id}`, { version: 1, notes: 'x' })).status).toBe(200);
    expect((await ask('PUT', `/customers/${made.id}`, { version: 2, name: 'A', email: made.email })).status).toBe(400);
    expect((await ask('POST', '/customers', { name: 'B', email: 'nothing@test.example' })).body.errors).toMatchObject([{ field: 'customFields.must' }]);
  });

  it('fill in what nobody said', async () => {
    const ask = house.as('admin');
    await created(ask('POST', '/custom-fields', { entity: 'parts', key: 'origin', type: 'text', label, defaultValue: 'AT', required: true }));
    const part = await created(ask('POST', '/parts', { name: 'Frame' }));
    expect(part.customFields).toEqual({ origin: 'AT' });
    expect((await created(ask('POST', '/parts', { name: 'Lens', customFields: { origin: 'DE' } }))).customFields).toEqual({ origin: 'DE' });
  });

  it('find, sort and search', async () => {
    const { customer, names } = await optician();
    await customer({ shoe: 'Größe 42', height: 1.6, credit: 100, since: '2026-01-05', tier: 'silver', likes: ['tea'], vip: true }, 'Anna');
    await customer({ shoe: 'arm', height: 1.8, credit: 20.5, since: '2026-03-05', tier: 'gold', likes: ['tea', 'milk'], vip: false }, 'Ben');
    await customer({}, 'Cem');
    expect(await names('customFields.shoe=arm')).toEqual(['Ben']);
    expect(await names('customFields.tier=gold&customFields.tier=silver')).toEqual(['Anna', 'Ben']);
    expect(await names('customFields.likes=milk')).toEqual(['Ben']);
    expect(await names('customFields.heightMin=1.7')).toEqual(['Ben']);
    expect(await names('customFields.creditMax=50')).toEqual(['Ben']);
    expect(await names('customFields.height=1.6')).toEqual(['Anna']);
    expect(await names('customFields.sinceFrom=2026-01-05&customFields.sinceTo=2026-02-01')).toEqual(['Anna']);
    expect(await names('customFields.vip=false')).toEqual(['Ben', 'Cem']);
    expect(await names('customFields.vip=true')).toEqual(['Anna']);
    expect(await names('customFields.tierEmpty=true')).toEqual(['Cem']);
    expect(await names('sort=customFields.height')).toEqual(['Cem', 'Anna', 'Ben']);
    expect(await names('sort=-customFields.since')).toEqual(['Cem', 'Ben', 'Anna']);
    expect(await names('sort=customFields.tier,name')).toEqual(['Anna', 'Ben', 'Cem']);
    expect(await names('search=grosse')).toEqual(['Anna']);
    expect(await names('search=goldstuck')).toEqual(['Ben']);
    for (const wrong of [
      'customFields.hat=1',
      'customFields.heightFrom=2026-01-01',
      'customFields.since=soon',
      'customFields.heightMin=tall',
      'customFields.vip=perhaps',
    ])
      expect(await names(wrong)).toEqual([`validation_failed ${wrong.split('=')[0]}`]);
    expect(await names('sort=customFields.hat')).toEqual(['validation_failed sort']);
    expect(await names('sort=customFields.likes')).toEqual(['validation_failed sort']);
    expect(await names('sort=customFields.shoe;drop')).toEqual(['validation_failed sort']);
  });

  it.each(['shoe', 'height', 'since', 'tier', 'vip', 'credit'])('page through a list sorted by %s without losing anybody', async (key) => {
    const { ask, customer } = await optician();
    for (let i = 0; i < 7; i++)
      await created(
        customer(
          i % 3 ? { shoe: `s${i % 2}`, height: i % 2, since: `2026-01-0${1 + (i % 2)}`, tier: i % 2 ? 'gold' : 'silver', vip: i % 2 === 0, credit: i % 2 } : {},
          `C${i}`,
        ),
      );
    for (const sort of [`customFields.${key}`, `-customFields.${key}`]) {
      const inPages: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: any = await ask('GET', `/customers?sort=${sort}&perPage=2${cursor ? `&cursor=${cursor}` : ''}`);
        inPages.push(...body.data.map(({ name }: any) => name));
        cursor = body.pagination.nextCursor;
      } while (cursor);
      expect(inPages).toEqual((await ask('GET', `/customers?sort=${sort}`)).body.data.map(({ name }: any) => name));
      expect(new Set(inPages).size).toBe(7);
    }
  });

  it('stand in exports and can be changed in bulk', async () => {
    const { ask, customer } = await optician();
    const ids = [await created(customer({ tier: 'gold', likes: ['tea', 'milk'] })), await created(customer({ vip: true }))].map(({ id }) => id);
    const done = await ask('POST', '/customers/bulk', {
      filter: { 'customFields.tier': ['gold'] },
      action: 'change',
      values: { customFields: { tier: 'silver' } },
    });
    expect(done.body.data).toMatchObject({ count: 1, ids: [ids[0]] });
    expect((await ask('POST', '/customers/bulk', { ids, action: 'change', values: { customFields: { tier: 'tin' } } })).status).toBe(400);
    const csv = String((await ask('GET', '/customers/export?sort=createdAt', undefined, { 'accept-language': 'de' })).body);
    const [head, first] = csv
      .replace('\ufeff', '')
      .split(/\r?\n/)
      .map((line) => line.split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const cell = (key: string) => first[head.indexOf(`customFields.${key}`)];
    expect([cell('tier'), cell('likes')]).toEqual(['Silber', '"tea, milk"']);
  });

  it('are for those roles that may see and change them', async () => {
    const admin = house.as('admin');
    const manager = house.as('manager', admin.organization);
    const viewer = house.as('viewer', admin.organization);
    const field = (key: string, more: object) => created(admin('POST', '/custom-fields', { entity: 'customers', key, type: 'text', label, ...more }));
    await field('secret', { readRoles: ['accountant'] });
    await field('fixed', { writeRoles: ['accountant'] });
    const anna = await created(admin('POST', '/customers', { name: 'Anna', phone: '+43 660 1234567', customFields: { secret: 'hush', fixed: 'f' } }));
    const seen = (await manager('GET', `/customers/${anna.id}`)).body.data;
    expect(seen.customFields).toEqual({ fixed: 'f' });
    expect((await manager('GET', '/customers?customFields.secret=hush')).status).toBe(400);
    expect((await manager('GET', '/customers?sort=customFields.secret')).status).toBe(400);
    expect((await manager('GET', '/customers?search=hush')).body.data).toEqual([]);
    expect((await admin('GET', '/customers?search=hush')).body.data).toHaveLength(1);
    expect(String((await manager('GET', '/customers/export')).body)).not.toContain('secret');
    expect(await manager('PATCH', `/customers/${anna.id}`, { version: 1, customFields: { fixed: 'g' } })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'field_not_yours', field: 'customFields.fixed' }] },
    });
    expect((await manager('PATCH', `/customers/${anna.id}`, { version: 1, customFields: { secret: 'x' } })).status).toBe(400);
    const put = await manager('PUT', `/customers/${anna.id}`, { ...seen, notes: 'read and written back' });
    expect(put.status).toBe(200);
    await admin('PATCH', `/customers/${anna.id}`, { version: 2, customFields: { secret: 'louder' } });
    expect((await admin('GET', `/customers/${anna.id}`)).body.data.customFields).toEqual({ secret: 'louder', fixed: 'f' });
    expect(JSON.stringify((await manager('GET', `/customers/${anna.id}/history`)).body.data)).not.toContain('louder');
    expect((await manager('POST', '/customers', { name: 'B', phone: '+43 660 1234568', customFields: { fixed: 'g' } })).status).toBe(403);
    expect((await viewer('POST', '/custom-fields', { entity: 'customers', key: 'x', type: 'text', label })).status).toBe(403);
  });

  it('lose no value: archived ones come back with theirs, used types and choices stay', async () => {
    const { ask, fields, customer } = await optician();
    const anna = await created(customer({ shoe: '42', tier: 'gold' }));
    expect((await ask('DELETE', `/custom-fields/${fields.shoe.id}?version=1`)).status).toBe(200);
    const without = (await ask('GET', `/customers/${anna.id}`)).body.data;
    expect(without.customFields).toEqual({ tier: 'gold' });
    expect((await customer({ shoe: '43' })).status).toBe(400);
    await created(ask('PUT', `/customers/${anna.id}`, without));
    expect((await ask('POST', '/custom-fields', { entity: 'customers', key: 'shoe', type: 'number', label })).body.errors).toMatchObject([
      { code: 'duplicate', field: 'key' },
    ]);
    await ask('POST', `/custom-fields/${fields.shoe.id}/restore`);
    expect((await ask('GET', `/customers/${anna.id}`)).body.data.customFields).toEqual({ shoe: '42', tier: 'gold' });
    const refused = async (field: any, patch: object) =>
      (await ask('PATCH', `/custom-fields/${field.id}`, { version: field.version, ...patch })).body.errors[0].code;
    expect(await refused(fields.tier, { type: 'text' })).toBe('field_in_use');
    expect(await refused(fields.tier, { choices: ['silver'] })).toBe('choice_in_use');
    const less = await ask('PATCH', `/custom-fields/${fields.tier.id}`, {
      version: 1,
      choices: [{ value: 'gold', label: { de: 'Edel', en: 'Noble' }, archived: true }],
    });
    expect(less.body.data.choices).toMatchObject([{ value: 'gold', archived: true }]);
    expect((await ask('GET', '/customers?search=edel')).body.data).toHaveLength(1);
  });

  it('make sense, or are refused', async () => {
    const ask = house.as('admin');
    const refused = async (more: object) =>
      (await ask('POST', '/custom-fields', { entity: 'customers', key: 'x', label, ...more })).body.errors?.map(({ field }: any) => field);
    expect(await refused({ type: 'choice' })).toEqual(['choices']);
    expect(await refused({ type: 'choice', choices: ['a', 'a'] })).toEqual(['choices']);
    expect(await refused({ type: 'link' })).toEqual(['linkTo']);
    expect(await refused({ type: 'number', defaultValue: 'x' })).toEqual(['defaultValue']);
    expect(await refused({ type: 'text', key: 'Not camel' })).toEqual(['key']);
    expect(await refused({ type: 'colour' })).toEqual(['type']);
    expect(await refused({ type: 'text', entity: 'planets' })).toEqual(['entity']);
    const [a, b] = [
      await created(ask('POST', '/custom-fields', { entity: 'orders', key: 'a', type: 'text', label: 'A' })),
      await created(ask('POST', '/custom-fields', { entity: 'orders', key: 'b', type: 'text', label: { en: 'B' } })),
    ];
    expect([a.label, b.label, b.position]).toEqual([{ de: 'A', en: 'A' }, { de: 'B', en: 'B' }, 2]);
    const order = await ask('POST', '/custom-fields/reorder', { entity: 'orders', ids: [b.id, a.id] });
    expect(order.body.data.map(({ key }: any) => key)).toEqual(['b', 'a']);
    expect((await ask('POST', '/custom-fields/reorder', { entity: 'parts', ids: [b.id] })).status).toBe(404);
    const foreign = house.as('admin');
    expect((await foreign('GET', `/custom-fields/${a.id}`)).status).toBe(404);
    expect((await foreign('GET', '/custom-fields')).body.data).toEqual([]);
  });

  it('stand on orders as long as they live', async () => {
    const ask = house.as('admin');
    await created(ask('POST', '/custom-fields', { entity: 'orders', key: 'channel', type: 'choice', label, choices: ['web', 'shop'], required: true }));
    const customer = await created(ask('POST', '/customers', { name: 'Anna', email: 'orders@test.example' }));
    const order = { customerId: customer.id, items: [{ description: 'Glasses', quantity: 1, unitPrice: 100 }] };
    expect((await ask('POST', '/orders', order)).body.errors).toMatchObject([{ field: 'customFields.channel' }]);
    expect((await ask('POST', '/orders/preview', order)).status).toBe(200);
    const made = await created(ask('POST', '/orders', { ...order, customFields: { channel: 'web' } }));
    await created(ask('POST', `/orders/${made.id}/confirm`));
    const { version } = (await ask('GET', `/orders/${made.id}`)).body.data;
    expect((await created(ask('PATCH', `/orders/${made.id}`, { version, customFields: { channel: 'shop' } }))).customFields).toEqual({ channel: 'shop' });
    expect((await ask('GET', '/orders?customFields.channel=shop')).body.data).toHaveLength(1);
  });

  it('let two people change two fields at once', async () => {
    const { ask, customer } = await optician();
    const anna = await created(customer({ shoe: '42', height: 1.8 }));
    const both = await Promise.all([
      ask('POST', '/customers/bulk', { ids: [anna.id], action: 'change', values: { customFields: { shoe: '43' } } }),
      ask('POST', '/customers/bulk', { ids: [anna.id], action: 'change', values: { customFields: { height: 1.9 } } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask('GET', `/customers/${anna.id}`)).body.data.customFields).toEqual({ shoe: '43', height: 1.9 });
  });

  it('stand on appointments', async () => {
    const ask = house.as('admin');
    await created(ask('POST', '/custom-fields', { entity: 'appointments', key: 'room', type: 'text', label, required: true }));
    const at = { title: 'Exam', startsAt: '2026-12-01T09:00:00Z', endsAt: '2026-12-01T09:30:00Z' };
    expect((await ask('POST', '/appointments', at)).body.errors).toMatchObject([{ field: 'customFields.room' }]);
    const made = await created(ask('POST', '/appointments', { ...at, customFields: { room: 'B' } }));
    expect(made.customFields).toEqual({ room: 'B' });
    expect((await created(ask('PATCH', `/appointments/${made.id}`, { version: made.version, customFields: { room: 'C' } }))).customFields).toEqual({
      room: 'C',
    });
    expect((await ask('GET', '/appointments?customFields.room=C')).body.data).toHaveLength(1);
  });
});
