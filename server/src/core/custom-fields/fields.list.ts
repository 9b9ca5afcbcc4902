import { isDay } from '../dates';
import type { SortKey } from '../list.cursor';
import type { ListQuery } from '../list.query';
import { Problem, type Fault } from '../problem';
import type { Tx } from '../tx';
import { definitionsOf } from './fields.queries';
import type { CustomEntity, CustomValues } from './fields.registry';
import type { Definition } from './fields.rules';

type Bind = (value: unknown) => string;
type Condition = (bind: Bind) => string;
/** What a value of the field has to be; the alias `v` is a row of the typed index. */
interface Test {
  field: Definition;
  test: Condition;
}

/** What a query says of custom fields, ready for SQL over the alias `t`. */
export interface CustomQuery {
  where: Condition[];
  sort: ReadonlyMap<string, Omit<SortKey, 'direction'>>;
}

const NOTHING: CustomQuery = { where: [], sort: new Map() };
const PREFIX = 'customFields.';

/** Filters and sort keys by custom fields; 400 for a field that is not there, not for this role, or cannot be asked so. */
export async function customQuery(tx: Tx, entity: CustomEntity | undefined, { customFields = {}, sort = [] }: ListQuery): Promise<CustomQuery> {
  const wanted = sort.map((key) => key.replace(/^-/, '')).filter((key) => key.startsWith(PREFIX));
  if (!entity || (!wanted.length && !Object.keys(customFields).length)) return NOTHING;
  const fields = await definitionsOf(tx, entity);
  const filters = Object.entries(customFields).map(([name, value]) => conditionOf(fields, name, value));
  const keys = wanted.map((name) => [name, keyOf(fields, name)] as const);
  const faults = [
    ...filters.flatMap((filter) => ('code' in filter ? [filter] : [])),
    ...keys.flatMap(([name, key]) => (key ? [] : [fault('sort', 'isIn', `sort must not be ${name}`)])),
  ];
  if (faults.length) throw new Problem('validation_failed', 400, {}, faults);
  return { where: conditionsOf(filters as (Condition | Test)[]), sort: new Map(keys as [string, Omit<SortKey, 'direction'>][]) };
}

/** From and to of one field are looked up at once: two lookups would each find half the organization. */
function conditionsOf(filters: (Condition | Test)[]): Condition[] {
  const tests = filters.filter((filter): filter is Test => typeof filter !== 'function');
  const fields = [...new Set(tests.map(({ field }) => field))];
  const having = fields.map((field): Condition => (bind) => {
    const all = tests.filter((one) => one.field === field).map(({ test }) => test(bind));
    return `t.id in (select v.record_id from core.custom_values v where v.field_id = ${bind(field.id)}::uuid and ${all.join(' and ')})`;
  });
  return [...filters.filter((filter) => typeof filter === 'function'), ...having];
}

const fault = (field: string, rule: string, message: string): Fault => ({ code: 'validation_failed', rule, field, message });

const SUFFIX = /^(.+?)(Min|Max|From|To|Empty)$/;
/** The kinds of field a suffix asks of. */
const RANGED: Record<string, { types: readonly string[]; column: string; operator: string }> = {
  Min: { types: ['number', 'money'], column: 'number', operator: '>=' },
  Max: { types: ['number', 'money'], column: 'number', operator: '<=' },
  From: { types: ['date'], column: 'day', operator: '>=' },
  To: { types: ['date'], column: 'day', operator: '<=' },
};

function conditionOf(fields: Definition[], name: string, value: unknown): Condition | Test | Fault {
  const exact = fields.find(({ key }) => key === name);
  if (exact) return equals(exact, value);
  const [, key, suffix] = SUFFIX.exec(name) ?? [];
  const field = fields.find((one) => one.key === key);
  const unknown = fault(PREFIX + name, 'whitelistValidation', `property ${PREFIX}${name} should not exist`);
  if (!field) return unknown;
  if (suffix === 'Empty')
    return value === 'true' || value === 'false' || typeof value === 'boolean'
      ? empty(field, String(value) === 'true')
      : wrong(name, 'isBoolean', 'true or false');
  const { types, column, operator } = RANGED[suffix];
  if (!types.includes(field.type)) return unknown;
  return compared(field, name, value, column, operator);
}

const wrong = (name: string, rule: string, what: string): Fault => fault(PREFIX + name, rule, `${PREFIX}${name} must be ${what}`);

const empty =
  (field: Definition, yes: boolean): Condition =>
  (bind) =>
    `${yes ? 'not ' : ''}exists (select from core.custom_values v where v.field_id = ${bind(field.id)}::uuid and v.record_id = t.id)`;

function compared(field: Definition, name: string, value: unknown, column: string, operator: string): Test | Fault {
  if (column === 'day')
    return isDay(value) ? { field, test: (bind) => `v.day ${operator} ${bind(value)}::date` } : wrong(name, 'isDay', 'a date like 2026-11-21');
  return isNumeric(value) ? { field, test: (bind) => `v.number ${operator} ${bind(Number(value))}::float8` } : wrong(name, 'isNumber', 'a number');
}

const isNumeric = (value: unknown): boolean => /^-?\d{1,12}(\.\d{1,6})?$/.test(String(value));
const TESTS: Partial<Record<Definition['type'], [(value: unknown) => boolean, string, string]>> = {
  number: [isNumeric, 'isNumber', 'a number'],
  money: [isNumeric, 'isNumber', 'a number'],
  date: [isDay, 'isDay', 'a date like 2026-11-21'],
  yes_no: [(value) => ['true', 'false'].includes(String(value)), 'isBoolean', 'true or false'],
};

function equals(field: Definition, value: unknown): Condition | Test | Fault {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const [test, rule, what] = TESTS[field.type] ?? [(one: unknown) => typeof one === 'string' && one.length <= 200, 'isString', 'a text'];
  if (!values.length || values.length > 100 || !values.every(test)) return wrong(field.key, rule, what);
  if (field.type === 'yes_no') return yesNo(field, values.map(String));
  if (field.type === 'date') return { field, test: (bind) => `v.day = any (${bind(values)}::date[])` };
  if (field.type === 'number' || field.type === 'money') return { field, test: (bind) => `v.number = any (${bind(values.map(Number))}::float8[])` };
  return { field, test: (bind) => `v.word = any (${bind(values)}::text[])` };
}

/** Who was never asked is no "yes": `false` also finds records without a value. */
function yesNo(field: Definition, values: string[]): Condition | Test {
  if (values.includes('true') && values.includes('false')) return () => 'true';
  if (values.includes('true')) return { field, test: () => `v.word = 'true'` };
  return (bind) => `not exists (select from core.custom_values v where v.field_id = ${bind(field.id)}::uuid and v.record_id = t.id and v.word = 'true')`;
}

/** What null sorts as: texts first, dates last, numbers first. */
const SORTED: Partial<Record<Definition['type'], { sql: (at: string) => string; empty: string | number }>> = {
  text: { sql: (at) => `coalesce(${at}, '') collate "de-x-icu"`, empty: '' },
  number: { sql: (at) => `coalesce((${at})::float8, '-infinity')`, empty: '-infinity' },
  money: { sql: (at) => `coalesce((${at})::float8, '-infinity')`, empty: '-infinity' },
  date: { sql: (at) => `coalesce((${at})::date, 'infinity')`, empty: 'infinity' },
  yes_no: { sql: (at) => `coalesce((${at})::boolean, false)`, empty: 'false' },
};

/** A choice sorts in the order of its values. The key is one of the organization's own and made of letters and digits (`CHECK`), never a client's. */
function keyOf(fields: Definition[], name: string): Omit<SortKey, 'direction'> | undefined {
  const field = fields.find(({ key }) => PREFIX + key === name);
  if (!field) return undefined;
  const at = `t.custom_fields ->> '${field.key}'`;
  const value = (row: object) => (row as { customFields: CustomValues }).customFields[field.key];
  if (field.type === 'choice') {
    const order = field.choices.map((choice) => choice.value);
    const list = order.map((one) => `'${one.replaceAll("'", "''")}'`).join(', ');
    const rank = (row: object) => order.indexOf(String(value(row))) + 1 || order.length + 1;
    return { property: name, sql: `coalesce(array_position(array[${list}]::text[], ${at}), ${order.length + 1})`, read: rank };
  }
  const sorted = SORTED[field.type];
  return sorted && { property: name, sql: sorted.sql(at), empty: sorted.empty, read: value };
}
