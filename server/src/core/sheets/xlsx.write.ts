import { Readable } from 'node:stream';
import { toUSVString } from 'node:util';
import { letter } from './cells';
import { inChunks, isNumeric, textOf, type ExportColumn, type ExportRow } from './columns';
import { boilerplate, HEAD, STYLE, workbookParts } from './xlsx.parts';
import { zip, type ZipMember } from './zip.write';

/** Excel's own limits; a longer list goes on in the next sheet, a longer text is cut (Excel refuses the whole file else). */
const ROWS_PER_SHEET = 1_048_576;
const LONGEST_CELL = 32_767;

/**
 * A workbook of any length as a stream, in constant memory. Text is text (`695_2RS`, `007` and `=1+1` are never numbers, dates or
 * formulas), numbers, money, dates and times are typed cells, the header is fixed and has a filter.
 */
export function writeXlsx(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>): Readable {
  return Readable.from(zip(members(columns, rows)), { objectMode: false });
}

async function* members(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>): AsyncGenerator<ZipMember> {
  yield* boilerplate();
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  let sheets = 0;
  do {
    const part = async function* (): AsyncGenerator<string> {
      let row = 1;
      yield opening(columns);
      for (; !next.done && row < ROWS_PER_SHEET; next = await source.next()) yield rowOf(columns, next.value, ++row);
      yield closing(columns, row);
    };
    yield { name: `xl/worksheets/sheet${++sheets}.xml`, content: inChunks(part()) };
  } while (!next.done);
  yield* workbookParts(sheets);
}

const opening = (columns: readonly ExportColumn[]): string => {
  const widths = columns.map(
    ({ header, type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.max(header.length + 4, type === 'text' ? 24 : 14)}" customWidth="1"/>`,
  );
  const cells = columns.map(({ header }, i) => inline(`${letter(i)}1`, header, STYLE.header));
  const pane = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${pane}<cols>${widths.join('')}</cols><sheetData><row r="1">${cells.join('')}</row>`;
};

const closing = (columns: readonly ExportColumn[], rows: number): string =>
  `</sheetData><autoFilter ref="A1:${letter(columns.length - 1)}${rows}"/></worksheet>`;

const rowOf = (columns: readonly ExportColumn[], record: ExportRow, row: number): string =>
  `<row r="${row}">${columns.map((column, i) => cell(column, record[column.key], `${letter(i)}${row}`)).join('')}</row>`;

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
