import { api, created, type Api, type Ask } from '../../test/api';
import { dayIn } from '../core/dates';

const TODAY = dayIn('Europe/Vienna');
const LINZ = { line1: 'Hafen 1', postalCode: '4020', city: 'Linz', country: 'AT' };
const error = ({ status, body }: any) => [status, body.errors?.[0].code, body.errors?.[0].field].filter((one) => one !== undefined);

describe('segments of customers in reports', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  const customer = async (ask: Ask, name: string, tags: string[]) =>
    (await created(ask('POST', '/customers', { name, tags, email: `${name.toLowerCase()}@test.example`, billingAddress: LINZ }))).id;
  const invoiced = async (ask: Ask, customerId: string, unitPrice: string) => {
    const { id } = await created(ask('POST', '/invoices', { customerId, items: [{ description: 'Work', quantity: 1, unitPrice }], invoiceDate: TODAY }));
    return created(ask('POST', `/invoices/${id}/finalize`));
  };
  /** Two customers of whom one is a good one, an invoice for each, and a segment of the good ones. */
  const sold = async (ask: Ask, segment: object = {}) => {
    const [huber, maier] = [await customer(ask, 'Huber', ['VIP']), await customer(ask, 'Maier', [])];
    await invoiced(ask, huber, '100.00');
    await invoiced(ask, maier, '30.00');
    return (await created(ask('POST', '/segments', { name: 'Stammkunden', filter: { tags: 'VIP' }, ...segment }))).id as string;
  };
  const byCustomer = {
    dataSet: 'invoices',
    groupBy: [{ column: 'customer' }],
    measures: [{ key: 'net', kind: 'sum', column: 'net' }],
    period: { timeframe: '30d' },
  };
  const names = (body: any) => body.data.map(({ values }: any) => values.customer);
  const standard = async (ask: Ask, dataSet: string) =>
    (await ask('GET', `/reports?standard=true&dataSet=${dataSet}`)).body.data.find(({ question }: any) => question.groupBy?.length) ??
    (await ask('GET', `/reports?standard=true&dataSet=${dataSet}`)).body.data[0];

  it('cuts every set of customers down to a segment: as a filter that is kept, and for once in any report', async () => {
    const ask = house.as();
    const segmentId = await sold(ask);
    const preview = (op: string) => ask('POST', '/reports/preview', { question: { ...byCustomer, filters: [{ column: 'segment', op, value: segmentId }] } });
    const within = (await preview('is')).body;
    expect([names(within), within.meta.summary.sums, within.meta.summary.filters]).toEqual([['Huber'], { net: '100.00' }, ['Customer segment: Stammkunden']]);
    expect(names((await preview('isNot')).body)).toEqual(['Maier']);
    const { id } = await created(ask('POST', '/reports', { name: 'Net', question: byCustomer }));
    expect(names((await ask('GET', `/reports/${id}/rows?segmentId=${segmentId}`)).body)).toEqual(['Huber']);
    expect(String((await ask('GET', `/reports/${id}/export?format=csv&notes=true&segmentId=${segmentId}`)).body)).toMatch(/Stammkunden[^]*Huber(?![^]*Maier)/);
    for (const dataSet of ['orders', 'invoiceLines', 'openItems', 'payments', 'customers', 'appointments', 'conversations', 'quotes']) {
      const report = await standard(ask, dataSet);
      if (report) expect([dataSet, (await ask('GET', `/reports/${report.id}/rows?segmentId=${segmentId}`)).status]).toEqual([dataSet, 200]);
    }
  });

  it('knows own fields in a segment, and follows the customers who belong to it', async () => {
    const ask = house.as();
    await created(ask('POST', '/custom-fields', { entity: 'customers', key: 'grade', label: { de: 'Stufe', en: 'Grade' }, type: 'text' }));
    const segmentId = await sold(ask, { filter: { 'customFields.grade': 'gold' } });
    const rows = () => ask('POST', '/reports/preview', { question: { ...byCustomer, filters: [{ column: 'segment', op: 'is', value: segmentId }] } });
    expect(names((await rows()).body)).toEqual([]);
    expect((await ask('GET', `/customers?segmentId=${segmentId}`)).body.data).toEqual([]);
    const { id, version } = (await ask('GET', '/customers?search=Maier')).body.data[0];
    await created(ask('PATCH', `/customers/${id}`, { version, customFields: { grade: 'gold' } }));
    expect(names((await rows()).body)).toEqual(['Maier']);
  });

  it('is nothing to see, group or sort by, and not there for who may not see customers or the segment', async () => {
    const ask = house.as();
    const own = await sold(ask, { isShared: false });
    const filters = [{ column: 'segment', op: 'is', value: own }];
    const column = (await created(ask('GET', '/data-sets'))).find(({ id }: any) => id === 'invoices').columns.find(({ key }: any) => key === 'segment');
    expect(column).toMatchObject({ filterOnly: true, groupable: false, measures: [], choices: [{ value: own, label: { de: 'Stammkunden' } }] });
    const preview = (by: Ask, question: object) => by('POST', '/reports/preview', { question: { ...byCustomer, ...question } });
    expect(error(await preview(ask, { groupBy: [{ column: 'segment' }] }))).toEqual([400, 'validation_failed', 'question.groupBy.0.column']);
    expect(error(await preview(ask, { groupBy: null, measures: null, columns: ['segment'] }))).toEqual([400, 'validation_failed', 'question.columns.0']);
    const colleague = house.as(undefined, ask.organization);
    expect(error(await preview(colleague, { filters }))).toEqual([400, 'validation_failed', 'question.filters.0.value']);
    expect((await colleague('GET', '/segments')).body.data).toEqual([]);
    expect((await colleague('GET', `/segments/${own}`)).status).toBe(404);
    const { id } = await created(ask('POST', '/reports', { name: 'Net', shared: 'read', question: byCustomer }));
    expect(error(await colleague('GET', `/reports/${id}/rows?segmentId=${own}`))).toEqual([400, 'validation_failed', 'segmentId']);
    const clerk = house.as(['reports:read', 'invoices:read', 'segments:read'], ask.organization);
    expect(error(await clerk('GET', `/reports/${id}/rows?segmentId=${own}`))).toEqual([403, 'missing_permission']);
    const parts = await standard(ask, 'stock');
    expect(error(await ask('GET', `/reports/${parts.id}/rows?segmentId=${own}`))).toEqual([400, 'validation_failed', 'segmentId']);
  });

  it('goes into a mail, which names it', async () => {
    const ask = house.as();
    const segmentId = await sold(ask);
    const { id: reportId } = await created(ask('POST', '/reports', { name: 'Net', question: byCustomer }));
    const schedule = {
      name: 'Net by mail',
      what: 'report',
      reportId,
      segmentId,
      rhythm: { frequency: 'daily' },
      time: '07:00',
      recipients: [{ email: 'adviser@example.org' }],
      attachments: ['csv'],
    };
    expect(error(await ask('POST', '/report-schedules', { ...schedule, segmentId: reportId }))).toEqual([400, 'validation_failed', 'segmentId']);
    expect(await created(ask('POST', '/report-schedules', schedule))).toMatchObject({ segmentId });
    expect(await created(ask('POST', '/report-schedules', { ...schedule, what: 'metrics', metricIds: ['revenue'], period: 'last_month' }))).toMatchObject({
      segmentId: null,
    });
  });
});
