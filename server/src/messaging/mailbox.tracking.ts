import { Controller, Get, Inject, Injectable, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../core/config';
import { Public } from '../core/http/can';
import { newId } from '../core/id';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { sealFor, type Seal } from '../core/seal';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import type { Outgoing } from './adapters';
import { IncomingService } from './incoming.service';
import { customerOfMessage, followed, mayTrack, opened } from './mailbox.queries';
import type { Tracks } from './mailbox.tracking.rules';

/** What an address of ours in a mail stands for: sealed, so that nobody makes one that leads elsewhere. */
interface Trace {
  organization: Id;
  message: Id;
  url?: string;
}

/** Whether mails are opened and their links followed: only where the organization wants to know and the customer has agreed, and no longer when either ends. */
@Injectable()
export class MailboxTracking {
  private readonly seal: Seal;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly incoming: IncomingService,
  ) {
    this.seal = sealFor(config.jwtSecret, 'mail tracking');
  }

  /** How a mail notices; undefined where it may not. */
  async of(tx: Tx, { id: message, conversation, metadata }: Pick<Outgoing, 'id' | 'conversation' | 'metadata'>): Promise<Tracks | undefined> {
    if (metadata.autoReply || !conversation.customerId || !(await mayTrack(tx, conversation.customerId))) return undefined;
    const { organization } = tx.ctx;
    const at = (trace: Trace) => `${this.config.publicUrl}/api/v1/mail-traces?t=${this.seal.seal(JSON.stringify(trace))}`;
    return { picture: at({ organization, message }), link: (url) => at({ organization, message, url }) };
  }

  /** Where a link leads, or undefined for the picture; what happened is noted if it may be. An address that is not ours leads nowhere: null. */
  async follow(sealed: string): Promise<{ url?: string } | null> {
    const trace = this.open(sealed);
    if (!trace) return null;
    const cause = newId();
    const ctx: Ctx = { organization: trace.organization, actor: SYSTEM_ACTOR, permissions: [], role: 'system', locale: 'en', requestId: cause, cause };
    await this.work.write(ctx, (tx) => this.note(tx, trace));
    return { url: trace.url };
  }

  private async note(tx: Tx, { message, url }: Trace): Promise<void> {
    if (!(await mayTrack(tx, await customerOfMessage(tx, message)))) return;
    const noticed = url ? await followed(tx, message, url) : await opened(tx, message);
    if (!noticed?.providerMessageId) return;
    const { channelId: id, providerMessageId } = noticed;
    await this.incoming.report(tx, { id }, [{ providerMessageId, status: 'read', at: tx.now }]);
  }

  private open(sealed: string): Trace | undefined {
    try {
      return JSON.parse(this.seal.open(sealed)) as Trace;
    } catch {
      return undefined; // of another installation, or made up
    }
  }
}

/** One pixel that is not seen. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** What mail programs and browsers of recipients call; no part of the API. */
@ApiExcludeController()
@Controller('mail-traces')
export class MailTracesController {
  constructor(private readonly tracking: MailboxTracking) {}

  @Get()
  @Public()
  async follow(@Query('t') trace: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.tracking.follow(String(trace));
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').header('cross-origin-resource-policy', 'cross-origin');
    if (!found) void reply.status(404).send();
    else if (found.url) void reply.redirect(found.url, 302);
    else void reply.header('content-type', 'image/gif').send(PIXEL);
  }
}
