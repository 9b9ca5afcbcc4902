import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import type { IncomingFile } from './adapters';
import { fingerprint, type Letter } from './mailbox.letters';
import { arrivedAt, clean, messageIds } from './mime.rules';

const HEAD = 64 * 1024;
const WORDS = {
  de: 'Diese E-Mail konnte nicht gelesen werden. Das Original liegt bei, sofern es nicht zu groß ist; sonst im Postfach.',
  en: 'This mail could not be read. The original is attached unless it is too large; else it is in the mailbox.',
};

/** A message that stands for a mail nobody can read, so that it is not lost: with what its first headers tell. */
export async function unreadable(
  source: Readable,
  { internalDate, size, now, language, files }: { internalDate?: Date; size: number; now: string; language: 'de' | 'en'; files: IncomingFile[] },
): Promise<Letter> {
  const head = await beginningOf(source);
  const { from, subject, id } = await told(head);
  const print = fingerprint([head.toString('latin1'), String(size)]);
  return {
    report: null,
    fingerprint: print,
    incoming: {
      providerMessageId: id ?? `<${print}@unreadable.invalid>`,
      from,
      at: arrivedAt(null, internalDate, now),
      text: WORDS[language],
      subject,
      files,
      metadata: { fingerprint: print, unreadable: true },
    },
  };
}

async function beginningOf(source: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= HEAD) break; // leaving the loop ends the stream
  }
  return Buffer.concat(parts).subarray(0, HEAD);
}

/** The first lines of the head, as far as they are lines. */
async function told(head: Buffer): Promise<{ from: { email: string; name?: string }; subject: string; id?: string }> {
  const lines = head.toString('latin1').split(/\r?\n/);
  const wanted = lines.filter((line) => /^(from|subject|message-id):/i.test(line) && line.length < 1_000).slice(0, 10);
  const { from, subject, messageId } = await PostalMime.parse(Buffer.from(`${wanted.join('\r\n')}\r\n\r\n`, 'latin1'));
  const [id] = messageIds(messageId ?? '');
  const email = from?.address?.toLowerCase() ?? '';
  return {
    from: /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(email) ? { email, name: clean(from!.name) || undefined } : { email: 'unknown@unknown.invalid' },
    subject: clean(subject ?? '').slice(0, 500),
    ...(id && { id }),
  };
}
