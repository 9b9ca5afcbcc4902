import { api, created, type Api, type Ask } from '../../test/api';
import { EngagementJobs } from './engagement.jobs';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY - 60_000).toISOString();

describe('active, dormant or at risk', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  let made = 0;
  const customer = (ask: Ask, more: object = {}) => created(ask('POST', '/customers', { name: 'Zoë Maier', email: `z${made++}@maier.example`, ...more }));
  const standing = (ask: Ask, id: string) => created(ask('GET', `/customers/${id}/engagement`));
  const reasons = ({ factors }: any) => factors.map(({ code, points, value, limit }: any) => [code, points, value, limit]);
  const night = async (ask: ReturnType<Api['as']>, at: string) => {
    const { organization, actor } = ask;
    const me = { organization, actor, permissions: [], role: 'system', locale: 'en' as const, requestId: actor, cause: actor, at };
    await house.app.get(EngagementJobs, { strict: false }).lookAtAll(me);
  };

  it('says why: the list, its filter and segments show what the reasons come to', async () => {
    const ask = house.as();
    const [quiet, fresh] = [await customer(ask), await customer(ask)];
    expect(fresh).toMatchObject({ engagement: 'dormant', riskLevel: 'low', riskScore: 15 });
    expect(await standing(ask, fresh.id)).toMatchObject({ engagement: 'dormant', riskScore: 15, chance: 'unknown', attendance: null, action: 'first_visit' });
    await created(ask('POST', '/activities', { customerId: quiet.id, type: 'call', title: 'Asked for glasses', occurredAt: ago(40) }));
    const found = await standing(ask, quiet.id);
    expect(reasons(found)).toEqual([['quiet', 45, 40, 30]]);
    expect(found).toMatchObject({ engagement: 'dormant', riskScore: 45, days: 40, visits: 0, lastVisitAt: null, history: [{ riskScore: 45 }] });
    expect((await ask('GET', `/customers/${quiet.id}`)).body.data).toMatchObject({ engagement: 'dormant', riskScore: 45 });
    await created(ask('POST', '/activities', { customerId: quiet.id, type: 'call', title: 'Wants to come' }));
    expect((await ask('GET', '/customers?engagement=active')).body.data.map(({ id }: any) => id)).toEqual([quiet.id]);
    const segment = await created(ask('POST', '/segments', { name: 'Ruhende', filter: { engagement: 'dormant' } }));
    expect((await ask('GET', `/customers?segmentId=${segment.id}`)).body.data.map(({ id }: any) => id)).toEqual([fresh.id]);
    expect((await ask('GET', '/customers?sort=-riskScore')).body.data.map(({ riskScore }: any) => riskScore)).toEqual([25, 15]);
    expect((await ask('GET', '/customers?engagement=asleep')).status).toBe(400);
    await created(ask('PATCH', `/customers/${fresh.id}`, { version: 1, status: 'inactive' }));
    expect(reasons(await standing(ask, fresh.id))).toEqual([
      ['never_seen', 15, null, null],
      ['inactive', 5, null, null],
    ]);
    expect((await house.as()('GET', `/customers/${quiet.id}/engagement`)).status).toBe(404);
  });

  it('visits that were missed put a customer at risk the night after, one that lies ahead takes it back', async () => {
    const ask = house.as();
    const { id: customerId } = await customer(ask);
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
    const linden = await created(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff', openingHours: hours }));
    const { id: typeId } = await created(ask('POST', '/appointment-types', { name: 'Eye exam', durationMinutes: 30, staffIds: [linden.id] }));
    const book = (day: string) => created(ask('POST', '/appointments', { customerId, typeId, startsAt: `2027-03-${day}T09:00:00Z` }));
    for (const day of ['01', '02', '03', '04']) await created(ask('POST', `/appointments/${(await book(day)).id}/no-show`));
    await night(ask, '2027-03-20T02:00:00Z');
    expect((await ask('GET', '/customers?engagement=at_risk')).body.data).toMatchObject([{ id: customerId, riskLevel: 'high' }]);
    await book('29');
    await night(ask, '2027-03-21T02:00:00Z');
    expect((await ask('GET', `/customers/${customerId}`)).body.data).toMatchObject({ engagement: 'active', riskLevel: 'low' });
    const { history } = await standing(ask, customerId);
    expect(history.map((one: any) => one.engagement)).toEqual(['active', 'at_risk']);
    // the same night again finds nothing new
    await night(ask, '2027-03-21T02:00:00Z');
    expect((await standing(ask, customerId)).history).toHaveLength(2);
  });

  it('an open order is something that lies ahead', async () => {
    const ask = house.as();
    const { id } = await customer(ask);
    const order = await created(ask('POST', '/orders', { customerId: id, items: [{ description: 'x', quantity: 1, unitPrice: '1.00', taxRate: 20 }] }));
    await created(ask('POST', `/orders/${order.id}/confirm`));
    expect(await standing(ask, id)).toMatchObject({ engagement: 'active', upcoming: 1, riskScore: 25 });
  });
});
