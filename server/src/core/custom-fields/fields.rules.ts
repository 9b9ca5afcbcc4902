import { isDay } from '../dates';
import { isDecimal, money } from '../money';
import type { Fault } from '../problem';
import type { CustomField } from './fields.entity';
import type { CustomValue, CustomValues } from './fields.registry';

/** What a value needs to know of its field. */
export type Definition = Pick<
  CustomField,
  'id' | 'entity' | 'key' | 'label' | 'type' | 'required' | 'defaultValue' | 'choices' | 'linkTo' | 'readRoles' | 'writeRoles'
>;
type Checked = { value: CustomValue | null } | { rule: string; message: string };

const LARGEST = 1e9;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LONGEST = 5_000;
const MOST_CHOICES = 50;
const no = (rule: string, message: string): Checked => ({ rule, message });

const TEXT = (given: unknown): Checked => {
  if (typeof given !== 'string') return no('isString', 'must be a text');
  return given.length > LONGEST ? no('maxLength', `must be at most ${LONGEST} characters`) : { value: given.trim() || null };
};
/** A JSON number with up to 6 decimals; beyond 15 digits a double would lose some. */
const NUMBER = (given: unknown): Checked => {
  if (typeof given !== 'number' || !isDecimal(given, 6)) return no('isNumber', 'must be a number with at most 6 decimals');
  return Math.abs(given) > LARGEST ? no(given > 0 ? 'max' : 'min', `must be between ${given > 0 ? '' : '-'}${LARGEST} and its opposite`) : { value: given };
};
const MONEY = (given: unknown): Checked =>
  (typeof given === 'string' || typeof given === 'number') && isDecimal(given, 2)
    ? { value: money(given) }
    : no('isDecimal', 'must be an amount with at most 2 decimals');
const DAY = (given: unknown): Checked => (isDay(given) ? { value: given } : no('isDay', 'must be a date like 2026-11-21'));
const YES_NO = (given: unknown): Checked => (typeof given === 'boolean' ? { value: given } : no('isBoolean', 'must be true or false'));
const ID = (given: unknown): Checked => (typeof given === 'string' && UUID.test(given) ? { value: given.toLowerCase() } : no('isUuid', 'must be an id'));
const CHOICE = (given: unknown, { choices }: Pick<Definition, 'choices'>): Checked =>
  choices.some(({ value }) => value === given) ? { value: given as string } : no('isIn', `must be one of ${choices.map(({ value }) => value).join(', ')}`);
const CHOICES = (given: unknown, field: Pick<Definition, 'choices'>): Checked => {
  if (!Array.isArray(given)) return no('isArray', 'must be a list');
  if (new Set(given).size < given.length) return no('arrayUnique', 'must name each value once');
  if (given.length > MOST_CHOICES) return no('arrayMaxSize', `must be at most ${MOST_CHOICES} values`);
  const wrong = given.map((one) => CHOICE(one, field)).find((one) => 'rule' in one);
  return wrong ?? { value: given.length ? (given as string[]) : null };
};

const CHECKS: Record<Definition['type'], (given: unknown, field: Pick<Definition, 'choices'>) => Checked> = {
  text: TEXT,
  number: NUMBER,
  money: MONEY,
  date: DAY,
  choice: CHOICE,
  choices: CHOICES,
  yes_no: YES_NO,
  link: ID,
  file: ID,
};

/** A value as it is kept, or the rule it breaks; null and an empty text are no value. */
export const checkedValue = (field: Pick<Definition, 'type' | 'choices'>, given: unknown): Checked =>
  given === null || given === '' ? { value: null } : CHECKS[field.type](given, field);

const fault = (key: string, rule: string, message: string): Fault => ({
  code: 'validation_failed',
  rule,
  field: `customFields.${key}`,
  message: `customFields.${key} ${message}`,
});
const missing = (key: string): Fault => ({
  code: 'validation_failed',
  rule: 'isNotEmpty',
  field: `customFields.${key}`,
  message: `customFields.${key} should not be empty`,
});

export interface Judged {
  values: CustomValues;
  faults: Fault[];
}

/** The given values as they are kept: null clears. A key that is no field, or a value that is none, is a fault of its own. */
export function judged(fields: readonly Definition[], given: Record<string, unknown>): Judged {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const values: CustomValues = {};
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = byKey.get(key);
    if (!field) {
      faults.push(fault(key, 'whitelistValidation', 'does not exist'));
      continue;
    }
    const result = checkedValue(field, value);
    if ('rule' in result) faults.push(fault(key, result.rule, result.message));
    else if (result.value === null && field.required) faults.push(missing(key));
    else values[key] = result.value;
  }
  return { values, faults };
}

/** Values of a new record: what is not said is the default; what must be there and is not is a fault. */
export function newValues(fields: readonly Definition[], given: Record<string, unknown>, role: string | null): Judged {
  const usual = Object.fromEntries(
    fields.filter(({ key, defaultValue }) => given[key] === undefined && defaultValue !== null).map((field) => [field.key, field.defaultValue]),
  );
  const { values, faults } = judged(fields, given);
  const kept = Object.fromEntries(Object.entries({ ...usual, ...values }).filter(([, value]) => value !== null));
  const told = new Set(faults.map(({ field }) => field));
  const empty = fields.filter((field) => field.required && kept[field.key] === undefined && mayWrite(field, role) && !told.has(`customFields.${field.key}`));
  return { values: kept, faults: [...faults, ...empty.map(({ key }) => missing(key))] };
}

/** What a PUT says of those of one's fields that it leaves out: nothing is there any more. */
export const wholeValues = (fields: readonly Definition[], given: Record<string, unknown>, role: string | null): Record<string, unknown> => ({
  ...Object.fromEntries(fields.filter((field) => mayWrite(field, role)).map(({ key }) => [key, null])),
  ...given,
});

const within = (roles: readonly string[], role: string | null): boolean =>
  !roles.length || role === 'admin' || role === 'system' || (role !== null && roles.includes(role));
/** Whether a role sees the field of a record it sees. A key of an integration has no role: it sees what everybody sees. */
export const mayRead = ({ readRoles }: Pick<Definition, 'readRoles'>, role: string | null): boolean => within(readRoles, role);
export const mayWrite = (field: Pick<Definition, 'readRoles' | 'writeRoles'>, role: string | null): boolean =>
  mayRead(field, role) && within(field.writeRoles, role);

/** `{ "customFields.size": [before, after] }` of two whole values, as the rest of a diff. */
export function diffOf(before: CustomValues, after: CustomValues): Record<string, [unknown, unknown]> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  return Object.fromEntries(changed.map((key) => [`customFields.${key}`, [before[key] ?? null, after[key] ?? null]]));
}
