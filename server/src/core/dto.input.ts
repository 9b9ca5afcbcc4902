import type { Type } from '@nestjs/common';
import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { IsInt, IsOptional, Min, ValidateIf } from 'class-validator';
import { Expression } from './sql';

/** On a property: may be left out of an input. The value says what a PUT without it writes. */
export const LAX = Symbol('may be left out of an input');
/** On a property: the class of what is nested in it. */
export const NESTED = Symbol('nested class');
/** On a record: what its custom fields are defined for. */
export const CUSTOM = Symbol('has custom fields');
/** On given custom values: they replace all that are there. */
export const WHOLE = Symbol('the whole of the custom values');
/** On the query of a list: filters by custom fields. */
export const CUSTOM_QUERY = Symbol('finds by custom fields');
const PATCH = Symbol('names what it changes');
const RECORD = Symbol('the record an input belongs to');
const PROPERTIES = 'swagger/apiModelPropertiesArray';

/** The names of the fields a class declares. */
export const namesOf = (type: Type): string[] => ((Reflect.getMetadata(PROPERTIES, type.prototype) as string[] | undefined) ?? []).map((name) => name.slice(1));

function carry(from: Type, to: Type, keys: readonly string[]): void {
  for (const key of keys) {
    for (const symbol of [LAX, NESTED]) {
      const value: unknown = Reflect.getMetadata(symbol, from.prototype, key);
      if (value !== undefined) Reflect.defineMetadata(symbol, value, to.prototype, key);
    }
  }
  Reflect.defineMetadata(RECORD, Reflect.getMetadata(RECORD, from) ?? from, to);
}

/** What may be sent: the named fields of a record; what the database fills in or may be null may be left out. */
export function inputOf<T, K extends keyof T & string>(record: Type<T>, keys: readonly K[]): Type<Pick<T, K>> {
  const input = PickType(record, keys) as Type<Pick<T, K>>;
  carry(record, input, keys);
  for (const key of keys) {
    if (!Reflect.getMetadata(LAX, record.prototype, key)) continue;
    const nullable = Reflect.getMetadata(LAX, record.prototype, key) === 'null';
    (nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined))(input.prototype, key);
    ApiProperty({ required: false })(input.prototype, key);
  }
  return input;
}

/** A line of a document: the named fields, and the id of a line that is there already. */
export function lineOf<T extends { id: string }, K extends keyof T & string>(record: Type<T>, keys: readonly K[]): Type<Pick<T, K> & { id?: string }> {
  const input = inputOf(record, ['id', ...keys] as readonly (K | 'id')[]);
  IsOptional()(input.prototype, 'id');
  ApiProperty({ required: false, type: 'string', format: 'uuid' })(input.prototype, 'id');
  return input as unknown as Type<Pick<T, K> & { id?: string }>;
}

interface Versioned {
  version: number;
}

function versioned(type: Type): void {
  for (const decorate of [IsInt(), Min(1), ApiProperty({ type: 'integer', minimum: 1 })]) decorate(type.prototype, 'version');
}

/** A PATCH: any of the input's fields, and the version that was read. */
export function patchOf<T>(input: Type<T>): Type<Partial<T> & Versioned> {
  const patch = PartialType(input as Type<object>, { skipNullProperties: false }) as Type;
  carry(input, patch, namesOf(input));
  class Patch extends patch {}
  Reflect.defineMetadata(PATCH, true, Patch);
  versioned(Patch as Type);
  return Patch as unknown as Type<Partial<T> & Versioned>;
}

/** A PUT: the input as for a new record, and the version that was read; `whole` says what is left out. */
export function replaceOf<T>(input: Type<T>): Type<T & Versioned> {
  class Replace extends (input as Type<object>) {}
  versioned(Replace as Type);
  return Replace as unknown as Type<T & Versioned>;
}

/** The body of a PUT with what it leaves out: null, or what the database gives a new row. */
export function whole<B extends object>(input: Type, body: B): B {
  const given = body as Record<string, unknown>;
  const left = namesOf(input).filter((name) => given[name] === undefined && name !== 'customFields');
  const empty = left.flatMap((name) => {
    const lax: unknown = Reflect.getMetadata(LAX, input.prototype, name);
    return lax ? [[name, lax === 'null' ? null : new Expression('default')]] : [];
  });
  const custom = namesOf(input).includes('customFields')
    ? { customFields: Object.defineProperty({ ...(given.customFields as object) }, WHOLE, { value: true }) }
    : {};
  return { ...given, ...Object.fromEntries(empty), ...custom } as B;
}

/** Of the body of a PUT what somebody has typed, or left empty: without what the house fills in, which then stays as it is. */
export const typed = <B extends object>(body: B): B => Object.fromEntries(Object.entries(body).filter(([, value]) => !(value instanceof Expression))) as B;

const EMPTY = new Map<unknown, () => unknown>([
  [Array, () => []],
  [Boolean, () => false],
]);

/** An object of a nested class with null, an empty list or false where it says nothing; what is no object is left for the validator. */
export function completed(type: Type, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = value as Record<string, unknown>;
  for (const name of namesOf(type)) {
    const lax: unknown = Reflect.getMetadata(LAX, type.prototype, name);
    if (given[name] !== undefined || !lax) continue;
    const empty = lax === 'null' ? () => null : EMPTY.get(Reflect.getMetadata('design:type', type.prototype, name));
    if (empty) given[name] = empty();
  }
  return value;
}

/**
 * Fields that a record has and nobody may write are ignored when they come back in a body; a field that does not exist stays
 * and is refused by the validation.
 */
export function withoutReadOnly(body: unknown, type: Type | undefined): unknown {
  const record = type && (Reflect.getMetadata(RECORD, type) as Type | undefined);
  if (!record || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const mine = new Set(namesOf(type));
  const readable = new Set(namesOf(record));
  const kept = Object.entries(body).filter(([name]) => mine.has(name) || !readable.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, nestedWithout(value, type, name)]));
}

/**
 * What came in, as its class can take it: without read-only fields; a new record that says nothing of custom fields says that there are none;
 * the parameters `customFields.…` of a query as one object.
 */
export function prepared(given: unknown, type: Type | undefined): unknown {
  const body = said(withoutReadOnly(given, type), type);
  if (!type || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  if (Reflect.getMetadata(CUSTOM_QUERY, type)) return gathered(body);
  const says = (body as { customFields?: unknown }).customFields !== undefined;
  return says || Reflect.getMetadata(PATCH, type) || !namesOf(type).includes('customFields') ? body : { ...body, customFields: {} };
}

/** Null where the house fills something in says nothing of it, as leaving it out does. A PATCH names what it changes: there it is refused. */
function said(value: unknown, type: Type | undefined): unknown {
  if (!type || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const patch = Reflect.getMetadata(PATCH, type) as true | undefined;
  const kept = Object.entries(value).filter(([name, one]) => one !== null || patch || Reflect.getMetadata(LAX, type.prototype, name) !== 'default');
  return Object.fromEntries(
    kept.map(([name, one]) => {
      const inner = (Reflect.getMetadata(NESTED, type.prototype, name) as (() => Type) | undefined)?.();
      return [name, inner && Array.isArray(one) ? one.map((line) => said(line, inner)) : inner ? said(one, inner) : one];
    }),
  );
}

const PREFIX = 'customFields.';

function gathered(query: object): object {
  const entries = Object.entries(query);
  const custom = entries.filter(([name]) => name.startsWith(PREFIX)).map(([name, value]) => [name.slice(PREFIX.length), value]);
  const others = Object.fromEntries(entries.filter(([name]) => !name.startsWith(PREFIX)));
  return custom.length ? { ...others, customFields: { ...(others as { customFields?: object }).customFields, ...Object.fromEntries(custom) } } : others;
}

function nestedWithout(value: unknown, type: Type, name: string): unknown {
  const inner = (Reflect.getMetadata(NESTED, type.prototype, name) as (() => Type) | undefined)?.();
  if (!inner) return value;
  return Array.isArray(value) ? value.map((one) => withoutReadOnly(one, inner)) : withoutReadOnly(value, inner);
}
