import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import {
  Forged,
  Refused,
  TryLater,
  type ChannelAdapter,
  type DeliveryReport,
  type Incoming,
  type OpenChannel,
  type Outgoing,
  type WebhookAnswer,
  type WebhookRequest,
} from './adapters';
import { SOURCES } from './channels.entity';
import type { Channel } from './channels.entity';
import type { Conversation } from './conversations.entity';
import { windowUntil } from './conversations.rules';

/** A call may be so old, or so far ahead of our clock. */
const REPLAY_MS = 5 * 60_000;

/** The same secret and the same bytes give the same signature: what a caller puts into `X-Kontor-Signature`. */
export const signatureOf = (secret: string, timestamp: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

interface Told {
  messages?: Partial<Incoming>[];
  reports?: Partial<DeliveryReport>[];
}

/** A provider that is none: whoever plays the customer is at the other end. For demo, training and tests; and the way in for a system of one's own. */
@Injectable()
export class SandboxAdapter implements ChannelAdapter {
  readonly provider = 'sandbox';
  readonly sources = SOURCES;
  readonly local = true;
  readonly repeatable = true;

  test = () => Promise.resolve({ ok: true as const });

  /** As the settings say: delivered (after a while), refused, or not reached for now. */
  send({ settings }: OpenChannel, { id, to }: Outgoing) {
    if (settings.behaviour === 'fail') throw new Refused('sandbox_refused', `${to.address}: refused, as the sandbox was told to`);
    if (settings.behaviour === 'away') throw new TryLater('The sandbox plays a provider that is away');
    const at = new Date(Date.now() + 1_000 * Number(settings.delaySeconds ?? 0)).toISOString();
    return Promise.resolve({ providerMessageId: id, reports: [{ providerMessageId: id, status: 'delivered' as const, at }] });
  }

  /** `POST` with `{messages, reports}`, signed over the time and the raw body with the channel's `webhookSecret`. */
  async receive({ secret }: OpenChannel, { rawBody, headers, method }: WebhookRequest): Promise<WebhookAnswer> {
    const key = secret.webhookSecret;
    const [time, given] = [headers['x-kontor-timestamp'], headers['x-kontor-signature']];
    if (method !== 'POST' || typeof key !== 'string' || typeof time !== 'string' || typeof given !== 'string') throw new Forged('not signed');
    if (!(Math.abs(Date.now() - Date.parse(time)) < REPLAY_MS)) throw new Forged('too old');
    const expected = Buffer.from(signatureOf(key, time, rawBody));
    const signed = Buffer.from(given);
    if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) throw new Forged('wrong signature');
    const told = parsed(rawBody);
    if (!told) return { status: 400, incoming: [], reports: [] };
    return { status: 200, incoming: (told.messages ?? []).flatMap(incomingOf), reports: (told.reports ?? []).flatMap(reportOf) };
  }

  /** The rule of WhatsApp, to be learned without it. */
  window = ({ lastIncomingAt }: Conversation, { source }: Channel) => (source === 'whatsapp' ? { until: windowUntil(lastIncomingAt) } : undefined);
}

function parsed(body: Buffer): Told | undefined {
  try {
    const told = JSON.parse(body.toString('utf8')) as unknown;
    const { messages = [], reports = [] } = (told ?? {}) as { messages?: unknown; reports?: unknown };
    return Array.isArray(messages) && Array.isArray(reports) && messages.length + reports.length <= 1_000 ? { messages, reports } : undefined;
  } catch {
    return undefined; // cut off, or no JSON at all
  }
}

const text = (value: unknown, most: number): string | undefined => (typeof value === 'string' ? value.slice(0, most) : undefined);

/** What is no message is left out: the others of the call still count. */
function incomingOf(given: unknown): Incoming[] {
  const { id, providerMessageId, from, text: said, at, subject } = (given ?? {}) as Record<string, unknown>;
  const { phone, email, handle, name } = (from ?? {}) as Record<string, unknown>;
  const key = text(providerMessageId ?? id, 500);
  const words = text(said, 100_000);
  if (!key || words === undefined) return [];
  const sender = { phone: text(phone, 60), email: text(email, 300), handle: text(handle, 100), name: text(name, 200) };
  return [{ providerMessageId: key, from: sender, text: words, at: text(at, 60) ?? '', subject: text(subject, 500) }];
}

const REPORTED = ['sent', 'delivered', 'read', 'failed'] as const;
function reportOf(given: unknown): DeliveryReport[] {
  const { id, providerMessageId, status, at, reason } = (given ?? {}) as Record<string, unknown>;
  const key = text(providerMessageId ?? id, 500);
  const known = REPORTED.find((one) => one === status);
  return key && known ? [{ providerMessageId: key, status: known, at: text(at, 60) ?? new Date().toISOString(), reason: text(reason, 1_000) }] : [];
}

/** The id of a message that somebody plays. */
export const playedId = (): string => `sandbox-${newId()}`;
