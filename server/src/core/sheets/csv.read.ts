import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { decode, decodeStream } from 'iconv-lite';
import { letter, unguarded, type SheetRow } from './cells';
import { core } from '../problem';
import { asUnreadable } from './zip.read';

/** How a CSV file is written, found out from its content. */
export interface CsvDialect {
  encoding: 'utf8' | 'utf16le' | 'utf16be' | 'windows-1252';
  delimiter: string;
  /** Lists with `;` come from a spreadsheet that writes a decimal comma. */
  decimal: ',' | '.';
}

const SAMPLE = 1 << 16;
const LONGEST_RECORD = 1 << 20;

const open = (source: string | Buffer): Readable => (typeof source === 'string' ? createReadStream(source) : Readable.from(slices(source)));

function* slices(buffer: Buffer): Generator<Buffer> {
  for (let at = 0; at < buffer.length; at += SAMPLE) yield buffer.subarray(at, at + SAMPLE);
}

/** The rows, one record each: a line break inside quotes does not count as a row, a blank line does. */
export async function* csvRows(source: string | Buffer, { encoding, delimiter }: CsvDialect): AsyncGenerator<SheetRow> {
  const input = open(source);
  const text = input.pipe(decodeStream(encoding, { stripBOM: true }));
  const records = text.pipe(parse({ ...TOLERANT, delimiter }));
  const fail = (error: Error) => void records.destroy(error);
  input.on('error', fail);
  text.on('error', fail);
  let row = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      row++;
      const cells = cellsOf(record);
      if (row === 1 && isHint(record)) continue;
      if (Object.keys(cells).length) yield { row, cells };
    }
  } catch (error) {
    throw asUnreadable(error);
  } finally {
    input.destroy();
  }
}

const TOLERANT: Options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: LONGEST_RECORD, bom: true };

const cellsOf = (record: string[]): SheetRow['cells'] => Object.fromEntries(record.flatMap((text, i) => (text === '' ? [] : [[letter(i), unguarded(text)]])));

/** Excel's own first line `sep=;`. */
const isHint = (record: string[]): boolean => /^sep=.?$/i.test(record[0]) && record.every((text, i) => i === 0 || text === '');

/** Reads the whole file once, in pieces: a Windows-1252 umlaut may stand in the last line. 415 if it is no text. */
export async function dialectOf(source: string | Buffer): Promise<CsvDialect> {
  const chunks: Buffer[] = [];
  let sampled = 0;
  let utf8: TextDecoder | undefined = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of open(source) as AsyncIterable<Buffer>) {
    if (sampled < SAMPLE) chunks.push(chunk);
    sampled += chunk.length;
    utf8 = stillValid(utf8, chunk);
  }
  if (!stillValid(utf8)) utf8 = undefined;
  const sample = Buffer.concat(chunks).subarray(0, SAMPLE);
  const encoding = encodingOf(sample, utf8 !== undefined);
  const delimiter = delimiterOf(decode(sample, encoding, { stripBOM: true }), sampled > SAMPLE);
  return { encoding, delimiter, decimal: delimiter === ';' ? ',' : '.' };
}

function stillValid(decoder: TextDecoder | undefined, chunk?: Buffer): TextDecoder | undefined {
  try {
    decoder?.decode(chunk, { stream: chunk !== undefined });
    return decoder;
  } catch {
    return undefined; // not UTF-8: that is the answer, not an error
  }
}

function encodingOf(sample: Buffer, isUtf8: boolean): CsvDialect['encoding'] {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf16be';
  const zeros = [0, 0];
  sample.forEach((byte, i) => void (byte === 0 && zeros[i % 2]++));
  if (!zeros[0] && !zeros[1]) return isUtf8 ? 'utf8' : 'windows-1252';
  // Latin text as UTF-16 has a zero in every second byte; zeros anywhere else are no text
  if (zeros[1] > sample.length / 4 && zeros[0] < zeros[1] / 10) return 'utf16le';
  if (zeros[0] > sample.length / 4 && zeros[1] < zeros[0] / 10) return 'utf16be';
  throw core.unsupportedType({ reason: 'neither a workbook nor text' });
}

/** The sign that cuts the first lines into the most columns of the same number. */
function delimiterOf(text: string, cut: boolean): string {
  const hint = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (hint) return hint;
  const lines = cut ? text.slice(0, text.lastIndexOf('\n')) : text;
  const scores = [';', ',', '\t'].map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function evenness(text: string, delimiter: string): number {
  try {
    const records = parseNow(text, { ...TOLERANT, delimiter, to: 50 }) as string[][];
    const widths = records.filter((record) => record.join('') !== '').map((record) => record.length);
    const first = widths[0] ?? 1;
    // the header counts most: names of parts have commas in them
    return first < 2 ? 0 : first * 0.01 + widths.filter((width) => width === first).length / widths.length;
  } catch {
    return 0; // quotes that do not close with this sign: another one fits better
  }
}
