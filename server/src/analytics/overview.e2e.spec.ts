import { api, created, type Api, type Ask } from '../../test/api';
import { byRole } from '../../test/database';
import { dayIn, plusDays } from '../core/dates';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
type Own = Ask & { organization: string };

describe('the dashboard of a period over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const analytics = (ask: Own, query = '') => created(ask('GET', `/dashboard/${ask.organization}/analytics${query}`));
  const charts = (ask: Own, query = '') => created(ask('GET', `/dashboard/${ask.organization}/charts${query}`));
  const customer = async (ask: Ask) => (await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ }))).id;
  const invoiced = async (ask: Ask, customerId: string, unitPrice: string, invoiceDate: string) => {
    const { id } = await created(ask('POST', '/invoices', { customerId, invoiceDate, items: [{ description: 'Work', quantity: 1, unitPrice }] }));
    await created(ask('POST', `/invoices/${id}/finalize`));
  };
  const ordered = (ask: Ask, customerId: string) =>
    created(ask('POST', '/orders', { customerId, items: [{ description: 'Printer', quantity: 1, unitPrice: '10' }] }));

  it('has exactly its members, zeros in a new house, and null where there is no source', async () => {
    const { ask, organization } = await it_.register();
    const answer = await analytics(Object.assign(ask, { organization: organization.id }));
    expect(answer.bookingMetrics).toEqual({
      totalBookings: 0,
      periodComparison: 0,
      periodComparisonKind: 'same',
      bookingsViaAutomation: null,
      booked: 'orders',
    });
    expect(answer.customerMetrics).toEqual({ totalCustomers: 0, activeCustomers: 0, newCustomers: 0 });
    expect(answer.financialMetrics).toEqual({ totalRevenue: '0.00', avgRevenuePerCustomer: null, currency: 'EUR', otherCurrencies: [] });
    expect(answer.automationMetrics).toEqual({ totalRoi: null, automationBookings: null, efficiencyScore: null });
    expect(answer).toMatchObject({
      timeframe: '30d',
      from: plusDays(TODAY, -29),
      to: TODAY,
      previousFrom: plusDays(TODAY, -59),
      previousTo: plusDays(TODAY, -30),
    });
    expect(answer.reasons).toEqual({
      'bookingMetrics.bookingsViaAutomation': 'no_data',
      'financialMetrics.avgRevenuePerCustomer': 'no_data',
      'automationMetrics.totalRoi': 'no_data',
      'automationMetrics.automationBookings': 'no_data',
      'automationMetrics.efficiencyScore': 'no_data',
    });
    expect(Math.abs(Date.now() - Date.parse(answer.lastUpdated))).toBeLessThan(60_000);
  });

  it('counts what was booked, who is new and active, and adds up net revenue', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const { id: orderId } = await ordered(ask, id);
    await created(ask('POST', `/orders/${orderId}/confirm`));
    await ordered(ask, id);
    await invoiced(ask, id, '150.50', TODAY);
    await invoiced(ask, id, '49.50', plusDays(TODAY, -6));
    await invoiced(ask, id, '1000', plusDays(TODAY, -7));
    const week = await analytics(ask, '?timeframe=7d');
    expect(week.bookingMetrics).toMatchObject({ totalBookings: 2, periodComparison: null, periodComparisonKind: 'new' });
    expect(week.customerMetrics).toEqual({ totalCustomers: 1, activeCustomers: 1, newCustomers: 1 });
    expect(week.financialMetrics).toMatchObject({ totalRevenue: '200.00', avgRevenuePerCustomer: '200.00' });
    for (const timeframe of ['30d', '90d', '1y']) expect((await analytics(ask, `?timeframe=${timeframe}`)).financialMetrics.totalRevenue).toBe('1200.00');
    const custom = await analytics(ask, `?timeframe=custom&from=${plusDays(TODAY, -7)}&to=${plusDays(TODAY, -7)}`);
    expect(custom).toMatchObject({ timeframe: 'custom', financialMetrics: { totalRevenue: '1000.00' }, bookingMetrics: { totalBookings: 0 } });
    const { bookingTrends, customerSatisfactionTrend, automationPerformance } = await charts(ask, '?timeframe=7d');
    expect(bookingTrends.map(({ date }: any) => date)).toEqual(Array.from({ length: 7 }, (_, i) => plusDays(TODAY, i - 6)));
    expect([bookingTrends[0], bookingTrends[1], bookingTrends[6]]).toEqual([
      { date: plusDays(TODAY, -6), bookings: 0, revenue: '49.50' },
      { date: plusDays(TODAY, -5), bookings: 0, revenue: '0.00' },
      { date: TODAY, bookings: 2, revenue: '150.50' },
    ]);
    expect([customerSatisfactionTrend, automationPerformance]).toEqual([null, null]);
    for (const by of ['week', 'month']) {
      const { bookingTrends: steps } = await charts(ask, `?timeframe=90d&by=${by}`);
      expect(steps.reduce((total: number, { revenue }: any) => total + Number(revenue), 0)).toBe(1200);
    }
  });

  it('books appointments in a clinic and jobs where services are sold', async () => {
    const house = async (industry: string) => {
      const { ask, organization } = await it_.register({ industry });
      return Object.assign(ask, { organization: organization.id }) as Own;
    };
    const clinic = await house('clinic');
    const startsAt = `${plusDays(TODAY, 3)}T10:00:00.000Z`;
    await created(clinic('POST', '/appointments', { customerId: await customer(clinic), title: 'Exam', startsAt, endsAt: startsAt.replace('10:00', '10:30') }));
    expect((await analytics(clinic)).bookingMetrics).toMatchObject({ totalBookings: 1, periodComparisonKind: 'new', booked: 'appointments' });
    expect((await analytics(clinic)).customerMetrics).toMatchObject({ activeCustomers: 1 });
    const services = await house('services');
    await created(services('POST', '/jobs', { customerId: await customer(services), title: 'Move' }));
    expect((await analytics(services)).bookingMetrics).toMatchObject({ totalBookings: 1, booked: 'jobs' });
    expect((await charts(services, '?timeframe=7d')).bookingTrends[6]).toEqual({ date: TODAY, bookings: 1, revenue: '0.00' });
  });

  it('refuses what it does not know, names the field, and is not there for others', async () => {
    const ask = it_.as();
    const refused = async (query: string, path = 'analytics') => {
      const { status, body } = await ask('GET', `/dashboard/${ask.organization}/${path}?${query}`);
      return [status, body.errors?.[0].field];
    };
    expect(await refused('timeframe=custom&to=2026-01-01')).toEqual([400, 'from']);
    expect(await refused('timeframe=custom&from=2026-01-01')).toEqual([400, 'to']);
    expect(await refused('timeframe=custom&from=2026-02-30&to=2026-03-01')).toEqual([400, 'from']);
    expect(await refused('timeframe=custom&from=2026-03-02&to=2026-03-01')).toEqual([400, 'from']);
    expect(await refused('timeframe=14d')).toEqual([400, 'timeframe']);
    expect(await refused('frame=7d')).toEqual([400, 'frame']);
    expect(await refused('by=hour', 'charts')).toEqual([400, 'by']);
    const stranger = it_.as();
    for (const path of ['analytics', 'charts']) {
      expect((await stranger('GET', `/dashboard/${ask.organization}/${path}`)).status).toBe(404);
      expect((await ask('GET', `/dashboard/no-organization/${path}`)).status).toBe(404);
      expect((await it_.as(['orders:read'], ask.organization)('GET', `/dashboard/${ask.organization}/${path}`)).status).toBe(403);
    }
  });

  it('leaves out what one may not see, and says so', async () => {
    const ask = it_.as();
    await invoiced(ask, await customer(ask), '100', TODAY);
    const dora = it_.as(['dashboard:read', 'orders:read'], ask.organization);
    const seen = await analytics(dora);
    expect(seen.bookingMetrics.totalBookings).toBe(0);
    expect(seen.financialMetrics).toMatchObject({ totalRevenue: null, avgRevenuePerCustomer: null });
    expect(seen.customerMetrics).toEqual({ totalCustomers: null, activeCustomers: null, newCustomers: null });
    expect(seen.reasons).toMatchObject({ 'financialMetrics.totalRevenue': 'missing_permission', 'customerMetrics.newCustomers': 'missing_permission' });
    expect((await charts(dora, '?timeframe=7d')).bookingTrends[6]).toEqual({ date: TODAY, bookings: 0, revenue: null });
  });

  it('shows no number where one fails, and the others all the same', async () => {
    const ask = it_.as();
    await customer(ask);
    const renamed = (from: string, to: string) => byRole(it_.db.url('owner'), `alter table billing.invoices rename column ${from} to ${to}`);
    await renamed('subtotal', 'was_subtotal');
    try {
      const answer = await analytics(ask);
      expect(answer.financialMetrics).toMatchObject({ totalRevenue: null, avgRevenuePerCustomer: null });
      expect(answer.reasons['financialMetrics.totalRevenue']).toBe('failed');
      expect(answer.customerMetrics).toMatchObject({ totalCustomers: 1, newCustomers: 1 });
      expect((await charts(ask, '?timeframe=7d')).bookingTrends[0]).toEqual({ date: plusDays(TODAY, -6), bookings: 0, revenue: null });
    } finally {
      await renamed('was_subtotal', 'subtotal');
    }
  });
});
