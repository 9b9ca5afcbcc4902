import type { ReactNode } from 'react';
import { RecordName } from './RecordName';
import { useFormat } from '../format';
import { recordLink } from '../frame/registry';
import { useCan } from '../session';
import { isText, useText } from '../texts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const ENUM = /^[a-z][a-z0-9_]*$/;
const OWNERS = ['ownerId', 'userId', 'user', 'createdBy', 'updatedBy'];

export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
/** So many of a list are told, the others counted. */
const MANY = 10;
const blank = (value: unknown) => value === null || value === undefined || value === '';

/** `customerId` is a record of `/customers`. */
export const resourceOf = (field: string): string =>
  OWNERS.includes(field) ? 'users' : `${field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}s`;

/** A value of the history as people know it: words for statuses, dates and numbers as they are written here, names in place of ids. */
export function useTold(...prefixes: string[]): (field: string, value: unknown) => ReactNode {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const word = (field: string, value: string) => {
    const keys = [...prefixes.map((prefix) => `${prefix}.${field}.${value}`), `core.status.${value}`, `core.${field}.${value}`, `core.${field}s.${value}`];
    const found = keys.find((key) => isText(key));
    return found ? t(found) : value;
  };
  const plain = (field: string, value: string): string => {
    if (DAY.test(value)) return format.date(value);
    if (INSTANT.test(value)) return format.time(value);
    if (DECIMAL.test(value) && value.includes('.')) return format.number(value, 4);
    if (/country$/i.test(field) && value.length === 2) return format.country(value);
    return ENUM.test(value) ? word(field, value) : value;
  };
  const text = (field: string, value: unknown): string => {
    if (blank(value)) return '–';
    if (typeof value === 'boolean') return t(value ? 'core.yes' : 'core.no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string') return isId(value) ? '…' : plain(field, value);
    if (Array.isArray(value)) {
      const first =
        value
          .slice(0, MANY)
          .map((one) => text(field, one))
          .join(', ') || '–';
      return value.length > MANY ? t('record.others', { first, count: value.length - MANY }) : first;
    }
    const members = Object.entries(value as object).filter(([, one]) => !blank(one) && !isId(one));
    return members.map(([name, one]) => text(name, one)).join(members.length === 2 ? ': ' : ', ') || '–';
  };
  return (field, value) => {
    const resource = resourceOf(field);
    const named = isId(value) && recordLink(resource) && can(`${resource}:read`);
    return named ? <RecordName resource={resource} id={value} /> : text(field, value);
  };
}
