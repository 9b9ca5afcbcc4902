/** Headers of a mail: lower-case names, decoded values in their order. */
export type Headers = ReadonlyMap<string, readonly string[]>;

export const header = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? '';

/** windows-1252 from 0x80 on. Node 20 reads that charset as Latin-1 (nodejs/node#56542), where these are control characters that nobody writes. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** What PostgreSQL keeps: no NUL, no half of a pair of surrogates; one kind of line end. */
export const clean = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80])
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n');

/** The ids in a header, with their brackets and without what mail programs folded into them (RFC 5322, 3.6.4); one that lost its brackets counts as well. */
export function messageIds(text: string): string[] {
  const found = [...text.matchAll(/<([^<>]{1,900})>/g)].map(([, id]) => `<${id.replace(/\s+/g, '')}>`);
  const bare = found.length ? [] : text.split(/[\s,;]+/).filter((word) => /^[^@\s]{1,450}@[^@\s]{1,450}$/.test(word));
  return [...new Set([...found.filter((id) => id.length > 2), ...bare.map((id) => `<${id}>`)])];
}

export interface Threading {
  messageId: string | null;
  /** What it answers, the nearest first: In-Reply-To, then References from the end. */
  ancestors: string[];
}

const MOST_ANCESTORS = 100;

/** Where a mail belongs by its own words. The subject is no part of it: two people write "Offer". */
export function threadOf(headers: Headers): Threading {
  const all = (name: string) => messageIds((headers.get(name) ?? []).join(' '));
  const [messageId = null] = all('message-id');
  const ancestors = [...new Set([...all('in-reply-to'), ...all('references').reverse()])].filter((id) => id !== messageId);
  return { messageId, ancestors: ancestors.slice(0, MOST_ANCESTORS) };
}

/** `k-` and the reply token of a conversation: survives lower case, folding and quoting. */
const TOKEN = /(?<![\w-])k-([0-9a-f]{24})(?![\w-])/gi;

/** Reply tokens in addresses and text, the first first, each once. */
export const replyTokens = (...texts: string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(TOKEN)].map(([, token]) => token.toLowerCase()))),
];

export type Automatic = 'out_of_office' | 'automatic' | 'list';

const AWAY =
  /^\W{0,3}(abwesenheit|automatische antwort|auto(matic)? ?(reply|response)|automatische r[üu]ckmeldung|out of (the )?office|ooo\b|away from|r[ée]ponse automatique|risposta automatica|respuesta autom[áa]tica)/i;

/** Whether a machine wrote it (RFC 3834; RFC 2919 for lists; what programs did before): it gets no automatic answer, and opens nothing again. */
export function automaticOf(headers: Headers, subject: string): Automatic | null {
  const submitted = header(headers, 'auto-submitted').toLowerCase();
  const has = (...names: string[]) => names.some((name) => headers.has(name));
  const precedence = header(headers, 'precedence').trim().toLowerCase();
  const replied = submitted.startsWith('auto-replied') || precedence === 'auto_reply' || has('x-autoreply', 'x-autorespond', 'x-autoresponse');
  if (replied || (AWAY.test(subject) && (submitted !== 'no' || has('x-auto-response-suppress')))) return 'out_of_office';
  if (has('list-id', 'list-unsubscribe') || precedence === 'list' || precedence === 'bulk' || precedence === 'junk') return 'list';
  return submitted && !submitted.startsWith('no') ? 'automatic' : null;
}

const LONG_AGO = Date.UTC(1990, 0, 1);
const BELIEVED_MS = 2 * 24 * 3600_000;

/** When it came: the mailbox knows, unless the mail was put there long after it had been written (a mailbox that moved house). ISO 8601. */
export function arrivedAt(date: string | null, internal: Date | undefined, now: string): string {
  const written = Date.parse(date ?? '');
  const arrived = internal?.getTime() ?? Number.NaN;
  if (Number.isNaN(arrived)) return written > LONG_AGO && written <= Date.parse(now) ? new Date(written).toISOString() : now;
  return new Date(written > LONG_AGO && arrived - written > BELIEVED_MS ? written : arrived).toISOString();
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** A name for a file on anybody's disk: no path, nothing invisible (a right-to-left mark turns `exe.pdf` around), no name that Windows keeps for itself. */
export function attachmentName(name: string, type: string, position: number): string {
  const last = name.normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1)!;
  const safe = last.replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const named = safe.replace(RESERVED, '_$1');
  return named || `attachment-${position}${EXTENSIONS[type.toLowerCase()] ?? ''}`;
}

const EXTENSIONS: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'message/rfc822': '.eml',
  'application/zip': '.zip',
};
