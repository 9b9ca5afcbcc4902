import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { line } from '../../test/invoices';
import { ActivitiesJobs } from './activities.jobs';

const codes = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0].code, body.errors?.[0].field];
const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
  }
};

describe('what is known about a customer', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());
  let made = 0;
  const customer = (ask: Ask, more: object = {}) => created(ask('POST', '/customers', { name: 'Huber', email: `a${made++}@huber.example`, ...more }));
  const colleague = async (organization: string, role: 'staff' | 'viewer' | 'manager') => {
    const ask = house.as(role, organization);
    await ask('GET', '/customers');
    return ask;
  };

  it('calls, meetings and tasks stand in the timeline, by type', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    const call = await created(ask('POST', '/activities', { customerId, type: 'call', title: 'Asked for the FZ-350', occurredAt: '2026-03-01T09:00:00Z' }));
    expect(call).toMatchObject({ customerId, type: 'call', ownerId: null, doneAt: null, overdue: false, event: null, customerName: 'Huber' });
    const task = await created(ask('POST', '/activities', { customerId, type: 'task', title: 'Send the offer', dueAt: '2026-03-02T08:00:00Z' }));
    expect(task).toMatchObject({ ownerId: ask.actor, remindAt: '2026-03-02T08:00:00.000Z', overdue: true });
    const titles = async (query: string) => (await ask('GET', `/activities?customerId=${customerId}${query}`)).body.data.map((one: any) => one.title);
    expect(await titles('')).toEqual(['Send the offer', 'Asked for the FZ-350']);
    expect(await titles('&type=call')).toEqual(['Asked for the FZ-350']);
    expect(await titles('&state=overdue')).toEqual(['Send the offer']);
    await created(ask('PATCH', `/activities/${task.id}`, { version: 1, doneAt: '2026-03-02T10:00:00Z' }));
    expect([await titles('&state=open'), await titles('&state=done')]).toEqual([[], ['Send the offer']]);
    expect(await titles('&search=ofer')).toEqual(['Send the offer']);
    expect((await ask('GET', `/customers/${customerId}`)).body.data.lastActivityAt).toBe(task.occurredAt);
  });

  it('refuses what belongs nowhere, and entries by hand in the name of an event', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    expect(codes(await ask('POST', '/activities', { customerId, type: 'system', title: 'x' }))).toEqual([400, 'validation_failed', 'type']);
    expect(codes(await ask('POST', '/activities', { type: 'call', title: 'x' }))).toEqual([400, 'validation_failed', 'customerId']);
    expect(codes(await ask('POST', '/activities', { type: 'call', title: 'x', subjectType: 'unicorns', subjectId: customerId }))[1]).toBe(
      'activity_subject_unknown',
    );
    const stranger = house.as();
    expect(codes(await stranger('POST', '/activities', { customerId, type: 'call', title: 'x' }))).toEqual([422, 'customer_unknown', 'customerId']);
    expect((await stranger('GET', `/activities?customerId=${customerId}`)).body.data).toEqual([]);
  });

  it('staff changes only its own, and everybody reads', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    const theirs = await created(ask('POST', '/activities', { customerId, type: 'call', title: 'ours' }));
    const note = await created(ask('POST', '/notes', { customerId, content: 'ours' }));
    const staff = await colleague(ask.organization, 'staff');
    for (const path of [`/activities/${theirs.id}`, `/notes/${note.id}`]) {
      expect((await staff('GET', path)).status).toBe(200);
      expect(codes(await staff('PATCH', path, { version: 1, ...(path.startsWith('/n') ? { content: 'x' } : { title: 'x' }) }))[1]).toBe('not_owner');
      expect(codes(await staff('DELETE', `${path}?version=1`))[1]).toBe('not_owner');
    }
    // nor by many at once, and nobody gets a record by making it their own
    const take = { action: 'change', values: { ownerId: staff.actor } };
    for (const [path, id] of [
      ['/activities', theirs.id],
      ['/customers', customerId],
    ] as const) {
      expect(codes(await staff('POST', `${path}/bulk`, { ...take, ids: [id] }))[1]).toBe('not_owner');
      expect((await ask('GET', `${path}/${id}`)).body.data).toMatchObject({ ownerId: null, version: 1 });
    }
    const own = await created(staff('POST', '/notes', { customerId, content: 'mine', type: 'request' }));
    expect((await staff('DELETE', `/notes/${own.id}?version=1`)).status).toBe(200);
    const viewer = await colleague(ask.organization, 'viewer');
    expect([(await viewer('GET', '/notes')).status, (await viewer('POST', '/notes', { customerId, content: 'x' })).status]).toEqual([200, 403]);
  });

  it('is looked after by somebody of the organization, or nobody', async () => {
    const [ask, stranger] = [house.as(), house.as()];
    const { id: customerId } = await customer(ask);
    const task = await created(ask('POST', '/activities', { customerId, type: 'task', title: 'Call', dueAt: '2026-03-02T08:00:00Z' }));
    for (const ownerId of [stranger.actor, randomUUID()]) {
      const refused = [
        await ask('PATCH', `/customers/${customerId}`, { version: 1, ownerId }),
        await ask('POST', '/customers', { name: 'Nord', email: 'n@nord.example', ownerId }),
        await ask('POST', '/customers/bulk', { ids: [customerId], action: 'change', values: { ownerId } }),
        await ask('PATCH', `/activities/${task.id}`, { version: 1, ownerId }),
        await ask('POST', '/activities', { customerId, type: 'call', title: 'x', ownerId }),
        await ask('POST', '/activities/bulk', { ids: [task.id], action: 'change', values: { ownerId } }),
      ];
      expect(refused.map(({ status, body }) => [status, body.errors?.[0].code])).toEqual(refused.map(() => [422, 'owner_unknown']));
    }
    const boris = await colleague(ask.organization, 'staff');
    expect((await ask('PATCH', `/customers/${customerId}`, { version: 1, ownerId: boris.actor })).body.data.ownerId).toBe(boris.actor);
  });

  it('a complaint with a mention tells Ben once, stands in the timeline, and is found by its words', async () => {
    const { ask, organization, user } = await house.register({ name: 'Ben Bauer' });
    const anna = house.as('admin', organization.id);
    const { id: customerId, name } = await customer(anna, { name: 'Lagerei Nord' });
    const note = await created(anna('POST', '/notes', { customerId, type: 'complaint', content: '@Ben bearing noise, ask ben@lagerei.example' }));
    expect(note).toMatchObject({ type: 'complaint', isInternal: true, mentionIds: [user.id], customerName: name });
    const told = (await ask('GET', '/notifications')).body.data;
    expect(told).toMatchObject([{ kind: 'customers.mentioned', resource: 'customers', subject: customerId }]);
    await created(anna('PATCH', `/notes/${note.id}`, { version: 1, content: '@Ben loud bearing noise' }));
    expect((await ask('GET', '/notifications')).body.data).toHaveLength(1);
    const [entry] = (await anna('GET', `/activities?customerId=${customerId}&type=note`)).body.data;
    expect(entry).toMatchObject({ title: '@Ben loud bearing noise', subjectType: 'notes', subjectId: note.id });
    expect(codes(await anna('DELETE', `/activities/${entry.id}?version=${entry.version}`))[1]).toBe('activity_of_event');
    expect((await anna('GET', '/customers?search=bearing')).body.data.map((one: any) => one.id)).toEqual([customerId]);
    expect(codes(await anna('POST', '/notes', { customerId, content: 'x', mentionIds: [customerId] }))).toEqual([422, 'mention_unknown', 'mentionIds']);
  });

  it('tags have colours, go to many at once and take a new name everywhere', async () => {
    const ask = house.as();
    const [one, two] = [await customer(ask, { tags: ['VIP'] }), await customer(ask)];
    expect((await ask('POST', '/customers/bulk', { ids: [one.id, two.id], action: 'tag', values: { tags: ['VIP', 'Wien'] } })).body.data.count).toBe(2);
    const tags = (await ask('GET', '/tags')).body.data;
    expect(tags).toMatchObject([
      { name: 'VIP', count: 2, color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
      { name: 'Wien', count: 2 },
    ]);
    expect(codes(await ask('POST', '/tags', { name: 'vip' }))).toEqual([409, 'duplicate', 'name']);
    await created(ask('PATCH', `/tags/${tags[0].id}`, { version: 1, name: 'Stammkunde', color: '#00695C' }));
    expect((await ask('GET', `/customers?tags=Stammkunde`)).body.pagination.total).toBe(2);
    await ask('POST', '/customers/bulk', { ids: [two.id], action: 'untag', values: { tags: ['Wien'] } });
    expect((await ask('GET', `/customers/${two.id}`)).body.data.tags).toEqual(['Stammkunde']);
    expect((await ask('DELETE', `/tags/${tags[0].id}?version=2`)).status).toBe(200);
    expect((await ask('GET', `/customers/${one.id}`)).body.data.tags).toEqual(['Wien']);
  });

  it('a contact is the same person on the customer and by itself', async () => {
    const ask = house.as();
    const eva = { name: 'Eva Huber', role: 'Buyer', emails: ['Eva@huber.example'], phones: ['0732 5550100'], isPrimary: true };
    const { id, contacts } = await customer(ask, { contacts: [eva] });
    const [listed] = (await ask('GET', `/contacts?customerId=${id}`)).body.data;
    expect(listed).toMatchObject({ id: contacts[0].id, name: 'Eva Huber', emails: ['eva@huber.example'], phones: ['+437325550100'], isPrimary: true });
    const max = await created(ask('POST', '/contacts', { customerId: id, name: 'Max', phones: ['0660 5550123'], isPrimary: true }));
    const now = (await ask('GET', `/customers/${id}`)).body.data;
    expect(now.contacts).toMatchObject([
      { name: 'Eva Huber', isPrimary: false },
      { id: max.id, name: 'Max', phones: ['+436605550123'], isPrimary: true },
    ]);
    await created(ask('PATCH', `/customers/${id}`, { version: now.version, contacts: [{ name: 'Max', isPrimary: true }] }));
    expect((await ask('GET', `/contacts?customerId=${id}`)).body.data).toMatchObject([{ id: max.id, name: 'Max', phones: [] }]);
    expect((await ask('DELETE', `/contacts/${max.id}?version=2`)).status).toBe(200);
    expect((await ask('GET', `/customers/${id}`)).body.data.contacts).toEqual([]);
    expect((await house.as()('GET', `/contacts/${max.id}`)).status).toBe(404);
  });

  it('owners are told of what is due, once', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    const task = await created(ask('POST', '/activities', { customerId, type: 'task', title: 'Call back', dueAt: '2026-01-02T08:00:00Z' }));
    const me = { organization: ask.organization, actor: ask.actor, permissions: [], role: 'system', locale: 'en' as const, requestId: task.id, cause: task.id };
    const jobs = house.app.get(ActivitiesJobs, { strict: false });
    expect([await jobs.remind(me), await jobs.remind(me)]).toEqual([1, 0]);
    expect((await ask('GET', '/notifications')).body.data).toMatchObject([{ kind: 'customers.activity_due', title: 'Due: Call back (Huber)' }]);
  });

  it('orders, invoices and payments appear by themselves, and every number opens its rows', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    const order = await created(ask('POST', '/orders', { customerId, items: [{ description: 'Druck', quantity: 2, unitPrice: '100.00', taxRate: 20 }] }));
    await created(ask('POST', `/orders/${order.id}/confirm`));
    const invoice = await created(ask('POST', '/invoices', { customerId, items: [line(10, '100.00', { taxRate: 20, taxCategory: 'standard' })] }));
    const issued = await created(ask('POST', `/invoices/${invoice.id}/finalize`));
    await created(ask('POST', `/invoices/${invoice.id}/payments`, { amount: '1200.00' }));
    await created(ask('POST', `/invoices/${invoice.id}/credit-notes`, { items: [{ itemId: issued.items[0].id, quantity: 2 }] }));
    const { stats, orders, invoices, bookings } = (await ask('GET', `/customers/${customerId}?include=related`)).body.data;
    expect(stats).toMatchObject({
      method: 'paid_net',
      lifetimeValue: '800.00',
      parts: [
        { figure: 'paid', amount: '1000.00', count: 1 },
        { figure: 'credited', amount: '-200.00', count: 1 },
      ],
      totalRevenue: '800.00',
      totalOrders: 1,
      openOrders: 1,
      averageOrderValue: '200.00',
      totalBookings: 0,
    });
    expect([orders.length, invoices.length, bookings]).toEqual([1, 2, []]);
    for (const { figure, count, amount } of stats.figures) {
      const { data, pagination } = (await ask('GET', `/customers/${customerId}/statistics/${figure}`)).body;
      expect([figure, pagination.total, data.reduce((sum: number, row: any) => sum + Number(row.amount), 0)]).toEqual([figure, count, Number(amount)]);
    }
    const list = (await ask('GET', '/customers?include=stats&valueMin=800')).body;
    expect([list.data[0].lifetimeValue, list.meta.stats]).toEqual([
      '800.00',
      { totalCustomers: 1, activeCustomers: 1, privateCustomers: 0, businessCustomers: 1, totalRevenue: '800.00', avgCustomerValue: '800.00' },
    ]);
    const titles = await until(async () => {
      const { data } = (await ask('GET', `/activities?customerId=${customerId}`, undefined, { 'accept-language': 'de' })).body;
      return data.some(({ type }: any) => type === 'payment') && data.filter(({ type }: any) => type === 'invoice').length > 1 ? data : undefined;
    });
    expect(titles.map(({ title }: any) => title)).toEqual(
      expect.arrayContaining([`Auftrag ${order.orderNumber} bestätigt`, `${issued.invoiceNumber} ausgestellt`, 'Zahlung eingegangen']),
    );
  });

  it('totals stand over the whole filtered set, not the page', async () => {
    const ask = house.as();
    for (const type of ['private', 'private', 'business']) await customer(ask, { type, status: type === 'business' ? 'inactive' : 'active' });
    const stats = async (query: string) => (await ask('GET', `/customers?include=stats&perPage=1${query}`)).body.meta.stats;
    expect(await stats('')).toMatchObject({ totalCustomers: 3, activeCustomers: 2, privateCustomers: 2, businessCustomers: 1, avgCustomerValue: '0.00' });
    expect(await stats('&type=business')).toMatchObject({ totalCustomers: 1, activeCustomers: 0, privateCustomers: 0 });
    expect(await stats('&search=nobody')).toMatchObject({ totalCustomers: 0, totalRevenue: '0.00' });
  });

  it('is found with typos, umlauts and numbers as people dial them, and by birthday', async () => {
    const ask = house.as();
    const { id } = await customer(ask, { name: 'Jörg Müller', phone: '+43 660 5550123', email: 'joerg.mueller@post.example', birthDate: '1980-02-29' });
    await customer(ask, { name: 'Anna Gruber', birthDate: '1975-07-04' });
    const found = async (query: string) => (await ask('GET', `/customers?${query}`)).body.data.map((one: any) => one.name);
    for (const typed of ['Muller', 'mueller', 'Mülller', 'jorg muler', '0660 555 0123', '555-0123', 'joerg.muler@post.example'])
      expect([typed, await found(`search=${encodeURIComponent(typed)}`)]).toEqual([typed, ['Jörg Müller']]);
    expect(await found('birthMonth=2')).toEqual(['Jörg Müller']);
    expect(await found('birthdayWithinDays=364')).toHaveLength(2);
    expect((await ask('GET', `/customers/${id}`)).body.data.birthDate).toBe('1980-02-29');
  });
});
