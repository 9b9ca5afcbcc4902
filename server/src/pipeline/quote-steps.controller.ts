import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPaper, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Order } from '../fulfillment';
import { QUOTE_PAPER, QuoteSendingService, SENT } from './quote-sending.service';
import { QuoteStepsService } from './quote-steps.service';
import { MailDraft } from '../core/mail/mail.dto';
import { QuoteAcceptance, QuoteLink, QuoteRefusal, QuoteSending } from './quotes.dto';
import { Quote } from './quotes.entity';
import { QuotesService } from './quotes.service';

@Controller('quotes')
export class QuoteStepsController {
  constructor(
    private readonly work: Work,
    private readonly quotes: QuotesService,
    private readonly steps: QuoteStepsService,
    private readonly sending: QuoteSendingService,
    private readonly printouts: Printouts,
  ) {}

  @Get(':id/mail')
  @Can('quotes:send')
  @Answers(MailDraft)
  @Refuses('invalid_transition')
  mail(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.sending.draft(tx, id));
  }

  @Post(':id/send')
  @HttpCode(200)
  @Can('quotes:send')
  @Answers(Quote)
  @Refuses('invalid_transition', 'quote_expired', 'recipient_missing')
  send(@Me() me: Ctx, @Param() { id }: ById, @Body() body: QuoteSending) {
    return this.work.write(me, (tx) => this.sending.send(tx, id, body));
  }

  @Get(':id/link')
  @Can('quotes:send')
  @Answers(QuoteLink)
  @Refuses('invalid_transition')
  link(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.sending.link(tx, id));
  }

  @Post(':id/revise')
  @Can('quotes:write')
  @Answers(Quote, 201)
  @Refuses('invalid_transition', 'quote_replaced')
  revise(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.quotes.revise(tx, id));
  }

  /** What the customer said to somebody of the house; by the link it is `/public/quotes/{token}/accept`. */
  @Post(':id/accept')
  @HttpCode(200)
  @Can('quotes:accept')
  @Answers(Quote)
  @Refuses('invalid_transition', 'quote_expired', 'quote_replaced')
  accept(@Me() me: Ctx, @Param() { id }: ById, @Body() { name }: QuoteAcceptance) {
    return this.work.write(me, (tx) => this.steps.accept(tx, id, { name }));
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Can('quotes:decline')
  @Answers(Quote)
  @Refuses('invalid_transition', 'quote_expired', 'quote_replaced')
  decline(@Me() me: Ctx, @Param() { id }: ById, @Body() { reason }: QuoteRefusal) {
    return this.work.write(me, (tx) => this.steps.decline(tx, id, {}, reason));
  }

  @Post(':id/order')
  @HttpCode(200)
  @Can('quotes:order')
  @Answers(Order)
  @Refuses('invalid_transition', 'quote_expired', 'quote_replaced')
  order(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.steps.order(tx, id));
  }

  @Get(':id/pdf')
  @Can('quotes:read')
  @AnswersPaper()
  async pdf(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const { status, version } = await this.work.read(me, (tx) => this.quotes.one(tx, id));
    return this.printouts.answer(me, QUOTE_PAPER, id, reply, { revision: status === 'draft' ? version : SENT });
  }
}
