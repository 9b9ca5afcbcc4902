import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { dayIn, plusDays } from '../core/dates';
import { PERMISSIONS } from '../core/identity/permissions';
import { rows, statement } from '../core/sql';
import { QuestionsService } from './questions.service';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };

describe('figures over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const customer = async (ask: Ask) => (await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ }))).id;
  const invoiced = async (ask: Ask, customerId: string, unitPrice: string, more: object = {}) => {
    const { id } = await created(ask('POST', '/invoices', { customerId, items: [{ description: 'Work', quantity: 1, unitPrice }], ...more }));
    return created(ask('POST', `/invoices/${id}/finalize`));
  };
  const figure = async (ask: Ask, id: string, query = '') => (await created(ask('GET', `/metrics/values?ids=${id}${query}`)))[0];

  it('says zero of a house that has just begun, and that nothing is the same as nothing', async () => {
    const revenue = await figure(it_.as(), 'revenue');
    expect(revenue).toMatchObject({ value: '0.00', previous: '0.00', change: 0, changeKind: 'same', rows: 0, currency: 'EUR', reason: null });
    expect(revenue).toMatchObject({ from: plusDays(TODAY, -29), to: TODAY, previousFrom: plusDays(TODAY, -59), previousTo: plusDays(TODAY, -30) });
  });

  it('proves the revenue of 30 days: 14 invoices and a credit note, +20.0 %, in tile, rows and file', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    for (const days of [-30, -59]) await invoiced(ask, id, '5250.00', { invoiceDate: plusDays(TODAY, days) });
    const first = await invoiced(ask, id, '1000.00', { invoiceDate: TODAY });
    for (let i = 0; i < 13; i++) await invoiced(ask, id, '900.00', { invoiceDate: plusDays(TODAY, -i) });
    await created(ask('POST', `/invoices/${first.id}/credit-notes`, { items: [{ itemId: first.items[0].id, quantity: 0.1 }] }));
    await invoiced(ask, id, '77.00', { invoiceDate: TODAY, currency: 'CHF' });
    expect(await figure(ask, 'revenue')).toMatchObject({
      value: '12600.00',
      previous: '10500.00',
      change: 20,
      changeKind: 'percent',
      rows: 15,
      otherCurrencies: ['CHF'],
    });
    const { body } = await ask('GET', '/metrics/revenue/rows?perPage=10&sort=net');
    expect(body.meta.summary).toEqual({ value: '12600.00', rows: 15, sums: { net: '12600.00', tax: '2520.00', total: '15120.00' } });
    expect(body.data.map(({ values }: any) => values.net).slice(0, 2)).toEqual(['-100.00', '900.00']);
    expect([body.data.length, body.pagination.total, body.meta.opens]).toEqual([10, 15, 'invoices']);
    expect((await ask('GET', `/invoices/${body.data[0].recordId}`)).body.data.type).toBe('credit_note');
    const file = String((await ask('GET', '/metrics/revenue/rows/export?locale=en')).body)
      .trim()
      .split('\r\n');
    const net = file[0].split(',').indexOf('Net');
    expect(file.length).toBe(16);
    expect(file.slice(1).reduce((total, line) => total + Number(line.split(',')[net]) * 100, 0)).toBe(1_260_000);
    expect((await figure(ask, 'invoicesIssued')).value).toBe(15);
    const months = await created(ask('GET', '/metrics/revenue/series?by=week'));
    expect(months.reduce((total: number, { value }: any) => total + Number(value), 0)).toBe(12_600);
  });

  it('calls new what had nothing before it', async () => {
    const ask = it_.as();
    await invoiced(ask, await customer(ask), '100.00', { invoiceDate: TODAY });
    expect(await figure(ask, 'revenue')).toMatchObject({ value: '100.00', previous: '0.00', change: null, changeKind: 'new' });
  });

  it('refuses what is not asked rightly, and says where', async () => {
    const ask = it_.as();
    const refused = async (path: string) => {
      const { status, body } = await ask('GET', path);
      return [status, body.errors?.[0].field];
    };
    expect(await refused('/metrics/values?ids=nothing')).toEqual([400, 'ids']);
    expect(await refused('/metrics/values?ids=revenue&timeframe=custom&to=2026-01-01')).toEqual([400, 'from']);
    expect(await refused('/metrics/values?ids=revenue&timeframe=custom&from=2026-01-01')).toEqual([400, 'to']);
    expect(await refused('/metrics/values?ids=revenue&from=2026-01-02&to=2026-01-01')).toEqual([400, 'from']);
    expect(await refused('/metrics/values?ids=revenue&timeframe=2y')).toEqual([400, 'timeframe']);
    expect(await refused('/metrics/revenue/rows?sort=secret')).toEqual([400, 'sort.0']);
    expect((await ask('GET', '/metrics/nothing/rows')).status).toBe(404);
  });

  it('does not show what one may not see, and nothing of others', async () => {
    const ask = it_.as();
    await invoiced(ask, await customer(ask), '100.00', { invoiceDate: TODAY });
    const eva = it_.as(['metrics:read', 'metrics:export', 'orders:read', 'invoices:read'], ask.organization);
    expect((await created(eva('GET', '/metrics'))).map(({ id }: any) => id)).toContain('revenue');
    expect((await eva('GET', '/metrics/revenue/rows/export')).status).toBe(403);
    const dora = it_.as(['metrics:read', 'orders:read'], ask.organization);
    expect((await created(dora('GET', '/metrics'))).map(({ id }: any) => id)).not.toContain('revenue');
    expect(await figure(dora, 'revenue')).toMatchObject({ value: null, reason: 'missing_permission', previous: null, rows: null });
    expect((await dora('GET', '/metrics/revenue/rows')).status).toBe(403);
    expect((await dora('GET', '/metrics/revenue/series')).status).toBe(403);
    expect((await figure(it_.as(), 'revenue')).value).toBe('0.00');
  });

  it('answers every metric there is, and shows and groups every column of every set', async () => {
    const ask = it_.as();
    const metrics = await created(ask('GET', '/metrics'));
    const ids = metrics.map(({ id }: any) => id);
    for (const part of [ids.slice(0, 50), ids.slice(50)].filter(({ length }) => length)) {
      const values = await created(ask('GET', `/metrics/values?ids=${part.join(',')}`));
      expect(values.filter(({ reason, value }: any) => reason === 'failed' || (value === null && reason !== 'no_data'))).toEqual([]);
    }
    for (const id of ids) {
      expect([id, (await ask('GET', `/metrics/${id}/rows`)).status]).toEqual([id, 200]);
      expect([id, (await ask('GET', `/metrics/${id}/series?timeframe=7d`)).status]).toEqual([id, 200]);
    }
    const questions = it_.app.get(QuestionsService);
    const me = someone({ organization: ask.organization, permissions: PERMISSIONS });
    for (const { id, columns, dated } of await created(ask('GET', '/data-sets'))) {
      const shown = columns.filter(({ filterOnly }: any) => !filterOnly);
      const all = shown.map(({ key }: any) => key);
      const period = dated ? { from: '2026-01-01', to: TODAY } : {};
      const sorts = all.map((key: string) => ({ key }));
      expect((await it_.db.work.read(me, (tx) => questions.rows(tx, { dataSet: id, columns: all, ...period, sort: sorts }))).rows).toBe(0);
      const groupable = columns.filter(({ groupable, type }: any) => groupable && type !== 'time');
      for (const { key } of groupable) {
        const measures = [{ key: 'n', measure: { kind: 'count' as const } }];
        expect((await it_.db.work.read(me, (tx) => questions.grouped(tx, { dataSet: id, groupBy: [{ column: key }], measures, ...period }))).rows).toEqual([]);
      }
      for (const { key } of columns.filter(({ filterOnly }: any) => filterOnly))
        await expect(it_.db.work.read(me, (tx) => questions.rows(tx, { dataSet: id, columns: [key], ...period }))).rejects.toThrow('validation_failed');
      const filters = shown.map(({ key }: any) => ({ column: key, op: 'isEmpty' as const }));
      expect((await it_.db.work.read(me, (tx) => questions.totals(tx, { dataSet: id, filters, ...period }))).rows).toBe(0);
    }
  });

  it('knows the own fields of a house as columns, and hides them from whom they are hidden', async () => {
    const ask = it_.as();
    const field = { entity: 'orders', key: 'color', label: 'Color', type: 'text', readRoles: ['manager'] };
    await created(ask('POST', '/custom-fields', field));
    const items = [{ description: 'Printer', quantity: 1, unitPrice: '10' }];
    await created(ask('POST', '/orders', { customerId: await customer(ask), items, customFields: { color: 'red' } }));
    const columns = async (who: Ask) => (await created(who('GET', '/data-sets'))).find(({ id }: any) => id === 'orders').columns.map(({ key }: any) => key);
    const viewer = it_.as('viewer', ask.organization);
    expect(await columns(ask)).toContain('customFields.color');
    expect(await columns(viewer)).not.toContain('customFields.color');
    expect((await ask('GET', '/metrics/orders/rows?sort=-customFields.color')).status).toBe(200);
    expect((await viewer('GET', '/metrics/orders/rows?sort=customFields.color')).body.errors[0].field).toBe('sort.0');
  });

  it('streams more rows than fit into a portion, and gives the connection back when nobody wants more', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const me = someone({ organization: ask.organization, permissions: PERMISSIONS, cause: ask.organization });
    await it_.db.work.write(me, (tx) => rows(tx, PAYMENTS, [id, ask.actor]));
    const questions = it_.app.get(QuestionsService);
    const all = { dataSet: 'payments', columns: ['amount'], from: '2026-01-01', to: '2026-01-31' };
    const stream = () => questions.stream(it_.db.work, me, all);
    const found = new Set<string>();
    for await (const { id: key } of stream()) found.add(key);
    expect(found.size).toBe(4_500);
    for (let i = 0; i < 15; i++) for await (const row of stream()) if (row) break;
    expect((await figure(ask, 'paymentsReceived', '&from=2026-01-01&to=2026-01-31')).value).toBe('45000.00');
  });

  it('keeps settings: the month a year begins with', async () => {
    const ask = it_.as();
    const before = await created(ask('GET', '/analytics-settings'));
    expect(before).toMatchObject({ fiscalYearStart: 1, automationCosts: [], version: 1 });
    const costs = [
      { from: '2026-05-01', amount: '120.00' },
      { from: '2026-01-01', amount: '99.50' },
    ];
    const changed = await created(ask('PATCH', '/analytics-settings', { version: 1, fiscalYearStart: 7, automationCosts: costs }));
    expect(changed).toMatchObject({ fiscalYearStart: 7, version: 2, automationCosts: [costs[1], costs[0]] });
    expect((await ask('PATCH', '/analytics-settings', { version: 1, fiscalYearStart: 3 })).status).toBe(409);
    const { from } = await figure(ask, 'revenue', '&timeframe=year');
    expect(from.slice(5)).toBe('07-01');
  });
});

const PAYMENTS = statement(`insert into billing.payments (id, customer_id, amount, currency, paid_at, payment_date, method, created_by, updated_by)
  select gen_random_uuid(), $1, 10, 'EUR', '2026-01-05T12:00:00Z', '2026-01-05', 'cash', $2::uuid, $2::uuid from generate_series(1, 4500)`);
