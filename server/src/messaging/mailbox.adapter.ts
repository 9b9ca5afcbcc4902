import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { newId } from '../core/id';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { organizationOf } from '../core/organization';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { Refused, TryLater, type ChannelAdapter, type OpenChannel, type Outgoing, type Words } from './adapters';
import { compose } from './mailbox.compose';
import { MailboxConnections } from './mailbox.connection';
import { explain, imapServer, MailboxFault, smtpServer } from './mailbox.faults';
import { lastWriterOf } from './mailbox.queries';
import { MailboxTracking } from './mailbox.tracking';

const FILE_BYTES = 20 * 1024 * 1024;

/** E-mail: comes in by IMAP (see mailbox.runner.ts), leaves by SMTP. */
@Injectable()
export class MailboxAdapter implements ChannelAdapter, BeforeApplicationShutdown {
  readonly provider = 'mailbox';
  readonly sources = ['email'] as const;
  readonly fileBytes = FILE_BYTES;
  private readonly logger = new Logger(MailboxAdapter.name);
  /** By channel, under what they were opened with. */
  private readonly pools = new Map<Id, { key: string; pool: Transporter }>();

  constructor(
    private readonly work: Work,
    private readonly connections: MailboxConnections,
    private readonly tracking: MailboxTracking,
  ) {}

  /** Both servers are asked; the folders that are there go into the settings. */
  async test(channel: OpenChannel): Promise<{ ok: true; facts: Record<string, unknown> } | { ok: false; reason: Words }> {
    const [incoming, outgoing] = await Promise.allSettled([this.testImap(channel), this.testSmtp(channel)]);
    const faults = [incoming, outgoing].flatMap((result) => (result.status === 'rejected' ? [(result.reason as MailboxFault).words] : []));
    if (incoming.status === 'rejected' || faults.length) {
      const once = faults.filter(({ de }, i) => faults.findIndex((other) => other.de === de) === i);
      return { ok: false, reason: { de: once.map(({ de }) => de).join(' '), en: once.map(({ en }) => en).join(' ') } };
    }
    return { ok: true, facts: { availableFolders: incoming.value } };
  }

  /** Throws Refused where the server says never, TryLater for anything that may pass. */
  async send(channel: OpenChannel, message: Outgoing): Promise<{ providerMessageId: string }> {
    const ctx = ctxOf(channel);
    const mail = await this.compose(ctx, channel, message);
    try {
      const pool = await this.pool(ctx, channel);
      await pool.sendMail(mail);
    } catch (error) {
      throw await this.translated(ctx, channel, error);
    }
    await this.keepCopy(ctx, channel, message);
    return { providerMessageId: mail.messageId };
  }

  beforeApplicationShutdown(): void {
    for (const { pool } of this.pools.values()) pool.close();
    this.pools.clear();
  }

  private async compose(ctx: Ctx, channel: OpenChannel, message: Outgoing, copy: 'copy' | '' = ''): Promise<SendMailOptions & { messageId: string }> {
    const box = this.connections.settings(channel);
    const { organization, lastWriter, tracks } = await this.work.read(ctx, async (tx) => ({
      organization: (await organizationOf(tx)).name,
      lastWriter: await lastWriterOf(tx, channel.id, message.thread),
      tracks: copy ? undefined : await this.tracking.of(tx, message), // our own look at it is no opening
    }));
    return compose(message, { channel, box, organization, lastWriter, tracks });
  }

  private async testImap(channel: OpenChannel): Promise<string[]> {
    const box = this.connections.settings(channel);
    const client = await this.connections.imap(ctxOf(channel), channel);
    try {
      const folders = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect')).map(({ path }) => path);
      for (const folder of box.folders) await client.mailboxOpen(folder, { readOnly: true }); // one connection: one after the other
      return folders.slice(0, 200);
    } catch (error) {
      throw explain(imapServer(box), error);
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  private async testSmtp(channel: OpenChannel): Promise<void> {
    const box = this.connections.settings(channel);
    const transport = await this.connections.smtp(ctxOf(channel), channel);
    try {
      await transport.verify();
    } catch (error) {
      throw explain(smtpServer(box), error);
    } finally {
      transport.close();
    }
  }

  /** Connections stay open as long as the channel and its secret are the same. */
  private async pool(ctx: Ctx, channel: OpenChannel): Promise<Transporter> {
    const opened = await this.connections.smtp(ctx, channel);
    const key = JSON.stringify([channel.version, channel.secret]);
    const kept = this.pools.get(channel.id);
    if (kept?.key === key) {
      opened.close();
      return kept.pool;
    }
    kept?.pool.close();
    this.pools.set(channel.id, { key, pool: opened });
    return opened;
  }

  /** Where the mailbox does not do it by itself, what was sent lies beside what came. It has left: a copy that fails is no failure of it. */
  private async keepCopy(ctx: Ctx, channel: OpenChannel, message: Outgoing): Promise<void> {
    const box = this.connections.settings(channel);
    if (!(box.keepSent ?? box.authentication === 'password')) return;
    try {
      const client = await this.connections.imap(ctx, channel);
      try {
        const sent = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent');
        if (!sent) return;
        const mail = await this.compose(ctx, channel, message, 'copy'); // its files anew: they were read once
        const { message: bytes } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
        await client.append(sent.path, bytes as Buffer, ['\\Seen']);
      } finally {
        await client.logout().catch(() => client.close());
      }
    } catch (error) {
      this.logger.warn(`no copy of ${message.id} in the mailbox: ${(error as Error).message}`);
    }
  }

  private async translated(ctx: Ctx, channel: OpenChannel, error: unknown): Promise<Refused | TryLater> {
    const { responseCode, response, code } = error as { responseCode?: number; response?: string; code?: string };
    if (responseCode && responseCode >= 500 && code !== 'EAUTH') return new Refused(`smtp_${responseCode}`, response ?? (error as Error).message);
    const { words } = explain(smtpServer(this.connections.settings(channel)), error);
    const { locale } = await this.work.read(ctx, organizationOf);
    return new TryLater(words[locale.startsWith('de') ? 'de' : 'en']);
  }
}

function ctxOf({ organization }: OpenChannel): Ctx {
  const cause = newId();
  return { organization, actor: SYSTEM_ACTOR, permissions: [], role: 'system', locale: 'en', requestId: cause, cause };
}
