import Decimal from 'decimal.js';
import { Injectable } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import type { ListQuery, Pagination } from '../core/list';
import { money } from '../core/money';
import type { Id, Tx } from '../core/tx';
import {
  ConsentsService,
  customerList,
  CustomersService,
  EngagementService,
  insightSettings,
  MedicalService,
  StatisticsService,
  wordsOfAction,
  type Customer,
} from '../customers';
import { PROFILE_SORTS, type Profile, type ProfileDetail, type ProfileQuery, type RiskSummary } from './insights.dto';
import { historyFor, noShowsOf, riskCounts } from './insights.queries';
import { contactsOf } from './opportunities.queries';

export const MEDICAL = 'medical-information:read';
const USUAL_LIMIT = 100;
const SUMMARY = `count(*)::int as "totalCustomers", count(*) filter (where t.engagement = 'active')::int as "activeCustomers",
  count(*) filter (where t.engagement = 'dormant')::int as "dormantCustomers", count(*) filter (where t.engagement = 'at_risk')::int as "atRiskCustomers"`;
const NOBODY = { totalCustomers: 0, activeCustomers: 0, dormantCustomers: 0, atRiskCustomers: 0 };

/** What is known of customers, and what follows. Everything a list sorts and counts by stands beside the customer; nothing is judged while reading. */
@Injectable()
export class InsightsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly engagement: EngagementService,
    private readonly statistics: StatisticsService,
    private readonly consents: ConsentsService,
    private readonly medical: MedicalService,
  ) {}

  /** A page of profiles; the summary is over all that the filter finds. */
  async profiles(tx: Tx, asked: ProfileQuery) {
    const query = listed(asked);
    const [page, [summary = NOBODY], { profiling }] = await Promise.all([
      customerList.page(tx, { ...query, uncounted: true }),
      customerList.totals<typeof NOBODY>(tx, query, { select: SUMMARY, by: 't.organization_id' }),
      insightSettings(tx),
    ]);
    const hasMore = page.pagination.nextCursor !== null;
    const ids = page.items.map(({ id }) => id);
    const [contacts, noShows] = await Promise.all([contactsOf(tx, ids), noShowsOf(tx, ids)]);
    const items = page.items.map((one) => ({
      ...profileOf(tx, one),
      profiling: !profiling ? 'off' : one.noProfiling ? 'objected' : 'on',
      lastContactedAt: contacts.get(one.id)?.lastContact ?? null,
      noShows: noShows.get(one.id) ?? 0,
    }));
    const pagination = counted(page.pagination, summary.totalCustomers, Boolean(asked.cursor));
    return new WithMeta({ items, pagination }, { summary, totalCount: summary.totalCustomers, hasMore });
  }

  async riskSummary(tx: Tx): Promise<RiskSummary> {
    const [found, { method, profiling }] = await Promise.all([riskCounts(tx), insightSettings(tx)]);
    const { low, medium, high, unknown, objected, improving, stable, declining, without, total, lastCalculated } = found;
    return {
      riskDistribution: { lowRisk: low, mediumRisk: medium, highRisk: high, insufficientData: unknown },
      totalCustomers: total,
      riskTrends: { improving, stable, declining, withoutSnapshot: without },
      ...{ method, profiling, objected, lastCalculated },
    };
  }

  /** Everything about one customer. Medical information only for those who may, and then with a trace: the transaction must write. */
  async profile(tx: Tx, id: Id): Promise<ProfileDetail> {
    const customer = await this.customers.one(tx, id);
    const medical = tx.ctx.permissions.includes(MEDICAL) ? this.medical.read(tx, customer.id) : null;
    const [standing, statistics, history, consents, info] = await Promise.all([
      this.engagement.of(tx, customer.id),
      this.statistics.statistics(tx, customer.id),
      historyFor(tx, customer.id),
      this.consents.current(tx, customer.id),
      medical,
    ]);
    const { lifetimeValue: ltv, currency, method } = statistics;
    const said = Object.fromEntries(consents.map(({ channel, granted }) => [channel, granted]));
    return {
      ...personOf(customer),
      medicalInfo: info && { conditions: info.conditions, allergies: info.allergies, medications: info.medications },
      engagementMetrics: {
        ...{ ltv, currency, ltvMethod: method, totalSessions: standing.sessions },
        avgSessionValue: standing.sessions ? money(new Decimal(ltv).div(standing.sessions).toString()) : null,
        ...{ lastAppointment: standing.lastVisitAt, nextAppointment: standing.nextVisitAt },
        ...{ engagementScore: standing.engagementScore, usualInterval: standing.usualDays, appointmentHistory: history },
      },
      riskAssessment: riskOf(standing),
      communicationPreferences: {
        preferredChannel: null,
        marketingConsent: said.newsletter ?? said.email ?? null,
        appointmentReminders: null,
        consents: said,
      },
    };
  }
}

/** A page that was read without its total, which is known from elsewhere; on from a cursor there is none, as in any list. */
export const counted = (pagination: Pagination, total: number, cursor = false): Pagination =>
  cursor ? pagination : { ...pagination, total, totalPages: Math.ceil(total / pagination.perPage) };

type Standing = Awaited<ReturnType<EngagementService['of']>>;

const riskOf = (standing: Standing): ProfileDetail['riskAssessment'] => ({
  ...{ riskScore: standing.riskScore, riskLevel: standing.riskLevel, status: standing.engagement, method: standing.method, profiling: standing.profiling },
  ...{ insufficientData: standing.insufficientData, explanation: standing.explanation, riskFactors: standing.factors },
  ...{ nextAction: standing.action, recommendedAction: standing.actionText, actionPriority: standing.priority, lastAssessed: standing.assessedAt },
  history: standing.history.map(({ engagement: status, ...step }) => ({ ...step, status })),
});

const personOf = ({ id, customerNumber, name, phone, email, birthDate, billingAddress: at, opportunity, createdAt, updatedAt }: Customer) => ({
  ...{ id, customerNumber, name, phone, email, dateOfBirth: birthDate },
  address: at && { street: at.line1, city: at.city, state: at.state ?? null, zip: at.postalCode, country: at.country },
  ...{ opportunity, createdAt, updatedAt },
});

/** The question to the list of customers that a question for profiles comes to. */
export function listed({ limit, offset, page, perPage, cursor, search, segmentId, status, sort, trend, insufficientData, ...filter }: ProfileQuery): ListQuery {
  const most = limit ?? perPage ?? USUAL_LIMIT;
  const key = (sort ?? 'name').replace(/^-/, '');
  const order = `${sort?.startsWith('-') ? '-' : ''}${PROFILE_SORTS[key]}`;
  return {
    ...filter,
    perPage: most,
    offset: offset ?? ((page ?? 1) - 1) * most,
    sort: [order],
    ...(cursor && { cursor }),
    ...(search && { search }),
    ...(segmentId && { segmentId: [segmentId] }),
    ...(trend && { riskTrend: trend }),
    ...(insufficientData && { riskUnknown: insufficientData === 'true' }),
    ...(status && status !== 'all' && { engagement: [status] }),
  };
}

const profileOf = (tx: Tx, customer: Customer): Omit<Profile, 'lastContactedAt' | 'noShows' | 'profiling'> => ({
  ...{ id: customer.id, customerNumber: customer.customerNumber, name: customer.name, phone: customer.phone, email: customer.email },
  ...{ ltv: customer.lifetimeValue, totalSessions: customer.visits, lastAppointment: customer.lastVisitAt, nextAppointment: customer.nextVisitAt },
  ...{ status: customer.engagement, riskLevel: customer.riskLevel, riskScore: customer.riskScore, engagementScore: customer.engagementScore },
  ...{ nextAction: customer.nextAction, nextActionText: customer.nextAction && wordsOfAction(customer.nextAction, tx.ctx.locale) },
  ...{ opportunity: customer.opportunity, ownerId: customer.ownerId, createdAt: customer.createdAt, updatedAt: customer.updatedAt },
});
