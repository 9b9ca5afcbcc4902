import { CALL_OUTCOMES, Forged, type PhoneCall, type WebhookRequest } from './adapters';
import { sameText } from './meta';
import { all, parsed, words, type Told } from './providers.rules';
import { signatureOf } from './sandbox.adapter';

const REPLAY_MS = 5 * 60_000;
const MOST_SECONDS = 86_400;

/** The bytes of a call that a telephone system signed with the channel's `webhookSecret`, as the sandbox signs: see the README. Throws `Forged`. */
export function signedBody({ rawBody, headers, method }: WebhookRequest, secret: string, now = Date.now()): Buffer {
  const [time, given] = [headers['x-kontor-timestamp'], headers['x-kontor-signature']];
  if (!secret || method !== 'POST' || typeof time !== 'string' || typeof given !== 'string') throw new Forged('not signed');
  if (!(Math.abs(now - Date.parse(time)) < REPLAY_MS)) throw new Forged('too old');
  if (!sameText(given, signatureOf(secret, time, rawBody))) throw new Forged('wrong signature');
  return rawBody;
}

/** `{"calls": [{"id", "phone", "name", "direction", "outcome", "startedAt", "durationSeconds", "notes"}]}`; undefined where it is no such thing. */
export function callsIn(body: Buffer): PhoneCall[] | undefined {
  const told = parsed(body);
  return told && Array.isArray(told.calls) && told.calls.length <= 1_000 ? all(told.calls).flatMap(callOf) : undefined;
}

function callOf({ id, phone, name, direction, outcome, startedAt, durationSeconds, notes }: Told): PhoneCall[] {
  const [key, number, at] = [words(id, 200), words(phone, 60), words(startedAt, 60)];
  const how = CALL_OUTCOMES.find((one) => one === outcome);
  if (!key || !number || !how || !at || Number.isNaN(Date.parse(at)) || (direction !== 'in' && direction !== 'out')) return [];
  return [
    {
      providerMessageId: key,
      phone: number,
      name: words(name, 200),
      direction,
      outcome: how,
      at,
      seconds: secondsOf(durationSeconds),
      notes: words(notes, 10_000) ?? '',
    },
  ];
}

const ENDED: Record<string, PhoneCall['outcome']> = { completed: 'answered', busy: 'missed', 'no-answer': 'missed', failed: 'missed', canceled: 'missed' };

/** The end of a call at Twilio: twilio.com/docs/voice/api/call-resource, StatusCallback. What is still going on is not told yet. */
export function twilioCallOf(params: URLSearchParams, now: string): PhoneCall[] {
  const [id, outcome] = [words(params.get('CallSid'), 100), ENDED[params.get('CallStatus') ?? '']];
  const direction = params.get('Direction') === 'inbound' ? 'in' : 'out';
  const phone = words(params.get(direction === 'in' ? 'From' : 'To'), 60);
  if (!id || !outcome || !phone) return [];
  const ended = Date.parse(params.get('Timestamp') ?? '');
  const seconds = secondsOf(Number(params.get('CallDuration')));
  const at = new Date((Number.isNaN(ended) ? Date.parse(now) : ended) - (seconds ?? 0) * 1_000).toISOString();
  return [{ providerMessageId: id, phone, name: words(params.get('CallerName'), 200), direction, outcome, at, seconds, notes: '' }];
}

const secondsOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.min(Math.round(value), MOST_SECONDS) : null;
