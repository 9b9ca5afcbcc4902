import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Cell, SheetRow } from './cells';
import { csvRows, dialectOf } from './csv.read';
import { core } from '../problem';
import { sheets } from './sheets.problems';
import { store } from './temporary';
import { xlsxRows, xlsxSheets } from './xlsx.read';

export type { Cell, SheetRow };

export interface SheetOptions {
  /** The file's name, which may promise a workbook that the content is not. */
  name?: string;
  /** A sheet of the workbook; the first if left out. */
  sheet?: string;
}

export interface Sheet {
  format: 'xlsx' | 'csv';
  /** How numbers in text cells are to be read. */
  decimal: ',' | '.';
  sheets: string[];
  /** From the first row, each time anew; memory stays flat however long the file is. */
  rows(): AsyncIterable<SheetRow>;
}

/**
 * Opens a list by its content: a zip is a workbook, text is CSV of any usual encoding and delimiter. A buffer or a path.
 * 415 `unsupported_type`, 422 `file_unreadable` or `sheet_missing`, 413 `file_too_large_unpacked`.
 */
export async function openSheet(source: string | Buffer, { name = '', sheet }: SheetOptions = {}): Promise<Sheet> {
  const head = await headOf(source);
  if (head.toString('latin1').startsWith('PK')) {
    const names = await xlsxSheets(source);
    if (!names.length) throw sheets.fileUnreadable({ reason: 'no sheet in it' });
    if (sheet !== undefined && !names.includes(sheet)) throw sheets.sheetMissing({ sheet, sheets: names });
    return { format: 'xlsx', decimal: '.', sheets: names, rows: () => xlsxRows(source, sheet) };
  }
  if (OTHERS.some((magic) => head.subarray(0, magic.length).equals(magic))) throw core.unsupportedType({ reason: 'neither xlsx nor csv' });
  if (/\.xls[xmb]$/i.test(name)) throw sheets.fileUnreadable({ reason: 'not a workbook' });
  const dialect = await dialectOf(source);
  return { format: 'csv', decimal: dialect.decimal, sheets: [], rows: () => csvRows(source, dialect) };
}

/** What people also upload: old Excel, PDF, pictures, gzip. */
const OTHERS = ['d0cf11e0', '25504446', '89504e47', 'ffd8ff', '47494638', '1f8b', '7f454c46'].map((hex) => Buffer.from(hex, 'hex'));

async function headOf(source: string | Buffer): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(0, 8);
  const file = await open(source);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The rows of a path, a buffer or a stream; a stream is first written to a temporary file (413 `too_large` beyond 50 MB). */
export async function* readRows(source: string | Buffer | Readable, options: SheetOptions = {}): AsyncGenerator<SheetRow> {
  const stored = source instanceof Readable ? await store(source) : undefined;
  try {
    yield* (await openSheet(stored?.path ?? (source as string | Buffer), options)).rows();
  } finally {
    await stored?.remove();
  }
}

export interface Column {
  /** Its letter. */
  column: string;
  header: string;
  /** The first values that are not empty. */
  samples: Cell[];
}

export interface Header {
  /** Where it stands; data begin below. */
  row: number;
  columns: Column[];
}

const LOOK = 50;

/** The header (the first row that has cells) with up to `wanted` sample values per column from the rows below. */
export async function headerOf(sheet: Sheet, wanted = 3): Promise<Header> {
  let header: Header | undefined;
  let seen = 0;
  for await (const { row, cells } of sheet.rows()) {
    header ??= { row, columns: Object.entries(cells).map(([column, value]) => ({ column, header: String(value).trim(), samples: [] })) };
    if (row !== header.row) sample(header.columns, cells, wanted);
    if (seen++ >= LOOK || !wanted) break;
  }
  if (!header) throw sheets.fileUnreadable({ reason: 'empty' });
  return header;
}

function sample(columns: Column[], cells: SheetRow['cells'], wanted: number): void {
  for (const { column, samples } of columns) if (cells[column] !== undefined && samples.length < wanted) samples.push(cells[column]);
}

/** True if there are more than `limit` rows below the header; stops reading there. */
export async function exceeds(sheet: Sheet, limit: number): Promise<boolean> {
  let seen = -1;
  for await (const { row } of sheet.rows()) if (row && ++seen > limit) return true;
  return false;
}
