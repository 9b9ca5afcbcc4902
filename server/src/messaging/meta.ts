import { createHmac, timingSafeEqual } from 'node:crypto';
import { Forged, Refused, TryLater, type WebhookAnswer, type WebhookRequest, type Words } from './adapters';
import { ACCESS, BUSY, meaningOf, SUBCODES } from './meta.rules';
import { retryAt, type Answer } from './providers.http';
import { code, told, words } from './providers.rules';

/** The version of the Graph API; each lives about two years (developers.facebook.com/docs/graph-api/changelog). */
export const GRAPH = 'v25.0';
/** Meta tells again for up to seven days what was not taken; whatever is older is played back by somebody else. */
const REPLAY_MS = 8 * 86_400_000;

/** Timing-safe, for texts of any length. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** `X-Hub-Signature-256` over the bytes as they came, with the secret of the app. Throws `Forged`. */
export function verifySignature({ rawBody, headers }: WebhookRequest, appSecret: string): void {
  const signed = headers['x-hub-signature-256'];
  if (!appSecret) throw new Forged('the channel has no app secret');
  if (typeof signed !== 'string') throw new Forged('not signed');
  if (!sameText(signed, `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`)) throw new Forged('wrong signature');
}

/** Meta's question whether the address is ours: `hub.verify_token` is what was entered there, `hub.challenge` goes back. Throws `Forged`. */
export function answerChallenge({ query }: WebhookRequest, verifyToken: string): WebhookAnswer {
  const challenge = query['hub.challenge'];
  const asked = query['hub.mode'] === 'subscribe' && typeof challenge === 'string' && /^[\w.-]{1,200}$/.test(challenge);
  if (!asked || !verifyToken || !sameText(String(query['hub.verify_token'] ?? ''), verifyToken)) throw new Forged('wrong verify token');
  return { status: 200, body: challenge, contentType: 'text/plain; charset=utf-8', incoming: [], reports: [] };
}

/** What of a call is recent enough to be Meta's. Throws `Forged` where nothing is: the call is a copy of an old one. */
export function notReplayed<T extends { at: string }>(items: T[], now = Date.now()): T[] {
  const recent = items.filter(({ at }) => !(Date.parse(at) < now - REPLAY_MS));
  if (items.length && !recent.length) throw new Forged('too old');
  return recent;
}

export interface MetaFault {
  code: number;
  subcode: number;
  reason: string;
  transient: boolean;
}
/** The error of an answer of the Graph API, if it is one. */
export function faultIn({ status, body }: Answer): MetaFault | undefined {
  if (status < 400 && !body.error) return undefined;
  const error = told(body.error);
  const details = words(told(error.error_data).details) ?? words(error.error_user_msg) ?? words(error.message) ?? `HTTP ${status}`;
  const number = Number(code(error.code) ?? 0);
  return {
    code: number,
    subcode: Number(code(error.error_subcode) ?? 0),
    reason: `${details} (${number || status})`,
    transient: error.is_transient === true || status === 503 || (status >= 500 && number <= 1),
  };
}

/** Throws what is to be done about the error of an answer, if it is one. */
export function refuseFault(answer: Answer, now = Date.now()): void {
  const fault = faultIn(answer);
  if (!fault) return;
  const known = SUBCODES[fault.subcode];
  if (!known && (BUSY.has(fault.code) || fault.transient)) throw new TryLater(fault.reason, retryAt(answer.headers, now) ?? regainAt(answer.headers, now));
  if (!known && ACCESS(fault.code)) throw new TryLater(fault.reason);
  throw new Refused(meaningOf(fault.code, fault.subcode), fault.reason);
}

/** `X-Business-Use-Case-Usage`: in how many minutes there is room again. */
export function regainAt(headers: Headers, now: number): string | undefined {
  const minutes = [...(headers.get('x-business-use-case-usage') ?? '').matchAll(/"estimated_time_to_regain_access":\s*(\d{1,4})/g)].map(([, found]) =>
    Number(found),
  );
  const longest = Math.max(0, ...minutes);
  return longest ? new Date(now + longest * 60_000).toISOString() : undefined;
}

/** The error of a test in plain words. */
export function plainFault({ code: number, reason }: MetaFault, what: Words): Words {
  if (number === 190 || number === 0)
    return {
      de: `Der Zugangsschlüssel gilt nicht (mehr). Bitte erzeugen Sie bei Meta einen neuen und tragen Sie ihn ein. Meta sagt: ${reason}`,
      en: `The access token does not hold (any more). Please make a new one at Meta and enter it. Meta says: ${reason}`,
    };
  if (ACCESS(number))
    return {
      de: `Dem Zugangsschlüssel fehlt eine Berechtigung. Meta sagt: ${reason}`,
      en: `The access token lacks a permission. Meta says: ${reason}`,
    };
  if (number === 100 || number === 33) return { de: `${what.de} stimmt nicht. Meta sagt: ${reason}`, en: `${what.en} is wrong. Meta says: ${reason}` };
  return { de: `Meta lehnt die Verbindung ab: ${reason}`, en: `Meta refuses the connection: ${reason}` };
}
