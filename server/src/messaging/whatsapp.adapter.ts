import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { Outbound } from '../core/http/outbound';
import { Refused, TryLater, type ChannelAdapter, type Incoming, type OpenChannel, type Outgoing, type WebhookAnswer, type WebhookRequest } from './adapters';
import type { Channel } from './channels.entity';
import type { Conversation } from './conversations.entity';
import { windowUntil } from './conversations.rules';
import { answerChallenge, faultIn, GRAPH, notReplayed, plainFault, refuseFault, verifySignature } from './meta';
import { asked, download, DOWNLOAD_MS, fileUrl, given, missing, notReached, outcomeUnknown, saidOnce, type Answer } from './providers.http';
import { all, code, parsed, words, type Told } from './providers.rules';
import { ScopedIds, senderAt } from './scoped-ids';
import { ownAddressOf } from './scoped-ids.queries';
import { languageOf, messagesOf, type ProviderTemplate, type Recipient, type Uploaded } from './whatsapp.messages';
import { toldBy, type WhatsAppIncoming } from './whatsapp.rules';

const FILE_BYTES = 16_000_000;
const DOWNLOAD_BYTES = 50 * 1024 * 1024;
/** Where Meta keeps the files of messages. */
const FILE_HOSTS = ['fbsbx.com', 'facebook.com', 'fbcdn.net', 'whatsapp.net'];

/** WhatsApp Cloud API. Settings `phoneNumberId` and `businessAccountId`; credentials `accessToken`, `appSecret` and `verifyToken`. */
@Injectable()
export class WhatsAppAdapter implements ChannelAdapter {
  readonly provider = 'whatsapp_cloud';
  readonly sources = ['whatsapp'] as const;
  readonly fileBytes = FILE_BYTES;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly people: ScopedIds,
  ) {}

  /** Asks for the number, and for the templates where the account is known. */
  async test(channel: OpenChannel) {
    const { settings, secret } = channel;
    if (!given(settings, 'phoneNumberId')) return missing('die ID der Telefonnummer (phoneNumberId)', 'the phone number ID (phoneNumberId)');
    if (!given(secret, 'accessToken')) return missing('der Zugangsschlüssel (accessToken)', 'the access token (accessToken)');
    if (!given(secret, 'appSecret')) return missing('das App-Geheimnis (appSecret)', 'the app secret (appSecret)');
    if (!given(secret, 'verifyToken')) return missing('das Prüfwort für den Webhook (verifyToken)', 'the verify token of the webhook (verifyToken)');
    try {
      const fields = 'display_phone_number,verified_name,quality_rating';
      const number = await this.get(channel, `${given(settings, 'phoneNumberId')}?fields=${fields}`);
      const fault = faultIn(number);
      if (fault) return { ok: false as const, reason: plainFault(fault, { de: 'Die ID der Telefonnummer', en: 'The phone number ID' }) };
      const templates = await this.templatesOf(channel);
      if (!Array.isArray(templates)) return { ok: false as const, reason: templates };
      const { display_phone_number: shown, verified_name: name, quality_rating: quality } = number.body;
      const digits = words(shown, 60)?.replace(/\D/g, '');
      const facts = { verifiedName: words(name, 200) ?? null, quality: words(quality, 50) ?? null, templates, webhookUrl: this.webhookOf(channel) };
      return { ok: true as const, ...(digits && { ownAddress: `+${digits}` }), facts };
    } catch (error) {
      return notReached('WhatsApp', error as Error);
    }
  }

  async send(channel: OpenChannel, message: Outgoing) {
    const until = this.window(message.conversation).until;
    if (!message.template && !(until && Date.parse(until) > Date.now())) throw new Refused('window_closed', '131047');
    const to = await this.recipientOf(channel, message);
    const files: Uploaded[] = [];
    for (const file of message.files) files.push(await this.upload(channel, file)); // one after the other: each is held in memory
    const language = message.template ? languageOf(message.template, (channel.settings.templates ?? []) as ProviderTemplate[]) : '';
    const parts = messagesOf(message, to, files, language);
    if (!parts.length) throw new Refused('message_empty', 'nothing to send');
    const ids: string[] = [];
    for (const part of parts) ids.push(await this.put(channel, part).catch((error: Error) => this.inPart(error, ids.length, parts.length)));
    return { providerMessageId: ids[0], ...(ids.length > 1 && { metadata: { parts: ids } }) };
  }

  async receive(channel: OpenChannel, request: WebhookRequest): Promise<WebhookAnswer> {
    const { settings, secret } = channel;
    if (request.method === 'GET') return answerChallenge(request, given(secret, 'verifyToken'));
    verifySignature(request, given(secret, 'appSecret'));
    const body = parsed(request.rawBody);
    if (!body) return { status: 400, incoming: [], reports: [] };
    const { incoming, reports, echoes } = toldBy(body, given(settings, 'phoneNumberId'));
    const recent = new Set<object>(notReplayed([...incoming, ...reports, ...echoes]));
    return {
      status: 200,
      incoming: await this.named(
        channel,
        incoming.filter((one) => recent.has(one)),
      ),
      reports: reports.filter((one) => recent.has(one)),
      echoes: echoes.filter((one) => recent.has(one)),
    };
  }

  /** Media of messages: the address holds for five minutes, so it is asked for at every attempt. */
  async fetch(channel: OpenChannel, remote: Record<string, unknown>): Promise<Readable> {
    const found = await this.get(channel, `${encodeURIComponent(String(remote.id))}?phone_number_id=${given(channel.settings, 'phoneNumberId')}`);
    refuseFault(found);
    if (Number(found.body.file_size) > DOWNLOAD_BYTES) throw new Refused('file_refused', `longer than ${DOWNLOAD_BYTES} bytes`);
    const url = fileUrl(String(found.body.url), this.config.metaUrl, FILE_HOSTS);
    const { authorization } = this.headers(channel);
    const response = await this.outbound.toProvider(url, { headers: { authorization }, signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok || !response.body) throw new TryLater(`HTTP ${response.status}`);
    return download(response, { most: DOWNLOAD_BYTES, sha256: words(remote.sha256, 64) ? hexOf(String(remote.sha256)) : undefined });
  }

  /** Free text may be sent for 24 hours after the customer wrote. */
  window = ({ lastIncomingAt }: Conversation, _?: Channel) => ({ until: windowUntil(lastIncomingAt) });

  private webhookOf = ({ id }: OpenChannel): string => `${this.config.publicUrl}/api/v1/webhooks/${id}`;
  private headers = ({ secret }: OpenChannel) => ({ authorization: `Bearer ${given(secret, 'accessToken')}`, accept: 'application/json' });
  private at = (path: string): string => `${this.config.metaUrl}/${GRAPH}/${path}`;
  private get = (channel: OpenChannel, path: string): Promise<Answer> =>
    asked(() => this.outbound.toProvider(this.at(path), { headers: this.headers(channel) }));

  /** What of a message is sent in part is not sent again by itself. */
  private inPart(error: Error, sent: number, of: number): never {
    if (!sent) throw error;
    throw new Refused('sent_in_part', `${sent}/${of}: ${error.message}`);
  }

  private async put(channel: OpenChannel, part: Told): Promise<string> {
    const init = { method: 'POST', headers: { ...this.headers(channel), 'content-type': 'application/json' }, body: JSON.stringify(part) };
    const answer = await saidOnce(() => this.outbound.toProviderOnce(this.at(`${given(channel.settings, 'phoneNumberId')}/messages`), init));
    refuseFault(answer);
    const id = words(all(answer.body.messages)[0]?.id, 500);
    if (!id) throw outcomeUnknown();
    return id;
  }

  /** Uploading twice does no harm: nobody sees a file before it is in a message. */
  private async upload(channel: OpenChannel, file: Outgoing['files'][number]): Promise<Uploaded> {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', file.type);
    form.set('file', new Blob([await buffer(await file.read())], { type: file.type }), file.name);
    const answer = await asked(() =>
      this.outbound.toProvider(this.at(`${given(channel.settings, 'phoneNumberId')}/media`), { method: 'POST', headers: this.headers(channel), body: form }),
    );
    refuseFault(answer);
    const id = code(answer.body.id);
    if (!id) throw new TryLater('no id of the file');
    return { id, name: file.name, type: file.type, size: file.size };
  }

  private async recipientOf(channel: OpenChannel, { to }: Outgoing): Promise<Recipient> {
    if (to.address.startsWith('+')) return { to: to.address };
    const scopedId = await this.people.idOf(channel, to.address);
    if (!scopedId) throw new Refused('recipient_unreachable', to.address);
    return { recipient: scopedId };
  }

  /** Who hides the number keeps the conversation that began when it was still to be seen. */
  private async named(channel: OpenChannel, incoming: WhatsAppIncoming[]): Promise<Incoming[]> {
    const scoped = incoming.flatMap(({ from }) => (from.scopedId ? [{ ...from, scopedId: from.scopedId }] : []));
    const known = await this.people.known(
      channel,
      scoped.map(({ scopedId }) => scopedId),
    );
    const fresh = scoped.filter(({ scopedId }) => !known.has(scopedId));
    const kept = await this.people.keep(
      channel,
      fresh.map(({ scopedId, phone, handle, name }) => ({ scopedId, address: phone ?? ownAddressOf(handle!), name: name ?? null })),
    );
    return incoming.map(({ from: { scopedId, ...from }, ...rest }) => {
      const person = scopedId && (known.get(scopedId) ?? kept.get(scopedId));
      return { ...rest, from: person ? senderAt(person, from.name) : from };
    });
  }

  /** Those that are approved, or in words what hinders us to see them. */
  private async templatesOf(channel: OpenChannel): Promise<ProviderTemplate[] | { de: string; en: string }> {
    const account = given(channel.settings, 'businessAccountId');
    if (!account) return [];
    const answer = await this.get(channel, `${account}/message_templates?fields=name,language,status,category,components&status=APPROVED&limit=200`);
    const fault = faultIn(answer);
    if (fault) return plainFault(fault, { de: 'Die ID des WhatsApp-Unternehmenskontos', en: 'The ID of the WhatsApp business account' });
    return all(answer.body.data)
      .filter(({ status }) => status === 'APPROVED')
      .map((one) => ({
        name: words(one.name, 512) ?? '',
        language: words(one.language, 20) ?? '',
        category: words(one.category, 50) ?? '',
        content: words(all(one.components).find(({ type }) => type === 'BODY')?.text, 1_024) ?? '',
      }));
  }
}

/** Webhooks give a SHA-256 in Base64 (…/webhooks/reference/messages/image), the media endpoint in hexadecimal. */
const hexOf = (hash: string): string => (/^[\da-f]{64}$/i.test(hash) ? hash : Buffer.from(hash, 'base64').toString('hex'));
