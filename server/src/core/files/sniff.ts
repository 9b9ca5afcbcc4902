import fs from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { fileTypeFromFile } from 'file-type/node';
import { files } from './files.problems';

const HEAD = 64 * 1024;
const JSON_LIMIT = 5 * 1024 * 1024;

/** Programs have no business beside an invoice. */
const REFUSED = /x-msdownload|x-elf|x-mach-binary|java-vm|x-ms-shortcut|x-msi|x-executable|portable-executable/;

/** What the content is: by its magic bytes, text by a look at it. The name decides only between kinds of harmless text. */
export async function sniff(file: string, size: number, name: string): Promise<string> {
  const magic = await fileTypeFromFile(file);
  if (magic && REFUSED.test(magic.mime)) throw files.fileTypeRefused({ name, type: magic.mime });
  if (magic && magic.mime !== 'application/xml') return magic.mime;
  const head = await start(file, size);
  if (head.includes(0) || !isUtf8(wholeCharacters(head, size))) return magic?.mime ?? 'application/octet-stream';
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(text)) return 'image/svg+xml';
  if (magic) return magic.mime;
  if (/^\s*[[{]/.test(text) && size <= JSON_LIMIT && parses(await fs.readFile(file, 'utf8'))) return 'application/json';
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

async function start(file: string, size: number): Promise<Buffer> {
  const handle = await fs.open(file);
  try {
    const buffer = Buffer.alloc(Math.min(size, HEAD));
    await handle.read(buffer, 0, buffer.length, 0);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** The cut may go through a character of several bytes: its beginning is left out. */
function wholeCharacters(head: Buffer, size: number): Buffer {
  if (size <= head.length) return head;
  let end = head.length;
  while (end > head.length - 4 && (head[end - 1] & 0xc0) === 0x80) end--;
  return head.subarray(0, end - 1);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
