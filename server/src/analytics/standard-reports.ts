import type { Ctx, Id } from '../core/tx';
import { maySee } from './question.columns';
import { dataSet } from './registry';
import { Report } from './reports.entity';
import { cutFor } from './reports.cut';
import { STANDARD_OF_CUSTOMERS } from './standard-reports.customers';
import { STANDARD_OF_FINANCE } from './standard-reports.finance';
import { STANDARD_OF_SALES } from './standard-reports.sales';
import { STANDARD_OF_STOCK } from './standard-reports.stock';
import type { StandardReport } from './standard-reports.types';

const ALL: readonly StandardReport[] = [...STANDARD_OF_SALES, ...STANDARD_OF_FINANCE, ...STANDARD_OF_STOCK, ...STANDARD_OF_CUSTOMERS];
const PREFIX = '00000000-0000-7000-8000-00000000';
const idOf = ({ number }: StandardReport): Id => `${PREFIX}${String(number).padStart(4, '0')}`;
const byId = new Map(ALL.map((one) => [idOf(one), one]));
if (byId.size < ALL.length) throw new Error('two standard reports of one number');

const NOBODY = '00000000-0000-0000-0000-000000000000';
const SHIPPED = '2026-11-22T00:00:00.000Z';

export const isStandard = (id: Id): boolean => byId.has(id);

/** One of them, for whoever may see its facts and what it is made by. */
export function standardReport(id: Id, ctx: Ctx): Report | undefined {
  const found = byId.get(id);
  return found && permitted(found, ctx) ? written(found, ctx.locale) : undefined;
}
export const standardReports = (ctx: Ctx): Report[] => ALL.filter((one) => permitted(one, ctx)).map((one) => written(one, ctx.locale));

function permitted(one: StandardReport, ctx: Ctx): boolean {
  const set = dataSet(one.dataSet);
  if (!set) throw new Error(`standard report ${one.number}: no data set ${one.dataSet}`);
  if (!maySee(set, ctx) || (one.permission && !ctx.permissions.includes(one.permission))) return false;
  try {
    cutFor(written(one, 'en').question, set, ctx, 'en');
    return true;
  } catch {
    return false; // it goes by a column that is not theirs to see
  }
}

function written(one: StandardReport, locale: Ctx['locale']): Report {
  const { dataSet: set, columns = null, filters, groupBy, measures, sort, period, chart = null } = one;
  const question = {
    dataSet: set,
    columns,
    filters: filters?.map((filter) => ({ value: null, ...filter })) ?? null,
    groupBy: groupBy?.map((group) => ({ by: null, ...group })) ?? null,
    measures:
      measures?.map(({ label, column = null, by = null, percent = null, ...measure }) => ({
        ...measure,
        label: label?.[locale] ?? null,
        column,
        by,
        percent,
      })) ?? null,
    sort: sort?.map((order) => ({ descending: null, ...order })) ?? null,
    period: period ? { timeframe: null, from: null, to: null, at: null, ...period } : null,
  };
  const stamp = { createdAt: SHIPPED, updatedAt: SHIPPED, createdBy: NOBODY, updatedBy: NOBODY, deletedAt: null };
  const words = { name: one.name[locale], description: one.description[locale] };
  return Object.assign(new Report(), { id: idOf(one), version: 1, ...stamp, ...words, question, chart, shared: 'read', standard: true });
}
