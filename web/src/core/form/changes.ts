import type { Rec } from '../api';

export type Values = Record<string, unknown>;

/** Equal as the API sees it: `"1.50"` and `"1.5000"`, empty and null, are the same. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (blank(one) && blank(other)) return true;
  if (typeof one === 'object' && typeof other === 'object' && one && other) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Array.isArray(one) === Array.isArray(other) && [...names].every((name) => same((one as Values)[name], (other as Values)[name]));
  }
  const numeric = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && !/^0\d/.test(value));
  return numeric(one) && numeric(other) && typeof one === typeof other && Number(one) === Number(other);
}

const blank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(blank));

/** What a person changed: the fields that differ from what the form began with. An address of nothing is null; custom fields are named one by one. */
export function changed(values: Values, base: Values): Values {
  const differ = Object.entries(values).filter(([name, value]) => !same(value, base[name]));
  return Object.fromEntries(differ.map(([name, value]) => [name, name === 'customFields' ? value : tidy(value)]));
}

/** As the API takes it: an object all of whose members are empty is null. */
export const tidy = (value: unknown): unknown => (value && typeof value === 'object' && !Array.isArray(value) && blank(value) ? null : value);

export interface Conflict {
  field: string;
  mine: unknown;
  theirs: unknown;
}

/** Fields that both changed since `base`, to different values. All others may be kept side by side. */
export function conflicts(mine: Values, base: Values, current: Values): Conflict[] {
  return Object.keys(mine)
    .filter((field) => !same(current[field], base[field]) && !same(current[field], mine[field]))
    .map((field) => ({ field, mine: mine[field], theirs: current[field] }));
}

/** Takes over what others saved, but for the fields that are being changed here; the old version stays where both changed the same. */
export function merged<R extends Rec>(base: R, current: R, dirty: string[]): R {
  const contested = dirty.filter((field) => !same((base as unknown as Values)[field], (current as unknown as Values)[field]));
  const kept = Object.fromEntries(contested.map((field) => [field, (base as unknown as Values)[field]]));
  return { ...current, ...kept, version: contested.length ? base.version : current.version };
}
