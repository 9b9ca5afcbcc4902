import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { QuoteSendingService } from './quote-sending.service';
import { QuoteBulk, QuoteExport, QuoteInput, quoteList, QuotePatch, QuoteQuery, QuoteReplacement, SalesPreview } from './quotes.dto';
import { Quote } from './quotes.entity';
import { QuotesService } from './quotes.service';

@Controller('quotes')
export class QuotesController {
  constructor(
    private readonly work: Work,
    private readonly quotes: QuotesService,
    private readonly bulks: Bulks,
    sending: QuoteSendingService,
  ) {
    bulks.offer('quotes', quoteList, (tx, body) => (body.action === 'send' ? sending.sendAll(tx, body) : quotes.bulk(tx, body)));
  }

  @Get()
  @Can('quotes:read')
  @AnswersPage(Quote)
  list(@Me() me: Ctx, @Query() query: QuoteQuery) {
    return this.work.read(me, (tx) => this.quotes.list(tx, query));
  }

  @Post()
  @Can('quotes:write')
  @Answers(Quote, 201)
  @Refuses('customer_unknown', 'deal_unknown', 'quote_without_customer', 'quote_empty', 'part_unknown', 'build_discontinued', 'option_unknown')
  create(@Me() me: Ctx, @Body() body: QuoteInput) {
    return this.work.write(me, (tx) => this.quotes.create(tx, body));
  }

  @Post('preview')
  @HttpCode(200)
  @Can('quotes:read')
  @Answers(SalesPreview)
  @Refuses('customer_unknown', 'deal_unknown', 'quote_without_customer', 'part_unknown', 'build_discontinued', 'option_unknown')
  preview(@Me() me: Ctx, @Body() body: QuoteInput) {
    return this.work.read(me, (tx) => this.quotes.preview(tx, body));
  }

  @Get('export')
  @Can('quotes:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: QuoteExport) {
    return exportOf(this.work, me, quoteList, query, 'quotes');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('quotes:send')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition', 'quote_expired', 'recipient_missing')
  bulk(@Me() me: Ctx, @Body() body: QuoteBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'quotes', body, reply);
  }

  @Get(':id')
  @Can('quotes:read')
  @Answers(Quote)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.quotes.one(tx, id));
  }

  @Put(':id')
  @Can('quotes:write')
  @Answers(Quote)
  @Refuses('version_conflict', 'invalid_transition', 'quote_empty')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: QuoteReplacement) {
    return this.work.write(me, (tx) => this.quotes.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('quotes:write')
  @Answers(Quote)
  @Refuses('version_conflict', 'invalid_transition', 'quote_empty')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: QuotePatch) {
    return this.work.write(me, (tx) => this.quotes.change(tx, id, body));
  }

  @Delete(':id')
  @Can('quotes:delete')
  @Answers(Quote)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.quotes.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('quotes:delete')
  @Answers(Quote)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.quotes.restore(tx, id));
  }
}
