import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { rawWorkbook, zipped } from '../../../test/raw-workbook';
import { guarded, letter, indexOf, unguarded } from './cells';
import type { ExportColumn, ExportRow } from './columns';
import { writeCsv } from './csv.write';
import { exceeds, headerOf, openSheet, readRows, type SheetOptions } from './sheet';
import { writeXlsx } from './xlsx.write';

const all = async (source: Buffer | string | Readable, options?: SheetOptions) => {
  const found = [];
  for await (const row of readRows(source, options)) found.push(row);
  return found;
};
const from = async function* (rows: ExportRow[]) {
  yield* rows;
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );
const text = (key: string): ExportColumn => ({ key, header: key, type: 'text' });

describe('a workbook', () => {
  it('is read by cell reference: an empty cell is absent, rows keep their numbers', async () => {
    const strings =
      '<si><t>Item Number</t></si><si><t xml:space="preserve"> Zylinder  12_ISO 4762 </t></si><si><r><t>вентил</t></r><r><t>ятор 77</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b</t></si>';
    const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>
      <row r="4"><c r="B4" t="s"><v>1</v></c><c r="D4"><v>71</v></c><c r="AA4" t="s"><v>2</v></c></row><row r="5"/>
      <row r="6"><c r="A6"/><c r="B6" t="inlineStr"><is><t>in &lt;line&gt;</t></is></c><c r="C6" t="str"><f>A1&amp;"x"</f><v>cached</v></c><c r="D6" t="b"><v>1</v></c><c r="E6"><f>1/3</f><v>1.5E-2</v></c><c r="F6" t="s"><v>3</v></c></row>
      <row><c><v>1</v></c><c><v>2</v></c></row>`;
    expect(await all(await rawWorkbook(sheet, { strings }))).toEqual([
      { row: 1, cells: { A: 'Item Number' } },
      { row: 4, cells: { B: ' Zylinder  12_ISO 4762 ', D: 71, AA: 'вентилятор 77' } },
      { row: 6, cells: { B: 'in <line>', C: 'cached', D: 'true', E: 0.015, F: 'a\rb' } },
      { row: 7, cells: { A: 1, B: 2 } },
    ]);
  });

  it('shows dates as dates, by the style of the cell', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-407]d/ mmm yy"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>';
    const sheet =
      '<row r="1"><c r="A1" s="0"><v>45930</v></c><c r="B1" s="1"><v>45930</v></c><c r="C1" s="2"><v>45930</v></c><c r="D1" s="3"><v>45930</v></c><c r="E1" s="4"><v>45930.7047801</v></c><c r="F1" s="5"><v>0.5</v></c><c r="G1" s="1"><v>1</v></c><c r="H1" s="1"><v>-3</v></c></row>';
    const [{ cells }] = await all(await rawWorkbook(sheet, { styles }));
    expect(cells).toEqual({ A: 45930, B: '2025-09-30', C: '2025-09-30', D: 45930, E: '2025-09-30T16:54:53', F: '12:00:00', G: '1900-01-01', H: -3 });
    const mac = await all(await rawWorkbook('<row r="1"><c r="A1" s="1"><v>44468</v></c></row>', { styles, properties: '<workbookPr date1904="1"/>' }));
    expect(mac[0].cells).toEqual({ A: '2025-09-30' });
  });

  it('has sheets: the first, or the one asked for', async () => {
    const book = await rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>');
    expect((await openSheet(book)).sheets).toEqual(['List', 'Zweites Blatt']);
    expect(await all(book, { sheet: 'Zweites Blatt' })).toEqual([{ row: 1, cells: { A: 'other' } }]);
    expect(await refusal(all(book, { sheet: 'none' }))).toBe('422 sheet_missing');
  });

  it('is refused when it is broken, something else, or a bomb', async () => {
    const good = await rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>');
    expect(await refusal(all(good.subarray(0, good.length - 40)))).toBe('422 file_unreadable');
    expect(await refusal(all(await rawWorkbook('<row r="1"><c r="A1"><v>1</c></row>')))).toBe('422 file_unreadable');
    expect(await refusal(all(await rawWorkbook('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')))).toBe('422 file_unreadable');
    expect(await refusal(all(await rawWorkbook('<!DOCTYPE x [<!ENTITY a "b">]><row r="1"><c r="A1" t="str"><v>&a;</v></c></row>')))).toBe(
      '422 file_unreadable',
    );
    expect(await refusal(all(await zipped({ 'word/document.xml': '<a/>' }), { name: 'list.xlsx' }))).toBe('422 file_unreadable');
    expect(await refusal(all(Buffer.from('a;b\n1;2'), { name: 'list.xlsx' }))).toBe('422 file_unreadable');
    expect(await refusal(all(Buffer.from('89504e470d0a1a0a0000', 'hex'), { name: 'list.xlsx' }))).toBe('415 unsupported_type');
    expect(await refusal(all(Buffer.from([1, 0, 0, 0, 2, 0, 3, 0, 0, 65, 0, 0])))).toBe('415 unsupported_type');
    expect(await refusal(all(claiming(good, 600_000_000)))).toBe('413 file_too_large_unpacked');
    expect(await refusal(all(await rawWorkbook(' '.repeat(20_000_000))))).toBe('422 file_unreadable');
    const lying = claiming(await rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(1_000)), 10);
    expect(await refusal(all(lying))).toBe('422 file_unreadable');
  });

  it('is taken as a stream up to a size', async () => {
    const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'sheets-')), 'x');
    await fs.writeFile(file, await rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'));
    expect(await all(createReadStream(file))).toEqual([{ row: 1, cells: { A: 1 } }]);
    await fs.writeFile(file, Buffer.alloc(51 * 1024 * 1024, 'a'));
    expect(await refusal(all(createReadStream(file)))).toBe('413 too_large');
    await fs.rm(path.dirname(file), { recursive: true });
  });
});

/** The same zip, whose table of contents says another size for the first sheet. */
function claiming(zip: Buffer, size: number): Buffer {
  const copy = Buffer.from(zip);
  const name = copy.lastIndexOf('xl/worksheets/first.xml');
  copy.writeUInt32LE(size, name - 46 + 24);
  return copy;
}

describe('a CSV', () => {
  const german = 'Bezeichnung;Menge;Größe\r\nKT-Deckel;2,5;"a ""b""\nc"\r\n\r\nвентилятор;3;\r\n';
  const rows = [
    { row: 1, cells: { A: 'Bezeichnung', B: 'Menge', C: 'Größe' } },
    { row: 2, cells: { A: 'KT-Deckel', B: '2,5', C: 'a "b"\nc' } },
    { row: 4, cells: { A: 'вентилятор', B: '3' } },
  ];

  it.each([
    ['UTF-8', Buffer.from(german)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${german}`)],
    ['UTF-16 LE', encode(german, 'utf16le', { addBOM: true })],
    ['UTF-16 BE', encode(german, 'utf16be', { addBOM: true })],
    ['tabs', Buffer.from(german.replaceAll(';', '\t'))],
    ['commas', Buffer.from(german.replaceAll('2,5', '"2,5"').replaceAll(';', ','))],
  ])('is read as %s', async (_, bytes) => expect(await all(bytes)).toEqual(rows));

  it('is read as Windows-1252, also if the only umlaut stands in the last line of a long file', async () => {
    const long = `Name,Menge\n${'Schraube,1\n'.repeat(20_000)}Öse ®,2\n`;
    const found = await all(encode(long, 'windows-1252'));
    expect(found.at(-1)).toEqual({ row: 20_002, cells: { A: 'Öse ®', B: '2' } });
    expect((await all(encode('a;b\nx;ß\n', 'windows-1252')))[1].cells).toEqual({ A: 'x', B: 'ß' });
  });

  it('knows its delimiter by the header, though names have commas', async () => {
    const commas = Buffer.from('Name;Menge\nDIN 912 - M2,5 x 8;4\nA,B,C;2\n');
    expect((await openSheet(commas)).decimal).toBe(',');
    expect((await all(commas))[1]).toEqual({ row: 2, cells: { A: 'DIN 912 - M2,5 x 8', B: '4' } });
    expect((await all(Buffer.from('sep=;\r\nName;Menge\r\n')))[0]).toEqual({ row: 2, cells: { A: 'Name', B: 'Menge' } });
    expect((await all(Buffer.from('Name\nonly, one column\n')))[1].cells).toEqual({ A: 'only, one column' });
  });

  it('is refused when quotes never close', async () => {
    expect(await refusal(all(Buffer.from('a,b\n"x,y\n')))).toBe('422 file_unreadable');
    expect(await all(Buffer.from('a,b\n3" pipe,y\n'))).toHaveLength(2);
  });

  it('shows its header with samples', async () => {
    const sheet = await openSheet(Buffer.from('\n Name ,Menge\n,1\nx,2\ny,\nz,4\nw,5\n'));
    expect(await headerOf(sheet)).toEqual({
      row: 2,
      columns: [
        { column: 'A', header: 'Name', samples: ['x', 'y', 'z'] },
        { column: 'B', header: 'Menge', samples: ['1', '2', '4'] },
      ],
    });
    expect([await exceeds(sheet, 4), await exceeds(sheet, 5)]).toEqual([true, false]);
    expect(await refusal(openSheet(Buffer.from('\n\n')).then(headerOf))).toBe('422 file_unreadable');
  });
});

describe('what we write', () => {
  const columns: ExportColumn[] = [
    { key: 'name', header: 'Name', type: 'text' },
    { key: 'stock', header: 'Stock', type: 'number' },
    { key: 'price', header: 'Price', type: 'money' },
    { key: 'day', header: 'Day', type: 'date' },
    { key: 'at', header: 'At', type: 'time' },
    { key: 'on', header: 'On', type: 'bool' },
  ];
  const record = { name: '=1+1', stock: -2.5, price: '-12.50', day: '2025-09-30', at: '2025-09-30T16:54:43.000Z', on: true };
  const csv = async (rows: ExportRow[], options = {}) => (await buffer(writeCsv(columns, from(rows), options))).toString();

  it('guards a CSV against formulas and leaves negative numbers alone', async () => {
    expect(await csv([record, { name: 'a;"b",c', stock: null }])).toBe(
      `\ufeffName,Stock,Price,Day,At,On\r\n'=1+1,-2.5,-12.50,2025-09-30,2025-09-30T16:54:43.000Z,true\r\n"a;""b"",c",,,,,\r\n`,
    );
    expect(await csv([record], { locale: 'de-AT' })).toContain(`Name;Stock;Price;Day;At;On\r\n'=1+1;-2,5;-12,50;2025-09-30;`);
    for (const evil of ['=cmd', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1+1', '＠x', "'=x"]) {
      expect(await csv([{ ...record, name: evil }])).toMatch(/\n"?'/);
      const [, { cells }] = await all(await buffer(writeCsv([text('a')], from([{ a: evil }]))));
      expect(cells.A).toBe(evil);
    }
    expect(await csv([{ ...record, stock: '=1' }])).toContain(`'=1+1,'=1,`);
  });

  it('types the cells of a workbook; text stays text', async () => {
    const book = await buffer(writeXlsx(columns, from([record, { name: '007', stock: '1e5' }])));
    expect(await all(book)).toEqual([
      { row: 1, cells: { A: 'Name', B: 'Stock', C: 'Price', D: 'Day', E: 'At', F: 'On' } },
      { row: 2, cells: { A: '=1+1', B: -2.5, C: -12.5, D: '2025-09-30', E: '2025-09-30T16:54:43', F: 'true' } },
      { row: 3, cells: { A: '007', B: '1e5' } },
    ]);
    expect(book.equals(await buffer(writeXlsx(columns, from([record, { name: '007', stock: '1e5' }]))))).toBe(true);
  });

  it('is read back verbatim, whatever text it is', async () => {
    // PostgreSQL keeps no NUL in a text
    const cell = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }).map((any) => any.replaceAll('\0', '0')),
      fc.stringMatching(/^[ '=+@_x0-9A-F"\r\n;,\t-]{1,12}$/),
      fc.constantFrom('_x000D_', '695_2RS', 'a  b', '12G0,5', 'вентилятор', '-', "''=", ' '),
    );
    const list = fc.array(fc.record({ a: cell, b: cell }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(list, async (rows) => {
        const read = (found: { cells: object }[]) => found.slice(1).map(({ cells }) => cells);
        const book = await all(await buffer(writeXlsx([text('a'), text('b')], from(rows))));
        const expected = rows.map(({ a, b }) => ({ A: a, B: b }));
        expect(read(book)).toEqual(expected);
        expect(read(await all(await buffer(writeCsv([text('a'), text('b')], from(rows)))))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.string(), (any) => unguarded(guarded(any)) === any));
    fc.assert(fc.property(fc.nat(16_383), (i) => indexOf(letter(i)) === i));
  });

  it('keeps double spaces for whoever reads it', async () => {
    const book = await buffer(writeXlsx([text('Item'), { key: 'n', header: 'n', type: 'number' }], from([{ Item: 'a  b', n: 3 }])));
    const data = book.indexOf('sheet1.xml') + 'sheet1.xml'.length;
    const sheet = inflateRawSync(book.subarray(data)).toString();
    expect(sheet).toContain('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">a  b</t></is></c><c r="B2" s="0"><v>3</v></c>');
  });
});

describe('a long list', () => {
  const ROWS = 50_000;
  const columns = [text('name'), text('note'), { key: 'n', header: 'n', type: 'number' as const }];

  it.each(['xlsx', 'csv'])('goes out and comes in as %s without being held in memory', async (format) => {
    let alive = 0;
    let most = 0;
    const made = async function* () {
      for (let n = 0; n < ROWS; n++) {
        alive++;
        yield { name: `KT-${n} Träger  lang`, note: 'x'.repeat(200), n };
      }
    };
    const written = format === 'xlsx' ? writeXlsx(columns, made()) : writeCsv(columns, made());
    let sum = 0;
    let seen = 0;
    const file = path.join(os.tmpdir(), `sheets-${process.pid}.${format}`);
    const handle = await fs.open(file, 'w');
    for await (const chunk of written) {
      // what was made and is not yet on its way out: bounded by the buffers on the way, not by the length of the list
      most = Math.max(most, alive);
      alive = 0;
      await handle.write(chunk as Buffer);
    }
    await handle.close();
    const before = process.memoryUsage().heapUsed;
    let highest = 0;
    for await (const { cells } of (await openSheet(file)).rows()) {
      if (seen++ && seen % 1_000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
      sum += seen > 1 ? Number(cells.C) : 0;
    }
    await fs.rm(file);
    expect([seen, sum]).toEqual([ROWS + 1, (ROWS * (ROWS - 1)) / 2]);
    expect(most).toBeLessThan(ROWS / 4);
    expect(highest - before).toBeLessThan(150_000_000); // held, the list would be far above
  });
});
