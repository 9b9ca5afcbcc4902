import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { byRole } from '../../test/database';

/** Words that stand nowhere else: whatever is left of them after the erasure is left of the person. */
const WORDS = ['quastenflosser', 'quasti@', '5550987', 'korallengasse', 'riffmeister'];
const ADDRESS = { line1: 'Korallengasse 7', line2: null, postalCode: '4020', city: 'Linz', state: null, country: 'AT' };
const EYE = { sphere: -2.5, cylinder: null, axis: null, addition: null };
const item = { description: 'Glasses', quantity: 1, unitPrice: '100.00', taxRate: 20 };

const BOUNDARY = 'erased';
const part = (name: string, content: string, file = '') =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"\r\nContent-Type: text/csv`}\r\n\r\n${content}\r\n`;
const upload = (ask: Ask, path: string, file: string, content: string) =>
  ask('POST', path, Buffer.from(`${part('file', content, file)}--${BOUNDARY}--\r\n`), { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });

/** Every row of every table in which one of the words stands: `{ 'fulfillment.orders': 1 }`. */
async function found(url: string): Promise<Record<string, number>> {
  const tables = await byRole<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name} t where t::text ilike any ($1)`);
  const text = `select * from (${counts.join(' union all ')}) all_rows where rows > 0`;
  const stands = await byRole<{ name: string; rows: number }>(url, text, [WORDS.map((word) => `%${word}%`)]);
  return Object.fromEntries(stands.map(({ name, rows }) => [name, rows]));
}

describe('a person is erased', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  /** Somebody about whom the house knows all it can know. */
  async function known(ask: Ask) {
    // by a list, and once more with a row that is refused
    const csv = 'Name;E-Mail;Telefon;Straße\nQuastenflosser Max;quasti@meer.example;0660 5550987;Korallengasse 7\nNemo;nemo@meer.example;;\n';
    await upload(ask, '/customers/import', 'list.csv', csv);
    await upload(ask, '/customers/import', 'list2.csv', `${csv.replace('Nemo', 'Nemo II')}Quastenflosser;quasti@;;\n`);
    const [{ id }] = (await ask('GET', '/customers?search=quastenflosser')).body.data;
    const { version } = (await ask('GET', `/customers/${id}`)).body.data;
    const contacts = [{ name: 'Eva Riffmeister', emails: ['eva.riffmeister@meer.example'] }];
    await created(ask('PATCH', `/customers/${id}`, { version, billingAddress: ADDRESS, contacts, notes: 'Riffmeister', tags: ['VIP'] }));
    const twin = await created(ask('POST', '/customers', { name: 'M. Quastenflosser', email: 'quasti@riff.example' }));
    const now = (await ask('GET', `/customers/${id}`)).body.data;
    await created(ask('POST', `/customers/${id}/merge`, { otherId: twin.id, version: now.version }));
    return id as string;
  }

  async function talk(ask: Ask, customerId: string) {
    await created(ask('POST', '/notes', { customerId, content: 'Riffmeister called' }));
    await created(ask('POST', '/activities', { customerId, type: 'call', title: 'Riffmeister', description: 'Korallengasse' }));
    await created(ask('POST', '/consents', { customerId, channel: 'email', granted: true, source: 'counter', note: 'Riffmeister' }));
    await created(ask('POST', `/customers/${customerId}/comments`, { text: 'ask Quastenflosser' }));
    await created(ask('POST', `/customers/${customerId}/prescriptions`, { examinedOn: '2026-03-01', rightEye: EYE, notes: 'Riffmeister' }));
    await created(ask('PUT', `/customers/${customerId}/medical-information`, { conditions: ['Quastenflosser'], allergies: [], medications: [], version: 0 }));
    await upload(ask, `/customers/${customerId}/files`, 'Quastenflosser.csv', 'a;b');
  }

  async function trade(ask: Ask, customerId: string) {
    const order = await created(
      ask('POST', '/orders', { customerId, notes: 'for Quastenflosser', customerReference: 'Riffmeister', shippingAddress: ADDRESS, items: [item] }),
    );
    await created(ask('POST', `/orders/${order.id}/confirm`, undefined, { 'idempotency-key': randomUUID() }));
    await created(ask('POST', `/orders/${order.id}/comments`, { text: 'Quastenflosser waits' }));
    const deal = await created(ask('POST', '/deals', { customerId, title: 'Quastenflosser: glasses', notes: 'Riffmeister', tags: ['Riffmeister'] }));
    await created(ask('POST', `/deals/${deal.id}/lose`, { reason: 'Quastenflosser moved' }));
    const quote = await created(ask('POST', '/quotes', { customerId, title: 'For Quastenflosser', intro: 'Dear Quastenflosser', items: [item] }));
    await created(ask('POST', `/quotes/${quote.id}/send`, {}));
    const job = await created(ask('POST', '/jobs', { customerId, title: 'At Quastenflosser', address: ADDRESS, notes: 'Riffmeister opens' }));
    await created(ask('POST', `/jobs/${job.id}/cancel`, { reason: 'Riffmeister ill' }));
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
    const linden = await created(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff', openingHours: hours }));
    const { id: typeId } = await created(ask('POST', '/appointment-types', { name: 'Exam', durationMinutes: 30, staffIds: [linden.id] }));
    await created(ask('POST', '/appointments', { customerId, typeId, startsAt: '2027-03-01T09:00:00Z', title: 'Quastenflosser', notes: 'Riffmeister' }));
    await created(ask('POST', `/orders/${order.id}/cancel`, { reason: 'Riffmeister' }));
  }

  /** Until the worker has written the timeline and drawn the papers. */
  const quiet = async (ask: Ask, customerId: string) => {
    for (;;) {
      const titles = (await ask('GET', `/activities?customerId=${customerId}&perPage=100`)).body.data.map(({ event }: any) => event);
      const waiting = ['pipeline.deal_lost', 'pipeline.quote_sent', 'pipeline.job_cancelled', 'scheduling.appointment_created', 'fulfillment.order_cancelled'];
      if (waiting.every((one) => titles.includes(one))) return;
    }
  };

  it('nowhere in the database its name is left, but on the invoice', async () => {
    const { ask } = await house.register({ industry: 'optician' });
    const id = await known(ask);
    await talk(ask, id);
    await trade(ask, id);
    const invoice = await created(ask('POST', '/invoices', { customerId: id, items: [item] }));
    const issued = await created(ask('POST', `/invoices/${invoice.id}/finalize`));
    await created(ask('POST', `/invoices/${invoice.id}/payments`, { amount: issued.totalAmount }));
    await quiet(ask, id);
    const before = await found(house.db.url('postgres'));
    // the test would show nothing where nothing was
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['core.events', 'core.files', 'core.comments', 'core.import_batches', 'core.outgoing_mails', 'core.requests', 'fulfillment.orders', 'pipeline.deals', 'pipeline.quotes', 'pipeline.jobs', 'scheduling.appointments']), // prettier-ignore
    );
    const { version } = (await ask('GET', `/customers/${id}`)).body.data;
    await created(ask('POST', `/customers/${id}/erase`, { version }));
    const { 'billing.invoices': invoices, ...left } = await found(house.db.url('postgres'));
    expect(invoices).toBe(1);
    expect(left).toEqual({});
    expect((await ask('GET', `/invoices/${invoice.id}`)).body.data.customerName).toBe('Quastenflosser Max');
  });

  it('what is left still opens: order, quote and its paper, deal, job, appointment, import', async () => {
    const { ask } = await house.register({ industry: 'optician' });
    const id = await known(ask);
    await talk(ask, id);
    await trade(ask, id);
    const { version } = (await ask('GET', `/customers/${id}`)).body.data;
    await created(ask('POST', `/customers/${id}/erase`, { version }));
    for (const path of ['orders', 'quotes', 'deals', 'jobs', 'appointments']) {
      const { data } = (await ask('GET', `/${path}?customerId=${id}`)).body;
      expect([path, data.length]).toEqual([path, 1]);
      expect((await ask('GET', `/${path}/${data[0].id}`)).status).toBe(200);
      expect((await ask('GET', `/${path}/${data[0].id}/history`)).status).toBe(200);
    }
    // Nemo, who came with the same list, is not touched, and the list is taken back but for who is gone
    const batches = (await ask('GET', '/import-batches?sort=createdAt')).body.data;
    expect(batches.map(({ fileId }: any) => fileId)).toEqual([null, null]);
    for (const { id: batch } of batches.reverse()) expect((await ask('POST', `/import-batches/${batch}/undo`)).status).toBe(200);
    expect((await ask('GET', '/customers?search=nemo')).body.data).toEqual([]);
  });
});
