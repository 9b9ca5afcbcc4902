import { Controller, Get, HttpCode, Inject, Logger, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../core/config';
import { Public } from '../core/http/can';
import { AnswersNothing, Refuses } from '../core/http/openapi';
import { rawBodyOf } from '../core/http/raw-body';
import { inside } from '../core/identity/auth.flow';
import type { Visitor } from '../core/identity/auth.flow';
import { stranger } from '../core/identity/identities';
import { Visiting } from '../core/identity/visitor';
import { Id as IdField } from '../core/dto';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { core } from '../core/problem';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { Adapters, Forged, type WebhookAnswer, type WebhookRequest } from './adapters';
import { CallsService } from './calls.service';
import { organizationBehind } from './channels.queries';
import { ChannelsService } from './channels.service';
import { IncomingService } from './incoming.service';
import { messaging } from './messaging.problems';

export class ByChannel {
  @IdField() channelId: Id;
}

/** Where providers call. Nothing of a call is believed before its signature is checked on the bytes as they came. */
@Controller('webhooks')
export class WebhooksController {
  private readonly logger = new Logger(WebhooksController.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
    private readonly incoming: IncomingService,
    private readonly calls: CallsService,
  ) {}

  /** The question of a provider whether this is really ours. */
  @Get(':channelId')
  @Public()
  @AnswersNothing()
  @Refuses('webhook_forged')
  asked(@Visiting() visitor: Visitor, @Param() { channelId }: ByChannel, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.take(visitor, channelId, request, reply);
  }

  @Post(':channelId')
  @HttpCode(200)
  @Public()
  @AnswersNothing()
  @Refuses('webhook_forged')
  called(@Visiting() visitor: Visitor, @Param() { channelId }: ByChannel, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.take(visitor, channelId, request, reply);
  }

  /** It is answered when all of it is kept: a provider that hears nothing of us tells it again, and it is taken once. */
  private async take(visitor: Visitor, channelId: Id, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const organization = await this.work.read(stranger(visitor.requestId), (tx) => organizationBehind(tx, channelId));
    if (!organization) throw core.notFound({ id: channelId });
    const ctx: Ctx = { ...inside(visitor, organization, SYSTEM_ACTOR), cause: visitor.requestId };
    const channel = await this.work.read(ctx, (tx) => this.channels.open(tx, channelId));
    const receive = this.adapters.of(channel.provider)?.receive;
    if (!receive) throw core.notFound({ id: channelId });
    const answer = await receive.call(this.adapters.of(channel.provider), channel, this.asRequest(request)).catch((error: Error) => this.refuse(error));
    await this.keep(ctx, channel, answer);
    void reply.status(answer.status);
    if (answer.body === undefined) return null;
    void reply.type(answer.contentType ?? 'text/plain; charset=utf-8');
    reply.send(answer.body);
    return undefined;
  }

  private async keep(ctx: Ctx, channel: Awaited<ReturnType<ChannelsService['open']>>, { incoming, reports, calls = [] }: WebhookAnswer): Promise<void> {
    if (!incoming.length && !reports.length && !calls.length) return;
    await this.work.write(ctx, async (tx) => {
      await this.incoming.take(tx, channel, incoming);
      if (reports.length) await this.incoming.report(tx, channel, reports);
      if (calls.length) await this.calls.log(tx, channel, calls);
    });
  }

  private asRequest(request: FastifyRequest): WebhookRequest {
    const { headers, query, method, url } = request;
    return {
      rawBody: rawBodyOf(request),
      headers,
      query: query as Record<string, string>,
      method: method as 'GET' | 'POST',
      url: `${this.config.publicUrl}${url}`,
    };
  }

  private refuse(error: Error): never {
    if (!(error instanceof Forged)) throw error;
    this.logger.warn(`a call that is not from its provider: ${error.message}`);
    throw messaging.webhookForged();
  }
}
