import type { DateString } from '../core/dates';
import { Bool, Currency, Day, Int, Items, MoneyField, One, OneOf, Text, Texts } from '../core/dto';
import type { Money } from '../core/money';
import { WORK, type WorkKey } from './work.rules';

/** Something to be done today, and the list that shows it. */
export class WorkNumber {
  @OneOf('WorkKey', WORK) key: WorkKey;
  @Int({ description: 'the total of that list' }) count: number;
  @Text({ description: 'path and query of the list below /api/v1; its rows are what was counted' }) list: string;
}

export class Span {
  @Day() from: DateString;
  @Day() to: DateString;
  @MoneyField({ description: 'net, credit notes taken off, in the currency of the organization' }) amount: Money;
  @Text({ description: 'path and query of the list whose totals this is' }) list: string;
}
export class MonthAmount {
  @Text({ description: '2026-11' }) month: string;
  @MoneyField() amount: Money;
}
export class WeekAmount {
  @OneOf('DueKind', ['overdue', 'week', 'later'] as const) kind: 'overdue' | 'week' | 'later';
  @Day({ nullable: true, description: 'its Monday' }) week: DateString | null;
  @MoneyField() amount: Money;
}

export class Revenue {
  @Currency() currency: string;
  @One(() => Span) thisMonth: Span;
  @One(() => Span, { description: 'the same days of the month before' }) sameDays: Span;
  @One(() => Span) lastMonth: Span;
  @Items(() => MonthAmount, { description: 'twelve, the current one last' }) months: MonthAmount[];
  @Items(() => WeekAmount, { description: 'what is open by the week it is due in' }) expected: WeekAmount[];
  @Texts({ description: 'currencies of further invoices, which are not in these amounts' }) otherCurrencies: string[];
}

/** Ticked off by what is there. */
export class FirstSteps {
  @Bool({ description: 'address, and VAT id or small business' }) organization: boolean;
  @Bool({ description: 'logo or colour' }) brand: boolean;
  @Bool() part: boolean;
  @Bool() customer: boolean;
  @Bool() order: boolean;
  @Bool({ description: 'one that is finalized' }) invoice: boolean;
  @Bool({ description: 'another member, or somebody invited' }) colleague: boolean;
}

export class DashboardSummary {
  @Day({ description: 'in the zone of the organization' }) today: DateString;
  @Items(() => WorkNumber, { description: 'of the lists that one may read' }) work: WorkNumber[];
  @One(() => Revenue, { nullable: true, description: 'null for those who may not read invoices, and where it fails' }) revenue: Revenue | null;
  @One(() => FirstSteps) firstSteps: FirstSteps;
}
