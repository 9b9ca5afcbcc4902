import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner } from '../../test/database';
import { EngagementJobs } from '../customers/engagement.jobs';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY - 60_000).toISOString();
type House = ReturnType<Api['as']>;

describe('profiling, and who does not want it', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  let made = 0;
  const system = ({ organization, actor }: House) => ({
    ...{ organization, actor, permissions: [], role: 'system' as const, locale: 'en' as const, requestId: actor, cause: actor },
  });
  const night = (ask: House) => house.app.get(EngagementJobs, { strict: false }).lookAtAll(system(ask));
  /** Somebody who was talked to so many days ago. */
  const customer = async (ask: Ask, name: string, days: number, more: object = {}) => {
    const { id } = await created(ask('POST', '/customers', { name, email: `p${made++}@test.example`, ...more }));
    await created(ask('POST', '/activities', { customerId: id, type: 'call', title: 'Asked', occurredAt: ago(days) }));
    return id as string;
  };
  const at = (ask: House, path: string) => `/insights/${ask.organization}/${path}`;
  const profile = async (ask: House, id: string) => (await created(ask('GET', at(ask, 'profiles?status=all')))).find((one: any) => one.id === id);
  const stored = (ids: string[]) =>
    asOwner<{ n: number }>(house.db, `select count(*)::int as n from customers.engagements where customer_id = any ($1)`, [ids]);
  const UNJUDGED = { engagement: null, riskLevel: null, riskScore: null, engagementScore: null, nextAction: null, opportunity: null };

  it('keeps no score of a customer who objects, says so wherever scores are told, and judges anew when asked to', async () => {
    const ask = house.as();
    const [quiet, other] = [await customer(ask, 'Quiet', 120), await customer(ask, 'Other', 120)];
    await night(ask);
    expect((await profile(ask, quiet)).riskScore).toBeGreaterThan(0);
    expect((await stored([quiet]))[0].n).toBeGreaterThan(0);
    const { version } = (await ask('GET', `/customers/${quiet}`)).body.data;
    await created(ask('PATCH', `/customers/${quiet}`, { version, noProfiling: true }));
    expect((await ask('GET', `/customers/${quiet}`)).body.data).toMatchObject({ ...UNJUDGED, noProfiling: true });
    expect((await stored([quiet]))[0].n).toBe(0);
    await night(ask);
    expect((await stored([quiet]))[0].n).toBe(0);
    expect(await profile(ask, quiet)).toMatchObject({ profiling: 'objected', status: null, riskScore: null, nextActionText: null });
    expect(await profile(ask, other)).toMatchObject({ profiling: 'on' });
    const detail = await created(ask('GET', at(ask, `profile/${quiet}`)));
    expect(detail.riskAssessment).toMatchObject({
      profiling: 'objected',
      status: null,
      riskFactors: [],
      history: [],
      explanation: expect.stringContaining('objects'),
    });
    expect(await created(ask('GET', at(ask, 'risk-summary')))).toMatchObject({ profiling: true, objected: 1, totalCustomers: 2 });
    expect((await ask('GET', at(ask, 'opportunities'))).body.data.map(({ customerName }: any) => customerName)).toEqual(['Other']);
    expect(String((await ask('GET', '/customers/export?format=csv')).body)).toContain('noProfiling');
    const back = (await ask('GET', `/customers/${quiet}`)).body.data;
    await created(ask('PATCH', `/customers/${quiet}`, { version: back.version, noProfiling: false }));
    expect((await profile(ask, quiet)).riskScore).toBeGreaterThan(0);
  });

  it('judges nobody where the organization has switched it off', async () => {
    const ask = house.as();
    const ids = [await customer(ask, 'One', 120), await customer(ask, 'Two', 5)];
    await night(ask);
    await created(ask('PATCH', '/insight-settings', { version: 1, profiling: false }));
    await night(ask);
    expect((await stored(ids))[0].n).toBe(0);
    for (const id of ids) expect(await profile(ask, id)).toMatchObject({ profiling: 'off', status: null, riskScore: null });
    expect(await created(ask('GET', `/customers/${ids[0]}/engagement`))).toMatchObject({ profiling: 'off', engagement: null, history: [] });
    expect((await ask('GET', at(ask, 'profiles'))).body.meta.summary).toMatchObject({ totalCustomers: 2, activeCustomers: 0, atRiskCustomers: 0 });
  });

  it('says beforehand how many would stand otherwise, and keeps nothing of it', async () => {
    const ask = house.as();
    await customer(ask, 'One', 40);
    await customer(ask, 'Two', 5);
    await customer(ask, 'Objects', 40, { noProfiling: true });
    await night(ask);
    const preview = (body: object) => ask('POST', '/insight-settings/preview', body);
    expect((await preview({ activeDays: 45 })).body.data).toMatchObject({
      ...{ customers: 3, asked: 3, changed: 1 },
      statuses: [
        { value: 'active', before: 1, after: 2 },
        { value: 'dormant', before: 1, after: 0 },
        { value: 'at_risk', before: 0, after: 0 },
        { value: 'none', before: 1, after: 1 },
      ],
    });
    expect((await preview({})).body.data.changed).toBe(0);
    expect((await preview({ profiling: false })).body.data).toMatchObject({ changed: 2, opportunities: { after: 0 } });
    expect((await preview({ mediumDays: 95 })).body.errors[0]).toMatchObject({ code: 'limits_crossed', field: 'mediumDays' });
    expect((await ask('GET', '/insight-settings')).body.data).toMatchObject({ version: 1, activeDays: 30 });
  });

  it('takes several at once: all are done, and who wants no more of it is named and left out', async () => {
    const ask = house.as();
    const phone = (n: number) => ({ phone: `+4373255501${n}` });
    const ids = [await customer(ask, 'One', 120, phone(1)), await customer(ask, 'Two', 120, phone(2)), await customer(ask, 'Three', 120, phone(3))];
    await night(ask);
    await created(ask('POST', at(ask, 'outreach'), { customerId: ids[2], method: 'phone', outcome: 'opted_out' }));
    const logged = await created(ask('POST', at(ask, 'outreach/bulk'), { customerIds: ids, method: 'phone', outcome: 'voicemail' }));
    expect(logged).toMatchObject({ count: 2, refused: [{ customerId: ids[2] }] });
    expect((await ask('GET', at(ask, 'outreach?outcome=voicemail'))).body.pagination.total).toBe(2);
    expect((await created(ask('POST', at(ask, 'opportunities/done'), { customerIds: ids }))).done).toHaveLength(3);
    expect((await ask('GET', at(ask, 'opportunities'))).body.data).toEqual([]);
    const strange = await ask('POST', at(ask, 'opportunities/done'), { customerIds: [...ids, ask.actor] });
    expect([strange.status, strange.body.errors[0].code]).toEqual([422, 'customer_unknown']);
  });
});
