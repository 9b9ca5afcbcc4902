import type { DateString } from '../core/dates';
import { Day, Int, Items, MoneyField } from '../core/dto';
import type { Money } from '../core/money';
import { BaseRecord, Table } from '../core/record';

/** What automation costs a month from a day on, until the next entry. */
export class AutomationCost {
  @Day({ description: 'the first day it costs this' }) from: DateString;
  @MoneyField({ min: 0, description: 'per month, in the currency of the organization' }) amount: Money;
}

/** How the organization counts; one row, made when it is first changed. */
@Table('analytics.settings')
export class AnalyticsSettings extends BaseRecord {
  @Int({ min: 1, max: 12, filled: true, description: 'the month its year begins with; quarters follow' }) fiscalYearStart: number;
  @Items(() => AutomationCost, { max: 200, filled: true, description: 'the oldest first; without any there is no return on automation' })
  automationCosts: AutomationCost[];
}
