import { api, created, type Api } from '../../../test/api';

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };
const form = (csv: string, fields: Record<string, unknown>): Buffer =>
  Buffer.from(
    `--x\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\n\r\n${csv}\r\n${Object.entries(fields)
      .map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`)
      .join('')}--x--\r\n`,
  );

describe('custom fields in lists', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('come in with a list, and go with it', async () => {
    const ask = house.as('admin');
    const field = (key: string, type: string, more: object = {}) =>
      created(ask('POST', '/custom-fields', { entity: 'parts', key, type, label: { de: `${key} de`, en: `${key} en` }, ...more }));
    await field('weight', 'number');
    await field('kindOf', 'choice', { choices: [{ value: 'lens', label: { de: 'Glas', en: 'Lens' } }] });
    await field('since', 'date');
    const old = await created(ask('POST', '/parts', { name: 'Old', sku: 'O-1', customFields: { weight: 1 } }));
    const csv = 'Name;SKU;weight de;kindOf en;Seit\nOld;O-1;2,5;glas;28.02.2026\nNew;N-1;3;Lens;\nBad;B-1;heavy;wood;\n';
    const send = (dryRun: boolean) =>
      ask(
        'POST',
        '/parts/import',
        form(csv, {
          dryRun,
          mapping: JSON.stringify({
            name: 'Name',
            sku: 'SKU',
            'customFields.weight': 'weight de',
            'customFields.kindOf': 'kindOf en',
            'customFields.since': 'Seit',
          }),
        }),
        MULTIPART,
      );
    expect((await send(true)).body.data).toMatchObject({ created: 1, updated: 1, skipped: 1 });
    expect((await ask('GET', `/parts/${old.id}`)).body.data.customFields).toEqual({ weight: 1 });
    const { body } = await send(false);
    expect(body.data).toMatchObject({ created: 1, updated: 1, matched: 0, skipped: 1 });
    expect(body.data.errors.map(({ column, code }: any) => `${column} ${code}`)).toEqual(['weight de number_invalid', 'kindOf en value_not_allowed']);
    const values = async () => (await ask('GET', '/parts?sort=sku')).body.data.map(({ sku, customFields }: any) => [sku, customFields]);
    expect(await values()).toEqual([
      ['N-1', { weight: 3, kindOf: 'lens' }],
      ['O-1', { weight: 2.5, kindOf: 'lens', since: '2026-02-28' }],
    ]);
    const [latest] = (await ask('GET', `/parts/${old.id}/history`)).body.data;
    expect(latest.changes).toMatchObject({ 'customFields.weight': [1, 2.5] });
    await created(ask('POST', `/import-batches/${body.data.batchId}/undo`));
    expect(await values()).toEqual([['O-1', { weight: 1 }]]);
  });
});
