import { Controller, Get, Global, Module, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Outbound } from '../http/outbound';
import { Public } from '../http/can';
import { OAuth } from './oauth';
import { OAuthFlow } from './oauth.flow';

/** Where a browser comes back to from a provider: a page for people, no part of the API. */
@ApiExcludeController()
@Controller('oauth')
export class OAuthController {
  constructor(private readonly flow: OAuthFlow) {}

  @Get('callback')
  @Public()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.flow.finish(request.url.split('?')[1] ?? '', String(request.headers.cookie ?? ''), reply);
    await reply.redirect(page, 303);
  }
}

@Global()
@Module({ controllers: [OAuthController], providers: [OAuth, OAuthFlow, Outbound], exports: [OAuth, OAuthFlow, Outbound] })
export class OAuthModule {}
