import { api, type Api, type Ask } from '../../test/api';
import { EMAIL, seedDemo } from './seed';

describe('the demo organization', () => {
  let it_: Api;
  let ask: Ask;
  beforeAll(async () => {
    it_ = await api();
    await seedDemo(it_.app, 'demo password 1');
    const { accessToken } = (await it_.ask('POST', '/auth/login', { email: EMAIL, password: 'demo password 1' })).body.data;
    ask = (method, path, body, headers) => it_.ask(method, path, body, { authorization: `Bearer ${accessToken}`, ...headers });
  }, 120_000);
  afterAll(() => it_?.close());
  const total = async (path: string): Promise<number> => (await ask('GET', path)).body.pagination.total;

  it('has a year to learn on', async () => {
    expect(await total('/parts')).toBeGreaterThan(200);
    expect(await total('/builds?status=active')).toBe(3);
    expect(await total('/orders')).toBeGreaterThan(50);
    expect(await total('/invoices?status=paid')).toBeGreaterThan(30);
    expect(await total('/invoices?status=overdue')).toBeGreaterThan(0);
    expect(await total('/orders?status=delivered')).toBeGreaterThan(40);
    expect(await total('/purchase-orders?status=received')).toBeGreaterThan(30);
    const [oldest] = (await ask('GET', '/orders?sort=orderDate&perPage=1')).body.data;
    expect(Date.parse(oldest.createdAt)).toBeLessThan(Date.now() - 300 * 86_400_000);
  });

  it('has deals, leads and conversations on their way, so that no page of it is empty', async () => {
    expect(await total('/deals?status=open')).toBeGreaterThan(5);
    expect(await total('/leads')).toBe(4);
    expect(await total('/quotes')).toBeGreaterThan(2);
    expect(await total('/activities?state=open')).toBeGreaterThan(3);
    const organization = (await ask('GET', '/auth/me')).body.data.organization.id;
    expect(await total(`/conversations/${organization}`)).toBeGreaterThan(3);
    expect(await total(`/conversations/${organization}?filter=unread`)).toBeGreaterThan(0);
  });

  it('has something open today, and books that hold', async () => {
    for (const status of ['draft', 'pending', 'production', 'ready']) expect([status, await total(`/orders?status=${status}`)]).not.toEqual([status, 0]);
    expect(await total('/orders?late=true')).toBeGreaterThan(0);
    expect(await total('/purchase-orders?overdue=true')).toBe(1);
    expect(await total('/planning/requirements?shortage=true')).toBeGreaterThan(0);
    expect((await ask('GET', '/stock/verification')).body.data.differences).toEqual([]);
    expect((await ask('GET', '/invoices/number-gaps')).body.data.every(({ missing }: { missing: unknown[] }) => !missing.length)).toBe(true);
  });
});
