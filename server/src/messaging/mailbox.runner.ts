import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { On } from '../core/events';
import type { Id } from '../core/tx';
import { Work } from '../core/work';
import { ChannelsService } from './channels.service';
import { MailboxConnections } from './mailbox.connection';
import { MailboxLocks, type MailboxRef } from './mailbox.locks';
import { MailboxSync } from './mailbox.sync';
import { MailboxWatch, type WatchTools } from './mailbox.watch';
import { CHANNEL_ARCHIVED, CHANNEL_CHANGED, CHANNEL_CREATED, CHANNEL_RESTORED } from './messaging.events';

const LOOK_MS = 5_000;

/** Looks after all mailboxes, in the worker only; several workers share them. */
@Injectable()
export class MailboxRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailboxRunner.name);
  private readonly watches = new Map<Id, MailboxWatch>();
  private locks?: MailboxLocks;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private readonly tools: WatchTools;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    work: Work,
    channels: ChannelsService,
    connections: MailboxConnections,
    sync: MailboxSync,
  ) {
    this.tools = { work, channels, connections, sync };
  }

  onApplicationBootstrap(): void {
    if (!this.config.queueUrl) return; // a process that only serves HTTP
    this.locks = new MailboxLocks(this.config.relayUrl, () => this.leave());
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await Promise.all([...this.watches.values()].map((watch) => watch.stop()));
    await this.locks?.close();
  }

  /** Somebody changed one: looked at now, not in some seconds. */
  @On(CHANNEL_CREATED)
  async created(): Promise<void> {
    this.look();
  }

  @On(CHANNEL_CHANGED)
  async changed(): Promise<void> {
    this.look();
  }

  @On(CHANNEL_ARCHIVED)
  async archived(): Promise<void> {
    this.look();
  }

  @On(CHANNEL_RESTORED)
  async restored(): Promise<void> {
    this.look();
  }

  private look(): void {
    if (!this.locks) return; // jobs run before and after it does
    this.looking ??= this.share()
      .catch((error: Error) => this.logger.error(`mailboxes not looked at: ${error.message}`))
      .finally(() => (this.looking = undefined));
  }

  /** Takes on what nobody looks after, begins anew what was changed, lets go of what is gone. */
  private async share(): Promise<void> {
    const all = new Map((await this.locks!.all()).map((mailbox) => [mailbox.id, mailbox]));
    const over = [...this.watches.values()].filter(({ mailbox }) => all.get(mailbox.id)?.version !== mailbox.version);
    await Promise.all(over.map((watch) => this.drop(watch)));
    for (const mailbox of all.values()) if (!this.watches.has(mailbox.id)) await this.tryFor(mailbox); // one connection holds all locks
  }

  private async tryFor(mailbox: MailboxRef): Promise<void> {
    if (await this.locks!.take(mailbox.id)) this.watches.set(mailbox.id, new MailboxWatch(mailbox, this.tools));
  }

  private async drop(watch: MailboxWatch): Promise<void> {
    this.watches.delete(watch.mailbox.id);
    await watch.stop();
    await this.locks!.release(watch.mailbox.id);
  }

  /** The locks are gone, so somebody else may have them by now. */
  private leave(): void {
    for (const watch of this.watches.values()) watch.stop().catch((error: Error) => this.logger.error(error.message));
    this.watches.clear();
  }
}
