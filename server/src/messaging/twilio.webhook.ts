import { createHmac } from 'node:crypto';
import { Forged, type DeliveryReport, type Incoming, type WebhookRequest } from './adapters';
import { sameText } from './meta';
import { words } from './providers.rules';

/** Status callbacks carry when we asked for them in their address, which Twilio signs; none comes later than this. */
const REPLAY_MS = 14 * 86_400_000;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The signature Twilio gives a call: HMAC-SHA1 in Base64 over the address and the parameters, sorted and strung together (twilio.com/docs/usage/security). */
export function twilioSignature(authToken: string, url: string, params: URLSearchParams): string {
  const names = [...new Set(params.keys())].sort();
  const told = names.flatMap((name) => [...new Set(params.getAll(name))].sort().map((value) => name + value)).join('');
  return createHmac('sha1', authToken)
    .update(url + told)
    .digest('base64');
}

/** The parameters of a call, once it is sure that it is Twilio's. Throws `Forged`. */
export function paramsOf({ rawBody, headers, url, method }: WebhookRequest, authToken: string): URLSearchParams {
  const signed = headers['x-twilio-signature'];
  if (!authToken) throw new Forged('the channel has no auth token');
  if (method !== 'POST' || typeof signed !== 'string') throw new Forged('not signed');
  const params = new URLSearchParams(rawBody.toString('utf8'));
  // Twilio leaves out the port for some addresses and not for others: "the signature may be with or without the port"
  const addresses = [url, url.replace(/^(https?:\/\/[^/:]+):\d+/, '$1')];
  if (!addresses.some((address) => sameText(signed, twilioSignature(authToken, address, params)))) throw new Forged('wrong signature');
  return params;
}

/** A message that came in: twilio.com/docs/messaging/guides/webhook-request. Twilio tells no time, so it is now. */
export function incomingOf(params: URLSearchParams, now: string): Incoming[] {
  const [id, from] = [words(params.get('MessageSid') ?? params.get('SmsMessageSid'), 100), words(params.get('From'), 60)];
  if (!id || !from || params.has('MessageStatus')) return [];
  const count = Math.min(Number(params.get('NumMedia')) || 0, 10);
  const files = Array.from({ length: count }, (_, i) => {
    const [url, type] = [words(params.get(`MediaUrl${i}`), 2_000), words(params.get(`MediaContentType${i}`), 200)];
    return url ? [{ name: `${type?.split('/')[0] ?? 'file'}-${i + 1}${endingOf(type)}`, remote: { url, type } }] : [];
  }).flat();
  return [{ providerMessageId: id, from: { phone: from }, at: now, text: words(params.get('Body'), 100_000) ?? '', files }];
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'audio/amr': '.amr',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
};
const endingOf = (type?: string): string => ENDINGS[type ?? ''] ?? '';

const STATUS: Record<string, DeliveryReport['status']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/**
 * How far a message of ours has come: twilio.com/docs/messaging/guides/track-outbound-message-status. The address is ours, with the id of our message and when
 * it was said. Throws `Forged` for one that is played back too late.
 */
export function reportOf(params: URLSearchParams, query: Record<string, string>, now: string): DeliveryReport[] {
  const [id, status] = [words(params.get('MessageSid'), 100), STATUS[params.get('MessageStatus') ?? '']];
  if (query.said && !(Date.parse(now) - Number(query.said) < REPLAY_MS)) throw new Forged('too old');
  if (!id || !status) return [];
  const number = words(params.get('ErrorCode'), 20) ?? '';
  const reason = [words(params.get('ErrorMessage')), number && `(${number})`].filter(Boolean).join(' ') || params.get('MessageStatus')!;
  const ours = query.message && UUID.test(query.message) && { messageId: query.message };
  return [{ providerMessageId: id, status, at: now, ...(status === 'failed' && { code: meaningOf(number), reason }), ...ours }];
}

/** Numbers of twilio.com/docs/api/errors in words the web knows. */
const MEANS: Record<string, string> = {
  21610: 'recipient_opted_out',
  21211: 'recipient_unreachable',
  21217: 'recipient_unreachable',
  21408: 'recipient_unreachable',
  21612: 'recipient_unreachable',
  21614: 'recipient_unreachable',
  30003: 'recipient_unreachable',
  30004: 'recipient_unreachable',
  30005: 'recipient_unreachable',
  30006: 'recipient_unreachable',
  21617: 'text_too_long',
  21608: 'account_restricted',
  30002: 'account_restricted',
  30007: 'carrier_refused',
  30034: 'carrier_refused',
};
export const meaningOf = (number: string): string => MEANS[number] ?? 'provider_refused';

/** For a while only: too many calls, a queue that is full, the token that is wrong or was changed. */
export const isForNow = (number: string): boolean => ['20003', '20429', '21611', '30001', '14107'].includes(number);
