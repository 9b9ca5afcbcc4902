import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner } from '../../test/database';
import { EngagementJobs } from '../customers/engagement.jobs';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY - 60_000).toISOString();
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
type House = ReturnType<Api['as']>;

describe('customer insights over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  let made = 0;
  const customer = (ask: Ask, name: string, more: object = {}) => created(ask('POST', '/customers', { name, email: `p${made++}@insights.example`, ...more }));
  const talked = (ask: Ask, customerId: string, days: number) =>
    created(ask('POST', '/activities', { customerId, type: 'call', title: 'Asked', occurredAt: ago(days) }));
  const jobs = () => house.app.get(EngagementJobs, { strict: false });
  const night = ({ organization, actor }: House, at?: string) =>
    jobs().lookAtAll({ organization, actor, permissions: [], role: 'system', locale: 'en', requestId: actor, cause: actor, at });
  const profiles = async (ask: House, query = '') => (await ask('GET', `/insights/${ask.organization}/profiles?${query}`)).body;
  const names = async (ask: House, query: string) => (await profiles(ask, query)).data.map(({ name }: any) => name);

  it('lists profiles: filter, order, window, and a summary over all that is found', async () => {
    const ask = house.as();
    const [anna, ben] = [await customer(ask, 'Anna'), await customer(ask, 'Ben'), await customer(ask, 'Cleo', { tags: ['vip'] })];
    await talked(ask, anna.id, 1);
    await talked(ask, ben.id, 40);
    const { data, meta, pagination } = await profiles(ask, 'limit=2');
    expect(data.map(({ name }: any) => name)).toEqual(['Anna', 'Ben']);
    expect(meta).toMatchObject({
      summary: { totalCustomers: 3, activeCustomers: 1, dormantCustomers: 2, atRiskCustomers: 0 },
      totalCount: 3,
      hasMore: true,
    });
    expect(pagination).toMatchObject({ page: 1, perPage: 2, total: 3 });
    expect(data[0]).toMatchObject({
      id: anna.id,
      ltv: '0.00',
      totalSessions: 0,
      lastAppointment: null,
      nextAppointment: null,
      status: 'active',
      riskScore: 25,
    });
    expect(data[0]).toMatchObject({ engagementScore: 100, nextAction: 'carry_on', createdAt: anna.createdAt, updatedAt: anna.updatedAt });
    expect(await names(ask, 'limit=2&offset=1')).toEqual(['Ben', 'Cleo']);
    expect(await names(ask, 'perPage=2&page=2')).toEqual(['Cleo']);
    expect(await names(ask, 'sort=-risk_score')).toEqual(['Ben', 'Anna', 'Cleo']);
    expect(await names(ask, 'sort=-name&status=dormant')).toEqual(['Cleo', 'Ben']);
    expect(await names(ask, 'search=ben')).toEqual(['Ben']);
    const segment = await created(ask('POST', '/segments', { name: 'VIP', filter: { tag: 'vip' } }));
    const found = await profiles(ask, `segmentId=${segment.id}&status=all`);
    expect([found.data.map(({ name }: any) => name), found.meta.summary.totalCustomers]).toEqual([['Cleo'], 1]);
    expect((await profiles(ask, 'status=dormant')).meta.summary).toEqual({ totalCustomers: 2, activeCustomers: 0, dormantCustomers: 2, atRiskCustomers: 0 });
    expect((await profiles(ask, 'search=nobodyatall')).meta.summary).toEqual({
      totalCustomers: 0,
      activeCustomers: 0,
      dormantCustomers: 0,
      atRiskCustomers: 0,
    });
    for (const wrong of ['sort=ltv;drop', 'status=asleep', 'limit=0', 'limit=501'])
      expect((await ask('GET', `/insights/${ask.organization}/profiles?${wrong}`)).status).toBe(400);
    const file = await ask('GET', `/insights/${ask.organization}/profiles/export?status=dormant&sort=-name&limit=1`);
    expect(String(file.body).trim().split('\n').length).toBe(3);
    expect((await house.as('viewer', ask.organization)('GET', `/insights/${ask.organization}/profiles/export`)).status).toBe(403);
    // the same under a clinic's name, and nothing of anybody else's
    expect((await ask('GET', `/patients/${ask.organization}/profiles`)).body.data).toEqual((await profiles(ask)).data);
    const other = house.as();
    for (const path of ['profiles', 'risk-summary', `profile/${anna.id}`]) {
      expect((await other('GET', `/insights/${ask.organization}/${path}`)).status).toBe(404);
      expect((await house.as(['customers:read'], ask.organization)('GET', `/insights/${ask.organization}/${path}`)).status).toBe(403);
    }
    expect((await other('GET', `/insights/${other.organization}/profile/${anna.id}`)).status).toBe(404);
  });

  it('says when somebody was last in touch, and how often nobody came', async () => {
    const ask = house.as();
    const [anna] = [await customer(ask, 'Anna'), await customer(ask, 'Ben')];
    await talked(ask, anna.id, 3);
    const type = await created(ask('POST', '/appointment-types', { name: 'Visit', durationMinutes: 30 }));
    for (const hours of [0, 1]) {
      const startsAt = new Date(Date.now() + 5 * DAY + hours * 3_600_000).toISOString();
      await created(ask('POST', '/appointments', { customerId: anna.id, typeId: type.id, startsAt }));
    }
    await asOwner(house.db, `update scheduling.appointments set status = 'no_show' where customer_id = $1`, [anna.id]);
    const { data } = await profiles(ask);
    expect(data.map(({ name, noShows, lastContactedAt }: any) => [name, noShows, lastContactedAt?.slice(0, 10) ?? null])).toEqual([
      ['Anna', 2, ago(3).slice(0, 10)],
      ['Ben', 0, null],
    ]);
  });

  it('shows the lifetime value that statistics show, risk with its reasons, and the medical part only to who may', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Dora', { billingAddress: LINZ, birthDate: '1980-05-01' });
    const invoice = await created(ask('POST', '/invoices', { customerId: id, items: [{ description: 'Work', quantity: 1, unitPrice: '100.00' }] }));
    await created(ask('POST', `/invoices/${invoice.id}/finalize`));
    await created(ask('POST', `/invoices/${invoice.id}/payments`, { amount: '120.00', method: 'cash' }));
    const statistics = await created(ask('GET', `/customers/${id}/statistics`));
    const [listed] = (await profiles(ask)).data;
    const path = `/insights/${ask.organization}/profile/${id}`;
    const profile = await created(ask('GET', path, undefined, { 'accept-language': 'de' }));
    expect([listed.ltv, profile.engagementMetrics.ltv, profile.engagementMetrics.ltvMethod]).toEqual([statistics.lifetimeValue, '100.00', 'paid_net']);
    expect(profile).toMatchObject({
      ...{ dateOfBirth: '1980-05-01', address: { street: 'Hafen 1', city: 'Linz', zip: '4020' } },
      medicalInfo: { conditions: [], allergies: [], medications: [] },
      riskAssessment: { riskScore: 15, riskLevel: 'low', status: 'dormant', method: 'scheme_a', insufficientData: false, actionPriority: 4 },
      communicationPreferences: { preferredChannel: null, marketingConsent: null },
    });
    expect(profile.riskAssessment.riskFactors).toMatchObject([{ code: 'never_seen', points: 15, text: expect.stringContaining('noch nie') }]);
    const trace = () =>
      asOwner<{ n: number }>(house.db, `select count(*)::int as n from core.events where type = 'customers.medical_information_read' and subject = $1`, [id]);
    expect(await trace()).toEqual([{ n: 1 }]);
    expect((await created(house.as(['insights:read'], ask.organization)('GET', path))).medicalInfo).toBeNull();
    expect(await trace()).toEqual([{ n: 1 }]);
  });

  it('counts risks and how they changed since thirty days, apart from those nothing was stored of', async () => {
    const ask = house.as();
    const at = `/insights/${ask.organization}/risk-summary`;
    expect(await created(ask('GET', at))).toMatchObject({ totalCustomers: 0, riskTrends: { improving: 0, stable: 0, declining: 0 }, lastCalculated: null });
    const [gone, back, same] = [await customer(ask, 'Gone'), await customer(ask, 'Back'), await customer(ask, 'Same')];
    await customer(ask, 'New');
    const stored = (id: string, score: number, days: number) =>
      asOwner(
        house.db,
        `insert into customers.engagements (organization_id, id, customer_id, engagement, risk_level, risk_score, factors, assessed_at, created_by, updated_by)
         values ($1, gen_random_uuid(), $2, 'active', 'low', $3, '[]', now() - make_interval(days => $4), $2, $2)`,
        [ask.organization, id, score, days],
      );
    await talked(ask, gone.id, 40); // 45 points
    await talked(ask, back.id, 1); // 25 points
    await talked(ask, same.id, 2);
    for (const [id, score] of [[gone.id, 35], [back.id, 35], [same.id, 34]]) await stored(id, score, 31); // prettier-ignore
    await stored(same.id, 90, 29); // too young to compare with
    await night(ask);
    const summary = await created(ask('GET', at));
    expect(summary).toMatchObject({
      riskDistribution: { lowRisk: 4, mediumRisk: 0, highRisk: 0, insufficientData: 0 },
      ...{ totalCustomers: 4, riskTrends: { improving: 1, stable: 1, declining: 1, withoutSnapshot: 1 }, method: 'scheme_a' },
    });
    expect(Date.parse(summary.lastCalculated)).toBeGreaterThan(Date.now() - 60_000);
    // each of these numbers opens its rows
    for (const [trend, found] of [
      ['improving', 'Back'],
      ['stable', 'Same'],
      ['declining', 'Gone'],
      ['unknown', 'New'],
    ])
      // prettier-ignore
      expect(await names(ask, `trend=${trend}`)).toEqual([found]);
    expect([await names(ask, 'trend=improving,stable'), await names(ask, 'insufficientData=true')]).toEqual([['Back', 'Same'], []]);
    expect((await names(ask, 'insufficientData=false')).length).toBe(4);
    for (const wrong of ['trend=better', 'insufficientData=perhaps'])
      expect((await ask('GET', `/insights/${ask.organization}/profiles?${wrong}`)).status).toBe(400);
  });

  it('an organization sets limits and chooses the method; everybody is judged anew', async () => {
    const ask = house.as();
    const { id } = await customer(ask, 'Emil');
    await talked(ask, id, 40);
    const settings = await created(ask('GET', '/insight-settings'));
    expect(settings).toMatchObject({ method: 'scheme_a', activeDays: 30, mediumDays: 60, highDays: 90, version: 1 });
    const change = (version: number, more: object) => ask('PATCH', '/insight-settings', { version, ...more });
    for (const wrong of [{ mediumDays: 90 }, { highAttendance: 70 }, { mediumMissed: 5 }, { riskPercent: 300 }, { activeDays: 91 }])
      expect((await change(1, wrong)).body.errors[0].code).toBe('limits_crossed');
    await created(change(1, { activeDays: 50 }));
    expect((await change(1, { activeDays: 60 })).body.errors[0].code).toBe('version_conflict');
    await night(ask);
    expect((await profiles(ask)).data).toMatchObject([{ status: 'active', riskScore: 25 }]);
    await created(change(2, { method: 'usual_interval' }));
    await night(ask);
    expect((await profiles(ask)).data).toMatchObject([{ status: 'dormant', riskScore: null, riskLevel: null }]);
    const profile = await created(ask('GET', `/insights/${ask.organization}/profile/${id}`));
    expect(profile.riskAssessment).toMatchObject({
      insufficientData: true,
      method: 'usual_interval',
      explanation: expect.stringContaining('Insufficient data'),
    });
    expect(profile.riskAssessment.history.map(({ method }: any) => method)).toEqual(['usual_interval', 'scheme_a', 'scheme_a']);
    expect((await created(ask('GET', `/insights/${ask.organization}/risk-summary`))).riskDistribution.insufficientData).toBe(1);
    expect((await house.as('staff', ask.organization)('PATCH', '/insight-settings', { version: 3, activeDays: 20 })).status).toBe(403);
  });
});
