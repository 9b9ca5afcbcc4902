import { Controller, Get, Param, Query } from '@nestjs/common';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersPage } from '../core/http/openapi';
import { ByOrganization, ofOwn } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { customerList } from '../customers';
import { ByCustomer, Profile, ProfileDetail, ProfileExport, ProfileQuery, RiskSummary } from './insights.dto';
import { EngagementOverview, Journey, JourneyQuery } from './journey.dto';
import { JourneyService } from './journey.service';
import { InsightsService, listed, MEDICAL } from './insights.service';

@Controller('insights/:organizationId')
export class InsightsController {
  constructor(
    private readonly work: Work,
    private readonly insights: InsightsService,
    private readonly journeys: JourneyService,
  ) {}

  @Get('profiles')
  @Can('insights:read')
  @AnswersPage(Profile)
  profiles(@Me() me: Ctx, @Param() at: ByOrganization, @Query() query: ProfileQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.insights.profiles(tx, query));
  }

  /** All that the filter finds, with the columns of the list of customers. */
  @Get('profiles/export')
  @Can('insights:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Param() at: ByOrganization, @Query() { format, locale, ...query }: ProfileExport) {
    ofOwn(me, at);
    return exportOf(this.work, me, customerList, { ...listed(query), format, locale }, 'profiles');
  }

  @Get('risk-summary')
  @Can('insights:read')
  @Answers(RiskSummary)
  riskSummary(@Me() me: Ctx, @Param() at: ByOrganization) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.insights.riskSummary(tx));
  }

  @Get('journey/:customerId')
  @Can('insights:read')
  @Answers(Journey)
  journey(@Me() me: Ctx, @Param() at: ByCustomer, @Query() { limit }: JourneyQuery) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.journeys.of(tx, at.customerId, limit));
  }

  @Get('engagement/overview')
  @Can('insights:read')
  @Answers(EngagementOverview)
  overview(@Me() me: Ctx, @Param() at: ByOrganization) {
    ofOwn(me, at);
    return this.work.read(me, (tx) => this.journeys.overview(tx));
  }

  /** A write where medical information is read, because whoever reads it is written down. */
  @Get('profile/:customerId')
  @Can('insights:read')
  @Answers(ProfileDetail)
  profile(@Me() me: Ctx, @Param() at: ByCustomer) {
    ofOwn(me, at);
    const read = me.permissions.includes(MEDICAL) ? this.work.write.bind(this.work) : this.work.read.bind(this.work);
    return read(me, (tx) => this.insights.profile(tx, at.customerId));
  }
}

/** The same under a clinic's name. */
@Controller('patients/:organizationId')
export class PatientsInsightsController extends InsightsController {}
