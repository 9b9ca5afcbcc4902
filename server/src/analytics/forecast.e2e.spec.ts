import { randomUUID } from 'node:crypto';
import { api, created, type Api } from '../../test/api';
import { written } from '../../test/figures/data';
import { dayIn } from '../core/dates';
import { plusUnits, startOf } from './periods';

const TODAY = dayIn('Europe/Vienna');
const CURRENT = startOf('month', TODAY, 1);
const by = { created_by: randomUUID(), updated_by: randomUUID() };
const monthsAgo = (count: number) => plusUnits('month', CURRENT, -count);

describe('forecasts over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  /** Somebody of a house that is there already. */
  async function house(may?: string[]) {
    const ask = it_.as(may);
    await created(ask('GET', '/organization'));
    return ask;
  }
  /** One invoice a month, `count` whole months back and one before them, which is not believed to be whole. */
  const invoices = (organization: string, count: number, of: (month: number) => number) =>
    written(it_.db, organization, {
      'billing.invoices': Array.from({ length: count + 1 }, (_, at) => {
        const net = of(at).toFixed(2);
        const day = monthsAgo(count + 1 - at).slice(0, 8) + '15';
        return {
          ...{
            id: randomUUID(),
            ...by,
            invoice_number: `I-${at}`,
            status: 'sent',
            customer_id: randomUUID(),
            customer_name: 'Huber',
            invoice_date: day,
            due_date: day,
            currency: 'EUR',
          },
          ...{ subtotal: net, tax_amount: '0', total_amount: net, tax_breakdown: [], organization: {}, customer: {} },
        };
      }),
    });

  it('goes on with season and trend of the revenue, and says how far off it was', async () => {
    const ask = await house();
    const revenue = (month: number) => 10_000 + 150 * month + (month % 12 === 3 ? 6_000 : 0) + (month % 2 ? 90 : -90);
    await invoices(ask.organization, 47, revenue);
    const told = await created(ask('GET', '/forecasts/revenue?months=12'));
    expect(told).toMatchObject({
      metric: 'revenue',
      partId: null,
      unit: 'money',
      currency: 'EUR',
      method: 'holt_winters',
      reason: null,
      heldOutMonths: 12,
      rangePercent: 80,
    });
    expect([told.history.length, told.history[0].month, told.history.at(-1).month]).toEqual([47, monthsAgo(47).slice(0, 7), monthsAgo(1).slice(0, 7)]);
    expect(told.forecast.map(({ month }: any) => month)).toEqual(Array.from({ length: 12 }, (_, at) => monthsAgo(-at).slice(0, 7)));
    told.forecast.forEach(({ value, low, high }: any, at: number) => {
      expect(value).toMatch(/^\d+\.\d\d$/);
      expect(Math.abs(Number(value) / revenue(48 + at) - 1)).toBeLessThan(0.03);
      expect(Number(low) <= Number(value) && Number(value) <= Number(high)).toBe(true);
    });
    const [own, lastYear, lastMonth] = told.candidates.map(({ error }: any) => error);
    expect(told.error).toBe(own);
    expect(own < Math.min(lastYear, lastMonth)).toBe(true);
    expect((await created(ask('GET', '/forecasts/invoicesIssued'))).forecast.map(({ value }: any) => value)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('says so where the history is too short, of a house, of what is new in it, and of others nothing', async () => {
    const none = { method: null, reason: 'too_little_history', forecast: [], error: null, heldOutMonths: null, candidates: [], neededMonths: 18 };
    expect(await created((await house())('GET', '/forecasts/revenue'))).toMatchObject({ ...none, history: [] });
    const young = await house();
    await invoices(young.organization, 17, () => 500);
    const told = await created(young('GET', '/forecasts/revenue'));
    expect(told).toMatchObject(none);
    expect(told.history.length).toBe(17);
  });

  it('expects of a part what was sold and consumed of it, less what was taken back', async () => {
    const ask = await house();
    const part = await created(ask('POST', '/parts', { name: 'Screw' }));
    const [location] = await created(ask('GET', '/locations')).then((all) => (all.length ? all : [{ id: randomUUID() }]));
    const move = (month: number, type: string, quantity: number) => ({
      ...{ id: randomUUID(), part_id: part.id, location_id: location.id, type, quantity, unit_cost: '1', average_cost: '1' },
      ...{ occurred_at: `${monthsAgo(month).slice(0, 8)}15T12:00:00Z`, created_by: randomUUID() },
    });
    const months = Array.from({ length: 25 }, (_, at) => at + 1);
    const moves = months.flatMap((month) => [
      move(month, 'sale', -5),
      move(month, 'consumption', -2.5),
      move(month, 'sale', 1),
      move(month, 'purchase', 40),
      move(month, 'transfer', -3),
    ]);
    await written(it_.db, ask.organization, { 'parts.stock_transactions': moves });
    const told = await created(ask('GET', `/forecasts/parts/${part.id}?months=3`));
    expect(told).toMatchObject({ metric: null, partId: part.id, unit: 'quantity', currency: null, error: 0 });
    expect(told.forecast.map(({ value, low, high }: any) => [value, low, high])).toEqual([1, 2, 3].map(() => [6.5, 6.5, 6.5]));
    expect((await (await house())('GET', `/forecasts/parts/${part.id}`)).status).toBe(404);
    expect((await it_.as(['metrics:read', 'parts:read'], ask.organization)('GET', `/forecasts/parts/${part.id}`)).body.errors[0]).toMatchObject({
      code: 'missing_permission',
    });
  });

  it('refuses what cannot be forecast, or may not be seen', async () => {
    const ask = await house();
    const code = async (path: string, who = ask) => {
      const { status, body } = await who('GET', `/forecasts/${path}`);
      return [status, body.errors?.[0].code];
    };
    expect(await code('openAmount')).toEqual([422, 'forecast_unfit']);
    expect(await code('marginRate')).toEqual([422, 'forecast_unfit']);
    expect(await code('luck')).toEqual([404, 'not_found']);
    expect(await code('revenue?months=13')).toEqual([400, 'validation_failed']);
    expect(await code('revenue', it_.as(['metrics:read']))).toEqual([403, 'missing_permission']);
    expect(await code('revenue', it_.as(['invoices:read']))).toEqual([403, 'missing_permission']);
  });
});
