import { Injectable } from '@nestjs/common';
import type { DateString } from '../core/dates';
import { money } from '../core/money';
import { organizationOf, today, type OrganizationFacts } from '../core/organization';
import type { Tx } from '../core/tx';
import { InvoicesService } from '../billing';
import type { DashboardSummary, FirstSteps, Revenue, Span } from './dashboard.dto';
import { stepsTaken } from './dashboard.queries';
import { expectedOf, FINAL, mondayOf, monthsTo, spansOf } from './revenue.rules';
import { linkTo } from './work.rules';
import { WorkService } from './work.service';

/** What a person wants to know first thing in the morning. Every number is a total of a list that can be opened. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly work: WorkService,
    private readonly invoices: InvoicesService,
  ) {}

  async summary(tx: Tx): Promise<DashboardSummary> {
    const [day, organization] = await Promise.all([today(tx), organizationOf(tx)]);
    const revenue = tx.ctx.permissions.includes('invoices:read') ? this.revenue(tx, day, organization.currency) : null;
    const [work, money, firstSteps] = await Promise.all([this.work.numbers(tx, day), revenue, this.steps(tx, organization)]);
    return { today: day, work, revenue: money, firstSteps };
  }

  /** Net amounts of finalized invoices and credit notes by invoice date, and what is open by due date. */
  private async revenue(tx: Tx, day: DateString, currency: string): Promise<Revenue> {
    const spans = spansOf(day);
    const months = monthsTo(day);
    const open = { status: ['sent', 'overdue'], type: ['invoice'] };
    const since = { status: FINAL, invoiceDateFrom: `${months[0]}-01`, invoiceDateTo: day };
    const [thisMonth, sameDays, lastMonth, byMonth, overdue, byWeek] = await Promise.all([
      this.span(tx, spans.thisMonth, currency),
      this.span(tx, spans.sameDays, currency),
      this.span(tx, spans.lastMonth, currency),
      this.invoices.invoicedByMonth(tx, since),
      this.invoices.totals(tx, { ...open, overdue: true }),
      this.invoices.openByWeek(tx, { ...open, dueFrom: mondayOf(day), overdue: false }),
    ]);
    const own = <T extends { currency: string }>(rows: T[]) => rows.filter((row) => row.currency === currency);
    return {
      currency,
      thisMonth,
      sameDays,
      lastMonth,
      months: months.map((month) => ({ month, amount: own(byMonth).find((row) => row.month === month)?.amount ?? money(0) })),
      expected: expectedOf(day, own(overdue)[0]?.overdueAmount ?? money(0), own(byWeek)),
      otherCurrencies: [...new Set([...byMonth, ...overdue, ...byWeek].map((row) => row.currency))].filter((one) => one !== currency).sort(),
    };
  }

  private async span(tx: Tx, { from, to }: Pick<Span, 'from' | 'to'>, currency: string): Promise<Span> {
    const query = { status: FINAL, invoiceDateFrom: from, invoiceDateTo: to };
    const found = (await this.invoices.totals(tx, query)).find((row) => row.currency === currency);
    return { from, to, amount: found?.subtotal ?? money(0), list: linkTo('/invoices', query) };
  }

  private async steps(tx: Tx, { address, vatId, smallBusiness, brand }: OrganizationFacts): Promise<FirstSteps> {
    return {
      organization: Boolean(address?.line1 && address.city && (vatId || smallBusiness)),
      brand: Boolean(brand?.logoFileId ?? brand?.primaryColor),
      ...(await stepsTaken(tx)),
    };
  }
}
