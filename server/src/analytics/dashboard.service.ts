import { Injectable, Logger } from '@nestjs/common';
import type { DateString } from '../core/dates';
import { money, sum, type Money } from '../core/money';
import { organizationOf, today, type OrganizationFacts } from '../core/organization';
import type { Tx } from '../core/tx';
import type { DashboardSummary, FirstSteps, Revenue, Span } from './dashboard.dto';
import { stepsTaken } from './dashboard.queries';
import type { Figure } from './figures.dto';
import { FiguresService } from './figures.service';
import { QuestionsService } from './questions.service';
import { expectedOf, FINAL, monthsTo, spansOf } from './revenue.rules';
import { linkTo } from './work.rules';
import { WorkService } from './work.service';

const INVOICES = [{ column: 'type', op: 'is' as const, value: 'invoice' }];
const BY_WEEK = [{ column: 'overdue' }, { column: 'due', by: 'week' as const }];
const OPEN = [{ key: 'open', measure: { kind: 'sum' as const, column: 'open' } }];

/** A number of a span of days, and the list whose totals it is. */
const spanOf = ({ from, to, value }: Figure): Span => ({
  from: from!,
  to: to!,
  amount: value as Money,
  list: linkTo('/invoices', { status: FINAL, invoiceDateFrom: from!, invoiceDateTo: to! }),
});

/** What a person wants to know first thing in the morning. Every number is a total of a list that can be opened. */
@Injectable()
export class DashboardService {
  private readonly logger = new Logger(DashboardService.name);

  constructor(
    private readonly work: WorkService,
    private readonly figures: FiguresService,
    private readonly questions: QuestionsService,
  ) {}

  async summary(tx: Tx): Promise<DashboardSummary> {
    const [day, organization] = await Promise.all([today(tx), organizationOf(tx)]);
    const revenue = tx.ctx.permissions.includes('invoices:read') ? this.revenue(tx, day, organization.currency) : null;
    const [work, money, firstSteps] = await Promise.all([this.work.numbers(tx, day), revenue, this.steps(tx, organization)]);
    return { today: day, work, revenue: money, firstSteps };
  }

  /**
   * Net amounts of finalized invoices and credit notes by invoice date, and what is open by due date: the same numbers as everywhere, asked of the
   * registry. Null where one of them fails: no number is shown in its place.
   */
  private async revenue(tx: Tx, day: DateString, currency: string): Promise<Revenue | null> {
    const spans = spansOf(day);
    const months = monthsTo(day);
    const year = { from: `${months[0]}-01`, to: day };
    const asked = Promise.all([
      Promise.all([spans.thisMonth, spans.sameDays, spans.lastMonth, year].map((span) => this.figures.value(tx, ['revenue'], span))),
      this.figures.series(tx, 'revenue', year, 'month'),
      this.questions.grouped(tx, { dataSet: 'openItems', filters: INVOICES, groupBy: BY_WEEK, measures: OPEN }),
    ]);
    const found = await asked.catch((error: unknown) => void this.logger.error(`no revenue: ${String(error)}`));
    if (!found || found[0].some(([{ value }]) => value === null)) return null;
    const [figures, series, open] = found;
    const [thisMonth, sameDays, lastMonth] = figures.map(([one]) => spanOf(one));
    const [[{ otherCurrencies }]] = figures.slice(-1);
    const amountOf = (rows: typeof open.rows) => sum([money(0), ...rows.map((row) => row.open as Money)]);
    const weeks = open.rows.filter(({ overdue }) => !overdue).map((row) => ({ week: row.due as DateString, amount: row.open as Money }));
    return {
      currency,
      thisMonth,
      sameDays,
      lastMonth,
      months: months.map((month, i) => ({ month, amount: series[i].value as Money })),
      expected: expectedOf(day, amountOf(open.rows.filter(({ overdue }) => overdue)), weeks),
      otherCurrencies: [...new Set([...otherCurrencies, ...open.otherCurrencies])].sort(),
    };
  }

  private async steps(tx: Tx, { address, vatId, smallBusiness, brand }: OrganizationFacts): Promise<FirstSteps> {
    return {
      organization: Boolean(address?.line1 && address.city && (vatId || smallBusiness)),
      brand: Boolean(brand?.logoFileId ?? brand?.primaryColor),
      ...(await stepsTaken(tx)),
    };
  }
}
