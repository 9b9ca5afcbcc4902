import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage } from '../http/openapi';
import { ById } from '../http/params';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { MailQuery } from './mail.dto';
import { OutgoingMail } from './mail.entity';
import { MailSender } from './mail.sender';
import { MailService } from './mail.service';

@Controller('outgoing-mails')
export class OutgoingMailsController {
  constructor(
    private readonly work: Work,
    private readonly mails: MailService,
    private readonly sender: MailSender,
  ) {}

  @Get()
  @Can('outgoing-mails:read')
  @AnswersPage(OutgoingMail)
  list(@Me() me: Ctx, @Query() query: MailQuery) {
    return this.work.read(me, (tx) => this.mails.list(tx, query));
  }

  @Get(':id')
  @Can('outgoing-mails:read')
  @Answers(OutgoingMail)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.mails.one(tx, id));
  }

  @Get(':id/eml')
  @Can('outgoing-mails:read')
  @ApiProduces('message/rfc822')
  eml(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    return this.sender.eml(me, id, reply);
  }
}
