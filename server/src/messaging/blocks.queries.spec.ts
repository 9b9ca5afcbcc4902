import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { LINES_OF } from './blocks';
import { documentLines } from './blocks.queries';

describe('lines of documents in mails', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('are those of the customer’s newest document, for whoever may read it', async () => {
    const ask = house.as();
    const max = await created(ask('POST', '/customers', { name: 'Max', type: 'private', email: 'lines@muster.example' }));
    const part = await created(ask('POST', '/parts', { sku: 'DUESE', name: 'Düse', category: 'hardware', unit: 'pcs' }));
    await created(ask('POST', '/orders', { customerId: max.id, items: [{ partId: part.id, quantity: 2, unitPrice: '10.50' }] }));
    const me = (permissions: string[]) => someone({ organization: ask.organization, permissions });
    const lines = (of: (typeof LINES_OF)[number], may = LINES_OF.map((one) => `${one}:read`)) =>
      house.db.work.read(me(may), (tx) => documentLines(tx, of, null, max.id));
    expect(await lines('orders')).toMatchObject({ lines: [{ description: 'Düse', quantity: '2.000', lineTotal: '21.00' }] });
    expect(await lines('orders', [])).toBeUndefined();
    expect([await lines('invoices'), await lines('quotes')]).toEqual([undefined, undefined]);
  });
});
