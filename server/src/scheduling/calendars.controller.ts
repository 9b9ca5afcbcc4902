import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { OAuthFlow } from '../core/oauth/oauth.flow';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CalendarChoice, Consent, ConnectedCalendarInput, ConnectedCalendarPatch, ConnectedCalendarQuery, ProviderState } from './calendars.dto';
import { ConnectedCalendar } from './calendars.entity';
import { CalendarJobs } from './calendars.jobs';
import { SCOPES } from './calendars.remotes';
import { CalendarsService, CONSENT_AT } from './calendars.service';

const PURPOSE = 'calendar';

@Controller('connected-calendars')
export class ConnectedCalendarsController {
  constructor(
    private readonly work: Work,
    private readonly calendars: CalendarsService,
    private readonly jobs: CalendarJobs,
    private readonly flow: OAuthFlow,
  ) {
    const receive = (ctx: Ctx, id: string, tokens: Parameters<CalendarsService['consented']>[2]) =>
      work.write(ctx, (tx) => calendars.consented(tx, id, tokens));
    flow.offer(PURPOSE, { receive, page: (id) => `/connected-calendars/${id}` });
  }

  @Get()
  @Can('connected-calendars:read')
  @AnswersPage(ConnectedCalendar)
  list(@Me() me: Ctx, @Query() query: ConnectedCalendarQuery) {
    return this.work.read(me, (tx) => this.calendars.list(tx, query));
  }

  @Post()
  @Can('connected-calendars:write')
  @Answers(ConnectedCalendar, 201)
  @Refuses('calendar_not_configured', 'calendar_address_missing', 'resource_unknown', 'duplicate')
  create(@Me() me: Ctx, @Body() body: ConnectedCalendarInput) {
    return this.work.write({ ...me, once: undefined }, (tx) => this.calendars.create(tx, body));
  }

  @Get('providers')
  @Can('connected-calendars:read')
  @AnswersList(ProviderState)
  providers() {
    return this.calendars.providers();
  }

  @Get(':id')
  @Can('connected-calendars:read')
  @Answers(ConnectedCalendar)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.calendars.one(tx, id));
  }

  @Patch(':id')
  @Can('connected-calendars:write')
  @Answers(ConnectedCalendar)
  @Refuses('version_conflict', 'resource_unknown', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ConnectedCalendarPatch) {
    return this.work.write(me, (tx) => this.calendars.change(tx, id, body));
  }

  @Delete(':id')
  @Can('connected-calendars:delete')
  @Answers(ConnectedCalendar)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.calendars.archive(tx, { id, version }));
  }

  /** Where the person gives consent: Google, Microsoft. */
  @Post(':id/connect')
  @HttpCode(200)
  @Can('connected-calendars:write')
  @Answers(Consent)
  @Refuses('calendar_not_configured')
  async connect(@Me() me: Ctx, @Param() { id }: ById, @Res({ passthrough: true }) reply: FastifyReply) {
    const { provider } = await this.work.read(me, (tx) => this.calendars.consenting(tx, id));
    return this.flow.begin(me, reply, { purpose: PURPOSE, provider: CONSENT_AT[provider], subject: id, scope: SCOPES[provider] });
  }

  @Get(':id/choices')
  @Can('connected-calendars:write')
  @AnswersList(CalendarChoice)
  @Refuses('calendar_refused', 'calendar_consent_needed')
  choices(@Me() me: Ctx, @Param() { id }: ById) {
    return this.jobs.choices(me, id);
  }

  @Post(':id/sync')
  @HttpCode(202)
  @Can('connected-calendars:write')
  @AnswersJob()
  sync(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, async (tx) => (await this.calendars.sync(tx, [(await this.calendars.one(tx, id)).id]))[0]);
  }
}
