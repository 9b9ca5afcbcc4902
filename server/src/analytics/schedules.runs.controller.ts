import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FileRecord } from '../core/files/files.entity';
import { FilesService } from '../core/files/files.service';
import { contentDisposition } from '../core/http/disposition';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersNothing, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ByRun, ByRunFile, ByRunRecipient, ReportRunEntry, SendInput, SendStarted, SentMail } from './schedules.dto';
import { ReportRunsService } from './schedules.runs';
import { SentReportsService } from './schedules.sent.service';

/** Sending by hand, and what was sent. */
@Controller('report-schedules/:id')
export class ReportRunsController {
  constructor(
    private readonly work: Work,
    private readonly runs: ReportRunsService,
    private readonly sent: SentReportsService,
    private readonly files: FilesService,
  ) {}

  @Post('send')
  @HttpCode(202)
  @Can('reports:send')
  @Answers(SendStarted, 202)
  @Refuses('schedule_needs_person')
  send(@Me() me: Ctx, @Param() { id }: ById, @Body() { to }: SendInput) {
    return this.work.write(me, (tx) => this.runs.send(tx, id, to));
  }

  @Get('runs')
  @Can('reports:read')
  @AnswersPage(ReportRunEntry)
  history(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.runs.history(tx, id, query));
  }

  @Post('runs/:runId/retry')
  @HttpCode(202)
  @Can('reports:send')
  @AnswersNothing(202)
  @Refuses('run_not_failed')
  async retry(@Me() me: Ctx, @Param() { id, runId }: ByRun) {
    await this.work.write(me, (tx) => this.runs.retry(tx, id, runId));
    return null;
  }

  @Get('runs/:runId/mails/:recipientId')
  @Can('reports:read')
  @Answers(SentMail)
  async mail(@Me() me: Ctx, @Param() where: ByRunRecipient) {
    const { pictures, ...mail } = await this.work.read(me, (tx) => this.sent.mail(tx, where));
    const drawn = await Promise.all(pictures.map(async ({ contentId, file }) => ({ contentId, data: (await this.files.bytes(me, file)).toString('base64') })));
    return { ...mail, html: drawn.reduce((html, { contentId, data }) => html.replaceAll(`cid:${contentId}`, `data:image/png;base64,${data}`), mail.html) };
  }

  @Get('runs/:runId/mails/:recipientId/files/:fileId')
  @Can('reports:read')
  @AnswersFile('*/*')
  async file(@Me() me: Ctx, @Param() where: ByRunFile, @Res() reply: FastifyReply) {
    const file = await this.work.read(me, (tx) => this.sent.file(tx, where));
    return download(reply, file, await this.files.read(me, file));
  }
}

/** As an attachment, whatever it is. */
export function download(reply: FastifyReply, { name, type, size }: FileRecord, content: NodeJS.ReadableStream): FastifyReply {
  const headers = {
    'content-disposition': contentDisposition('attachment', name),
    'content-length': size,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
  return reply.headers(headers).type(type).send(content);
}
