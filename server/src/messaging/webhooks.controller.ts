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
import { Adapters, Forged, type OpenChannel, type WebhookAnswer, type WebhookRequest } from './adapters';
import { CallsService } from './calls.service';
import { organizationBehind } from './channels.queries';
import { ChannelsService } from './channels.service';
import { EchoesService } from './echoes.service';
import { IncomingIntake } from './incoming.intake';
import { IncomingService } from './incoming.service';
import { messaging } from './messaging.problems';

export class ByChannel {
  @IdField() channelId: Id;
}

/** Where providers call. Nothing of a call is believed before its signature is checked on the bytes as they came. */
@Controller('webhooks')
export class WebhooksController {
  private readonly logger = new Logger(WebhooksController.name);
  private readonly opening = new Map<Id, Promise<OpenChannel>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
    private readonly incoming: IncomingService,
    private readonly intake: IncomingIntake,
    private readonly calls: CallsService,
    private readonly echoes: EchoesService,
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
    const channel = await this.channelOf(visitor, channelId);
    const ctx: Ctx = { ...inside(visitor, channel.organization, SYSTEM_ACTOR), cause: visitor.requestId };
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

  /** Read once for all calls that come while it is being read. */
  private channelOf(visitor: Visitor, id: Id): Promise<OpenChannel> {
    const opening = this.opening.get(id) ?? this.open(visitor, id).finally(() => this.opening.delete(id));
    this.opening.set(id, opening);
    return opening;
  }

  private async open(visitor: Visitor, id: Id): Promise<OpenChannel> {
    const organization = await this.work.read(stranger(visitor.requestId), (tx) => organizationBehind(tx, id));
    if (!organization) throw core.notFound({ id });
    return this.work.read(inside(visitor, organization, SYSTEM_ACTOR), (tx) => this.channels.open(tx, id));
  }

  private async keep(ctx: Ctx, channel: OpenChannel, { incoming, reports, echoes = [], calls = [] }: WebhookAnswer): Promise<void> {
    if (incoming.length) await this.intake.take(ctx, channel, incoming);
    if (reports.length || calls.length)
      await this.work.write(ctx, async (tx) => {
        if (reports.length) await this.incoming.report(tx, channel, reports);
        if (calls.length) await this.calls.log(tx, channel, calls);
      });
    // by itself: what cannot be taken yet keeps nothing else from being kept
    if (echoes.length) await this.work.write(ctx, (tx) => this.echoes.take(tx, channel, echoes));
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
