import { buffer } from 'node:stream/consumers';
import { api, type Answer, type Api, type Ask } from '../../test/api';
import { syntheticList, syntheticWorkbook } from '../demo/synthetic-list';
import { readPart, saidOtherwise } from './import.rules';

/** A form as a browser sends it; the file last. */
function upload(ask: Ask, file: Buffer, fields: Record<string, unknown> = {}): Promise<Answer> {
  const part = (name: string, more: string, body: Buffer | string) => [
    Buffer.from(`--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const texts = Object.entries(fields).flatMap(([name, value]) => part(name, '', typeof value === 'string' ? value : JSON.stringify(value)));
  const body = Buffer.concat([...texts, ...part('file', '; filename="list.csv"', file), Buffer.from('--x--\r\n')]);
  return ask('POST', '/parts/import', body, { 'content-type': 'multipart/form-data; boundary=x' });
}

describe('the import of parts', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());
  const result = ({ status, body }: Answer) => (expect([status, body.errors]).toEqual([200, null]), body.data);
  const all = async (ask: Ask, query = '') => (await ask('GET', `/parts?perPage=200${query}`)).body;

  it('STK-17: takes a CAD list: names to the letter, quantities never become stock, the same again changes nothing, and it is undone', async () => {
    const ask = it_.as();
    const file = await buffer(syntheticWorkbook('K24'));
    const mapping = { name: 'File Name (no extension)', quantity: 'Quantity', author: 'Author' };
    expect(result(await upload(ask, file, { dryRun: 'true', mapping }))).toMatchObject({ dryRun: true, rows: 173, created: 173, matched: 0 });
    expect((await all(ask)).pagination.total).toBe(0);
    const { batchId, created } = result(await upload(ask, file, { mapping }));
    expect(created).toBe(173);
    const { data } = await all(ask);
    expect(data.map(({ name }: any) => name).sort()).toEqual(
      syntheticList('K24')
        .map(({ fileName }) => fileName)
        .sort(),
    );
    expect(data.every(({ currentStock, minimumStock, sku }: any) => currentStock === 0 && minimumStock === 0 && /^P-\d{5}$/.test(sku))).toBe(true);
    expect((await ask('GET', '/stock-transactions')).body.pagination.total).toBe(0);
    expect(result(await upload(ask, file))).toMatchObject({ created: 0, matched: 173, updated: 0, skipped: 0, errors: [] });
    expect((await ask('POST', `/import-batches/${batchId}/undo`)).status).toBe(200);
    expect((await all(ask)).pagination.total).toBe(0);
  });

  const CSV = Buffer.from(
    'Bezeichnung;Artikelnummer;Kategorie;Einheit;Preis;Anfangsbestand;Lagerort;Einstandspreis\r\n' +
      'Schraube M3;SCR-M3;Schrauben;Stk;0,25;1.200;Regal A;0,081\r\nKabel;;Kabel;m;2,5;12,5;Regal B;1\r\nArbeit;;;h;80;;;\r\nFalsch;;;inch;x;;;\r\n',
  );

  it('takes a German list with opening stock and places, once; a changed price is an update; all of it goes back', async () => {
    const ask = it_.as();
    const first = result(await upload(ask, CSV));
    expect(first).toMatchObject({ rows: 4, created: 3, errors: [{ row: 5 }, { row: 5 }] });
    const screw = (await all(ask, '&sku=SCR-M3')).data[0];
    expect(screw).toMatchObject({ name: 'Schraube M3', category: 'Schrauben', unit: 'pcs', unitPrice: '0.2500', averageCost: '0.0810', currentStock: 1200 });
    expect((await ask('GET', '/locations?sort=name')).body.data.map(({ name }: any) => name)).toEqual(['Lager', 'Regal A', 'Regal B']);
    expect((await ask('GET', `/parts/${screw.id}/transactions`)).body.data).toMatchObject([
      { type: 'adjustment', quantity: 1200, referenceType: 'import', reason: 'opening stock' },
    ]);
    expect(result(await upload(ask, CSV))).toMatchObject({ created: 0, matched: 3, updated: 0 });
    expect((await all(ask, '&sku=SCR-M3')).data[0].currentStock).toBe(1200);

    const dearer = Buffer.from(CSV.toString().replace('0,25', '0,26'));
    expect(result(await upload(ask, dearer, { dryRun: 'true' }))).toMatchObject({ matched: 2, updated: 1 });
    const second = result(await upload(ask, dearer));
    expect(second.updated).toBe(1);
    expect((await all(ask, '&sku=SCR-M3')).data[0]).toMatchObject({ unitPrice: '0.2600', currentStock: 1200 });
    expect((await ask('POST', `/import-batches/${second.batchId}/undo`)).status).toBe(200);
    expect((await all(ask, '&sku=SCR-M3')).data[0].unitPrice).toBe('0.2500');

    await ask('POST', `/parts/${screw.id}/adjustments`, { quantity: -1, reason: 'used' });
    expect(await ask('POST', `/import-batches/${first.batchId}/undo`)).toMatchObject({ status: 422, body: { errors: [{ code: 'goods_used' }] } });
    await ask('POST', `/parts/${screw.id}/adjustments`, {
      quantity: 1,
      reason: 'found again',
      locationId: (await ask('GET', '/locations?search=Regal%20A')).body.data[0].id,
    });
    expect((await ask('POST', `/import-batches/${first.batchId}/undo`)).status).toBe(200);
    expect((await all(ask)).pagination.total).toBe(0);
    expect((await ask('GET', '/stock/verification')).body.data.differences).toEqual([]);
  });
});

describe('a row of a parts list', () => {
  it.each([
    ['Stk', 'pcs'],
    ['KG', 'kg'],
    ['Paar', 'pair'],
    ['Rolle', 'roll'],
  ])('%s is %s', (unit, read) => expect(readPart({ name: 'x', unit }, ',').record!.part.unit).toBe(read));
  it('says every fault of its cells', () =>
    expect(
      readPart({ name: ' ', unit: 'inch', unitPrice: '-1', openingStock: '0,0001' }, ',')
        .faults!.map(({ field }) => field)
        .sort(),
    ).toEqual(['name', 'openingStock', 'unit', 'unitPrice']));
  it('changes only what it says otherwise', () =>
    expect(saidOtherwise({ unitPrice: '2.5000', category: 'a', unit: 'm' }, { name: 'x', unitPrice: '2.5' as never, category: 'b' })).toEqual({
      category: ['a', 'b'],
    }));
});
