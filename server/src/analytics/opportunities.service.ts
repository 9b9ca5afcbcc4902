import { Injectable } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import type { ListQuery } from '../core/list';
import { money, type Money } from '../core/money';
import { organizationOf } from '../core/organization';
import { messageOf, Problem } from '../core/problem';
import type { Tx } from '../core/tx';
import {
  customerList,
  CustomersService,
  OPPORTUNITIES,
  OutreachService,
  wordsOfOpportunity,
  type Customer,
  type OutreachInput,
  type OutreachMethod,
} from '../customers';
import { OptOutsService, type Recipient } from '../messaging';
import { counted } from './insights.service';
import type { Opportunity, OpportunityQuery, OutreachBulk, OutreachLogged } from './opportunities.dto';
import { attemptsOf, contactsOf, type Attempts, type Contacted } from './opportunities.queries';
import { averageVisit, likelihood } from './opportunities.rules';

const USUAL_LIMIT = 50;
const A_YEAR = 365;
const TOTALS = `count(*)::int as "totalOpportunities", sum(round(nullif(t.lifetime_value, 0) / nullif(t.visits, 0), 2))::numeric(16,2) as "potentialRevenue"`;
/** By which channel one is reached; to meet somebody in person needs no channel. */
const SOURCES: Partial<Record<OutreachMethod, Recipient['source']>> = {
  ...({ phone: 'phone', sms: 'sms', email: 'email', whatsapp: 'whatsapp', instagram: 'instagram', postal: 'post' } as const),
};

/** Whom to get in touch with, and what came of it. */
@Injectable()
export class OpportunitiesService {
  constructor(
    private readonly customers: CustomersService,
    private readonly outreach: OutreachService,
    private readonly optOuts: OptOutsService,
  ) {}

  /** The most urgent and most valuable first; number and value are of all that the filter finds. */
  async list(tx: Tx, asked: OpportunityQuery) {
    const query = listed(asked);
    const [page, [totals], attempts, { currency }] = await Promise.all([
      customerList.page(tx, { ...query, uncounted: true }),
      customerList.totals<{ totalOpportunities: number; potentialRevenue: Money | null }>(tx, query, { select: TOTALS, by: 't.organization_id' }),
      attemptsOf(tx, A_YEAR),
      organizationOf(tx),
    ]);
    const contacts = await contactsOf(
      tx,
      page.items.map(({ id }) => id),
    );
    const items = page.items.map((one) => opportunityOf(tx, one, { contact: contacts.get(one.id), attempts, currency }));
    const { totalOpportunities, potentialRevenue } = totals ?? { totalOpportunities: 0, potentialRevenue: null };
    const summary = { totalOpportunities, potentialRevenue, currency, estimatedValueMethod: 'average_visit' };
    return new WithMeta(
      { items, pagination: counted(page.pagination, totalOpportunities) },
      { summary, totalOpportunities, potentialRevenue, hasMore: page.pagination.nextCursor !== null },
    );
  }

  /**
   * Writes down that somebody got in touch. 422 `recipient_opted_out` and `consent_refused` where the customer wants none of it, but for the word itself:
   * that somebody wants no more can always be noted.
   */
  async log(tx: Tx, input: OutreachInput) {
    const { id: customerId, phone, email } = await this.customers.living(tx, input.customerId);
    const source = SOURCES[input.method];
    const address = (source === 'email' ? email : phone) ?? '';
    if (source && input.outcome !== 'opted_out') await this.optOuts.require(tx, { source, address, customerId });
    return this.outreach.log(tx, input);
  }

  /** The same of several: whoever wants none of it, or is gone, is named and left out. */
  async logAll(tx: Tx, { customerIds, ...said }: OutreachBulk): Promise<OutreachLogged> {
    const refused: OutreachLogged['refused'] = [];
    for (const customerId of customerIds)
      try {
        await this.log(tx, { ...said, customerId } as OutreachInput);
      } catch (error) {
        // refused before anything was written of this one
        if (!(error instanceof Problem) || error.status !== 422) throw error;
        refused.push({ customerId, code: error.faults[0].code, message: messageOf(error.faults[0], tx.ctx.locale) });
      }
    return { count: customerIds.length - refused.length, refused };
  }
}

function listed({ limit, offset, page, perPage, search, segmentId, type, priority, snoozed }: OpportunityQuery): ListQuery {
  const most = limit ?? perPage ?? USUAL_LIMIT;
  return {
    ...{ perPage: most, offset: offset ?? ((page ?? 1) - 1) * most, sort: ['actionPriority', '-lifetimeValue'] },
    opportunity: type ? [type] : [...OPPORTUNITIES],
    ...(snoozed !== 'true' && { snoozed: false }),
    ...(priority && { actionPriority: priority }),
    ...(search && { search }),
    ...(segmentId && { segmentId: [segmentId] }),
  };
}

interface Around {
  contact?: Contacted;
  attempts: Attempts[];
  currency: string;
}

function opportunityOf(tx: Tx, customer: Customer, { contact, attempts, currency }: Around): Opportunity {
  const type = customer.opportunity!;
  const value = averageVisit(customer.lifetimeValue, customer.visits);
  const tried = attempts.find(({ opportunity }) => opportunity === type);
  const probability = likelihood(tried?.successes ?? 0, tried?.attempts ?? 0);
  return {
    ...{ customerId: customer.id, customerName: customer.name, phone: customer.phone, email: customer.email },
    ...{ opportunityType: type, priority: customer.actionPriority, lastContact: contact?.lastContact ?? null },
    suggestedAction: wordsOfOpportunity(type, tx.ctx.locale),
    ...{ estimatedValue: value === null ? null : money(value), estimatedValueMethod: value === null ? null : 'average_visit', currency },
    ...{ successProbability: probability, successProbabilityReason: probability === null ? 'too_few_attempts' : null },
    ...{ riskLevel: customer.riskLevel, riskScore: customer.riskScore, ltv: customer.lifetimeValue, lastAppointment: customer.lastVisitAt },
    ...{ ownerId: customer.ownerId, snoozedUntil: customer.snoozedUntil, lastOutreach: contact?.lastOutreach ?? null },
  };
}
