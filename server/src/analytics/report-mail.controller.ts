import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../core/config';
import { FilesService } from '../core/files/files.service';
import { Public } from '../core/http/can';
import { Answers, AnswersFile } from '../core/http/openapi';
import { ByToken } from '../core/http/params';
import { inside, type Visitor } from '../core/identity/auth.flow';
import { Visiting } from '../core/identity/visitor';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { core } from '../core/problem';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { readReportLink } from './report-mail.links';
import { Subscription } from './schedules.dto';
import { download } from './schedules.runs.controller';
import { SentReportsService } from './schedules.sent.service';

/** What the links in a report mail open, for people without an account. */
@Controller('public')
export class ReportMailController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly sent: SentReportsService,
    private readonly files: FilesService,
  ) {}

  /** Tells, and changes nothing: programs that look for evil open every link of a mail. A browser is led to the page. */
  @Get('report-mails/:token')
  @Public()
  @Answers(Subscription)
  async subscription(
    @Visiting() visitor: Visitor,
    @Param() { token }: ByToken,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { ctx, id } = this.open(visitor, 'unsubscribe', token);
    const found = await this.work.read(ctx, (tx) => this.sent.subscription(tx, id));
    if (accept?.includes('text/html')) void reply.redirect(`${this.config.publicUrl}/unsubscribe/${token}`, 303);
    return found;
  }

  /** One click (RFC 8058): the mail program posts a form here when its own button is pressed, and our page does the same. */
  @Post('report-mails/:token')
  @HttpCode(200)
  @Public()
  @Answers(Subscription)
  unsubscribe(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'unsubscribe', token);
    return this.work.write(ctx, (tx) => this.sent.subscribe(tx, id, false));
  }

  @Post('report-mails/:token/subscribe')
  @HttpCode(200)
  @Public()
  @Answers(Subscription)
  subscribe(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'unsubscribe', token);
    return this.work.write(ctx, (tx) => this.sent.subscribe(tx, id, true));
  }

  @Get('report-files/:token')
  @Public()
  @AnswersFile('*/*')
  async file(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Res() reply: FastifyReply) {
    const { ctx, id } = this.open(visitor, 'file', token);
    const file = await this.work.read(ctx, (tx) => this.sent.linked(tx, id));
    return download(reply, file, await this.files.read(ctx, file));
  }

  /** 404 for what nobody of ours made, or is over. */
  private open(visitor: Visitor, purpose: 'unsubscribe' | 'file', token: string): { ctx: Ctx; id: Id } {
    const found = readReportLink(this.config.jwtSecret, purpose, token, Date.now());
    if (!found) throw core.notFound();
    return { ctx: inside(visitor, found.organization, SYSTEM_ACTOR, { role: 'system' }), id: found.id };
  }
}
