import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { createTransport, type Transporter } from 'nodemailer';
import { Outbound } from '../core/http/outbound';
import { OAuth, type OAuthProvider, type Tokens } from '../core/oauth/oauth';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import type { OpenChannel } from './adapters';
import { ChannelsService } from './channels.service';
import { explain, imapServer, MailboxFault, smtpServer } from './mailbox.faults';
import { mailboxOf, type MailboxSettings } from './mailbox.settings';

/** What is kept sealed for a mailbox: passwords, or the tokens of a consent. */
interface Secret {
  password?: string;
  smtpPassword?: string;
  tokens?: Tokens;
}

const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 5 * 60_000 };
/** One response is a page of headers or a mail that is small enough to be asked for as a whole. */
const MOST_RESPONSE = 128 * 1024 * 1024;

/** The two servers of a mailbox, signed in to. */
@Injectable()
export class MailboxConnections {
  constructor(
    private readonly outbound: Outbound,
    private readonly oauth: OAuth,
    private readonly work: Work,
    private readonly channels: ChannelsService,
  ) {}

  /** The settings of a channel. Throws a MailboxFault where they are not whole. */
  settings(channel: OpenChannel): MailboxSettings {
    const found = mailboxOf(channel);
    if (found.ok) return found.box;
    throw new MailboxFault(found.reason, {
      code: 'ESETTINGS',
      message: found.reason.en,
      response: '',
      authentication: false,
      consent: false,
      forbidden: false,
    });
  }

  /** Signed in, no folder open. Throws a MailboxFault. */
  async imap(ctx: Ctx, channel: OpenChannel): Promise<ImapFlow> {
    const box = this.settings(channel);
    try {
      const { imapHost, imapPort, imapSecurity } = box;
      const { password, accessToken } = await this.credentials(ctx, channel, box);
      const client = new ImapFlow({
        host: await this.outbound.addressOf(imapHost),
        ...(!isIP(imapHost) && { servername: imapHost }),
        port: imapPort,
        secure: imapSecurity === 'tls',
        ...(imapSecurity !== 'tls' && { doSTARTTLS: imapSecurity === 'starttls' }),
        auth: { user: box.user, ...(accessToken ? { accessToken } : { pass: password }) },
        tls: { ...(!isIP(imapHost) && { servername: imapHost }), rejectUnauthorized: !box.selfSigned },
        clientInfo: { name: 'Kontor' },
        disableAutoIdle: true,
        maxResponseSize: MOST_RESPONSE,
        maxLiteralSize: MOST_RESPONSE,
        logger: false,
        ...TIMEOUTS,
      });
      client.on('error', () => client.close()); // whoever waits for an answer of it is told by the command that fails
      await client.connect().catch((error: Error) => {
        client.close();
        throw error;
      });
      return client;
    } catch (error) {
      throw explain(imapServer(box), error);
    }
  }

  /** A pool of connections to the outgoing server; whoever asks for it closes it. Throws a MailboxFault. */
  async smtp(ctx: Ctx, channel: OpenChannel): Promise<Transporter> {
    const box = this.settings(channel);
    try {
      const { smtpHost, smtpPort, smtpSecurity } = box;
      const { smtpPassword, accessToken } = await this.credentials(ctx, channel, box);
      const user = box.smtpUser ?? box.user;
      return createTransport({
        pool: true,
        maxConnections: 2,
        maxMessages: 50,
        host: await this.outbound.addressOf(smtpHost),
        port: smtpPort,
        secure: smtpSecurity === 'tls',
        requireTLS: smtpSecurity === 'starttls',
        ignoreTLS: smtpSecurity === 'none',
        auth: accessToken ? { type: 'OAuth2', user, accessToken } : { user, pass: smtpPassword },
        tls: { ...(!isIP(smtpHost) && { servername: smtpHost }), rejectUnauthorized: !box.selfSigned },
        disableFileAccess: true,
        disableUrlAccess: true,
        ...TIMEOUTS,
      });
    } catch (error) {
      throw explain(smtpServer(box), error);
    }
  }

  private async credentials(ctx: Ctx, channel: OpenChannel, box: MailboxSettings): Promise<{ password: string; smtpPassword: string; accessToken?: string }> {
    const { password = '', smtpPassword = password, tokens } = channel.secret as Secret;
    if (box.authentication === 'password') return { password, smtpPassword };
    const fresh = await this.fresh(ctx, channel, box.authentication, tokens);
    return { password: '', smtpPassword: '', accessToken: fresh.accessToken };
  }

  /** Tokens that still hold; new ones are kept at once, because the old ones may be worth nothing any more. */
  private async fresh(ctx: Ctx, channel: OpenChannel, provider: OAuthProvider, tokens: Tokens | undefined): Promise<Tokens> {
    const fresh = await this.oauth.fresh(provider, tokens ?? { accessToken: '', refreshToken: null, expiresAt: new Date(0).toISOString() });
    if (fresh === tokens) return fresh;
    channel.secret = { ...channel.secret, tokens: fresh };
    await this.work.write(ctx, (tx) => this.channels.keep(tx, channel.id, channel.secret));
    return fresh;
  }
}
