import { Injectable, Logger } from '@nestjs/common';
import Decimal from 'decimal.js';
import { money, type Money } from '../core/money';
import { organizationOf } from '../core/organization';
import type { Tx } from '../core/tx';
import type { Figure, SeriesPoint } from './figures.dto';
import { FiguresService } from './figures.service';
import type { BOOKED, ChartsQuery, DashboardAnalytics, DashboardCharts, OverviewQuery } from './overview.dto';
import { periodOf, stepsOf, type Step } from './periods';
import { QuestionsService } from './questions.service';
import { metric } from './registry';

type Booked = (typeof BOOKED)[number];
/** What an industry books; all others take orders. */
const BOOKS: Record<string, Booked> = { clinic: 'appointments', services: 'jobs' };
const MADE: Record<Booked, string> = { orders: 'ordersCreated', appointments: 'appointmentsBooked', jobs: 'jobsBooked' };

/** The figures and the series of a dashboard, asked of the same registry as everything else. */
@Injectable()
export class OverviewService {
  private readonly logger = new Logger(OverviewService.name);

  constructor(
    private readonly figures: FiguresService,
    private readonly questions: QuestionsService,
  ) {}

  async analytics(tx: Tx, { timeframe, from, to }: OverviewQuery): Promise<DashboardAnalytics> {
    const [{ industry, currency }, around] = await Promise.all([organizationOf(tx), this.questions.around(tx)]);
    const period = periodOf({ timeframe, from, to }, around);
    const booked = BOOKS[industry] ?? 'orders';
    const found = await this.figures.value(tx, [MADE[booked], 'totalCustomers', 'activeCustomers', 'newCustomers', 'revenue'], { timeframe, from, to });
    const [bookings, total, active, fresh, revenue] = found;
    const count = ({ value }: Figure) => value as number | null;
    const perCustomer = average(revenue, total);
    return {
      bookingMetrics: {
        totalBookings: count(bookings),
        periodComparison: bookings.change,
        periodComparisonKind: bookings.changeKind,
        bookingsViaAutomation: null,
        booked,
      },
      customerMetrics: { totalCustomers: count(total), activeCustomers: count(active), newCustomers: count(fresh) },
      financialMetrics: {
        totalRevenue: revenue.value as Money | null,
        avgRevenuePerCustomer: perCustomer,
        currency,
        otherCurrencies: revenue.otherCurrencies,
      },
      automationMetrics: { totalRoi: null, automationBookings: null, efficiencyScore: null },
      timeframe: period.timeframe as DashboardAnalytics['timeframe'],
      from: period.from,
      to: period.to,
      previousFrom: period.previous.from,
      previousTo: period.previous.to,
      lastUpdated: found.map(({ calculatedAt }) => calculatedAt).sort()[0],
      reasons: reasonsOf({ bookings, total, active, fresh, revenue }, perCustomer),
    };
  }

  async charts(tx: Tx, { timeframe, from, to, by = 'day' }: ChartsQuery): Promise<DashboardCharts> {
    const [{ industry, currency }, around] = await Promise.all([organizationOf(tx), this.questions.around(tx)]);
    const period = periodOf({ timeframe, from, to }, around);
    const booked = BOOKS[industry] ?? 'orders';
    const steps = stepsOf(period, by, around.yearStart);
    const [bookings, revenue] = await Promise.all([MADE[booked], 'revenue'].map((id) => this.series(tx, id, { timeframe, from, to }, by)));
    return {
      bookingTrends: steps.map(({ from: date }, i) => ({
        date,
        bookings: (bookings?.[i].value ?? null) as number | null,
        revenue: (revenue?.[i].value ?? null) as Money | null,
      })),
      customerSatisfactionTrend: null,
      automationPerformance: null,
      booked,
      currency,
      by,
      timeframe: period.timeframe as DashboardCharts['timeframe'],
      from: period.from,
      to: period.to,
      lastUpdated: tx.now,
    };
  }

  /** A series, or none where it may not be seen or fails: the other one is shown all the same. */
  private async series(tx: Tx, id: string, asked: OverviewQuery, by: Step): Promise<SeriesPoint[] | undefined> {
    if (!this.figures.may(metric(id)!, tx.ctx)) return undefined;
    try {
      return await this.figures.series(tx, id, asked, by);
    } catch (error) {
      this.logger.error(`no series of ${id}: ${String(error)}`);
      return undefined;
    }
  }
}

const average = ({ value: revenue }: Figure, { value: customers }: Figure): Money | null =>
  revenue === null || !customers ? null : money(new Decimal(revenue).div(customers).toString());

/** Why a member is null: there is no source, one may not see it, or it failed. */
function reasonsOf(found: Record<'bookings' | 'total' | 'active' | 'fresh' | 'revenue', Figure>, perCustomer: Money | null): Record<string, string> {
  const { bookings, total, active, fresh, revenue } = found;
  const named: [string, string | null][] = [
    ['bookingMetrics.totalBookings', bookings.reason],
    ['bookingMetrics.bookingsViaAutomation', 'no_data'],
    ['customerMetrics.totalCustomers', total.reason],
    ['customerMetrics.activeCustomers', active.reason],
    ['customerMetrics.newCustomers', fresh.reason],
    ['financialMetrics.totalRevenue', revenue.reason],
    ['financialMetrics.avgRevenuePerCustomer', perCustomer === null ? (revenue.reason ?? total.reason ?? 'no_data') : null],
    ...['totalRoi', 'automationBookings', 'efficiencyScore'].map((name): [string, string] => [`automationMetrics.${name}`, 'no_data']),
  ];
  return Object.fromEntries(named.filter((one): one is [string, string] => one[1] !== null));
}
