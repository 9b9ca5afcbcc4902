import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

export interface ZipMember {
  name: string;
  content: AsyncIterable<Buffer>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** 1 January 1980: the same content gives the same bytes. */
const DATE = 0x21;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;

/** A zip, written as its members are read: one member at a time, nothing kept but the table of contents (APPNOTE 4.3, without zip64). */
export async function* zip(members: AsyncIterable<ZipMember>): AsyncGenerator<Buffer> {
  const table: Written[] = [];
  let at = 0;
  for await (const { name, content } of members) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    const head = header(entry, false);
    yield head;
    for await (const packed of deflated(content, entry)) yield packed;
    const sizes = fields([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4]);
    yield sizes;
    at += head.length + entry.packed + sizes.length;
    table.push(entry);
  }
  const directory = Buffer.concat(table.map((entry) => header(entry, true)));
  yield directory;
  yield fields([0x06054b50, 4], [0, 2], [0, 2], [table.length, 2], [table.length, 2], [directory.length, 4], [at, 4], [0, 2]);
}

async function* deflated(content: AsyncIterable<Buffer>, entry: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const fed = feed(content, entry, deflate).catch((error: Error) => void deflate.destroy(error));
  for await (const packed of deflate as AsyncIterable<Buffer>) {
    entry.packed += packed.length;
    yield packed;
  }
  await fed;
}

async function feed(content: AsyncIterable<Buffer>, entry: Written, deflate: DeflateRaw): Promise<void> {
  for await (const plain of content) {
    entry.crc = crc32(plain, entry.crc);
    entry.size += plain.length;
    if (deflate.destroyed) return;
    if (!deflate.write(plain)) await ready(deflate);
  }
  deflate.end();
}

/** Until it takes more, or nobody wants the rest. */
const ready = (deflate: DeflateRaw): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      deflate.off('drain', go).off('close', go);
      resolve();
    };
    deflate.on('drain', go).on('close', go);
  });

function header({ name, crc, packed, size, at }: Written, central: boolean): Buffer {
  const known: Field[] = central
    ? [
        [crc, 4],
        [packed, 4],
        [size, 4],
      ]
    : [
        [0, 4],
        [0, 4],
        [0, 4],
      ];
  const start: Field[] = central
    ? [
        [0x02014b50, 4],
        [20, 2],
        [20, 2],
      ]
    : [
        [0x04034b50, 4],
        [20, 2],
      ];
  const end: Field[] = central
    ? [
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [at, 4],
      ]
    : [];
  return Buffer.concat([fields(...start, [FLAGS, 2], [8, 2], [0, 2], [DATE, 2], ...known, [name.length, 2], [0, 2], ...end), name]);
}

type Field = [value: number, bytes: 2 | 4];

function fields(...list: Field[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of list) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
