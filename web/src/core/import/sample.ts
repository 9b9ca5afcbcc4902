export interface Sample {
  headers: string[];
  /** The first rows below the header. */
  rows: string[][];
}

const ROWS = 4;
const MOST_BYTES = 15_000_000;

/** Headers and first rows of a file, read in the browser to offer columns. Null where it cannot: then the server recognises them. */
export async function sampleOf(file: File): Promise<Sample | null> {
  try {
    const rows = /\.xlsx$/i.test(file.name) ? await xlsxRows(file) : csvRows(await textOf(file));
    const from = rows.findIndex((row) => row.filter(Boolean).length > 1);
    if (from < 0) return null;
    return { headers: rows[from], rows: rows.slice(from + 1, from + 1 + ROWS) };
  } catch {
    // the server reads the file anyway and says what is wrong with it
    return null;
  }
}

async function textOf(file: File): Promise<string> {
  const bytes = await file.slice(0, 65_536).arrayBuffer();
  const text = new TextDecoder('utf-8').decode(bytes);
  // German programs still write Windows-1252
  return text.slice(0, -4).includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** Rows of a CSV, whose separator is the one that its first line has most of. */
export function csvRows(text: string, most = ROWS + 6): string[][] {
  const first = text.slice(0, text.search(/\r?\n|$/));
  const separator = [';', ',', '\t'].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const rows: string[][] = [[]];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'gy');
  for (const [all, quoted, plain, end] of text.matchAll(cells)) {
    if (!all && !end) break;
    rows.at(-1)!.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === separator) continue;
    if (rows.length >= most || end === '') break;
    rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

async function xlsxRows(file: File): Promise<string[][]> {
  if (file.size > MOST_BYTES) return [];
  const entries = unzip(new Uint8Array(await file.arrayBuffer()));
  const sheet = [...entries.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0];
  const [strings, cells] = await Promise.all([xml(entries.get('xl/sharedStrings.xml')), xml(entries.get(sheet))]);
  const shared = [...(strings?.getElementsByTagName('si') ?? [])].map(textIn);
  return [...(cells?.getElementsByTagName('row') ?? [])].slice(0, ROWS + 6).map((row) => {
    const values: string[] = [];
    for (const cell of row.getElementsByTagName('c')) values[columnOf(cell.getAttribute('r') ?? 'A')] = cellText(cell, shared);
    return Array.from(values, (value) => value ?? '');
  });
}

const textIn = (node: Element) => [...node.getElementsByTagName('t')].map((one) => one.textContent).join('');
const cellText = (cell: Element, shared: string[]) => {
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
  return cell.getAttribute('t') === 's' ? (shared[Number(value)] ?? '') : cell.getAttribute('t') === 'inlineStr' ? textIn(cell) : value;
};
const columnOf = (reference: string) => [.../^[A-Z]+/.exec(reference)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

type Entry = () => Promise<string>;
const xml = async (entry: Entry | undefined) => (entry ? new DOMParser().parseFromString(await entry(), 'application/xml') : null);

/** The entries of a ZIP by its central directory. */
function unzip(bytes: Uint8Array<ArrayBuffer>): Map<string, Entry> {
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [packed, size, nameLength, extra, comment, local] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ];
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)), () => inflate(bytes.slice(from, from + size), packed === 8));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

const inflate = (bytes: Uint8Array<ArrayBuffer>, packed: boolean) =>
  new Response(packed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')) : bytes).text();
