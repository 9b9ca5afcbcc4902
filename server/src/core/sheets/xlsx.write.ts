import { Readable } from 'node:stream';
import { toUSVString } from 'node:util';
import { letter } from './cells';
import { inChunks, isNumeric, textOf, type ExportColumn, type ExportRow } from './columns';
import { boilerplate, HEAD, STYLE, workbookParts } from './xlsx.parts';
import { zip, type ZipMember } from './zip.write';

/** Excel's own limits; a longer list goes on in the next sheet, a longer text is cut (Excel refuses the whole file else). */
export const ROWS_PER_SHEET = 1_048_576;
const LONGEST_CELL = 32_767;

/**
 * A workbook of any length as a stream, in constant memory. Text is text (`695_2RS`, `007` and `=1+1` are never numbers, dates or
 * formulas), numbers, money, dates and times are typed cells, the header is fixed and has a filter.
 */
export function writeXlsx(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>, top: Top = {}): Readable {
  return Readable.from(zip(members(columns, rows, top)), { objectMode: false });
}

/** What stands above the header of the first sheet. */
export interface Top {
  /** Title, period, filters: the first cell of each line in bold. */
  above?: readonly string[][];
  /** What all rows come to, each above its column, where filters and sorting leave it alone. */
  sums?: ExportRow;
}

async function* members(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>, top: Top): AsyncGenerator<ZipMember> {
  yield* boilerplate();
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  let sheets = 0;
  do {
    const part = async function* (): AsyncGenerator<string> {
      const { text, header } = opening(columns, sheets ? {} : top);
      let row = header;
      yield text;
      for (; !next.done && row < ROWS_PER_SHEET; next = await source.next()) yield rowOf(columns, next.value, ++row);
      yield closing(columns, header, row);
      sheets++;
    };
    yield { name: `xl/worksheets/sheet${sheets + 1}.xml`, content: inChunks(part()) };
  } while (!next.done);
  yield* workbookParts(sheets);
}

function opening(columns: readonly ExportColumn[], { above = [], sums }: Top): { text: string; header: number } {
  const widths = columns.map(
    ({ header, type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.max(header.length + 4, type === 'text' ? 24 : 14)}" customWidth="1"/>`,
  );
  const header = 1 + (above.length ? above.length + 1 : 0) + (sums ? 1 : 0);
  const lines = above.map((cells, at) =>
    line(
      at + 1,
      cells.map((text, i) => inline(`${letter(i)}${at + 1}`, text, i ? STYLE.text : STYLE.header)),
    ),
  );
  if (sums) lines.push(rowOf(columns, sums, header - 1));
  lines.push(
    line(
      header,
      columns.map((column, i) => inline(`${letter(i)}${header}`, column.header, STYLE.header)),
    ),
  );
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const text = `${HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${pane}<cols>${widths.join('')}</cols><sheetData>${lines.join('')}`;
  return { text, header };
}
const line = (row: number, cells: string[]): string => `<row r="${row}">${cells.join('')}</row>`;

const closing = (columns: readonly ExportColumn[], header: number, rows: number): string =>
  `</sheetData><autoFilter ref="A${header}:${letter(columns.length - 1)}${rows}"/></worksheet>`;

const rowOf = (columns: readonly ExportColumn[], record: ExportRow, row: number): string =>
  line(
    row,
    columns.map((column, i) => cell(column, record[column.key], `${letter(i)}${row}`)),
  );

function cell({ type }: ExportColumn, value: unknown, at: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (type === 'bool' && typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if ((type === 'number' || type === 'money') && isNumeric(value)) return `<c r="${at}" s="${STYLE[type]}"><v>${value}</v></c>`;
  const days = type === 'date' || type === 'time' ? serial(textOf(value)) : undefined;
  return days === undefined ? inline(at, textOf(value), STYLE.text) : `<c r="${at}" s="${STYLE[type]}"><v>${days}</v></c>`;
}

/** Days since the end of 1899, as a spreadsheet counts; times are UTC. Before March 1900 its calendar is wrong: those stay text. */
function serial(iso: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(iso)) return undefined;
  const days = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return days > 60 ? days : undefined;
}

const inline = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const hex = (char: string) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** What XML cannot carry goes as `_x0007_`, and text that looks like that keeps its underscore, as Excel does it. */
const escaped = (text: string): string =>
  toUSVString(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]/g, hex)
    .replace(/[&<>]/g, (char) => ENTITIES[char]);
