import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can, Me, Public } from '../core/http/can';
import { Answers, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { inside, type Visitor } from '../core/identity/auth.flow';
import { Visiting } from '../core/identity/visitor';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { core } from '../core/problem';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CalendarFeedInput, CalendarFeedQuery, FeedParam } from './feeds.dto';
import { CalendarFeed, CalendarFeedMade } from './feeds.entity';
import { FeedsService } from './feeds.service';
import { feedOwner } from './tokens';

@Controller()
export class FeedsController {
  constructor(
    private readonly work: Work,
    private readonly feeds: FeedsService,
  ) {}

  @Get('calendar-feeds')
  @Can('calendar-feeds:read')
  @AnswersPage(CalendarFeed)
  list(@Me() me: Ctx, @Query() query: CalendarFeedQuery) {
    return this.work.read(me, (tx) => this.feeds.list(tx, query));
  }

  @Post('calendar-feeds')
  @Can('calendar-feeds:write')
  @Answers(CalendarFeedMade, 201)
  @Refuses('resource_unknown')
  create(@Me() me: Ctx, @Body() body: CalendarFeedInput) {
    return this.work.write(me, (tx) => this.feeds.create(tx, body));
  }

  @Get('calendar-feeds/:id')
  @Can('calendar-feeds:read')
  @Answers(CalendarFeed)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.feeds.one(tx, id));
  }

  @Delete('calendar-feeds/:id')
  @Can('calendar-feeds:write')
  @Answers(CalendarFeed)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.feeds.archive(tx, { id, version }));
  }

  @Get('public/calendars/:file')
  @Public()
  @AnswersFile('text/calendar')
  async file(@Visiting() visitor: Visitor, @Param() { file }: FeedParam, @Res() reply: FastifyReply) {
    const token = file.slice(0, -'.ics'.length);
    const organization = feedOwner(token);
    if (!organization) throw core.notFound();
    // that it was read is no change a person would want to read of
    const ctx = inside(visitor, organization, SYSTEM_ACTOR, { role: 'system', cause: visitor.requestId });
    const text = await this.work.write(ctx, (tx) => this.feeds.file(tx, token));
    return reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, max-age=300').send(text);
  }
}
