import path from 'node:path';
import { indexOf, letter, type Cell, type SheetRow } from './cells';
import { sheets as problems } from './sheets.problems';
import { richText, SharedStrings, unescaped } from './xlsx.strings';
import { dateOf, Styles } from './xlsx.styles';
import { asUnreadable, openArchive, parse, parseAll, type Archive, type Handlers } from './zip.read';

interface Book {
  sheets: { name: string; path: string }[];
  since1904: boolean;
  strings?: string;
  styles?: string;
}

const WIDEST = 16_384;

/** The rows of one sheet (the first, or the one named), read from the file as they are asked for. */
export async function* xlsxRows(source: string | Buffer, name?: string): AsyncGenerator<SheetRow> {
  const archive = await openArchive(source);
  const strings = new SharedStrings();
  try {
    const book = await bookOf(archive);
    const sheet = name === undefined ? book.sheets[0] : book.sheets.find((one) => one.name === name);
    if (!sheet) throw problems.sheetMissing({ sheet: name, sheets: book.sheets.map((one) => one.name) });
    if (book.strings)
      await parseAll(
        await archive.open(book.strings),
        richText('si', (text) => strings.add(text)),
      );
    const styles = new Styles();
    if (book.styles) await parseAll(await archive.open(book.styles), styles.handlers);
    const out: SheetRow[] = [];
    yield* parse(await archive.open(sheet.path), sheetHandlers(out, { strings, styles, since1904: book.since1904 }), out);
  } catch (error) {
    throw asUnreadable(error);
  } finally {
    strings.close();
    archive.close();
  }
}

/** The names of the sheets, in the order of the tabs. */
export async function xlsxSheets(source: string | Buffer): Promise<string[]> {
  const archive = await openArchive(source);
  try {
    return (await bookOf(archive)).sheets.map((sheet) => sheet.name);
  } catch (error) {
    throw asUnreadable(error);
  } finally {
    archive.close();
  }
}

async function bookOf(archive: Archive): Promise<Book> {
  const main = targets(await relations(archive, '_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const folder = path.posix.dirname(main);
  const links = targets(await relations(archive, `${folder}/_rels/${path.posix.basename(main)}.rels`), folder);
  const listed: { name: string; id: string }[] = [];
  let since1904 = false;
  await parseAll(await archive.open(main), {
    open: (name, attributes) => {
      if (name === 'sheet')
        listed.push({ name: attributes.name, id: attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '' });
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    },
  });
  const of = (type: string) => links.find((link) => link.type === type && archive.names.includes(link.path))?.path;
  const sheets = listed.flatMap(({ name, id }) =>
    links.filter((link) => link.id === id && link.type === 'worksheet').map((link) => ({ name, path: link.path })),
  );
  return { sheets, since1904, strings: of('sharedStrings'), styles: of('styles') };
}

async function relations(archive: Archive, name: string): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = [];
  if (!archive.names.includes(name)) return found;
  await parseAll(await archive.open(name), { open: (tag, attributes) => void (tag === 'Relationship' && found.push(attributes)) });
  return found;
}

const targets = (found: Record<string, string>[], folder: string) =>
  found.map(({ Id: id, Type: type = '', Target: target = '' }) => ({
    id,
    type: type.slice(type.lastIndexOf('/') + 1),
    path: target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
  }));

interface Context {
  strings: SharedStrings;
  styles: Styles;
  since1904: boolean;
}

/** Cells go by their reference: an empty cell is not in the file, so its place in the row says nothing. */
function sheetHandlers(out: SheetRow[], context: Context): Handlers {
  let row: SheetRow = { row: 0, cells: {} };
  let column = -1;
  let cell: Record<string, string> = {};
  let value: string | undefined;
  let inValue = false;
  const inline = richText('is', (text) => (value = text));
  return {
    open: (name, attributes) => {
      inline.open!(name, attributes);
      if (name === 'row') [row, column] = [{ row: Number(attributes.r ?? row.row + 1), cells: {} }, -1];
      if (name === 'c') {
        [cell, value] = [attributes, undefined];
        column = attributes.r ? indexOf(attributes.r.replace(/\d+$/, '').toUpperCase()) : column + 1;
        if (!(column >= 0 && column < WIDEST)) throw new Error(`no such cell: ${attributes.r}`);
      }
      if (name === 'v') [inValue, value] = [true, ''];
    },
    text: (part) => {
      inline.text!(part);
      if (inValue) value += part;
    },
    close: (name) => {
      inline.close!(name);
      if (name === 'v') inValue = false;
      const read = name === 'c' && value !== undefined ? cellOf(cell, value, context) : null;
      if (read !== null && read !== '') row.cells[letter(column)] = read;
      if (name === 'row' && Object.keys(row.cells).length) out.push(row);
    },
  };
}

function cellOf({ t: type, s: style }: Record<string, string>, value: string, { strings, styles, since1904 }: Context): Cell {
  if (type === 's') return strings.get(Number(value));
  if (type === 'inlineStr') return value;
  if (type === 'str' || type === 'e') return unescaped(value);
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type === 'd') return value;
  if (value.trim() === '') return null;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return styles.isDate(style) ? dateOf(number, since1904) : number;
}
