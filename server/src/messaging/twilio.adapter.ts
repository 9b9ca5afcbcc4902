import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { Outbound } from '../core/http/outbound';
import { Refused, TryLater, type ChannelAdapter, type OpenChannel, type Outgoing, type WebhookAnswer, type WebhookRequest } from './adapters';
import { FileLinks } from './file-links';
import { asked, download, DOWNLOAD_MS, fileUrl, given, missing, notReached, outcomeUnknown, retryAt, saidOnce, type Answer } from './providers.http';
import { all, code, words } from './providers.rules';
import { incomingOf, isForNow, meaningOf, paramsOf, reportOf } from './twilio.webhook';

/** twilio.com/docs/messaging/api/message-resource: a body has at most 1600 characters, media 5 MB together. */
const TEXT_MOST = 1_600;
const FILE_BYTES = 5_000_000;
const FILE_HOSTS = ['twilio.com'];
const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

/** SMS by Twilio. Settings `accountSid` and, instead of the channel's own number, `messagingServiceSid`; credentials `authToken`, and if wanted `apiKeySid` with `apiKeySecret`. */
@Injectable()
export class TwilioAdapter implements ChannelAdapter {
  readonly provider = 'twilio';
  readonly sources = ['sms'] as const;
  readonly fileBytes = FILE_BYTES;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly links: FileLinks,
  ) {}

  /** The account, and whether the number is ours and calls us. */
  async test(channel: OpenChannel) {
    const { settings, secret } = channel;
    if (!given(settings, 'accountSid')) return missing('die Account SID (accountSid)', 'the account SID (accountSid)');
    if (!given(secret, 'authToken')) return missing('das Auth Token (authToken)', 'the auth token (authToken)');
    if (!numberOf(channel) && !given(settings, 'messagingServiceSid')) return missing('die eigene Nummer', 'the own number');
    try {
      const account = await this.get(channel, '.json');
      if (account.status === 401 || account.status === 404)
        return wrong('Account SID oder Auth Token stimmen nicht.', 'Account SID or auth token are wrong.', account);
      if (account.status >= 400) return wrong('Twilio lehnt die Verbindung ab.', 'Twilio refuses the connection.', account);
      if (account.body.status !== 'active')
        return wrong('Das Konto bei Twilio ist gesperrt oder geschlossen.', 'The account at Twilio is suspended or closed.', account);
      const facts = { accountName: words(account.body.friendly_name, 200) ?? null, webhookUrl: this.webhookOf(channel) };
      const number = /^\+\d{6,15}$/.exec(numberOf(channel))?.[0];
      return number && !given(settings, 'messagingServiceSid') ? await this.testNumber(channel, number, facts) : { ok: true as const, facts };
    } catch (error) {
      return notReached('Twilio', error as Error);
    }
  }

  async send(channel: OpenChannel, message: Outgoing) {
    if (message.text.length > TEXT_MOST) throw new Refused('text_too_long', `SMS: ${message.text.length} > ${TEXT_MOST}`);
    const { settings } = channel;
    const service = given(settings, 'messagingServiceSid');
    const form = new URLSearchParams({
      To: message.to.address,
      ...(service ? { MessagingServiceSid: service } : { From: numberOf(channel) }),
      ...(message.text && { Body: message.text }),
      StatusCallback: `${this.webhookOf(channel)}?message=${message.id}&said=${Date.now()}`,
    });
    for (const file of message.files) form.append('MediaUrl', this.links.urlOf(channel, file.id));
    const answer = await saidOnce(() =>
      this.outbound.toProviderOnce(this.at(channel, '/Messages.json'), {
        method: 'POST',
        headers: { ...this.headers(channel), 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      }),
    );
    refuse(answer);
    const sid = words(answer.body.sid, 100);
    if (!sid) throw outcomeUnknown();
    return { providerMessageId: sid, metadata: { segments: code(answer.body.num_segments) ?? null } };
  }

  receive({ secret }: OpenChannel, request: WebhookRequest): Promise<WebhookAnswer> {
    const now = new Date().toISOString();
    return new Promise((done) => {
      const params = paramsOf(request, given(secret, 'authToken'));
      done({
        status: 200,
        body: EMPTY,
        contentType: 'text/xml; charset=utf-8',
        incoming: incomingOf(params, now),
        reports: reportOf(params, request.query, now),
      });
    });
  }

  /** Twilio asks for the password and sends on to where the file lies, which gets none. */
  async fetch(channel: OpenChannel, remote: Record<string, unknown>): Promise<Readable> {
    const url = fileUrl(String(remote.url), this.config.twilioUrl, FILE_HOSTS);
    const { authorization } = this.headers(channel);
    const response = await this.outbound.toProvider(url, { headers: { authorization }, signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok || !response.body) throw new TryLater(`HTTP ${response.status}`);
    return download(response, { most: 4 * FILE_BYTES });
  }

  private webhookOf = ({ id }: OpenChannel): string => `${this.config.publicUrl}/api/v1/webhooks/${id}`;
  private at = ({ settings }: OpenChannel, path: string): string =>
    `${this.config.twilioUrl}/2010-04-01/Accounts/${encodeURIComponent(given(settings, 'accountSid'))}${path}`;
  private get = (channel: OpenChannel, path: string): Promise<Answer> =>
    asked(() => this.outbound.toProvider(this.at(channel, path), { headers: this.headers(channel) }));

  private headers({ settings, secret }: OpenChannel) {
    const key = given(secret, 'apiKeySid');
    const [name, password] = key ? [key, given(secret, 'apiKeySecret')] : [given(settings, 'accountSid'), given(secret, 'authToken')];
    return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`, accept: 'application/json' };
  }

  private async testNumber(channel: OpenChannel, number: string, facts: Record<string, unknown>) {
    const found = await this.get(channel, `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(number)}`);
    const [own] = all(found.body.incoming_phone_numbers).filter(({ phone_number: one }) => one === number);
    if (!own) return wrong(`Die Nummer ${number} gehört nicht zu diesem Konto.`, `The number ${number} does not belong to this account.`, found);
    const url = this.webhookOf(channel);
    if (own.sms_url !== url)
      return wrong(
        `Eingehende SMS kommen noch nicht an: Tragen Sie bei Twilio an der Nummer unter „A message comes in“ diese Adresse ein (HTTP POST): ${url}`,
        `Incoming messages do not arrive yet: at Twilio, enter this address at the number under "A message comes in" (HTTP POST): ${url}`,
      );
    return { ok: true as const, ownAddress: number, facts };
  }
}

/** Ours: a number as E.164, or the name that is shown instead of one. */
const numberOf = ({ ownAddress }: OpenChannel): string => ((own) => (own.startsWith('+') ? own.replace(/[^+\d]/g, '') : own))((ownAddress ?? '').trim());

function wrong(de: string, en: string, answer?: Answer) {
  const said = answer && words(answer.body.message);
  return { ok: false as const, reason: { de: said ? `${de} Twilio sagt: ${said}` : de, en: said ? `${en} Twilio says: ${said}` : en } };
}

/** Throws what is to be done about the error of an answer, if it is one. */
function refuse({ status, body, headers }: Answer): void {
  if (status < 400) return;
  const number = code(body.code) ?? '';
  const reason = `${words(body.message) ?? 'HTTP'} (${number || status})`;
  if (isForNow(number) || status === 401 || status === 503) throw new TryLater(reason, retryAt(headers));
  if (status >= 500) throw outcomeUnknown();
  throw new Refused(meaningOf(number), reason);
}
