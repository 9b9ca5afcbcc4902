import { isDay, type DateString } from '../core/dates';
import { core } from '../core/problem';
import type { DataColumn } from './data-sets';
import type { Condition } from './metrics';
import { relativeDay, type Calendar } from './periods';
import type { Bound } from './question.bound';

type Value = string | number | boolean;
type Kind = 'text' | 'day' | 'time' | 'flag' | 'number';

const kindOf = ({ type }: DataColumn): Kind =>
  type === 'text' || type === 'choice' ? 'text' : type === 'day' || type === 'time' || type === 'flag' ? type : 'number';
const CAST: Record<Kind, string> = { text: 'text', day: 'date', time: 'date', flag: 'boolean', number: 'numeric' };
/** What each kind of column can be asked. */
const ASKED: Record<Kind, readonly Condition['op'][]> = {
  text: ['is', 'isNot', 'contains', 'isEmpty', 'isNotEmpty'],
  day: ['is', 'isNot', 'from', 'to', 'isEmpty', 'isNotEmpty'],
  time: ['is', 'isNot', 'from', 'to', 'isEmpty', 'isNotEmpty'],
  flag: ['is', 'isNot', 'isEmpty', 'isNotEmpty'],
  number: ['is', 'isNot', 'from', 'to', 'isEmpty', 'isNotEmpty'],
};
const MOST_VALUES = 200;
const LONGEST = 200;

/** A condition as SQL over one column; 400 for what the column cannot be asked, or a value that is none of its kind. `from` and `to` include their day. */
export function conditionSql(column: DataColumn, asked: Condition, at: Calendar, bound: Bound, field: string): string {
  const { op, value } = asked;
  if (column.among) return amongSql(column, asked, bound, field);
  const kind = kindOf(column);
  if (!ASKED[kind].includes(op)) throw core.validationFailed({ reason: 'unfit_condition' }, field.replace(/value$/, 'op'));
  const raw = bound.say(column.sql);
  // an instant is compared by the day it falls on
  const sql = kind === 'time' ? bound.say(`((${column.sql}) at time zone {zone})::date`) : `(${raw})`;
  if (op === 'isEmpty') return kind === 'text' ? `coalesce(${sql}, '') = ''` : `${sql} is null`;
  if (op === 'isNotEmpty') return kind === 'text' ? `coalesce(${sql}, '') <> ''` : `${sql} is not null`;
  const values = valuesOf(column, kind, value, at, field);
  const cast = CAST[kind];
  if (op === 'contains') return `position(lower(${bound.bind(values[0], 'text')}) in lower(${sql})) > 0`;
  if (op === 'from') return `${sql} >= ${bound.bind(values[0], cast)}`;
  if (op === 'to') return `${sql} <= ${bound.bind(values[0], cast)}`;
  // said plainly, so that PostgreSQL sees what it asks of a table that is joined
  if (kind === 'flag' && op === 'is' && values.length === 1) return values[0] ? sql : `not ${sql}`;
  const any = `${sql} = any (${bound.bind(values, `${cast}[]`)})`;
  return op === 'is' ? any : `coalesce(not ${any}, true)`;
}

/** Of those that one of the values stands for, or of none of them; what is not there for whoever asks is no value. */
function amongSql({ sql, among }: DataColumn, { op, value }: Condition, bound: Bound, field: string): string {
  if (op !== 'is' && op !== 'isNot') throw core.validationFailed({ reason: 'unfit_condition' }, field.replace(/value$/, 'op'));
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (!given.length || given.length > MOST_VALUES) throw core.validationFailed({ reason: 'unfit_value' }, field);
  const ids = given.map((one) => among!.get(String(one))?.(bound.any) ?? unfit(field));
  const any = `${bound.say(sql)} in (${ids.join(' union all ')})`;
  return op === 'is' ? any : `coalesce(not ${any}, true)`;
}

function valuesOf(column: DataColumn, kind: Kind, value: Condition['value'], at: Calendar, field: string): Value[] {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (!given.length || given.length > MOST_VALUES) throw core.validationFailed({ reason: 'unfit_value' }, field);
  return given.map((one) => valueOf(column, kind, one, at) ?? unfit(field));
}
const unfit = (field: string): never => {
  throw core.validationFailed({ reason: 'unfit_value' }, field);
};

function valueOf({ choices }: DataColumn, kind: Kind, value: unknown, at: Calendar): Value | undefined {
  if (kind === 'flag') return typeof value === 'boolean' ? value : { true: true, false: false }[String(value)];
  if (kind === 'number') return /^-?\d{1,12}(\.\d{1,6})?$/.test(String(value)) ? String(value) : undefined;
  if (typeof value !== 'string' || !value.length || value.length > LONGEST || value.includes('\0')) return undefined;
  if (kind === 'text') return choices && !Object.hasOwn(choices, value) ? undefined : value;
  return dayValue(value, at);
}

const dayValue = (value: string, at: Calendar): DateString | undefined => relativeDay(value, at) ?? (isDay(value) ? value : undefined);
