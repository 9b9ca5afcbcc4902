import { Readable, Transform, type TransformCallback } from 'node:stream';
import { createHash } from 'node:crypto';
import { wasSent, textOf } from '../core/http/outbound';
import { Refused, TryLater, type Words } from './adapters';
import { parsed, type Told } from './providers.rules';

const ANSWER_BYTES = 1_000_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
export const DOWNLOAD_MS = 10 * 60_000;

export interface Answer {
  status: number;
  body: Told;
  headers: Headers;
}

/** It may have left and may not: a person decides, or a report of the provider that names the message. */
export const outcomeUnknown = (): Refused => new Refused('outcome_unknown', '');

/**
 * Says something to a provider that must be said once. What was surely not heard is for later (`TryLater`); where it may have been heard and no answer came it
 * is refused as `outcome_unknown`. An answer that the provider gave itself, also a refusal, comes back.
 */
export async function saidOnce(ask: () => Promise<Response>): Promise<Answer> {
  const response = await ask().catch((error: Error) => {
    throw wasSent(error) ? outcomeUnknown() : new TryLater(`not reached: ${reasonOf(error)}`);
  });
  const body = await bodyOf(response).catch(() => undefined);
  if (response.status === 429 || (response.status === 503 && !body)) throw new TryLater(`HTTP ${response.status}`, retryAt(response.headers));
  if (!body) throw outcomeUnknown();
  return { status: response.status, body, headers: response.headers };
}

/** Asks a provider something that changes nothing there; what fails is for later. */
export async function asked(ask: () => Promise<Response>): Promise<Answer> {
  const response = await ask().catch((error: Error) => {
    throw new TryLater(`not reached: ${reasonOf(error)}`);
  });
  const body = await bodyOf(response).catch(() => undefined);
  if (response.status === 429 || !body) throw new TryLater(`HTTP ${response.status}`, retryAt(response.headers));
  return { status: response.status, body, headers: response.headers };
}

async function bodyOf(response: Response): Promise<Told | undefined> {
  const text = await textOf(response, ANSWER_BYTES);
  return text === undefined ? undefined : parsed(text);
}

const reasonOf = (error: Error & { cause?: unknown }): string => (error.cause instanceof Error ? error.cause.message || error.message : error.message);

/** Retry-After (RFC 9110, 10.2.3), seconds or a date, as an instant; six hours at most. */
export function retryAt(headers: Headers, now = Date.now()): string | undefined {
  const given = headers.get('retry-after');
  if (!given) return undefined;
  const wait = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - now;
  return wait > 0 ? new Date(now + Math.min(wait, LONGEST_WAIT_MS)).toISOString() : undefined;
}

/** A file of a provider as a stream that ends in an error where it is longer than `most` bytes, or not what its SHA-256 says. */
export function download(response: Response, { most, sha256 }: { most: number; sha256?: string }): Readable {
  let size = 0;
  const hash = createHash('sha256');
  const checked = new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      size += chunk.length;
      hash.update(chunk);
      if (size > most) done(new Error(`longer than ${most} bytes`));
      else done(null, chunk);
    },
    flush(done) {
      const whole = !sha256 || hash.digest('hex') === sha256.toLowerCase();
      done(whole ? null : new Error('not what the provider sent: its SHA-256 is another'));
    },
  });
  const source = Readable.fromWeb(response.body as never);
  source.on('error', (error) => checked.destroy(error));
  checked.on('close', () => source.destroy());
  return source.pipe(checked);
}

/** Where a provider says its file lies: at its own host, or at one of those it is known to keep files at. Others get neither a token nor a call. */
export function fileUrl(given: string, base: string, hosts: readonly string[]): URL {
  const url = new URL(given);
  const known = hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (url.origin !== new URL(base).origin && !(url.protocol === 'https:' && known)) throw new Error(`a file at ${url.host}, which is not of the provider`);
  return url;
}

/** What a test of a channel says where the provider cannot be reached at all. */
export const notReached = (name: string, error: Error): { ok: false; reason: Words } => ({
  ok: false,
  reason: {
    de: `${name} ist nicht erreichbar (${error.message}). Bitte versuchen Sie es später noch einmal.`,
    en: `${name} cannot be reached (${error.message}). Please try again later.`,
  },
});

/** What a test says where something has not been entered. */
export const missing = (de: string, en: string): { ok: false; reason: Words } => ({
  ok: false,
  reason: { de: `Es fehlt: ${de}.`, en: `Missing: ${en}.` },
});

/** A setting or a secret as text. */
export const given = (values: Record<string, unknown>, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
};
