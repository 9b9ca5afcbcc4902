import { Logger } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { newId } from '../core/id';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { organizationOf } from '../core/organization';
import type { Ctx } from '../core/tx';
import type { Work } from '../core/work';
import type { OpenChannel } from './adapters';
import type { ChannelsService } from './channels.service';
import type { MailboxConnections } from './mailbox.connection';
import { explain, HouseFault, imapServer, inHouse, MailboxFault } from './mailbox.faults';
import type { MailboxRef } from './mailbox.locks';
import { waitSeconds } from './mailbox.rules';
import type { MailboxSettings } from './mailbox.settings';
import type { MailboxSync } from './mailbox.sync';

/** What the folder that is listened to does not tell is looked for this often. */
const LOOK_MS = 4 * 60_000;
const LOOK_SEVERAL_MS = 30_000;

export interface WatchTools {
  work: Work;
  channels: ChannelsService;
  connections: MailboxConnections;
  sync: MailboxSync;
}

/** One mailbox, looked after until it is told to stop: reads what is new, listens, begins again where the line breaks. */
export class MailboxWatch {
  private readonly logger = new Logger(MailboxWatch.name);
  private stopping = false;
  private client?: ImapFlow;
  private wake: () => void = () => undefined;
  private failures = 0;
  readonly ended: Promise<void>;

  constructor(
    readonly mailbox: MailboxRef,
    private readonly tools: WatchTools,
  ) {
    this.ended = this.run();
  }

  /** Ends after the mails at hand; what was not read is read by whoever looks after the mailbox next. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    const impatient = setTimeout(() => this.client?.close(), 5_000);
    await this.ended;
    clearTimeout(impatient);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const channel = await this.open();
        const box = this.tools.connections.settings(channel);
        if (box.paused) return await this.say('disconnected', null);
        await this.read(channel, box);
      } catch (error) {
        await this.failed(error);
      }
    }
  }

  private async read(channel: OpenChannel, box: MailboxSettings): Promise<void> {
    const client = (this.client = await this.tools.connections.imap(this.ctx(), channel));
    try {
      while (!this.stopping && client.usable) {
        const listened = box.folders[0];
        let arrived = false;
        const heard = () => ((arrived = true), this.wake());
        client.on('exists', heard);
        for (const folder of [...box.folders.slice(1), listened]) {
          if (folder === listened) arrived = false;
          await this.tools.sync.catchUp(this.ctx(), client, channel, box, folder, () => this.stopping); // one connection, one folder at a time
        }
        await inHouse(this.say('connected', null));
        this.failures = 0;
        if (!arrived && !this.stopping) await this.listen(client, box.folders.length > 1 ? LOOK_SEVERAL_MS : LOOK_MS);
        client.off('exists', heard);
      }
      if (!this.stopping) throw new Error(client.byeReason || 'the server closed the connection');
    } catch (error) {
      throw error instanceof HouseFault ? error.cause : explain(imapServer(box), error);
    } finally {
      this.client = undefined;
      await client.logout().catch(() => client.close());
    }
  }

  /** Until something arrives, the line breaks, the time is up or the end has come. */
  private async listen(client: ImapFlow, most: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, most);
    });
    const broken = () => this.wake();
    client.once('close', broken);
    const idling = client.idle().then(
      () => undefined,
      broken, // the next command says so
    );
    await woken;
    clearTimeout(timer);
    client.off('close', broken);
    if (client.usable) await client.noop(); // ends IDLE
    await idling;
  }

  private async failed(error: unknown): Promise<void> {
    this.failures += 1;
    const fault = error instanceof MailboxFault ? error : undefined;
    if (!fault) this.logger.error(error);
    // a line that breaks once is nobody's business; a password that is wrong is at once
    if (fault && (this.failures > 1 || fault.fault.authentication || fault.fault.consent || fault.fault.code === 'ESETTINGS')) await this.complain(fault);
    await this.pause(waitSeconds(this.failures, Boolean(fault?.fault.authentication || fault?.fault.consent)) * 1000);
  }

  private pause = (ms: number): Promise<void> =>
    this.stopping
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          this.wake = () => (clearTimeout(timer), resolve());
        });

  private async complain({ words }: MailboxFault): Promise<void> {
    try {
      const { locale } = await this.tools.work.read(this.ctx(), organizationOf);
      await this.say('failing', words[locale.startsWith('de') ? 'de' : 'en']);
    } catch (error) {
      this.logger.error(error); // the database is away as well
    }
  }

  private say = (status: 'connected' | 'failing' | 'disconnected', reason: string | null): Promise<void> =>
    this.tools.work.write(this.ctx(), (tx) => this.tools.channels.outcome(tx, this.mailbox.id, { status, reason }));

  private open = (): Promise<OpenChannel> => this.tools.work.read(this.ctx(), (tx) => this.tools.channels.open(tx, this.mailbox.id));

  private ctx(): Ctx {
    const cause = newId();
    return { organization: this.mailbox.organization, actor: SYSTEM_ACTOR, permissions: [], role: 'system', locale: 'en', requestId: cause, cause };
  }
}
