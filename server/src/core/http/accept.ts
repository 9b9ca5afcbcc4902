import type { Type } from '@nestjs/common';
import { getMetadataStorage, ValidationTypes, type ValidationArguments } from 'class-validator';
import { NESTED } from '../dto.input';

type Given = Record<string, unknown>;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
type Rule = Rules[number];
type Check = (value: unknown, object: Given) => boolean;

/** What class-validator would ask of one property. */
interface Property {
  name: string;
  /** Only where all of them say so the property is looked at. */
  when: ((object: Given, value: unknown) => boolean)[];
  checks: Check[];
  nested: boolean;
}
interface Plan {
  known: ReadonlySet<string>;
  properties: Property[];
}

const plans = new Map<unknown, Plan | null>();

/**
 * Whether class-validator would find nothing wrong with an instance of a class, unknown properties among it. It runs the same checks of the
 * same declarations, put in order once for each class; it does not say what is wrong. False also where only class-validator knows: what
 * it refuses is looked at again there, for the words.
 */
export function isAccepted(object: object): boolean {
  const plan = planOf(object.constructor);
  if (!plan) return false;
  const given = object as Given;
  for (const name of Object.keys(given)) if (!plan.known.has(name)) return false;
  for (const { name, when, checks, nested } of plan.properties) {
    const value = given[name];
    if (!when.every((asked) => asked(given, value))) continue;
    for (const check of checks) if (!check(value, given)) return false;
    if (nested && !isNestedAccepted(value)) return false;
  }
  return true;
}

function isNestedAccepted(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every(isNestedAccepted);
  return value instanceof Object && !(value instanceof Set) && !(value instanceof Map) && isAccepted(value);
}

interface Limit {
  name: string;
  most: number;
  inner?: () => Type;
}
const limits = new WeakMap<Type, Limit[]>();
/** Of the lists and objects in a class, how long they may be and what stands in them. */
function limitsOf(type: Type): Limit[] {
  const found = limits.get(type);
  if (found) return found;
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const made = [...new Set(rules.map(({ propertyName }) => propertyName))].map((name): Limit => {
    const rule = rules.find((one) => one.name === 'arrayMaxSize' && one.propertyName === name);
    const inner = Reflect.getMetadata(NESTED, type.prototype as object, name) as (() => Type) | undefined;
    return { name, most: rule ? Number(rule.constraints[0]) : Infinity, inner };
  });
  const kept = made.filter(({ most, inner }) => inner || most !== Infinity);
  limits.set(type, kept);
  return kept;
}

/** The first list of a body that is longer than it may be, by its path: thousands of lines are not looked at one by one to say so. */
export function overlong(given: unknown, type: Type, path = ''): { property: string; most: number } | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  for (const { name, most, inner } of limitsOf(type)) {
    const value = (given as Given)[name];
    if (Array.isArray(value) && value.length > most) return { property: path + name, most };
    const within = !inner ? [] : Array.isArray(value) ? value.map((line, i) => [line, `${path}${name}.${i}.`]) : [[value, `${path}${name}.`]];
    for (const [line, at] of within) {
      const found = overlong(line, inner!(), at as string);
      if (found) return found;
    }
  }
  return undefined;
}

function planOf(type: unknown): Plan | null {
  if (typeof type !== 'function') return null;
  let plan = plans.get(type);
  if (plan === undefined) plans.set(type, (plan = planned(type)));
  return plan;
}

const PLAIN: string[] = [
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.CONDITIONAL_VALIDATION,
  ValidationTypes.WHITELIST,
];

function planned(type: NewableFunction): Plan | null {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(type, '', false, false);
  if (rules.some((rule) => !PLAIN.includes(rule.type))) return null;
  const properties = Object.entries(storage.groupByPropertyName(rules)).map(([name, all]) => property(name, all));
  return { known: new Set(properties.map(({ name }) => name)), properties };
}

function property(name: string, rules: Rules): Property {
  const of = (type: string) => rules.filter((rule) => rule.type === type);
  return {
    name,
    when: of(ValidationTypes.CONDITIONAL_VALIDATION).map((rule) => rule.constraints[0] as Property['when'][number]),
    checks: of(ValidationTypes.CUSTOM_VALIDATION).flatMap(checksOf),
    nested: of(ValidationTypes.NESTED_VALIDATION).length > 0,
  };
}

/** A check that answers later is not waited for: its promise is not `true`. */
function checksOf(rule: Rule): Check[] {
  const { each, constraints, propertyName, validateIf, target } = rule;
  const targetName = typeof target === 'string' ? target : target.name;
  return getMetadataStorage()
    .getTargetValidatorConstraints(rule.constraintCls)
    .map(({ instance }) => {
      const one: Check = (value, object) => {
        const told: ValidationArguments = { targetName, property: propertyName, object, value, constraints: constraints as unknown[] };
        return instance.validate(value, told) === true;
      };
      const all: Check = (value, object) => (each && Array.isArray(value) ? value.every((single) => one(single, object)) : one(value, object));
      return validateIf ? (value, object) => !validateIf(object, value) || all(value, object) : all;
    });
}
