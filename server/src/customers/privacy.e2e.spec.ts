import { api, created, type Api, type Ask } from '../../test/api';
import { finalized, line } from '../../test/invoices';
import { RetentionJobs } from './retention.jobs';

const codes = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0].code];
let made = 0;
const customer = (ask: Ask, more: object = {}) => created(ask('POST', '/customers', { name: 'Max Muster', email: `p${made++}@muster.example`, ...more }));
const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
  }
};

describe('segments, consents, what a person may ask for', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  it('a segment is a question that lists, exports and bulk actions ask anew', async () => {
    const ask = house.as();
    const [vip, other] = [await customer(ask, { tags: ['VIP'], type: 'private' }), await customer(ask, { type: 'business' })];
    const segment = await created(ask('POST', '/segments', { name: 'Stammkunden', filter: { tags: 'VIP' } }));
    const found = async (query: string) => (await ask('GET', `/customers?segmentId=${segment.id}${query}`)).body.data.map((one: any) => one.id);
    expect([await found(''), await found('&type=business'), await found('&type=private')]).toEqual([[vip.id], [], [vip.id]]);
    expect(
      (await ask('POST', '/customers/bulk', { filter: { segmentId: [segment.id] }, action: 'change', values: { status: 'inactive' } })).body.data.ids,
    ).toEqual([vip.id]);
    await created(ask('PATCH', `/customers/${other.id}`, { version: 1, tags: ['VIP'] }));
    expect(await found('')).toHaveLength(2);
    expect((await ask('GET', `/customers?segmentId=${segment.id}&include=stats`)).body.meta.stats.totalCustomers).toBe(2);
    expect((await ask('POST', '/segments', { name: 'x', filter: { shoe: 1 } })).body.errors[0]).toMatchObject({
      code: 'validation_failed',
      field: 'filter.shoe',
    });
    const staff = house.as('staff', ask.organization);
    expect(codes(await staff('PATCH', `/segments/${segment.id}`, { version: 1, name: 'mine' }))).toEqual([403, 'not_owner']);
    const stranger = house.as();
    expect((await stranger('GET', `/segments/${segment.id}`)).status).toBe(404);
    expect((await stranger('GET', `/customers?segmentId=${segment.id}`)).status).toBe(400);
  });

  it('of consents the newest per channel holds, with date and source', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    await created(ask('POST', '/consents', { customerId, channel: 'newsletter', granted: true, source: 'web form', givenAt: '2026-01-05T10:00:00Z' }));
    await created(ask('POST', '/consents', { customerId, channel: 'newsletter', granted: false, source: 'e-mail', givenAt: '2026-03-01T10:00:00Z' }));
    await created(ask('POST', '/consents', { customerId, channel: 'phone', granted: true, source: 'call' }));
    const now = (await ask('GET', `/customers/${customerId}/consents`)).body.data;
    expect(now).toMatchObject([
      { channel: 'newsletter', granted: false, source: 'e-mail', givenAt: '2026-03-01T10:00:00.000Z' },
      { channel: 'phone', granted: true },
    ]);
    expect((await ask('GET', `/consents?customerId=${customerId}`)).body.pagination.total).toBe(3);
  });

  it('everything about a person comes as a ZIP with an index', async () => {
    const ask = house.as();
    const person = await customer(ask, { birthDate: '1980-02-28' });
    await created(ask('POST', '/notes', { customerId: person.id, content: 'open words', isInternal: false }));
    await created(ask('POST', '/notes', { customerId: person.id, content: 'among us' }));
    await created(ask('POST', '/consents', { customerId: person.id, channel: 'email', granted: true, source: 'counter' }));
    const { jobId } = await created(ask('POST', `/customers/${person.id}/data-export`, {}));
    const job = await until(async () => {
      const { data } = (await ask('GET', `/jobs/${jobId}`)).body;
      return data.status === 'done' || data.status === 'failed' ? data : undefined;
    });
    expect(job).toMatchObject({ status: 'done', result: { name: `data-export-${person.customerNumber}.zip` } });
    const zip = (await ask('GET', `/files/${job.result.fileId}`)).body as unknown as Buffer;
    const listed = zip.toString('latin1');
    for (const name of ['index.html', 'index.json', 'data/customers.customers.json', 'data/customers.notes.json', 'data/customers.consents.json'])
      expect(listed).toContain(name);
    expect(codes(await house.as('staff', ask.organization)('POST', `/customers/${person.id}/erase`, { version: 1 }))[0]).toBe(403);
  });

  it('a person is forgotten, its invoices and a history that something happened are not', async () => {
    const ask = house.as();
    const person = await customer(ask, { phone: '0660 5550123', tags: ['VIP'], contacts: [{ name: 'Eva Muster' }] });
    await created(ask('POST', '/notes', { customerId: person.id, content: 'knows Maria' }));
    await created(ask('POST', '/activities', { customerId: person.id, type: 'call', title: 'about Maria' }));
    const issued = await finalized(ask, [line(1, '100.00', { taxRate: 20, taxCategory: 'standard' })], { customerId: person.id });
    const { version } = (await ask('GET', `/customers/${person.id}`)).body.data;
    expect(codes(await ask('POST', `/customers/${person.id}/erase`, { version }))).toEqual([422, 'in_use']);
    await created(ask('POST', `/invoices/${issued.id}/payments`, { amount: issued.totalAmount }));
    const now = (await ask('GET', `/customers/${person.id}`)).body.data;
    expect(codes(await ask('POST', `/customers/${person.id}/erase`, { version: now.version + 1 }))).toEqual([409, 'version_conflict']);
    const erased = await created(ask('POST', `/customers/${person.id}/erase`, { version: now.version }));
    expect(erased).toMatchObject({ name: `Gelöschte Person ${person.customerNumber}`, email: null, phone: null, contacts: [], tags: [], status: 'archived' });
    expect(erased.erasedAt).toBeTruthy();
    expect((await ask('GET', `/invoices/${issued.id}`)).body.data).toMatchObject({ customerName: 'Max Muster', customer: { email: person.email } });
    const history = (await ask('GET', `/customers/${person.id}/history`)).body.data;
    expect(history.map(({ type }: any) => type)).toEqual(expect.arrayContaining(['customers.customer_created', 'customers.customer_erased']));
    const all = JSON.stringify([
      history,
      (await ask('GET', `/activities?customerId=${person.id}`)).body.data,
      (await ask('GET', `/notes?customerId=${person.id}&deleted=true`)).body.data,
      (await ask('GET', `/contacts?customerId=${person.id}&deleted=true`)).body.data,
    ]);
    for (const word of ['Muster', 'Maria', 'Eva', person.email]) expect(all).not.toContain(word);
    expect((await ask('GET', '/customers?search=muster')).body.data).toEqual([]);
    expect(codes(await ask('POST', `/customers/${person.id}/restore`))).toEqual([422, 'customer_erased']);
    expect(codes(await ask('POST', `/customers/${person.id}/erase`, { version: erased.version }))).toEqual([422, 'customer_erased']);
  });

  it('what is older than its class may be kept goes at night', async () => {
    const ask = house.as();
    const old = await customer(ask);
    const bound = await customer(ask);
    await created(ask('POST', '/orders', { customerId: bound.id, items: [{ description: 'x', quantity: 1, unitPrice: '1.00', taxRate: 20 }] }));
    await created(ask('POST', '/activities', { customerId: bound.id, type: 'call', title: 'long ago', occurredAt: '2019-01-01T10:00:00Z' }));
    expect((await ask('GET', '/retention-rules')).body.data).toHaveLength(4);
    await created(
      ask('PUT', '/retention-rules', {
        rules: [
          { dataClass: 'activities', months: 24 },
          { dataClass: 'customers', months: 1 },
        ],
      }),
    );
    const me = { organization: ask.organization, actor: ask.actor, permissions: [], role: 'system', locale: 'en' as const, requestId: old.id, cause: old.id };
    const at = new Date(Date.now() + 90 * 86_400_000).toISOString();
    await house.app.get(RetentionJobs, { strict: false }).apply({ ...me, at });
    expect((await ask('GET', `/customers/${old.id}`)).body.data.erasedAt).toBeTruthy();
    expect((await ask('GET', `/customers/${bound.id}`)).body.data.erasedAt).toBeNull();
    expect((await ask('GET', `/activities?customerId=${bound.id}&type=call`)).body.data).toEqual([]);
  });

  it('families share an e-mail where the organization allows it', async () => {
    const { ask } = await house.register();
    const first = await customer(ask);
    expect(codes(await ask('POST', '/customers', { name: 'Mia', email: first.email }))).toEqual([409, 'duplicate']);
    const { version } = (await ask('GET', '/organization')).body.data;
    await created(ask('PATCH', '/organization', { version, sharedEmails: true }));
    expect(await created(ask('POST', '/customers', { name: 'Mia', email: first.email }))).toMatchObject({ email: first.email, emailShared: true });
    expect((await ask('GET', `/customers/duplicates?email=${first.email}`)).body.data).toHaveLength(2);
  });
});
