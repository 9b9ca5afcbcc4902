import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Serving } from '../core/files/serving';
import { Public } from '../core/http/can';
import { ByToken } from '../core/http/params';
import { Answers, AnswersFile, AnswersPaper, Refuses } from '../core/http/openapi';
import { inside, type Visitor } from '../core/identity/auth.flow';
import { stranger } from '../core/identity/identities';
import { Visiting } from '../core/identity/visitor';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { PublicAcceptance, PublicQuote, PublicRefusal } from './public-quotes.dto';
import { PublicQuotesService } from './public-quotes.service';
import { QUOTE_PAPER, SENT } from './quote-sending.service';
import { QuoteStepsService } from './quote-steps.service';
import { Quote } from './quotes.entity';
import { quoteBehind } from './quotes.queries';

/** What a customer does by the link, without an account: the secret in it is the key, and the customer is who acts. */
@Controller('public/quotes')
export class PublicQuotesController {
  constructor(
    private readonly work: Work,
    private readonly steps: QuoteStepsService,
    private readonly shown: PublicQuotesService,
    private readonly printouts: Printouts,
    private readonly serving: Serving,
  ) {}

  @Get(':token')
  @Public()
  @Answers(PublicQuote)
  one(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    return this.answer(visitor, token, (tx, id) => this.steps.viewed(tx, id));
  }

  @Post(':token/accept')
  @HttpCode(200)
  @Public()
  @Answers(PublicQuote)
  @Refuses('invalid_transition', 'quote_expired', 'quote_replaced')
  accept(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Body() { name }: PublicAcceptance) {
    const { address, agent } = visitor;
    return this.answer(visitor, token, (tx, id) => this.steps.accept(tx, id, { name, address, agent }));
  }

  @Post(':token/decline')
  @HttpCode(200)
  @Public()
  @Answers(PublicQuote)
  @Refuses('invalid_transition', 'quote_expired', 'quote_replaced')
  decline(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Body() { reason }: PublicRefusal) {
    const { address, agent } = visitor;
    return this.answer(visitor, token, (tx, id) => this.steps.decline(tx, id, { address, agent }, reason));
  }

  @Get(':token/pdf')
  @Public()
  @AnswersPaper()
  async pdf(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Res() reply: FastifyReply) {
    const { ctx, id } = await this.enter(visitor, token);
    return this.printouts.answer(ctx, QUOTE_PAPER, id, reply, { revision: SENT });
  }

  @Get(':token/logo')
  @Public()
  @AnswersFile('image/*')
  async logo(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Res() reply: FastifyReply) {
    const { ctx } = await this.enter(visitor, token);
    const fileId = await this.work.read(ctx, (tx) => this.shown.logo(tx));
    if (!fileId) throw core.notFound();
    return this.serving.file(ctx, fileId, reply);
  }

  private async answer(visitor: Visitor, token: string, step: (tx: Tx, id: Id) => Promise<Quote>): Promise<PublicQuote> {
    const { ctx, id } = await this.enter(visitor, token);
    return this.work.write(ctx, async (tx) => this.shown.shown(tx, await step(tx, id)));
  }

  /** Whose quote it is; 404 for a link that opens nothing. */
  private async enter(visitor: Visitor, token: string): Promise<{ ctx: Ctx; id: Id }> {
    const behind = await this.work.read(stranger(visitor.requestId), (tx) => quoteBehind(tx, token));
    if (!behind) throw core.notFound();
    return { ctx: inside(visitor, behind.organization, behind.customerId), id: behind.id };
  }
}
