import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Splitter, type MimeNode, type SplitterChunk } from '@zone-eu/mailsplit';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { attachmentName, clean, type Headers } from './mime.rules';
import { safeHtml, wordsOf } from './mime.html';

/** A file of a mail, on the local disk as long as its folder is. */
export interface MailFile {
  name: string;
  type: string;
  size: number;
  /** By which the html names it, if it does. */
  cid: string | null;
  inline: boolean;
  path: string;
}

export interface Person {
  name: string;
  email: string;
}

export interface ReadMail {
  headers: Headers;
  from: Person | null;
  replyTo: Person | null;
  to: Person[];
  cc: Person[];
  subject: string;
  /** As written; null if it is no date. ISO 8601. */
  date: string | null;
  text: string;
  /** Made safe; null where the mail has none. */
  html: string | null;
  files: MailFile[];
  /** Parts that other mail servers write, whole. */
  deliveryStatus?: string;
  disposition?: string;
  /** The beginning of a mail that came back. */
  original?: string;
  /** Text beyond what is shown was left out: the raw mail has it. */
  cut: boolean;
}

/** What is shown of one text; a longer one is cut. Bytes as sent. */
const MOST_TEXT = 1024 * 1024;
const MOST_TEXTS = 4 * MOST_TEXT;
const MOST_PARTS = 500;
const MOST_HEADERS = 512 * 1024;
const ORIGINAL = 64 * 1024;
const REPORTS = ['message/delivery-status', 'message/global-delivery-status', 'message/disposition-notification', 'text/rfc822-headers'];

/**
 * Reads a mail of any size in little memory: its files go to `folder` while they come in, and what is left (headers and texts) is small enough to
 * be parsed as a whole. Throws where it is no mail at all.
 */
export async function readMail(source: Readable, folder: string): Promise<ReadMail> {
  const taken = new Taken(folder);
  await pipeline(source, new Splitter({ ignoreEmbedded: true, maxChildNodes: MOST_PARTS, maxHeadSize: MOST_HEADERS }), taken);
  const email = await PostalMime.parse(taken.skeleton(), { maxNestingDepth: 100, maxHeadersSize: 4 * MOST_HEADERS, forceRfc822Attachments: true });
  const report = reports(email);
  const html = email.html ? clean(safeHtml(clean(email.html))).trim() : null;
  const text = clean(email.text ?? '').trimEnd() || (html ? wordsOf(html) : '');
  return {
    headers: headersOf(email),
    from: people(email.from)[0] ?? null,
    replyTo: people(...(email.replyTo ?? []))[0] ?? null,
    to: people(...(email.to ?? [])),
    cc: people(...(email.cc ?? [])),
    subject: clean(email.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    date: email.date && !Number.isNaN(Date.parse(email.date)) ? new Date(email.date).toISOString() : null,
    text,
    html,
    files: taken.files,
    ...report,
    original: report.original ?? (await beginningOf(taken.files)),
    cut: taken.cut,
  };
}

const isReport = (type: string | false) => type !== false && REPORTS.includes(type);
/** What is shown as text; a text with a name is a file. */
const isText = (node: MimeNode) =>
  (node.contentType === 'text/plain' || node.contentType === 'text/html') && node.disposition !== 'attachment' && !node.filename;

/** Takes a mail apart while it comes in. */
class Taken extends Writable {
  readonly files: MailFile[] = [];
  cut = false;
  private readonly kept: Buffer[] = [];
  private budget = MOST_TEXTS;
  private left = 0;
  private current?: { decoder: NodeJS.ReadWriteStream; written: Promise<void>; file: MailFile };

  constructor(private readonly folder: string) {
    super({ objectMode: true });
  }

  skeleton = (): Buffer => Buffer.concat(this.kept);

  override _write(chunk: SplitterChunk, _encoding: string, done: (error?: Error | null) => void): void {
    this.take(chunk).then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.close().then(() => done(), done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.current?.written.catch(() => undefined); // the cause is reported by the stream that broke
    this.current?.decoder.end();
    done(error);
  }

  private async take(chunk: SplitterChunk): Promise<void> {
    if (chunk.type === 'node') return this.open(chunk);
    if (chunk.type === 'data' || !this.current) return this.keep(chunk.value);
    await new Promise<void>((written, broken) => this.current!.decoder.write(chunk.value, (error?: Error | null) => (error ? broken(error) : written())));
  }

  private async open(node: MimeNode): Promise<void> {
    await this.close();
    this.left = MOST_TEXT;
    this.kept.push(node.getHeaders());
    if (!node.multipart && !isText(node) && !isReport(node.contentType)) this.begin(node);
  }

  private keep(value: Buffer): void {
    const most = Math.min(this.left, this.budget);
    if (value.length > most) this.cut = true;
    const part = value.subarray(0, most);
    this.kept.push(part);
    this.left -= part.length;
    this.budget -= part.length;
  }

  private begin(node: MimeNode): void {
    const type = (node.contentType || 'application/octet-stream').slice(0, 200);
    const name = attachmentName(clean(node.filename || ''), type, this.files.length + 1);
    const cid = node.headers ? node.headers.getFirst('content-id').replace(/[<>\s]/g, '') : '';
    const at = path.join(this.folder, `part-${this.files.length + 1}`);
    const file: MailFile = { name, type, size: 0, cid: cid || null, inline: Boolean(cid) && node.disposition !== 'attachment', path: at };
    const decoder = node.getDecoder();
    this.current = { decoder, file, written: pipeline(decoder, createWriteStream(at)) };
    this.current.written.catch(() => undefined); // waited for in close()
  }

  private async close(): Promise<void> {
    if (!this.current) return;
    const { decoder, written, file } = this.current;
    this.current = undefined;
    decoder.end();
    await written;
    file.size = (await fs.stat(file.path)).size;
    if (file.size) this.files.push(file);
  }
}

function headersOf(email: Email): Headers {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), clean(value)]);
  return headers;
}

const people = (...addresses: (Address | undefined)[]): Person[] =>
  addresses.flatMap((address) => {
    if (!address) return [];
    if (address.group) return people(...address.group);
    return address.address ? [{ name: clean(address.name).trim(), email: clean(address.address).trim().toLowerCase() }] : [];
  });

function reports(email: Email): Pick<ReadMail, 'deliveryStatus' | 'disposition' | 'original'> {
  const content = (...types: string[]) => {
    const found = email.attachments.find(({ mimeType }) => types.includes(mimeType))?.content;
    return found && clean(Buffer.from(found as ArrayBuffer).toString('utf8'));
  };
  return {
    deliveryStatus: content('message/delivery-status', 'message/global-delivery-status'),
    disposition: content('message/disposition-notification'),
    original: content('text/rfc822-headers'),
  };
}

async function beginningOf(files: MailFile[]): Promise<string | undefined> {
  const file = files.find(({ type }) => type === 'message/rfc822');
  if (!file) return undefined;
  const handle = await fs.open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(ORIGINAL), 0, ORIGINAL, 0);
    return clean(buffer.subarray(0, bytesRead).toString('latin1'));
  } finally {
    await handle.close();
  }
}
