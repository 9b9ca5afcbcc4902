import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Delivery } from './deliveries.entity';
import { LettersService } from './letters.service';
import { Order } from './orders.entity';

/** What leaves by mail for the customer of an order. */
@Controller()
export class LettersController {
  constructor(
    private readonly work: Work,
    private readonly letters: LettersService,
  ) {}

  @Get('orders/:id/mail')
  @Can('orders:read')
  @Answers(MailDraft)
  @Refuses('invalid_transition')
  confirmation(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.letters.confirmation(tx, id));
  }

  @Post('orders/:id/send')
  @HttpCode(200)
  @Can('orders:send')
  @Answers(Order)
  @Refuses('invalid_transition', 'recipient_missing')
  confirm(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: DocumentMailing) {
    return this.work.write(me, (tx) => this.letters.confirm(tx, id, body ?? {}));
  }

  @Get('deliveries/:id/mail')
  @Can('deliveries:read')
  @Answers(MailDraft)
  @Refuses('invalid_transition')
  notice(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.letters.notice(tx, id));
  }

  @Post('deliveries/:id/send')
  @HttpCode(200)
  @Can('deliveries:send')
  @Answers(Delivery)
  @Refuses('invalid_transition', 'recipient_missing')
  notify(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: DocumentMailing) {
    return this.work.write(me, (tx) => this.letters.notify(tx, id, body ?? {}));
  }
}
