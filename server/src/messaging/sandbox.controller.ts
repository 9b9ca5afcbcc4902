import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersNothing, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PlayedAnswer, PlayedMessage, PlayedQuery, PlayedReport, PlayedView } from './sandbox.dto';
import { SandboxService } from './sandbox.service';

/** The other end of the sandbox: a second window in which one plays the customer. */
@Controller('channels/:id/sandbox')
export class SandboxController {
  constructor(
    private readonly work: Work,
    private readonly played: SandboxService,
  ) {}

  /** The customer's screen. */
  @Get()
  @Can('conversations:read')
  @Answers(PlayedView)
  @Refuses('channel_not_sandbox', 'address_invalid')
  view(@Me() me: Ctx, @Param() { id }: ById, @Query() { from }: PlayedQuery): Promise<PlayedView> {
    return this.work.read(me, (tx) => this.played.view(tx, id, from));
  }

  @Post('messages')
  @Can('conversations:send')
  @Answers(PlayedAnswer, 201)
  @Refuses('channel_not_sandbox', 'address_invalid')
  write(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PlayedMessage): Promise<PlayedAnswer> {
    return this.work.write(me, (tx) => this.played.write(tx, id, body));
  }

  @Post('reports')
  @HttpCode(200)
  @Can('conversations:send')
  @AnswersNothing()
  @Refuses('channel_not_sandbox')
  report(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PlayedReport): Promise<null> {
    return this.work.write({ ...me, cause: id }, (tx) => this.played.report(tx, id, body));
  }
}
