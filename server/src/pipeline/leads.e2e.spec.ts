import { api, created, type Api } from '../../test/api';

describe('leads over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('is scored, qualified and converted to a customer and a deal; two of one person become one customer', async () => {
    const ask = it_.as();
    const lead = (more = {}) =>
      created(
        ask('POST', '/leads', { name: 'Eva Huber', company: 'Huber GmbH', email: 'eva@huber.example', source: 'referral', estimatedValue: '26000', ...more }),
      );
    const first = await lead();
    expect(first).toMatchObject({ status: 'new', score: 20 + 25 + 10, moves: [], currency: 'EUR' });
    expect((await ask('POST', `/leads/${first.id}/convert`, {})).body.errors[0].code).toBe('invalid_transition');
    expect((await ask('PATCH', `/leads/${first.id}`, { version: 1, status: 'closed_won' })).body.errors[0].code).toBe('invalid_transition');
    expect(await created(ask('PATCH', `/leads/${first.id}`, { version: 1, status: 'qualified' }))).toMatchObject({ score: 75, moves: ['convert'] });
    const second = await lead({ name: 'Eva H.', status: 'negotiation' });
    const answers = await Promise.all([first, second].map(({ id }) => ask('POST', `/leads/${id}/convert`, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [a, b] = answers.map(({ body }) => body.data);
    expect(a.customerId).toBe(b.customerId);
    expect(a.dealId).not.toBe(b.dealId);
    expect(a).toMatchObject({ status: 'closed_won', customerName: 'Huber GmbH', moves: [] });
    expect((await ask('GET', `/customers/${a.customerId}`)).body.data).toMatchObject({
      type: 'business',
      status: 'prospect',
      contacts: [{ name: expect.stringContaining('Eva') }],
    });
    expect((await ask('GET', `/deals/${a.dealId}`)).body.data).toMatchObject({
      title: 'Huber GmbH',
      value: '26000.00',
      source: 'referral',
      customerId: a.customerId,
    });
    expect((await ask('POST', `/leads/${a.id}/convert`, {})).body.errors[0].code).toBe('invalid_transition');
    expect((await ask('GET', '/leads?sort=-score&scoreMin=50')).body.data.length).toBe(
      0 + (await ask('GET', '/leads')).body.data.filter(({ score }: any) => score >= 50).length,
    );
  });

  it('staff converts only its own; what nobody gave is refused', async () => {
    const anna = it_.as('manager');
    const staff = it_.as('staff', anna.organization);
    const lead = await created(anna('POST', '/leads', { name: 'Max', phone: '0660 5550123', status: 'proposal' }));
    expect((await staff('POST', `/leads/${lead.id}/convert`, {})).body.errors[0].code).toBe('not_owner');
    expect((await it_.as('admin')('GET', `/leads/${lead.id}`)).status).toBe(404);
    const bare = await created(anna('POST', '/leads', { name: 'Nobody', status: 'qualified' }));
    // a customer needs a way to be reached: the lead stays what it was
    expect((await anna('POST', `/leads/${bare.id}/convert`, {})).body.errors[0]).toMatchObject({ code: 'validation_failed', field: 'email' });
    const known = await created(anna('POST', '/customers', { name: 'Max Muster', type: 'private', phone: '+436605550123' }));
    expect((await created(anna('POST', `/leads/${lead.id}/convert`, { title: 'Glasses' }))).customerId).toBe(known.id);
  });
});
