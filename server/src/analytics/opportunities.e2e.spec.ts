import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner } from '../../test/database';
import { ActivitiesService } from '../customers';
import { EngagementJobs } from '../customers/engagement.jobs';

const DAY = 86_400_000;
const ago = (days: number, ms = 0) => new Date(Date.now() - days * DAY - ms).toISOString();
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
type House = ReturnType<Api['as']>;

describe('opportunities, outreach and journeys over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  let made = 0;
  const customer = (ask: Ask, name: string, more: object = {}) => created(ask('POST', '/customers', { name, email: `o${made++}@insights.example`, ...more }));
  const at = (ask: House, path: string) => `/insights/${ask.organization}/${path}`;
  const system = ({ organization, actor }: House) => ({
    organization,
    actor,
    permissions: [],
    role: 'system' as const,
    locale: 'en' as const,
    requestId: actor,
    cause: actor,
  });
  const night = (ask: House) => house.app.get(EngagementJobs, { strict: false }).lookAtAll(system(ask));
  const talked = (ask: Ask, customerId: string, days: number) =>
    created(ask('POST', '/activities', { customerId, type: 'call', title: 'Asked', occurredAt: ago(days, 60_000) }));
  const reach = (ask: House, customerId: string, more: object = {}) =>
    ask('POST', at(ask, 'outreach'), { customerId, method: 'phone', outcome: 'success', ...more });
  const opportunities = async (ask: House, query = '') => (await ask('GET', at(ask, `opportunities?${query}`))).body;
  const order = (ask: Ask, customerId: string) =>
    created(ask('POST', '/orders', { customerId, items: [{ description: 'x', quantity: 1, unitPrice: '300.00', taxRate: 20 }] }));
  /** Delivered long ago, paid in full. */
  const bought = async (ask: House, customerId: string, days: number, unitPrice: string) => {
    const { id } = await order(ask, customerId);
    await asOwner(house.db, `update fulfillment.orders set status = 'delivered', confirmed_at = $2, created_at = $2 where id = $1`, [id, ago(days)]);
    const invoice = await created(ask('POST', '/invoices', { customerId, items: [{ description: 'Work', quantity: 1, unitPrice }] }));
    await created(ask('POST', `/invoices/${invoice.id}/finalize`));
    await created(ask('POST', `/invoices/${invoice.id}/payments`, { amount: invoice.totalAmount, method: 'cash' }));
  };

  it('shows whom to get in touch with, the most urgent and valuable first, with values of a named method', async () => {
    const ask = house.as();
    const more = { billingAddress: LINZ };
    const [good, small, quiet] = [await customer(ask, 'Good', more), await customer(ask, 'Small', more), await customer(ask, 'Quiet')];
    await customer(ask, 'Fresh');
    await bought(ask, good.id, 100, '600.00');
    await bought(ask, small.id, 50, '80.00');
    await talked(ask, quiet.id, 50);
    await night(ask);
    const { data, meta } = await opportunities(ask);
    expect(data.map(({ customerName, opportunityType, priority }: any) => [customerName, opportunityType, priority])).toEqual([
      ['Good', 'high_value_risk', 1],
      ['Small', 'overdue_appointment', 2],
      ['Quiet', 'inactive_customer', 4],
    ]);
    expect(data[0]).toMatchObject({
      estimatedValue: '600.00',
      estimatedValueMethod: 'average_visit',
      currency: 'EUR',
      suggestedAction: expect.stringContaining('Call'),
    });
    expect(data[0]).toMatchObject({ successProbability: null, successProbabilityReason: 'too_few_attempts', lastOutreach: null });
    expect(data[2]).toMatchObject({ estimatedValue: null, lastContact: expect.any(String) });
    expect(meta.summary).toMatchObject({ totalOpportunities: 3, potentialRevenue: '680.00' });
    expect((await opportunities(ask, 'type=overdue_appointment&limit=1')).meta).toMatchObject({
      totalOpportunities: 1,
      potentialRevenue: '80.00',
      hasMore: false,
    });
    expect((await opportunities(ask, 'limit=1&offset=1')).data).toMatchObject([{ customerName: 'Small' }]);
    expect((await opportunities(ask, 'search=quiet')).meta.summary).toMatchObject({ totalOpportunities: 1, potentialRevenue: null });
    // dealt with: not shown until the day
    const done = await created(ask('POST', at(ask, `opportunities/${small.id}/done`), {}));
    expect(Date.parse(done.snoozedUntil)).toBeGreaterThan(Date.now() + 28 * DAY);
    expect((await opportunities(ask)).meta.summary.totalOpportunities).toBe(2);
    expect((await opportunities(ask, 'snoozed=true')).meta.summary.totalOpportunities).toBe(3);
    expect((await ask('POST', at(ask, `opportunities/${small.id}/done`), { until: '2020-01-01' })).status).toBe(400);
    expect((await house.as('viewer', ask.organization)('POST', at(ask, `opportunities/${small.id}/done`), {})).status).toBe(403);
    const other = house.as();
    expect((await other('POST', at(ask, `opportunities/${small.id}/done`), {})).status).toBe(404);
    expect((await other('POST', at(other, `opportunities/${small.id}/done`), {})).body.errors[0].code).toBe('customer_unknown');
  });

  it('writes down who was reached, in the timeline as well; who was not is as quiet as before', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Hanna');
    await talked(ask, id, 40);
    const tried = await created(reach(ask, id, { outcome: 'no_response', notes: 'Tried twice' }));
    expect(tried).toMatchObject({ customerId: id, customerName: 'Hanna', opportunity: 'inactive_customer', wonAt: null, staffName: 'Somebody' });
    expect((await created(ask('GET', `/customers/${id}/engagement`))).days).toBe(40);
    const [entry] = (await ask('GET', `/activities?customerId=${id}`, undefined, { 'accept-language': 'de' })).body.data;
    expect(entry).toMatchObject({ type: 'call', title: 'Anruf: keine Antwort', description: 'Tried twice', subjectType: 'outreaches', subjectId: tried.id });
    await created(reach(ask, id));
    expect(await created(ask('GET', `/customers/${id}/engagement`))).toMatchObject({ days: 0, engagement: 'active' });
    const listed = (await ask('GET', at(ask, `outreach?customerId=${id}&outcome=success`))).body;
    expect([listed.pagination.total, listed.data[0].outcome]).toEqual([1, 'success']);
    expect((await reach(ask, id, { at: new Date(Date.now() + DAY).toISOString() })).body.errors[0]).toMatchObject({ code: 'validation_failed', field: 'at' });
    expect((await reach(ask, id, { method: 'pigeon' })).status).toBe(400);
    expect(await (await ask('GET', at(house.as(), 'outreach'))).status).toBe(404);
  });

  it('stops where the customer wants none of it, but always takes the word itself', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Ida', { phone: '+43 660 1234567' });
    await created(reach(ask, id, { method: 'sms', outcome: 'opted_out' }));
    expect((await reach(ask, id, { method: 'sms' })).body.errors[0].code).toBe('consent_refused');
    expect((await reach(ask, id, { method: 'phone' })).status).toBe(201);
    await created(ask('POST', '/consents', { customerId: id, channel: 'post', granted: false, source: 'letter' }));
    expect((await reach(ask, id, { method: 'postal' })).body.errors[0].code).toBe('consent_refused');
    expect((await reach(ask, id, { method: 'in_person' })).status).toBe(201);
    await asOwner(
      house.db,
      `insert into messaging.opt_outs (organization_id, id, source, address, reason, at, recorded_by) values ($1, gen_random_uuid(), 'whatsapp', '+436601234567', 'asked', now(), $2)`,
      [ask.organization, ask.actor],
    );
    expect((await reach(ask, id, { method: 'whatsapp' })).body.errors[0].code).toBe('recipient_opted_out');
  });

  it('counts as won back what is made within 14 days of a success, to the millisecond, however often it is told', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Jan');
    const success = await created(reach(ask, id, { at: ago(14) }));
    const failed = await created(reach(ask, id, { at: ago(14), outcome: 'voicemail' }));
    const { id: orderId } = await order(ask, id);
    const moved = async (ms: number) => {
      await asOwner(house.db, `update fulfillment.orders set created_at = $2 where id = $1`, [orderId, new Date(Date.parse(success.at) + ms).toISOString()]);
      const event = { type: 'fulfillment.order_created', subject: orderId, at: success.at };
      // what the timeline does when it hears of the order
      const entry = { event, customerId: id, type: 'order' as const, resource: 'orders', title: 'Order', data: {} };
      await house.db.work.write(system(ask), (tx) => house.app.get(ActivitiesService, { strict: false }).record(tx, entry));
      const found = (await ask('GET', at(ask, `outreach?customerId=${id}&sort=at`))).body.data;
      expect(found.find((one: any) => one.id === failed.id).wonAt).toBeNull();
      return found.find((one: any) => one.id === success.id);
    };
    expect(await moved(14 * DAY)).toMatchObject({ wonResource: 'orders', wonId: orderId });
    expect(await moved(14 * DAY)).toMatchObject({ wonResource: 'orders', wonId: orderId });
    expect((await moved(14 * DAY + 1)).wonAt).toBeNull();
    expect((await moved(0)).wonAt).toBe(success.at);
    expect((await moved(-1)).wonAt).toBeNull();
    await moved(DAY);
    expect((await created(ask('GET', at(ask, 'engagement/overview')))).outreach).toEqual({ attempts: 2, successes: 1, wonBack: 1, wonBackRate: 100 });
    expect((await ask('GET', at(ask, 'outreach?wonBack=true'))).body.data).toMatchObject([{ id: success.id }]);
  });

  it('says how likely a call reaches somebody only from attempts enough', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Kai');
    await talked(ask, id, 40);
    const attempt = (n: number, outcome: string) =>
      asOwner(
        house.db,
        `insert into customers.outreaches (organization_id, id, customer_id, method, outcome, at, opportunity, created_by, updated_by)
         select $1, gen_random_uuid(), $2, 'phone', $4, now(), 'inactive_customer', $2, $2 from generate_series(1, $3)`,
        [ask.organization, id, n, outcome],
      );
    await attempt(5, 'success');
    await attempt(14, 'busy');
    expect((await opportunities(ask)).data).toMatchObject([{ successProbability: null }]);
    await attempt(1, 'failed');
    expect((await opportunities(ask)).data).toMatchObject([{ successProbability: 0.25, successProbabilityReason: null }]);
  });

  it('tells the way of a customer from what is recorded, and how all stand over the months', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Lea', { billingAddress: LINZ });
    expect(await created(ask('GET', at(ask, `journey/${id}`)))).toMatchObject({
      currentStage: 'prospect',
      stagesCompleted: [],
      automationState: null,
      touchpoints: [],
    });
    await bought(ask, id, 70, '100.00');
    await talked(ask, id, 80);
    await bought(ask, id, 20, '50.00');
    await night(ask);
    const journey = await created(ask('GET', at(ask, `journey/${id}`)));
    expect(journey).toMatchObject({ customerId: id, currentStage: 'regular', journeyStart: journey.stagesCompleted[0].completedAt });
    expect(journey.stagesCompleted.map(({ stage }: any) => stage)).toEqual(['contact', 'agreed', 'first_visit', 'returned', 'paid']);
    expect(journey.touchpoints).toMatchObject([{ type: 'call', title: 'Asked' }]);
    const blind = await created(house.as(['insights:read'], ask.organization)('GET', at(ask, `journey/${id}`)));
    expect([blind.stagesCompleted, blind.touchpoints]).toEqual([[], []]);
    const overview = await created(ask('GET', `/patients/${ask.organization}/engagement/overview`));
    expect(overview).toMatchObject({ totalCustomers: 1, activeCustomers: 1, newCustomersThisMonth: 1 });
    expect(overview.satisfactionMetrics).toEqual({ avgSatisfaction: null, satisfactionDistribution: null, npsScore: null, reason: 'no_source' });
    expect(overview.engagementTrends).toMatchObject([{ customers: 1, active: 1, dormant: 0, atRisk: 0, avgRiskScore: 25 }]);
  });
});
