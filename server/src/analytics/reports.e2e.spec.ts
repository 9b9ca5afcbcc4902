import { api, created, type Api, type Ask } from '../../test/api';
import { textOf } from '../../test/documents';
import { dayIn, plusDays } from '../core/dates';
import { openSheet } from '../core/sheets/sheet';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
const error = ({ status, body }: any) => [status, body.errors?.[0].code, body.errors?.[0].field].filter((one) => one !== undefined);
const NASTY = ["'; drop table analytics.reports; --", '{zone}', '$1', '%', 'Zoë O\u0027Brien <b>', 'x" or 1=1', '\\', '=1+1'];

describe('reports over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  const customer = async (ask: Ask, name = 'Huber') =>
    (await created(ask('POST', '/customers', { name, email: 'eva@huber.example', billingAddress: LINZ }))).id;
  const invoiced = async (ask: Ask, customerId: string, unitPrice: string, more: object = {}) => {
    const { id } = await created(
      ask('POST', '/invoices', { customerId, items: [{ description: 'Work', quantity: 1, unitPrice }], invoiceDate: TODAY, ...more }),
    );
    return created(ask('POST', `/invoices/${id}/finalize`));
  };
  /** One not due, one a few days over, one for long; in the order of their ages. */
  const invoicesOfAges = async (ask: Ask) => {
    const id = await customer(ask, 'Ages');
    for (const days of [0, 40, 300]) await invoiced(ask, id, '10.00', { invoiceDate: plusDays(TODAY, -days), serviceDate: plusDays(TODAY, -days) });
    return ['not_due', 'days_1_30', 'days_over_90'];
  };
  const byCustomer = {
    dataSet: 'invoices',
    groupBy: [{ column: 'customer' }],
    measures: [{ key: 'net', kind: 'sum', column: 'net' }],
    sort: [{ key: 'net', descending: true }],
    period: { timeframe: '30d' },
  };
  const report = (more: object = {}) => ({ name: 'Sales by customer', question: byCustomer, chart: { kind: 'bar', x: 'customer', y: ['net'] }, ...more });
  const text = async (ask: Ask, path: string) => String((await ask('GET', path)).body);

  it('says the same in rows, totals, CSV and workbook, without amounts of another currency', async () => {
    const ask = house.as();
    const [huber, zoe] = [await customer(ask), (await created(ask('POST', '/customers', { name: NASTY[4], email: 'zoe@test.example' }))).id];
    await invoiced(ask, huber, '8300.00');
    await invoiced(ask, zoe, '4300.00');
    await invoiced(ask, zoe, '99.00', { currency: 'CHF' });
    await invoiced(ask, huber, '777.00', { invoiceDate: plusDays(TODAY, -30) });
    const { id } = await created(ask('POST', '/reports', report()));
    const { body } = await ask('GET', `/reports/${id}/rows`);
    expect(body.data.map(({ values }: any) => values)).toEqual([
      { customer: 'Huber', net: '8300.00' },
      { customer: NASTY[4], net: '4300.00' },
    ]);
    expect(body.meta.summary).toMatchObject({
      sums: { net: '12600.00' },
      otherCurrencies: ['CHF'],
      period: { from: plusDays(TODAY, -29), to: TODAY, zone: 'Europe/Vienna' },
      chart: { kind: 'bar', unit: 'money', currency: 'EUR', labels: ['Huber', NASTY[4]], series: [{ values: [8300, 4300] }] },
    });
    const tile = (await created(ask('GET', '/metrics/values?ids=revenue')))[0].value;
    const [header, ...lines] = (await text(ask, `/reports/${id}/export?format=csv&locale=en`)).trim().split('\r\n');
    expect(header).toBe('Customer,Net');
    expect(
      lines
        .map((line) => line.split(',').at(-1))
        .reduce((sum, value) => sum + Number(value), 0)
        .toFixed(2),
    ).toBe(tile);
    const answer = await ask('GET', `/reports/${id}/export?format=xlsx&locale=de`);
    expect(answer.headers['content-disposition']).toContain(`Sales%20by%20customer%20${plusDays(TODAY, -29)}`);
    const sheet: any[] = [];
    for await (const { cells } of (await openSheet(answer.body as never)).rows()) sheet.push(Object.values(cells));
    expect(sheet[0]).toEqual(['Sales by customer']);
    expect(sheet.find(([label]) => label === 'Zeitraum')[1]).toMatch(/ – .*Europe\/Vienna/);
    expect(sheet.slice(-4)).toEqual([
      ['Summe', 12600],
      ['Kunde', 'Netto'],
      ['Huber', 8300],
      [NASTY[4], 4300],
    ]);
    expect(sheet.flat()).toContain('Summen ohne Beträge in CHF');
  });

  it('is a resource: changed by version, copied, deleted, restored, with its history', async () => {
    const ask = house.as();
    const made = await created(ask('POST', '/reports', report()));
    expect(made).toMatchObject({ shared: 'none', standard: false, version: 1, question: { dataSet: 'invoices', columns: null } });
    expect(error(await ask('PATCH', `/reports/${made.id}`, { version: 2, name: 'x' }))).toEqual([409, 'version_conflict']);
    expect((await ask('PATCH', `/reports/${made.id}`, { version: 1, name: 'Sales', shared: 'read' })).body.data).toMatchObject({ name: 'Sales', version: 2 });
    const put = await created(ask('PUT', `/reports/${made.id}`, { ...report(), chart: null, version: 2 }));
    expect(put).toMatchObject({ chart: null, shared: 'none', name: 'Sales by customer' });
    expect((await created(ask('POST', `/reports/${made.id}/copy`, { name: 'Mine' }))).name).toBe('Mine');
    expect((await ask('DELETE', `/reports/${made.id}?version=3`)).status).toBe(200);
    const names = async (query = '') => (await ask('GET', `/reports?standard=false${query}`)).body.data.map(({ name }: any) => name);
    expect([await names(), await names('&deleted=true')]).toEqual([['Mine'], ['Sales by customer']]);
    expect((await ask('POST', `/reports/${made.id}/restore`)).status).toBe(200);
    expect(await names('&search=customer')).toEqual(['Sales by customer']);
    const { data } = (await ask('GET', `/reports/${made.id}/history`)).body;
    expect(data.map(({ type }: any) => type)).toEqual(
      ['report_restored', 'report_archived', 'report_changed', 'report_changed', 'report_created'].map((type) => `analytics.${type}`),
    );
    expect((await ask('POST', '/reports/bulk', { filter: { mine: true }, action: 'delete' })).body.data.count).toBe(2);
    expect(await text(ask, '/reports/export?standard=false')).toMatch(/^\ufeffid[,;]name/);
  });

  it('that came with the house are there for those who may see their facts, stay as they are and can be copied', async () => {
    const ask = house.as();
    const { data } = (await ask('GET', '/reports?standard=true&perPage=200')).body;
    const sales = data.find(({ name }: any) => name === 'Sales by month');
    expect(sales).toMatchObject({ standard: true, shared: 'read', id: '00000000-0000-7000-8000-000000000103' });
    const ages = await invoicesOfAges(ask);
    for (const { id } of data) expect((await ask('GET', `/reports/${id}/rows`)).status).toBe(200);
    const ageing = (await ask('GET', '/reports/00000000-0000-7000-8000-000000000202/rows')).body;
    expect(ageing.data.map(({ values }: any) => values.age)).toEqual(ages);
    expect(ageing.meta.summary.chart.labels).toEqual(['Not due', '1–30 days', 'Over 90 days']);
    expect(error(await ask('PATCH', `/reports/${sales.id}`, { version: 1, name: 'x' }))).toEqual([422, 'report_standard']);
    expect(error(await ask('DELETE', `/reports/${sales.id}?version=1`))).toEqual([422, 'report_standard']);
    expect(await created(ask('POST', `/reports/${sales.id}/copy`, {}))).toMatchObject({ standard: false, name: 'Sales by month', question: sales.question });
    const dora = house.as(['reports:read', 'orders:read'], ask.organization);
    expect((await dora('GET', '/reports?perPage=200')).body.data.map(({ name }: any) => name)).not.toContain('Sales by month');
    expect((await dora('GET', `/reports/${sales.id}/rows`)).status).toBe(404);
    expect((await ask('GET', '/reports?standard=true', undefined, { 'accept-language': 'de' })).body.data.map(({ name }: any) => name)).toContain(
      'Umsatz nach Monat',
    );
  });

  it('are one’s own until they are shared, to read or to write', async () => {
    const may = ['reports:read', 'reports:write', 'reports:delete', 'invoices:read'];
    const ben = house.as(may);
    const anna = house.as(may, ben.organization);
    const { id } = await created(ben('POST', '/reports', report()));
    const change = (version: number, more: object = { name: 'Hers' }) => anna('PATCH', `/reports/${id}`, { version, ...more });
    expect([(await anna('GET', `/reports/${id}`)).status, (await change(1)).status, (await anna('GET', `/reports/${id}/history`)).status]).toEqual([
      404, 404, 404,
    ]);
    expect((await anna('POST', '/reports/bulk', { ids: [id], action: 'delete' })).status).toBe(404);
    await ben('PATCH', `/reports/${id}`, { version: 1, shared: 'read' });
    expect((await anna('GET', `/reports/${id}/rows`)).status).toBe(200);
    expect(error(await change(2))).toEqual([403, 'not_owner']);
    await ben('PATCH', `/reports/${id}`, { version: 2, shared: 'write' });
    expect((await change(3)).body.data.name).toBe('Hers');
    expect(error(await change(4, { shared: 'none' }))).toEqual([403, 'not_owner']);
    expect(error(await anna('DELETE', `/reports/${id}?version=4`))).toEqual([403, 'not_owner']);
    const foreign = house.as();
    expect([(await foreign('GET', `/reports/${id}`)).status, (await foreign('GET', `/reports/${id}/rows`)).status]).toEqual([404, 404]);
  });

  it('refuses what does not fit, and says where', async () => {
    const ask = house.as();
    const refused = async (question: object, chart: object | null = null) =>
      error(await ask('POST', '/reports/preview', { question: { ...byCustomer, ...question }, chart }));
    expect(await refused({ dataSet: 'secrets' })).toEqual([400, 'validation_failed', 'question.dataSet']);
    expect(await refused({ groupBy: [{ column: 'password' }], sort: null })).toEqual([400, 'validation_failed', 'question.groupBy.0.column']);
    expect(await refused({ sort: [{ key: 'secret' }] })).toEqual([400, 'validation_failed', 'question.sort.0']);
    expect(await refused({ filters: [{ column: 'net', op: 'from', value: 'much' }] })).toEqual([400, 'validation_failed', 'question.filters.0.value']);
    expect(await refused({ measures: [{ key: 'net', kind: 'sum' }] })).toEqual([400, 'validation_failed', 'question.measures.0.column']);
    expect(await refused({ measures: [{ key: 'customer', kind: 'count' }] })).toEqual([400, 'validation_failed', 'question.measures.0.key']);
    expect(await refused({ period: { timeframe: 'custom', from: '2026-01-01' } })).toEqual([400, 'validation_failed', 'question.period.to']);
    expect(await refused({}, { kind: 'bar', x: 'date', y: ['net'] })).toEqual([400, 'validation_failed', 'chart.x']);
    expect(await refused({}, { kind: 'bar', x: 'customer', y: ['gross'] })).toEqual([400, 'validation_failed', 'chart.y.0']);
  });

  it('takes every text for a text, wherever it may stand', async () => {
    const ask = house.as();
    for (const name of NASTY)
      await invoiced(ask, (await created(ask('POST', '/customers', { name, email: `${NASTY.indexOf(name)}@test.example` }))).id, '1.00');
    for (const name of NASTY) {
      const question = { ...byCustomer, filters: [{ column: 'customer', op: 'is', value: name }] };
      const { body } = await ask('POST', '/reports/preview', { name, question });
      expect(body.data.map(({ values }: any) => values)).toEqual([{ customer: name, net: '1.00' }]);
      for (const [part, key] of [
        ['groupBy', 'column'],
        ['measures', 'key'],
        ['sort', 'key'],
        ['filters', 'column'],
      ])
        expect((await ask('POST', '/reports/preview', { question: { ...byCustomer, [part]: [{ op: 'isEmpty', kind: 'count', [key]: name }] } })).status).toBe(
          400,
        );
      const kept = await created(ask('POST', '/reports', { ...report({ name, question }), description: name }));
      expect((await ask('GET', `/reports/${kept.id}/export?format=csv&notes=true`)).status).toBe(200);
    }
    const all = await created(ask('POST', '/reports', report({ question: { ...byCustomer, period: null } })));
    expect(await text(ask, `/reports/${all.id}/export?format=csv`)).toContain("'=1+1");
  });

  it('shows nobody a column that is not theirs: not in rows, totals, files, sorting, groups or filters', async () => {
    const may = ['reports:read', 'reports:write', 'reports:export', 'invoices:read', 'invoices:export'];
    const ben = house.as([...may, 'costs:read']);
    const dora = house.as(may, ben.organization);
    const admin = house.as('admin', ben.organization);
    await invoiced(admin, await customer(admin), '100.00');
    const measures = ['net', 'margin'].map((key) => ({ key, kind: 'sum', column: key }));
    const question = { dataSet: 'invoiceLines', groupBy: [{ column: 'product' }], measures, sort: [{ key: 'margin', descending: true }] };
    const keep = async (more: object, name = 'Margin') =>
      (await created(ben('POST', '/reports', { name, shared: 'read', question: { ...question, ...more } }))).id;
    const id = await keep({});
    const { body } = await dora('GET', `/reports/${id}/rows`);
    expect(body.data.map(({ values }: any) => values)).toEqual([{ product: 'Work', net: '100.00' }]);
    expect(body.meta.summary).toMatchObject({ hidden: ['Margin'], sums: { net: '100.00' } });
    expect(Object.keys(body.meta.summary.sums)).toEqual(['net']);
    expect((await ben('GET', `/reports/${id}/rows`)).body.meta.summary.columns.map(({ key }: any) => key)).toEqual(['product', 'net', 'margin']);
    expect((await text(dora, `/reports/${id}/export?locale=en`)).split('\r\n')[0]).toBe('\ufeffProduct,Net');
    const rows = await keep({ columns: ['number', 'net', 'margin'], groupBy: null, measures: null });
    expect((await dora('GET', `/reports/${rows}/rows`)).body.data.map(({ values }: any) => Object.keys(values))).toEqual([['number', 'net']]);
    const refused = async (more: object) => error(await dora('GET', `/reports/${await keep(more)}/rows`));
    expect(await refused({ filters: [{ column: 'margin', op: 'from', value: 10 }] })).toEqual([403, 'missing_permission']);
    expect(await refused({ groupBy: [{ column: 'costKnown' }] })).toEqual([403, 'missing_permission']);
    expect(await refused({ measures: [measures[1]] })).toEqual([403, 'missing_permission']);
    const asked = async (more: object) =>
      error(await dora('POST', '/reports/preview', { question: { ...question, measures: [measures[0]], sort: null, ...more } }));
    expect(await asked({ measures })).toEqual([400, 'validation_failed', 'question.measures.1.column']);
    expect(await asked({ sort: [{ key: 'margin' }] })).toEqual([400, 'validation_failed', 'question.sort.0']);
    expect(await asked({ filters: [{ column: 'margin', op: 'isEmpty' }] })).toEqual([400, 'validation_failed', 'question.filters.0.column']);
    expect(error(await house.as(['reports:read', 'reports:export', 'invoices:read'], ben.organization)('GET', `/reports/${id}/export`))).toEqual([
      403,
      'missing_permission',
    ]);
    const names = async (ask: Ask) => (await ask('GET', '/reports?standard=true&perPage=200')).body.data.map(({ name }: any) => name);
    expect([(await names(ben)).includes('Margin by product'), (await names(dora)).includes('Margin by product')]).toEqual([true, false]);
  });

  it('prints a paper that says what it is of, for who asked and nobody else', async () => {
    const ask = house.as();
    await invoiced(ask, await customer(ask, 'Zoë O\u0027Brien <b>'), '1234.50');
    const { id } = await created(ask('POST', '/reports', report({ name: 'Umsatz <i>' })));
    let answer = await ask('GET', `/reports/${id}/export?format=pdf&locale=de`);
    const { jobId } = answer.status === 202 ? answer.body.data : { jobId: undefined };
    while (answer.status === 202) answer = await ask('GET', `/reports/${id}/export?format=pdf&jobId=${jobId}`);
    expect(answer.headers['content-type']).toBe('application/pdf');
    const paper = (await textOf(answer.body as never)).join(' ');
    for (const words of ['Umsatz <i>', 'Europe/Vienna', 'keine', 'Zoë O\u0027Brien <b>', '1.234,50', 'Summe']) expect(paper).toContain(words);
    await created(ask('PATCH', `/reports/${id}`, { version: 1, shared: 'read' }));
    const anna = house.as('admin', ask.organization);
    if (jobId) expect((await anna('GET', `/reports/${id}/export?format=pdf&jobId=${jobId}`)).status).toBe(404);
  });
});
