import { api, created, type Api, type Ask } from '../../test/api';
import { IssuingService } from '../billing';
import { dayIn, plusDays } from '../core/dates';
import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import { someone } from '../../test/database';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
type Own = Ask & { organization: string };

describe('the books behind the figures, over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const customer = async (ask: Ask, more: object = {}) =>
    (await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example', billingAddress: LINZ, ...more }))).id;
  const invoiced = async (ask: Ask, customerId: string, items: object[], more: object = {}) => {
    const { id } = await created(ask('POST', '/invoices', { customerId, items, ...more }));
    return created(ask('POST', `/invoices/${id}/finalize`));
  };
  const work = (unitPrice: string, more: object = {}) => [{ description: 'Work', quantity: 1, unitPrice, ...more }];
  const figure = async (ask: Ask, id: string, query = '') => (await created(ask('GET', `/metrics/values?ids=${id}${query}`)))[0];
  const on = (day: string) => `&timeframe=custom&from=${day}&to=${day}`;
  const moved = (ask: Own, zone: string) =>
    it_.db.work.write(someone({ organization: ask.organization, cause: ask.organization }), (tx) =>
      rows(tx, statement('update core.organizations set time_zone = $1 where id = $2'), [zone, ask.organization]),
    );

  it('knows what was open on any day, and how old it was', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const day = (back: number) => plusDays(TODAY, -back);
    const old = await invoiced(ask, id, work('1000'), { invoiceDate: day(100), dueDate: day(95) });
    const paid = await invoiced(ask, id, work('200'), { invoiceDate: day(50), dueDate: day(40) });
    await invoiced(ask, id, work('30'), { invoiceDate: day(3), dueDate: plusDays(TODAY, 40) });
    await invoiced(ask, id, work('70'), { invoiceDate: day(2), dueDate: TODAY, currency: 'CHF' });
    const { id: payment } = await created(ask('POST', `/invoices/${paid.id}/payments`, { amount: '240.00', paidAt: day(20) }));
    await created(ask('POST', `/invoices/${old.id}/payments`, { amount: '200.00', paidAt: day(10) }));
    const open = async (at: string) => {
      const { value, rows: many } = await figure(ask, 'openAmount', `&at=${at}`);
      return [value, many];
    };
    expect(await open(day(101))).toEqual(['0.00', 0]);
    expect(await open(day(100))).toEqual(['1200.00', 1]);
    expect(await open(day(50))).toEqual(['1440.00', 2]);
    expect(await open(day(21))).toEqual(['1440.00', 2]);
    expect(await open(day(20))).toEqual(['1200.00', 1]);
    expect(await open(day(10))).toEqual(['1000.00', 1]);
    expect(await open(TODAY)).toEqual(['1036.00', 2]);
    await created(ask('POST', `/payments/${payment}/reverse`, { reason: 'returned by the bank' }));
    expect(await open(day(20))).toEqual(['1200.00', 1]);
    expect(await open(TODAY)).toEqual(['1276.00', 3]);
    expect((await figure(ask, 'paymentsReceived')).value).toBe('200.00');
    expect(await figure(ask, 'openAmount')).toMatchObject({ at: TODAY, otherCurrencies: ['CHF'], previousAt: day(30) });
    expect([(await figure(ask, 'overdueAmount')).value, (await figure(ask, 'cashExpected')).value, (await figure(ask, 'openInvoices')).value]).toEqual([
      '1240.00',
      '1240.00',
      4,
    ]);
    const { data } = (await ask('GET', '/metrics/openAmount/rows?sort=due')).body;
    expect(data.map(({ values }: any) => [values.age, values.open])).toEqual([
      ['days_over_90', '1000.00'],
      ['days_31_60', '240.00'],
      ['not_due', '36.00'],
    ]);
    const { revenue } = await created(ask('GET', '/dashboard/summary'));
    const sum = revenue.expected.reduce((total: number, { amount }: any) => total + Number(amount), 0);
    expect(sum.toFixed(2)).toBe('1276.00');
  });

  it('tells VAT by rate as the documents say it, credit notes taken off', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const first = await invoiced(ask, id, [...work('100'), ...work('50', { taxRate: 10, taxCategory: 'reduced' })]);
    await created(ask('POST', `/invoices/${first.id}/credit-notes`, { items: [{ itemId: first.items[1].id, quantity: 1 }] }));
    expect((await figure(ask, 'vatCharged')).value).toBe('20.00');
    const { body } = await ask('GET', '/metrics/vatCharged/rows?sort=rate,tax');
    expect(body.data.map(({ values }: any) => [values.rate, values.net, values.tax])).toEqual([
      ['10', '-50.00', '-5.00'],
      ['10', '50.00', '5.00'],
      ['20', '100.00', '20.00'],
    ]);
    expect(body.meta.summary).toMatchObject({ value: '20.00', rows: 3 });
    expect((await figure(ask, 'revenue')).value).toBe('100.00');
  });

  it('keeps what a line cost when it was issued; nobody without the right sees, sorts or exports a margin', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const part = await created(ask('POST', '/parts', { name: 'Extruder', unitPrice: '100.00' }));
    await created(ask('POST', `/parts/${part.id}/adjustments`, { quantity: 4, reason: 'opening', unitCost: '60' }));
    const sold = await invoiced(ask, id, [{ partId: part.id, quantity: 3 }, ...work('500')]);
    await created(ask('POST', `/parts/${part.id}/adjustments`, { quantity: 4, reason: 'dearer', unitCost: '90' }));
    await created(ask('POST', `/invoices/${sold.id}/credit-notes`, { items: [{ itemId: sold.items[0].id, quantity: 1 }] }));
    expect([(await figure(ask, 'costOfSales')).value, (await figure(ask, 'margin')).value, (await figure(ask, 'marginRate')).value]).toEqual([
      '120.00',
      '80.00',
      40,
    ]);
    const dora = it_.as(['metrics:read', 'metrics:export', 'reports:read', 'invoices:read', 'invoices:export'], ask.organization);
    const ids = (await created(dora('GET', '/metrics'))).map((one: any) => one.id);
    expect(ids).toContain('unitsSold');
    for (const hidden of ['margin', 'marginRate', 'costOfSales']) {
      expect(ids).not.toContain(hidden);
      expect(await figure(dora, hidden)).toMatchObject({ value: null, previous: null, rows: null, reason: 'missing_permission' });
      for (const path of ['rows', 'series', 'rows/export']) expect((await dora('GET', `/metrics/${hidden}/${path}`)).status).toBe(403);
    }
    const columns = (await created(dora('GET', '/data-sets'))).find((one: any) => one.id === 'invoiceLines').columns.map(({ key }: any) => key);
    expect(columns.filter((key: string) => /cost|margin/i.test(key))).toEqual([]);
    expect((await dora('GET', '/metrics/unitsSold/rows?sort=-margin')).body.errors[0]).toMatchObject({ code: 'validation_failed', field: 'sort.0' });
    const { body } = await dora('GET', '/metrics/unitsSold/rows');
    expect(Object.keys(body.data[0].values)).not.toEqual(expect.arrayContaining(['margin']));
    expect(JSON.stringify(body)).not.toMatch(/margin|cost/i);
    expect(String((await dora('GET', '/metrics/unitsSold/rows/export?locale=en')).body)).not.toMatch(/margin|cost/i);
    expect(String((await ask('GET', '/metrics/unitsSold/rows/export?locale=en')).body)).toMatch(/Margin/);
  });

  it('says October of an invoice that Vienna issued on the last evening of October, whatever the clock of the server', async () => {
    const ask = it_.as();
    const id = await customer(ask);
    const at = async (instant: string) => {
      const { id: invoice } = await created(ask('POST', '/invoices', { customerId: id, items: work('100') }));
      const me = someone({ organization: ask.organization, permissions: ['invoices:finalize'], at: instant });
      const issuing = it_.app.get(IssuingService);
      return it_.db.work.write({ ...me, cause: invoice }, (tx) => issuing.finalize(tx, invoice));
    };
    await at('2026-10-31T22:30:00.000Z');
    await at('2026-10-31T23:30:00.000Z');
    const month = (name: string, days: number) => `&timeframe=custom&from=2026-${name}-01&to=2026-${name}-${days}`;
    expect((await figure(ask, 'revenue', month('10', 31))).value).toBe('100.00');
    expect((await figure(ask, 'revenue', month('11', 30))).value).toBe('100.00');
    const series = await created(ask('GET', '/metrics/revenue/series?by=month&timeframe=custom&from=2026-10-01&to=2026-11-30'));
    expect(series.map(({ from, value }: any) => [from, value])).toEqual([
      ['2026-10-01', '100.00'],
      ['2026-11-01', '100.00'],
    ]);
  });

  it.each([
    ['Europe/Vienna', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['Europe/Vienna', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T08:00:00Z', '2026-03-09T06:59:59Z'],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00Z', '2026-11-02T07:59:59Z'],
    ['Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00Z', '2026-04-05T11:59:59Z'],
    ['Pacific/Auckland', '2026-09-27', '2026-09-26T12:00:00Z', '2026-09-27T10:59:59Z'],
  ])('counts in %s on %s from its first to its last second', async (zone, day, first, last) => {
    const ask = it_.as();
    const id = await customer(ask);
    await moved(ask, zone);
    const second = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();
    for (const at of [second(first, -1), first, last, second(last, 1_000)])
      await it_.db.work.write(someone({ organization: ask.organization, at: new Date(at).toISOString(), cause: ask.organization }), (tx) =>
        rows(tx, PAYMENT, [newId(), id, tx.now, ask.actor]),
      );
    expect((await figure(ask, 'paymentsReceived', on(day))).value).toBe('20.00');
    const series = await created(ask('GET', `/metrics/paymentsReceived/series?timeframe=custom&from=${plusDays(day, -1)}&to=${plusDays(day, 1)}`));
    expect(series.map(({ value }: any) => value)).toEqual(['10.00', '20.00', '10.00']);
    expect((await ask('GET', `/metrics/paymentsReceived/rows?${on(day).slice(1)}`)).body.meta.summary).toMatchObject({ value: '20.00', rows: 2 });
  });
});

const PAYMENT = statement(`insert into billing.payments (id, customer_id, amount, currency, paid_at, payment_date, method, created_by, updated_by)
  values ($1, $2, 10, 'EUR', $3, ($3::timestamptz)::date, 'cash', $4, $4)`);
