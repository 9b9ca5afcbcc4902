import { api, created, type Api, type Ask } from '../../test/api';
import { readCustomer } from './import.parse';

const BOUNDARY = 'listed';
const form = (fields: Record<string, string>, csv: string) => {
  const parts = Object.entries(fields).map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return `${parts.join('')}--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="customers.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--${BOUNDARY}--\r\n`;
};
const upload = (ask: Ask, csv: string, fields: Record<string, string> = {}) =>
  ask('POST', '/customers/import', Buffer.from(form(fields, csv)), { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });

describe('a list of customers', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const rows = (from: number, to: number, name = 'Person') =>
    Array.from({ length: to - from }, (_, i) => `${name} ${from + i};person${from + i}@list.example;;Wien`).join('\n');
  const HEAD = 'Name;E-Mail;Telefon;Ort\n';

  it('says what it will do, does exactly this, changes nothing the second time, and is taken back as a whole', async () => {
    const ask = house.as();
    for (let i = 0; i < 12; i++) await created(ask('POST', '/customers', { name: `Old ${i}`, email: `person${i}@list.example` }));
    const csv = `${HEAD}${rows(0, 497)}\nWrong;not-an-address;;\nNobody;;;\n;lost@list.example;;`;
    const preview = (await upload(ask, csv, { dryRun: 'true' })).body.data;
    expect(preview).toMatchObject({ dryRun: true, batchId: null, rows: 500, created: 485, updated: 12, matched: 0, skipped: 3 });
    expect(preview.errors).toMatchObject([
      { row: 499, column: 'E-Mail', code: 'email_invalid' },
      { row: 500, column: 'E-Mail', code: 'contact_missing' },
      { row: 501, column: 'Name', code: 'value_missing' },
    ]);
    expect((await ask('GET', '/customers')).body.pagination.total).toBe(12);
    const done = (await upload(ask, csv)).body.data;
    expect(done).toMatchObject({ created: 485, updated: 12, skipped: 3 });
    expect((await upload(ask, csv)).body.data).toMatchObject({ created: 0, updated: 0, matched: 497, skipped: 3 });
    const found = (await ask('GET', '/customers?search=person42@list.example')).body.data;
    expect(found).toMatchObject([{ name: 'Person 42', type: 'business', billingAddress: { city: 'Wien', country: 'AT' }, status: 'active' }]);
    expect(new Set((await ask('GET', '/customers?perPage=200')).body.data.map((one: any) => one.customerNumber)).size).toBe(200);
    await created(ask('POST', '/customers', { name: 'After', email: 'after@list.example' }));
    expect((await ask('POST', `/import-batches/${done.batchId}/undo`)).status).toBe(200);
    expect((await ask('GET', '/customers')).body.pagination.total).toBe(13);
    expect((await ask('GET', '/customers?search=person3@list.example')).body.data).toMatchObject([{ name: 'Old 3', billingAddress: null }]);
  });

  it('cannot be taken back once something was changed or an order stands on it', async () => {
    const ask = house.as();
    const done = (await upload(ask, `${HEAD}${rows(0, 2)}`)).body.data;
    const [{ id }] = (await ask('GET', '/customers')).body.data;
    const order = await created(ask('POST', '/orders', { customerId: id, items: [{ description: 'x', quantity: 1, unitPrice: '1.00', taxRate: 20 }] }));
    await created(ask('POST', `/orders/${order.id}/confirm`));
    expect(await ask('POST', `/import-batches/${done.batchId}/undo`)).toMatchObject({ status: 422, body: { errors: [{ code: 'in_use' }] } });
  });

  it('is no way round: staff changes by it, and takes back, only what is its own', async () => {
    const ask = house.as();
    await created(ask('POST', '/customers', { name: 'Anna’s', email: 'annas@list.example' }));
    const staff = house.as('staff', ask.organization);
    const refused = { status: 403, body: { errors: [{ code: 'not_owner' }] } };
    for (const dryRun of ['true', 'false']) expect(await upload(staff, `${HEAD}Taken;annas@list.example;;Wien`, { dryRun })).toMatchObject(refused);
    const twice = `${HEAD}New;new@list.example;;Wien\nNewer;new@list.example;;Graz`;
    expect((await upload(staff, twice, { dryRun: 'true' })).body.data).toMatchObject({ created: 1, errors: [] });
    expect((await upload(staff, twice)).body.data).toMatchObject({ created: 1, errors: [] });
    const { batchId } = (await upload(ask, `${HEAD}Nord;nord@list.example;;Wien`)).body.data;
    expect(await staff('POST', `/import-batches/${batchId}/undo`)).toMatchObject(refused);
    expect((await ask('GET', '/customers?sort=name')).body.data.map((one: any) => one.name)).toEqual(['Anna’s', 'Newer', 'Nord']);
  });

  it('two persons of one name stay two, the same e-mail further down is the same', async () => {
    const ask = house.as();
    const csv = `${HEAD}Maria Huber;;0660 5550123;\nMaria Huber;;0660 5550124;\nAnna;anna@list.example;;Graz\nAnna Maria;ANNA@list.example;;Graz`;
    expect((await upload(ask, csv)).body.data).toMatchObject({ created: 3, rows: 4, errors: [], proposals: [] });
    expect((await ask('GET', '/customers?sort=name')).body.data.map((one: any) => one.name)).toEqual(['Anna Maria', 'Maria Huber', 'Maria Huber']);
  });

  it('reads cells as people type them', () => {
    const read = (cells: object) => readCustomer(cells, ',', 'AT');
    expect(
      read({ firstName: 'Zoë', lastName: 'Ott', phone: '0732 5550100', birthDate: '28.2.1980', type: 'Privat', tags: 'VIP; Linz', city: 'Linz' }),
    ).toMatchObject({
      record: {
        customerNumber: null,
        said: {
          name: 'Zoë Ott',
          phone: '+437325550100',
          birthDate: '1980-02-28',
          type: 'private',
          tags: ['VIP', 'Linz'],
          billingAddress: { city: 'Linz', country: 'AT' },
        },
      },
    });
    const faults = (cells: object) => read(cells).faults?.map(({ field, code }) => `${field} ${code}`);
    expect(faults({ name: 'A', email: 'a@', phone: 'call me', birthDate: '31.2.1980', vatId: 'ATU12345674', country: 'Austria', type: 'x' })).toEqual([
      'type value_not_allowed',
      'birthDate date_invalid',
      'email email_invalid',
      'phone phone_invalid',
      'vatId vat_id_invalid',
      'country country_invalid',
    ]);
    expect(faults({})).toEqual(['name value_missing', 'email contact_missing']);
  });
});
