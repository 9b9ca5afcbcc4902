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

describe('who sells the parts of a list', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());
  const result = ({ status, body }: Answer) => (expect([status, body.errors]).toEqual([200, null]), body.data);
  const get = async (ask: Ask, path: string) => (await ask('GET', path)).body.data;
  const HEAD = 'Bezeichnung;Artikelnummer;Kategorie;Lagerort;Anfangsbestand;Einstandspreis;Lieferant;Bestellnummer;Einkaufspreis;Lieferzeit;VPE\r\n';
  const list = (...lines: string[]) => Buffer.from(HEAD + lines.join('\r\n'));
  const LIST = list(
    'Schraube;S1;Schrauben;Regal A;100;0,08;Nord;N-1;0,09;7;50',
    'Mutter;M1;Schrauben;Regal A;50;0,02;nord ;N-2;;;',
    'Mutter;M1;;;;;Süd;SUED-2;0,03;3,5;',
    'Blech;B1;;;;;Nord;;;;',
    'Rohr;R1;Rohre;;;;;;;;',
  );

  it('comes in with parts, category, place and opening stock in one file, is seen before, and goes back as one', async () => {
    const ask = it_.as();
    const before = result(await upload(ask, LIST, { dryRun: 'true' }));
    expect(before).toMatchObject({
      rows: 5,
      created: 3,
      errors: [
        { row: 4, column: 'Lieferzeit' },
        { row: 5, column: 'Einkaufspreis', code: 'value_missing' },
      ],
    });
    expect((await ask('GET', '/suppliers')).body.pagination.total).toBe(0);
    const { batchId } = result(await upload(ask, LIST));
    const [nord] = await get(ask, '/suppliers');
    expect(nord).toMatchObject({ name: 'Nord', supplierNumber: expect.any(String) });
    const sold = await get(ask, `/suppliers/${nord.id}/parts`);
    expect(
      sold.map(({ sku, supplierSku, unitPrice, leadTimeDays, packSize, isPreferred }: any) => [
        sku,
        supplierSku,
        unitPrice,
        leadTimeDays,
        packSize,
        isPreferred,
      ]),
    ).toEqual([
      ['S1', 'N-1', '0.0900', 7, 50, true],
      ['M1', 'N-2', '0.0200', null, null, true],
    ]);
    expect((await get(ask, '/parts?search=N-1'))[0]).toMatchObject({ sku: 'S1', category: 'Schrauben', currentStock: 100, supplierIds: [nord.id] });
    // the same again changes nothing; another price is an update, and goes back by itself
    expect(result(await upload(ask, LIST))).toMatchObject({ created: 0, updated: 0, matched: 3 });
    const dearer = result(await upload(ask, list('Schraube;S1;;;;;Nord;N-1;0,11;;')));
    expect(dearer).toMatchObject({ updated: 1, matched: 0 });
    expect((await get(ask, `/suppliers/${nord.id}/parts`))[0]).toMatchObject({ unitPrice: '0.1100', leadTimeDays: 7 });
    expect(await ask('POST', `/import-batches/${batchId}/undo`)).toMatchObject({ status: 422, body: { errors: [{ code: 'batch_in_use' }] } });
    expect((await ask('POST', `/import-batches/${dearer.batchId}/undo`)).status).toBe(200);
    expect((await get(ask, `/suppliers/${nord.id}/parts`))[0].unitPrice).toBe('0.0900');
    expect((await ask('POST', `/import-batches/${batchId}/undo`)).status).toBe(200);
    for (const path of ['/parts', '/suppliers']) expect((await ask('GET', path)).body.pagination.total).toBe(0);
    expect(await get(ask, `/suppliers/${nord.id}/parts`)).toEqual([]);
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
