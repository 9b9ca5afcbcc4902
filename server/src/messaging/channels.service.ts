import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { bulkIds, type BulkBody, type BulkResult } from '../core/bulk';
import { given } from '../core/fields';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, restore, update, type Key } from '../core/rows';
import { Expression } from '../core/sql';
import { sealFor, type Seal } from '../core/seal';
import type { Id, Tx } from '../core/tx';
import { Adapters, type OpenChannel } from './adapters';
import { channelList, type ChannelInput, type ChannelQuery } from './channels.dto';
import { Channel } from './channels.entity';
import { forgetSecrets, keepSecret, outcomeOf, secretOf, type ChannelOutcome } from './channels.queries';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';

type Change = Partial<ChannelInput> & { version: number };
type Secret = Record<string, unknown>;

@Injectable()
export class ChannelsService {
  private readonly seal: Seal;

  constructor(
    @Inject(CONFIG) { jwtSecret }: Config,
    private readonly adapters: Adapters,
  ) {
    this.seal = sealFor(jwtSecret, 'channels');
  }

  list = (tx: Tx, query: ChannelQuery) => channelList.page(tx, query);
  one = (tx: Tx, id: Id) => byId(tx, Channel, id);

  /** The channel a message goes by: 422 `channel_unknown` if it is not there or deleted. */
  async living(tx: Tx, id: Id): Promise<Channel> {
    const [channel] = await byIds(tx, Channel, [id]);
    if (!channel || channel.deletedAt) throw messaging.channelUnknown({ id }, 'channelId');
    return channel;
  }

  /** 422 `channel_source_unfit` for a provider that is not there or has no such messages. */
  async create(tx: Tx, { credentials, ...input }: ChannelInput): Promise<Channel> {
    const adapter = this.adapters.of(input.provider);
    if (!adapter?.sources.includes(input.source)) throw messaging.channelSourceUnfit({}, 'source');
    const channel = await insert(tx, Channel, { ...given(input), status: adapter.local ? 'connected' : 'disconnected' });
    if (credentials) await this.keep(tx, channel.id, credentials);
    tx.emit(events.CHANNEL_CREATED, channel.id, { name: channel.name, source: channel.source, provider: channel.provider });
    return channel;
  }

  /** Other settings or credentials have to be tested again; what kind of channel it is stays. */
  async change(tx: Tx, id: Id, { version, credentials, source, provider, ...patch }: Change): Promise<Channel> {
    const before = await byId(tx, Channel, id, 'for update');
    if ((source && source !== before.source) || (provider && provider !== before.provider))
      throw core.validationFailed({ reason: 'cannot change' }, 'provider');
    if (credentials) await this.keep(tx, id, { ...(await this.secret(tx, id)), ...credentials });
    const settings = patch.settings instanceof Expression ? patch.settings : patch.settings && { ...before.settings, ...patch.settings };
    const { row, diff } = await update(tx, Channel, { id, version }, { ...patch, ...(settings && { settings: settings as Channel['settings'] }) });
    tx.emit(events.CHANNEL_CHANGED, id, diff);
    return row;
  }

  /** Its conversations stay to be read; its secret is gone. */
  async archive(tx: Tx, key: Key): Promise<Channel> {
    const { row } = await archive(tx, Channel, key);
    await forgetSecrets(tx, [key.id]);
    tx.emit(events.CHANNEL_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Channel> {
    const { row } = await restore(tx, Channel, id);
    tx.emit(events.CHANNEL_RESTORED, id, { name: row.name });
    return row;
  }

  /** Many are archived or restored at once: all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, channelList, body);
    const gone = body.action === 'delete';
    const changed = await changeMany(tx, Channel, ids, { deletedAt: gone ? tx.now : null });
    if (gone) await forgetSecrets(tx, ids);
    for (const { row } of changed) tx.emit(gone ? events.CHANNEL_ARCHIVED : events.CHANNEL_RESTORED, row.id, { name: row.name });
    return { count: changed.length, ids };
  }

  /** With its secret: for jobs and for calls of the provider. 404 if it is gone. */
  async open(tx: Tx, id: Id): Promise<OpenChannel> {
    const [channel, secret] = await Promise.all([byId(tx, Channel, id), this.secret(tx, id)]);
    if (channel.deletedAt) throw core.notFound({ id });
    return { ...channel, organization: tx.ctx.organization, secret };
  }

  /** Replaces the secret: what was entered, and tokens an adapter renewed. */
  keep = (tx: Tx, id: Id, secret: Secret) => keepSecret(tx, id, this.seal.seal(JSON.stringify(secret)));

  /** How a test, a look or a sending went; says so once when it no longer works, and when it does again. */
  async outcome(tx: Tx, id: Id, outcome: ChannelOutcome): Promise<void> {
    const before = await outcomeOf(tx, id, outcome);
    if (!before || before.was === outcome.status) return;
    const { name } = before;
    if (outcome.status === 'failing') tx.emit(events.CHANNEL_FAILED, id, { name, reason: outcome.reason });
    else tx.emit(outcome.status === 'connected' ? events.CHANNEL_CONNECTED : events.CHANNEL_CHANGED, id, { name, status: [before.was, outcome.status] });
  }

  private async secret(tx: Tx, id: Id): Promise<Secret> {
    const sealed = await secretOf(tx, id);
    return sealed ? (JSON.parse(this.seal.open(sealed)) as Secret) : {};
  }
}
