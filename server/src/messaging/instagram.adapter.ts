import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { Outbound } from '../core/http/outbound';
import { Refused, TryLater, type ChannelAdapter, type Incoming, type OpenChannel, type Outgoing, type WebhookAnswer, type WebhookRequest } from './adapters';
import type { Channel } from './channels.entity';
import type { Conversation } from './conversations.entity';
import { FileLinks } from './file-links';
import { toldBy, type InstagramIncoming } from './instagram.rules';
import { answerChallenge, faultIn, GRAPH, notReplayed, plainFault, refuseFault, verifySignature } from './meta';
import { asked, download, DOWNLOAD_MS, fileUrl, given, missing, notReached, outcomeUnknown, saidOnce, type Answer } from './providers.http';
import { code, parsed, words, type Told } from './providers.rules';
import { ScopedIds, senderAt } from './scoped-ids';
import { ownAddressOf, type ScopedPerson } from './scoped-ids.queries';

/** developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api: bytes of a text, and of a file. */
const TEXT_BYTES = 1_000;
const FILE_BYTES = 25_000_000;
const IMAGE_BYTES = 8_000_000;
const FILE_HOSTS = ['fbsbx.com', 'cdninstagram.com', 'fbcdn.net', 'facebook.com', 'instagram.com'];
const HOUR_MS = 3_600_000;
const PROFILE_MS = 5_000;
const EVENTS = 'messages,messaging_postbacks,messaging_seen,message_reactions';

/**
 * Instagram API with Instagram Login. Credentials `accessToken` (renewed by itself), `appSecret` and `verifyToken`; the setting `humanAgent` says that Meta has
 * granted the tag HUMAN_AGENT, with which people may answer for seven days.
 */
@Injectable()
export class InstagramAdapter implements ChannelAdapter {
  readonly provider = 'instagram';
  readonly sources = ['instagram'] as const;
  readonly fileBytes = FILE_BYTES;
  private readonly logger = new Logger(InstagramAdapter.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly people: ScopedIds,
    private readonly links: FileLinks,
  ) {}

  /** Whose account it is; from then on it tells us what comes in. */
  async test(channel: OpenChannel) {
    const { secret, id } = channel;
    if (!given(secret, 'accessToken')) return missing('der Zugangsschlüssel (accessToken)', 'the access token (accessToken)');
    if (!given(secret, 'appSecret')) return missing('das App-Geheimnis (appSecret)', 'the app secret (appSecret)');
    if (!given(secret, 'verifyToken')) return missing('das Prüfwort für den Webhook (verifyToken)', 'the verify token of the webhook (verifyToken)');
    const what = { de: 'Das Konto', en: 'The account' };
    try {
      const account = await this.get(channel, 'me?fields=user_id,username,name');
      const fault = faultIn(account);
      if (fault) return { ok: false as const, reason: plainFault(fault, what) };
      const subscribed = await asked(() =>
        this.outbound.toProvider(this.at(`me/subscribed_apps?subscribed_fields=${EVENTS}`), { method: 'POST', headers: this.headers(channel) }),
      );
      const refused = faultIn(subscribed);
      if (refused) return { ok: false as const, reason: plainFault(refused, what) };
      const username = words(account.body.username, 100);
      const facts = { accountId: code(account.body.user_id) ?? null, accountName: words(account.body.name, 200) ?? null, webhookUrl: this.webhookOf(id) };
      return { ok: true as const, ...(username && { ownAddress: `@${username}` }), facts };
    } catch (error) {
      return notReached('Instagram', error as Error);
    }
  }

  async send(channel: OpenChannel, message: Outgoing) {
    const { conversation, to, text, files } = message;
    const since = Date.now() - Date.parse(conversation.lastIncomingAt ?? '');
    const { until } = this.window(conversation, channel);
    if (!until || !(Date.parse(until) > Date.now())) throw new Refused('window_closed', '2534022');
    if (Buffer.byteLength(text) > TEXT_BYTES) throw new Refused('text_too_long', `Instagram: ${Buffer.byteLength(text)} > ${TEXT_BYTES}`);
    const recipient = await this.people.idOf(channel, to.address);
    if (!recipient) throw new Refused('recipient_unreachable', to.address);
    const tag = since > 24 * HOUR_MS ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {};
    const parts: Told[] = [...(text.trim() ? [{ text }] : []), ...files.map((file) => ({ attachment: this.attachmentOf(channel, file) }))];
    if (!parts.length) throw new Refused('message_empty', 'nothing to send');
    const ids: string[] = [];
    for (const part of parts)
      ids.push(
        await this.put(channel, { recipient: { id: recipient }, ...tag, message: part }).catch((error: Error) => {
          throw ids.length ? new Refused('sent_in_part', `${ids.length}/${parts.length}: ${error.message}`) : error;
        }),
      );
    return { providerMessageId: ids[0], ...(ids.length > 1 && { metadata: { parts: ids } }) };
  }

  async receive(channel: OpenChannel, request: WebhookRequest): Promise<WebhookAnswer> {
    const { settings, secret } = channel;
    if (request.method === 'GET') return answerChallenge(request, given(secret, 'verifyToken'));
    verifySignature(request, given(secret, 'appSecret'));
    const body = parsed(request.rawBody);
    if (!body) return { status: 400, incoming: [], reports: [] };
    const { incoming, reports, echoes } = toldBy(body, given(settings, 'accountId'));
    const recent = new Set<object>(notReplayed([...incoming, ...reports, ...echoes]));
    const isRecent = (one: object) => recent.has(one);
    // one after the other: whoever is in both is asked for once
    const heard = await this.named(channel, incoming.filter(isRecent));
    const said = await this.named(channel, echoes.filter(isRecent));
    return { status: 200, incoming: heard, reports: reports.filter(isRecent), echoes: said.map(({ from, ...one }) => ({ ...one, to: from })) };
  }

  /** Files of messages lie at addresses that are signed themselves, so no token goes there. */
  async fetch(_: OpenChannel, remote: Record<string, unknown>): Promise<Readable> {
    const url = fileUrl(String(remote.url), this.config.instagramUrl, FILE_HOSTS);
    const response = await this.outbound.toProvider(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok || !response.body) throw new TryLater(`HTTP ${response.status}`);
    return download(response, { most: 2 * FILE_BYTES });
  }

  /** For 24 hours after the customer wrote, or for seven days where a person answers and Meta has granted that. */
  window({ lastIncomingAt }: Conversation, { settings }: Channel) {
    const hours = settings.humanAgent === true ? 7 * 24 : 24;
    return { until: lastIncomingAt ? new Date(Date.parse(lastIncomingAt) + hours * HOUR_MS).toISOString() : null };
  }

  private webhookOf = (id: string): string => `${this.config.publicUrl}/api/v1/webhooks/${id}`;
  private headers = ({ secret }: OpenChannel) => ({ authorization: `Bearer ${given(secret, 'accessToken')}`, accept: 'application/json' });
  private at = (path: string): string => `${this.config.instagramUrl}/${GRAPH}/${path}`;
  private get = (channel: OpenChannel, path: string, signal?: AbortSignal): Promise<Answer> =>
    asked(() => this.outbound.toProvider(this.at(path), { headers: this.headers(channel), ...(signal && { signal }) }));

  private async put(channel: OpenChannel, body: Told): Promise<string> {
    const init = { method: 'POST', headers: { ...this.headers(channel), 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await saidOnce(() => this.outbound.toProviderOnce(this.at('me/messages'), init));
    refuseFault(answer);
    const id = words(answer.body.message_id, 500);
    if (!id) throw outcomeUnknown();
    return id;
  }

  private attachmentOf(channel: OpenChannel, { id, type, size }: Outgoing['files'][number]): Told {
    const [kind] = type.split('/');
    const shown = ['image', 'audio', 'video'].includes(kind) ? kind : 'file';
    if (shown === 'image' && size > IMAGE_BYTES) throw new Refused('file_refused', `Instagram: ${size} > ${IMAGE_BYTES}`);
    return { type: shown, payload: { url: this.links.urlOf(channel, id) } };
  }

  private async named(channel: OpenChannel, incoming: InstagramIncoming[]): Promise<Incoming[]> {
    const known = await this.people.known(
      channel,
      incoming.map(({ scopedId }) => scopedId),
    );
    const strange = [...new Set(incoming.map(({ scopedId }) => scopedId))].filter((id) => !known.has(id)).slice(0, 20);
    const kept = await this.people.keep(channel, await Promise.all(strange.map((id) => this.personBehind(channel, id))));
    return incoming.flatMap(({ scopedId, ...rest }) => {
      const person = known.get(scopedId) ?? kept.get(scopedId);
      return [{ ...rest, from: person ? senderAt(person) : { handle: ownAddressOf(scopedId) } }];
    });
  }

  /** The profile of somebody who wrote; without an answer the id is what there is, and the message is not lost. */
  private async personBehind(channel: OpenChannel, scopedId: string): Promise<ScopedPerson> {
    const answer = await this.get(channel, `${scopedId}?fields=name,username`, AbortSignal.timeout(PROFILE_MS)).catch((error: Error) => {
      this.logger.warn(`a profile was not found: ${error.message}`);
      return undefined;
    });
    const profile = answer && answer.status < 400 ? answer.body : {};
    const username = words(profile.username, 60);
    return { scopedId, address: username ? `@${username.toLowerCase()}` : ownAddressOf(scopedId), name: words(profile.name, 200) ?? null };
  }
}
