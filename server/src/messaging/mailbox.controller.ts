import { Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { OAUTH_PROVIDERS, OAuth, type OAuthProvider, type Tokens } from '../core/oauth/oauth';
import { OAuthFlow } from '../core/oauth/oauth.flow';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ChannelsService } from './channels.service';
import { mailbox } from './mailbox.problems';

const PURPOSE = 'mailbox';
/** developers.google.com/workspace/gmail/imap/xoauth2-protocol; learn.microsoft.com/exchange (Authenticate an IMAP, POP or SMTP connection using OAuth). */
const SCOPES: Record<OAuthProvider, string> = {
  google: 'https://mail.google.com/',
  microsoft: 'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
};

export class ChannelConsent {
  @ApiProperty({ format: 'uri', description: 'where the person gives consent' }) url: string;
}

@Controller('channels')
export class MailboxController {
  constructor(
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly oauth: OAuth,
    private readonly flow: OAuthFlow,
  ) {
    const receive = async (ctx: Ctx, id: string, tokens: Tokens) => {
      await work.write(ctx, async (tx) => channels.change(tx, id, { version: (await channels.one(tx, id)).version, credentials: { tokens } }));
    };
    flow.offer(PURPOSE, { receive, page: (id) => `/channels/${id}` });
  }

  /** Where the person allows Kontor to read and send: Google, Microsoft. */
  @Post(':id/connect')
  @HttpCode(200)
  @Can('channels:write')
  @Answers(ChannelConsent)
  @Refuses('mailbox_consent_unfit', 'mailbox_provider_missing')
  async connect(@Me() me: Ctx, @Param() { id }: ById, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChannelConsent> {
    const { settings } = await this.work.read(me, (tx) => this.channels.one(tx, id));
    const provider = OAUTH_PROVIDERS.find((each) => each === settings.authentication);
    if (!provider) throw mailbox.mailboxConsentUnfit();
    if (!this.oauth.configured(provider)) throw mailbox.mailboxProviderMissing();
    return this.flow.begin(me, reply, { purpose: PURPOSE, provider, subject: id, scope: SCOPES[provider] });
  }
}
