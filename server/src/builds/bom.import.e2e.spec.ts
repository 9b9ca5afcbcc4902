import { buffer } from 'node:stream/consumers';
import { api, type Api } from '../../test/api';
import { all, build, csv, upload } from '../../test/builds';
import { syntheticList, syntheticWorkbook } from '../demo/synthetic-list';

describe('lists of parts from files', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('imports the list of a CAD program: dry, for real, again, undone; stock stays', async () => {
    const ask = it_.as();
    const { id } = await build(ask, 'K24');
    const path = `/builds/${id}/parts/import`;
    const list = syntheticList('K24');
    const file = await buffer(syntheticWorkbook('K24'));
    expect((await upload(ask, path, file)).body.data).toMatchObject({
      rows: 173,
      created: 0,
      skipped: 173,
      errors: expect.arrayContaining([{ row: 2, column: 'File Name (no extension)', code: 'part_unknown', message: expect.any(String) }]),
    });
    expect(await all(ask, `/builds/${id}/parts`)).toEqual([]);
    const dry = (await upload(ask, path, file, { createParts: 'true', dryRun: 'true' })).body.data;
    expect(dry).toMatchObject({ batchId: null, rows: 173, created: 173, errors: [] });
    expect((await ask('GET', '/parts')).body.pagination.total).toBe(1);
    const real = (await upload(ask, path, file, { createParts: 'true' })).body.data;
    expect(real).toMatchObject({ rows: 173, created: 173, matched: 0, updated: 0 });
    const lines = await all(ask, `/builds/${id}/parts`);
    expect(lines.map((line) => [line.name, line.author, line.quantityRequired])).toEqual(
      list.map(({ fileName, author, quantity }) => [fileName, author, quantity]),
    );
    const parts = await all(ask, '/parts');
    expect([parts.length, parts.filter(({ currentStock }) => currentStock !== 0).length]).toEqual([174, 0]);

    const before = (await ask('GET', `/builds/${id}/history`)).body.pagination.total;
    expect((await upload(ask, path, file, { createParts: 'true' })).body.data).toMatchObject({ rows: 173, created: 0, matched: 173, updated: 0, errors: [] });
    expect(await all(ask, `/builds/${id}/parts`)).toEqual(lines);
    expect((await ask('GET', `/builds/${id}/history`)).body.pagination.total).toBe(before);

    expect(await ask('POST', `/import-batches/${real.batchId}/undo`)).toMatchObject({ status: 200 });
    expect(await all(ask, `/builds/${id}/parts`)).toEqual([]);
    expect((await ask('GET', '/parts')).body.pagination.total).toBe(1);
  });

  it('folds what decisions make one part, adds what stands twice, keeps what was written by hand', async () => {
    const ask = it_.as();
    const { id } = await build(ask, 'K25');
    const path = `/builds/${id}/parts/import`;
    const first = (
      await upload(ask, path, csv('Rail;4;olive', 'Rail_1;2;', 'Nut;1,5;ob', 'Rail;1;'), { createParts: 'true', decisions: [{ row: 3, action: 'match' }] })
    ).body.data;
    expect(first).toMatchObject({ rows: 4, created: 2 });
    const lines = await all(ask, `/builds/${id}/parts`);
    expect(lines).toMatchObject([
      { name: 'Rail', quantityRequired: 7, author: 'olive' },
      { name: 'Nut', quantityRequired: 1.5, author: 'ob' },
    ]);
    await ask('PUT', `/builds/${id}/parts`, [lines[0], { ...lines[1], scrapPercent: 10, notes: 'lock' }]);
    expect(await ask('POST', `/import-batches/${first.batchId}/undo`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'batch_in_use', details: { reasons: [{ reason: 'bom_changed' }] } }] },
    });
    // learned: Rail_1 is Rail; another quantity is an update, a part that is no longer in the file is gone
    expect((await upload(ask, path, csv('Rail_1;9;olive', 'Nut;2;ob'))).body.data).toMatchObject({
      rows: 2,
      created: 0,
      updated: 2,
      proposals: [],
      errors: [],
    });
    expect(await all(ask, `/builds/${id}/parts`)).toMatchObject([
      { name: 'Rail', quantityRequired: 9 },
      { name: 'Nut', quantityRequired: 2, scrapPercent: 10, notes: 'lock' },
    ]);
    expect((await upload(ask, path, csv('Rail;0;', ';1;', 'Nut;two;'))).body.data).toMatchObject({
      skipped: 3,
      errors: [
        { row: 2, code: 'number_out_of_range' },
        { row: 3, code: 'value_missing' },
        { row: 4, code: 'number_invalid' },
      ],
    });
    expect((await all(ask, `/builds/${id}/parts`)).length).toBe(2);
  });
});
