import { buffer } from 'node:stream/consumers';
import type { Answer, Api, Ask } from '../../../test/api';
import { withThings } from '../../../test/things';
import { syntheticList, syntheticWorkbook } from '../../demo/synthetic-list';
import { rows, statement } from '../sql';
import type { Id } from '../tx';

const CSV = (...lines: string[]) => Buffer.from(`Bezeichnung;Menge\r\n${lines.join('\r\n')}\r\n`);

/** A form as a browser sends it; the file last. */
function upload(ask: Ask, file: Buffer, fields: Record<string, unknown> = {}, headers = {}): Promise<Answer> {
  const part = (name: string, more: string, body: Buffer | string) => [
    Buffer.from(`--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const texts = Object.entries(fields).flatMap(([name, value]) => part(name, '', typeof value === 'string' ? value : JSON.stringify(value)));
  const body = Buffer.concat([...texts, ...part('file', '; filename="list.csv"', file), Buffer.from('--x--\r\n')]);
  return ask('POST', '/things/import', body, { 'content-type': 'multipart/form-data; boundary=x', ...headers });
}

describe('an import', () => {
  let house: Api;
  beforeAll(async () => void (house = await withThings()));
  afterAll(() => house?.close());
  const things = async (ask: { organization: string; actor: string }) =>
    house.db.work.read({ ...ask, permissions: [], role: null, locale: 'en', requestId: ask.actor }, (tx) =>
      rows<{ name: string; quantity: number }>(tx, statement('select name, quantity::float8 as quantity from things.things where not gone order by id')),
    );
  const result = ({ status, body }: Answer) => (expect([status, body.errors]).toEqual([200, null]), body.data);

  it('of a CAD list: a dry run, the import, the same again, and undone', async () => {
    const ask = house.as();
    const file = await buffer(syntheticWorkbook('K24'));
    const dry = result(await upload(ask, file, { dryRun: 'true' }));
    expect(dry).toMatchObject({ batchId: null, dryRun: true, rows: 173, created: 173, matched: 0, updated: 0, skipped: 0, errors: [] });
    expect(dry.proposals).toHaveLength(13);
    const row = (name: string) => syntheticList('K24').findIndex(({ fileName }) => fileName === name) + 2;
    expect(dry.proposals).toContainEqual({ row: row('LM15_400mm_1'), name: 'LM15_400mm_1', partId: null, reason: 'suffix_1' });
    expect([await things(ask), (await ask('GET', '/import-batches')).body.data]).toEqual([[], []]);

    const real = result(await upload(ask, file));
    expect(real).toMatchObject({ ...dry, dryRun: false, batchId: expect.any(String), proposals: expect.any(Array) });
    expect(real.proposals).toContainEqual({ row: row('LM15_400mm_1'), name: 'LM15_400mm_1', partId: expect.any(String), reason: 'suffix_1' });
    expect((await things(ask)).map(({ name }) => name).sort()).toEqual(
      syntheticList('K24')
        .map(({ fileName }) => fileName)
        .sort(),
    );

    expect(result(await upload(ask, file))).toMatchObject({ rows: 173, created: 0, matched: 173, updated: 0, skipped: 0, proposals: [], errors: [] });

    const batch = (await ask('GET', `/import-batches/${real.batchId}`)).body.data;
    expect(batch).toMatchObject({
      kind: 'things',
      fileName: 'list.csv',
      status: 'done',
      created: 173,
      moves: ['undo'],
      result: real,
      mapping: { name: 'File Name (no extension)', quantity: 'Quantity', author: 'Author' },
    });
    expect((await ask('GET', `/files/${batch.fileId}`)).body).toEqual(file);
    expect((await ask('GET', '/import-batches?kind=things')).body.data.map((one: { created: number }) => one.created)).toEqual([0, 173]);
    expect((await ask('POST', `/import-batches/${real.batchId}/undo`)).body.data).toMatchObject({ status: 'undone', undoneAt: expect.any(String), moves: [] });
    expect(await things(ask)).toEqual([]);
    expect(await ask('POST', `/import-batches/${real.batchId}/undo`)).toMatchObject({ status: 409, body: { errors: [{ code: 'invalid_transition' }] } });
  });

  it('reports rows with errors and takes the others, counts what changes', async () => {
    const ask = house.as();
    const german = { 'accept-language': 'de' };
    expect(result(await upload(ask, CSV('A;2,5', ';3', 'B;viele', '', 'C;1,23456'), {}, german))).toMatchObject({
      rows: 4,
      created: 1,
      skipped: 3,
      errors: [
        { row: 3, column: 'Bezeichnung', code: 'value_missing', message: 'Hier fehlt ein Wert.' },
        { row: 4, column: 'Menge', code: 'number_invalid', message: '„viele“ ist keine Zahl.' },
        { row: 6, column: 'Menge', code: 'too_many_decimals', message: '1,23456 hat mehr als 3 Nachkommastellen.' },
      ],
    });
    expect(result(await upload(ask, CSV('A;3', 'A;3', 'B;1')))).toMatchObject({ rows: 3, created: 1, matched: 0, updated: 2 });
    expect(await things(ask)).toEqual([
      { name: 'A', quantity: 3 },
      { name: 'B', quantity: 1 },
    ]);
    expect(result(await upload(ask, CSV('A;3', 'New;1'), { createParts: 'false' }))).toMatchObject({
      created: 0,
      matched: 1,
      skipped: 1,
      errors: [{ row: 3, column: 'Bezeichnung', code: 'value_not_allowed' }],
    });
  });

  it('does as decided, and remembers it', async () => {
    const ask = house.as();
    const first = CSV('Sole_mir;1', 'Sole;2', 'SOLID;1', 'Sole_1;1', 'Fuß;1');
    const settled = result(
      await upload(ask, first, {
        decisions: [
          { row: 2, action: 'match' },
          { row: 4, action: 'ignore' },
          { row: 5, action: 'create' },
        ],
      }),
    );
    expect(settled).toMatchObject({ rows: 5, created: 3, matched: 1, skipped: 1, proposals: [{ row: 3, name: 'Sole', reason: 'placeholder_name' }] });
    expect((await things(ask)).map(({ name }) => name).sort()).toEqual(['Fuß', 'Sole', 'Sole_1']);
    // what was decided needs no decision any more
    expect(result(await upload(ask, first))).toMatchObject({ created: 0, skipped: 1, proposals: [] });
    const [{ id: foot }] = await house.db.work.read(
      { organization: ask.organization, actor: ask.actor, permissions: [], role: null, locale: 'en', requestId: ask.actor },
      (tx) => rows<{ id: Id }>(tx, statement(`select id from things.things where name = 'Fuß'`)),
    );
    expect(result(await upload(ask, CSV('Standfuß;1'), { decisions: [{ row: 2, action: 'match', partId: foot }] }))).toMatchObject({ created: 0, matched: 1 });
    expect(result(await upload(ask, CSV('STANDFUSS;1', 'standfuß;1')))).toMatchObject({ created: 1, matched: 1 });
    expect(result(await upload(ask, CSV('solid;1'), { decisions: [{ row: 2, action: 'create' }] }))).toMatchObject({ created: 1 });
    expect(result(await upload(ask, CSV('Neu;1'), { decisions: [{ row: 2, action: 'match' }] }))).toMatchObject({
      created: 0,
      errors: [{ row: 2, code: 'decision_target_missing' }],
    });
    await ask('POST', `/import-batches/${settled.batchId}/undo`);
    expect(result(await upload(ask, CSV('SOLID;1'), { dryRun: 'true' })).skipped).toBe(0);
  });

  it('remembers the mapping of a source', async () => {
    const ask = house.as();
    const odd = (name: string) => Buffer.from(`Was,Wieviel\n${name},2\n`);
    expect(await upload(ask, odd('A'))).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'column_missing', field: 'mapping', details: { fields: ['name'], header: ['Was', 'Wieviel'] } }] },
    });
    expect(await upload(ask, odd('A'), { mapping: { name: 'Wer' } })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'column_unknown', details: { columns: ['Wer'] } }] },
    });
    expect(result(await upload(ask, odd('A'), { mapping: { name: 'Was', quantity: 'Wieviel' } })).created).toBe(1);
    expect(result(await upload(ask, Buffer.from('Wieviel,Was\n7,B\n'))).created).toBe(1);
    expect(await things(ask)).toEqual([
      { name: 'A', quantity: 2 },
      { name: 'B', quantity: 7 },
    ]);
    expect((await upload(house.as(), odd('A'))).status).toBe(422);
    const columns = (of: Ask, headers: string[], kind = 'things') => of('POST', '/import-batches/columns', { kind, headers });
    expect((await columns(ask, ['Wieviel', 'Was'])).body.data).toEqual({ mapping: { name: 'Was', quantity: 'Wieviel' }, remembered: true });
    expect((await columns(house.as(), ['Wieviel', 'Was'])).body.data).toEqual({ mapping: {}, remembered: false });
    expect((await columns(ask, ['Menge', 'Bezeichnung', 'Farbe'])).body.data).toEqual({
      mapping: { name: 'Bezeichnung', quantity: 'Menge' },
      remembered: false,
    });
    expect((await columns(ask, ['Was'], 'nothing')).status).toBe(404);
  });

  it('refuses malformed forms and files, field by field', async () => {
    const ask = house.as();
    const asked = async (fields: Record<string, unknown>, file = CSV('A;1')) => {
      const { status, body } = await upload(ask, file, fields);
      return `${status} ${body.errors?.[0].code} ${body.errors?.[0].field ?? ''}`.trim();
    };
    expect(await asked({ mapping: '{' })).toBe('400 validation_failed mapping');
    expect(await asked({ mapping: '[]' })).toBe('400 validation_failed mapping');
    expect(await asked({ mapping: { name: 5 } })).toBe('400 validation_failed mapping.name');
    expect(await asked({ decisions: '{}' })).toBe('400 validation_failed decisions');
    expect(await asked({ decisions: [{ row: 'x', action: 'match' }] })).toBe('400 validation_failed decisions.0.row');
    expect(await asked({ decisions: [{ row: 2, action: 'merge' }] })).toBe('400 validation_failed decisions.0.action');
    expect(await asked({ decisions: [{ row: 2, action: 'match', partId: 'x' }] })).toBe('400 validation_failed decisions.0.partId');
    expect(await asked({ dryRun: 'perhaps' })).toBe('400 validation_failed dryRun');
    expect(await asked({ colour: 'red' })).toBe('400 validation_failed colour');
    expect(await asked({}, Buffer.from('PK\x03\x04 no zip'))).toBe('422 file_unreadable');
    expect(await asked({}, Buffer.from('\n'))).toBe('422 file_unreadable');
    expect(await ask('POST', '/things/import', { mapping: {} })).toMatchObject({ status: 415 });
    expect(await things(ask)).toEqual([]);
  });

  it('is done once per key, and by two at once without doubles', async () => {
    const ask = house.as();
    const key = { 'idempotency-key': 'k' };
    const [a, b] = await Promise.all([upload(ask, CSV('A;1'), {}, key), upload(ask, CSV('A;1'), {}, key)]);
    expect(a.body.data).toEqual(b.body.data);
    expect(await upload(ask, CSV('A;1'), { dryRun: 'false' }, key)).toMatchObject({ status: 409 });
    await Promise.all([1, 2, 3].map(() => upload(ask, CSV('A;1', 'B;1'))));
    expect((await things(ask)).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('is taken back only by those who may, only while unused, and not by strangers', async () => {
    const ask = house.as();
    const { batchId } = result(await upload(ask, CSV('A;1')));
    expect((await house.as()('POST', `/import-batches/${batchId}/undo`)).status).toBe(404);
    expect((await house.as(['imports:read'], ask.organization)('POST', `/import-batches/${batchId}/undo`)).status).toBe(403);
    expect(await house.as(['imports:undo'], ask.organization)('POST', `/import-batches/${batchId}/undo`)).toMatchObject({
      status: 403,
      body: { errors: [{ details: { permission: 'parts:write' } }] },
    });
    await house.db.work.write(
      { organization: ask.organization, actor: ask.actor, permissions: [], role: null, locale: 'en', requestId: ask.actor, cause: ask.actor },
      (tx) => rows(tx, statement('update things.things set used = true')),
    );
    expect(await ask('POST', `/import-batches/${batchId}/undo`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'batch_in_use', details: { reasons: [{ reason: 'used', count: 1 }] } }] },
    });
    expect((await ask('GET', `/import-batches/${batchId}`)).body.data.status).toBe('done');
  });
});

describe('a long import', () => {
  it('becomes a job with the same answer', async () => {
    const house = await withThings({ worker: true });
    const ask = house.as();
    const lines = Array.from({ length: 2_001 }, (_, i) => `KT-${i};${i}`);
    expect((await upload(ask, CSV(...lines.slice(1)), { dryRun: 'true' })).status).toBe(200);
    const accepted = await upload(ask, CSV(...lines, ';1'));
    expect(accepted).toMatchObject({ status: 202, body: { data: { jobId: expect.any(String) } } });
    const job = async (): Promise<{ status: string; result: unknown; error: unknown }> => {
      const { data } = (await ask('GET', `/jobs/${accepted.body.data.jobId}`)).body;
      return ['done', 'failed'].includes(data.status) ? data : new Promise((again) => setTimeout(() => again(job()), 50));
    };
    expect(await job()).toMatchObject({
      status: 'done',
      error: null,
      result: {
        rows: 2_002,
        created: 2_001,
        matched: 0,
        skipped: 1,
        dryRun: false,
        batchId: expect.any(String),
        errors: [{ row: 2_003, code: 'value_missing' }],
      },
    });
    expect((await ask('GET', '/import-batches')).body.data).toMatchObject([{ created: 2_001, createdBy: ask.actor }]);
    await house.close();
  });
});
