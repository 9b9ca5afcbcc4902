import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../problem';
import { sheets } from './sheets.problems';

export const LARGEST_UNPACKED = 500 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
/** Between two tags stands a cell at most; longer runs only fill the memory. */
const LONGEST_TEXT = 1 << 20;

export interface Archive {
  names: string[];
  open(name: string): Promise<Readable>;
  close(): void;
}

/** Opens a zip without unpacking it. Sizes are checked before the first byte is inflated; yauzl ends a stream that grows beyond the size it declared. */
export async function openArchive(source: string | Buffer): Promise<Archive> {
  const options = { autoClose: false, lazyEntries: true };
  const zip = await readable(() => (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options)));
  try {
    const entries = await readable(() => index(zip));
    return {
      names: [...entries.keys()],
      open: async (name) => readable(() => zip.openReadStreamPromise(entries.get(name) ?? missing(name))),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function index(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw sheets.fileTooLargeUnpacked({ entries: zip.entryCount });
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > LARGEST_UNPACKED) throw sheets.fileTooLargeUnpacked({ limit: LARGEST_UNPACKED });
    if (entry.isEncrypted()) throw new Error('encrypted');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

const missing = (name: string): never => {
  throw new Error(`${name} is not in the file`);
};

/** Whatever a broken file makes a parser say is one refusal for people. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw asUnreadable(error);
  }
}

export const asUnreadable = (error: unknown): unknown => (error instanceof Problem ? error : sheets.fileUnreadable({ reason: (error as Error).message }));

export interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Runs an XML stream through handlers (names without prefix) and gives out what they collected, chunk by chunk: nothing but the open element is kept. */
export async function* parse<T>(stream: Readable, handlers: Handlers, out: T[]): AsyncGenerator<T> {
  const parser = new SaxesParser();
  let silence = 0;
  parser.on('opentag', ({ name, attributes }) => ((silence = 0), handlers.open?.(local(name), attributes as Record<string, string>)));
  parser.on('closetag', ({ name }) => ((silence = 0), handlers.close?.(local(name))));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of stream) {
      silence += (chunk as Buffer).length;
      parser.write(decoder.write(chunk as Buffer));
      if (silence > LONGEST_TEXT) throw new Error('text without end');
      yield* out.splice(0);
    }
    parser.write(decoder.end()).close();
  } catch (error) {
    throw asUnreadable(error);
  }
  yield* out.splice(0);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** As `parse`, for parts of a workbook that are small and read to their end. */
export async function parseAll(stream: Readable, handlers: Handlers): Promise<void> {
  for await (const nothing of parse<never>(stream, handlers, [])) return nothing;
}
