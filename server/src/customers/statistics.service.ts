import { Injectable } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import { pageOf } from '../core/list';
import { money } from '../core/money';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { ActivitiesService } from './activities.service';
import { customerList } from './customers.dto';
import type { Customer } from './customers.entity';
import { CustomersService } from './customers.service';
import { figuresOf, rowsBehind } from './figures.queries';
import { allRelations } from './links';
import type { CustomerDetail, CustomerListQuery, CustomerStatistics, FigureEntry, FigureRowsQuery, LifetimeMethod, ListStats } from './statistics.dto';
import { average, countOf, lifetimeOf } from './statistics.rules';

const NEWEST = 20;
const TOTALS = `count(*)::int as "totalCustomers", (count(*) filter (where t.status = 'active'))::int as "activeCustomers",
  (count(*) filter (where t.type = 'private'))::int as "privateCustomers", (count(*) filter (where t.type = 'business'))::int as "businessCustomers",
  sum(t.lifetime_value)::numeric(16,2) as "totalRevenue", round(sum(t.lifetime_value) / count(*), 2) as "avgCustomerValue"`;
const NOBODY: ListStats = {
  totalCustomers: 0,
  activeCustomers: 0,
  privateCustomers: 0,
  businessCustomers: 0,
  totalRevenue: money(0),
  avgCustomerValue: money(0),
};

/** What customers come to: every number with its rows. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly activities: ActivitiesService,
  ) {}

  /** The list; with `include=stats` totals over all that it finds. */
  async list(tx: Tx, { include, ...query }: CustomerListQuery) {
    if (!include) return this.customers.list(tx, query);
    const [page, [stats = NOBODY]] = await Promise.all([
      this.customers.list(tx, query),
      customerList.totals<ListStats & Record<string, unknown>>(tx, query, { select: TOTALS, by: 't.organization_id' }),
    ]);
    return new WithMeta(page, { stats });
  }

  /** The customer and the newest of what belongs to it; lists of what one may not read stay empty. */
  async related(tx: Tx, id: Id): Promise<CustomerDetail> {
    const customer = await this.customers.one(tx, id);
    const may = ({ can }: { can: string }) => tx.ctx.permissions.includes(can);
    const read = allRelations().map(async (one) => [one.name, may(one) ? await one.read(tx, customer.id) : []] as const);
    const timeline = may({ can: 'activities:read' }) ? this.activities.list(tx, { customerId: [customer.id], perPage: NEWEST }) : undefined;
    const [found, activities, stats] = await Promise.all([Promise.all(read), timeline, this.of(tx, customer)]);
    const empty = { bookings: [], jobs: [], quotes: [], leads: [] };
    return { ...customer, ...empty, ...Object.fromEntries(found), activities: activities?.items ?? [], stats };
  }

  statistics = async (tx: Tx, id: Id, method?: LifetimeMethod): Promise<CustomerStatistics> => this.of(tx, await this.customers.one(tx, id), method);

  /** The rows behind a number: their sum is the number. 404 for a figure that has none. */
  async rows(tx: Tx, id: Id, figure: string, query: FigureRowsQuery) {
    const customer = await this.customers.one(tx, id);
    const found = await rowsBehind(tx, customer.id, figure);
    if (!found.length && !/^[a-zA-Z]{1,40}$/.test(figure)) throw core.notFound({ figure });
    return pageOf(
      found.map(({ figure: _, ...row }) => row as unknown as FigureEntry),
      query,
    );
  }

  private async of(tx: Tx, { id, createdAt, lastActivityAt }: Customer, method: LifetimeMethod = 'paid_net'): Promise<CustomerStatistics> {
    const [figures, { currency }] = await Promise.all([figuresOf(tx, id), organizationOf(tx)]);
    const orders = figures.find((one) => one.figure === 'orders' && one.currency === currency);
    const sale = figures.filter(({ figure }) => figure === 'orders').map(({ lastAt }) => lastAt);
    const count = (figure: string) => countOf(figures, figure);
    return {
      currency,
      ...lifetimeOf(method, figures, currency),
      totalRevenue: lifetimeOf('paid_net', figures, currency).lifetimeValue,
      averageOrderValue: average(orders?.amount, orders?.count ?? 0),
      totalOrders: count('orders'),
      openOrders: count('openOrders'),
      totalInvoices: count('invoices'),
      totalBookings: count('bookings'),
      totalQuotes: count('quotes'),
      acceptedQuotes: count('acceptedQuotes'),
      totalJobs: count('jobs'),
      completedJobs: count('completedJobs'),
      lastActivity: lastActivityAt,
      lastSale: sale.sort().at(-1) ?? null,
      customerSince: createdAt,
      figures: figures as unknown as CustomerStatistics['figures'],
    };
  }
}
