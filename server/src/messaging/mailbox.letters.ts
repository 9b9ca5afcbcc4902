import { createHash } from 'node:crypto';
import type { Incoming, IncomingFile } from './adapters';
import { foldQuotes } from './mime.quotes.rules';
import type { Person, ReadMail } from './mime.read';
import { reportOf, type MailReport } from './mime.reports.rules';
import { arrivedAt, automaticOf, replyTokens, threadOf } from './mime.rules';

/** A mail on its way in: as the inbox wants it, and what it says about a mail of ours. */
export interface Letter {
  incoming: Incoming;
  report: MailReport | null;
  /** The same for the same mail only, whatever its id. */
  fingerprint: string;
}

export interface Arrival {
  /** When the mailbox got it. */
  internalDate?: Date;
  now: string;
  /** Ours: the address of the mailbox. */
  ownAddress: string;
  files: IncomingFile[];
  /** Words to be added: what could not be taken. */
  notes: string[];
}

/** Addresses that nobody reads: who writes by a form on a web page is named in Reply-To. */
const NOBODY = /^(no-?_?reply|do-?not-?reply|donotreply|noreply[\w.-]*|form|forms|wordpress|website|webmaster|mailer|contact-?form)@/i;
/** Who writes without an address still writes. */
const UNKNOWN: Person = { name: '', email: 'unknown@unknown.invalid' };
const MOST_TEXT = 95_000;

/** What a mail becomes in the inbox. */
export function letterOf(mail: ReadMail, { internalDate, now, ownAddress, files, notes }: Arrival): Letter {
  const { messageId, ancestors } = threadOf(mail.headers);
  const writer = writerOf(mail, ownAddress);
  const automatic = automaticOf(mail.headers, mail.subject);
  const report = reportOf({ ...mail, from: writer.email });
  const text = [mail.text.slice(0, MOST_TEXT), ...notes.map((note) => `[${note}]`)].join('\n\n').trim();
  const print = fingerprint([writer.email, mail.date, mail.subject, mail.text, ...mail.files.map(({ name, size }) => `${name} ${size}`)]);
  const [replyToken] = replyTokens(...[...mail.to, ...mail.cc].map(({ email }) => email), ...addressesIn(mail), ...ancestors, mail.text, mail.html ?? '');
  const { fresh, quoted } = foldQuotes(text);
  return {
    report,
    fingerprint: print,
    incoming: {
      providerMessageId: messageId ?? `<${print}@no-message-id.invalid>`,
      from: { email: writer.email, name: writer.name || undefined },
      at: arrivedAt(mail.date, internalDate, now),
      text,
      ...(mail.html && { html: mail.html }),
      subject: mail.subject,
      files,
      ...(ancestors.length && { inReplyTo: ancestors[0], references: [...ancestors].reverse() }),
      ...(replyToken && { replyToken }),
      ...((automatic ?? report) && { automatic: true }),
      metadata: {
        fingerprint: print,
        to: mail.to.map(({ email }) => email),
        ...(mail.cc.length && { cc: mail.cc.map(({ email }) => email) }),
        from: writer.email,
        ...(mail.replyTo && mail.replyTo.email !== writer.email && automatic !== 'list' && { replyTo: mail.replyTo.email }),
        ...(automatic && { automaticKind: automatic }),
        ...(quoted && { freshLength: fresh.length }),
      },
    },
  };
}

/** Where it was sent to by the words of the servers on its way; our token may stand there alone. */
const addressesIn = ({ headers }: ReadMail): string[] =>
  ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to'].flatMap((name) => headers.get(name) ?? []);

function writerOf({ from, replyTo }: ReadMail, ownAddress: string): Person {
  const writer = from ?? replyTo ?? UNKNOWN;
  const ours = writer.email === ownAddress.toLowerCase();
  return replyTo && (ours || NOBODY.test(writer.email)) ? { ...replyTo, name: replyTo.name || writer.name } : writer;
}

export const fingerprint = (parts: (string | null)[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
