import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { ByOrganization, ofOwn } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Outreach, OutreachInput, OutreachQuery, OutreachService } from '../customers';
import { ByCustomer } from './insights.dto';
import { AllDone, Done, DoneAllInput, DoneInput, Opportunity, OpportunityQuery, OutreachBulk, OutreachLogged } from './opportunities.dto';
import { OpportunitiesService } from './opportunities.service';

@Controller('insights/:organizationId')
export class OpportunitiesController {
  constructor(
    private readonly work: Work,
    private readonly opportunities: OpportunitiesService,
    private readonly outreach: OutreachService,
  ) {}

  @Get('opportunities')
  @Can('insights:read')
  @AnswersPage(Opportunity)
  list(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: OpportunityQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.opportunities.list(tx, query));
  }

  /** Somebody dealt with it: it is not shown for a while. */
  @Post('opportunities/:customerId/done')
  @HttpCode(200)
  @Can('insights:write')
  @Answers(Done)
  @Refuses('customer_unknown')
  done(@Me() me: Ctx, @Param() at: ByCustomer, @Body() { until }: DoneInput) {
    ofOwn(me, at);
    return this.work.write(me, async (tx) => (await this.outreach.done(tx, [at.customerId], until))[0]);
  }

  /** Several at once: all or none. */
  @Post('opportunities/done')
  @HttpCode(200)
  @Can('insights:write')
  @Answers(AllDone)
  @Refuses('customer_unknown')
  doneAll(@Me() me: Ctx, @Param() at: ByOrganization, @Body() { customerIds, until }: DoneAllInput) {
    ofOwn(me, at);
    return this.work.write(me, async (tx) => ({ done: await this.outreach.done(tx, customerIds, until) }));
  }

  @Get('outreach')
  @Can('insights:read')
  @AnswersPage(Outreach)
  outreaches(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: OutreachQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.outreach.list(tx, query));
  }

  /** Somebody got in touch, or tried to. */
  @Post('outreach')
  @Can('insights:write')
  @Answers(Outreach, 201)
  @Refuses('customer_unknown', 'recipient_opted_out', 'consent_refused')
  log(@Me() me: Ctx, @Param() at: ByOrganization, @Body() body: OutreachInput) {
    ofOwn(me, at);
    return this.work.write(me, (tx) => this.opportunities.log(tx, body));
  }

  /** The same of several: who wants none of it is named and left out, the others are written down. */
  @Post('outreach/bulk')
  @HttpCode(200)
  @Can('insights:write')
  @Answers(OutreachLogged)
  logAll(@Me() me: Ctx, @Param() at: ByOrganization, @Body() body: OutreachBulk) {
    ofOwn(me, at);
    return this.work.write(me, (tx) => this.opportunities.logAll(tx, body));
  }
}

/** The same under a clinic's name. */
@Controller('patients/:organizationId')
export class PatientsOpportunitiesController extends OpportunitiesController {}
