import type { Fault } from '../problem';
import { messageOf } from '../problem';

export const MAIL_WAYS = ['off', 'now', 'digest'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];
type Words = Record<'de' | 'en', string>;

/** Something people may be told of. */
export interface Kind {
  /** `'parts.low_stock'` */
  kind: string;
  /** What it is called among the preferences. */
  label: Words;
  /** What a person reads; `{name}` stands for a member of the data, `{problem}` for the words of a fault in it. */
  says: Words;
  /** How a person is told who never chose. */
  mail: MailWay;
}

const known = new Map<string, Kind>();

/** Declares a kind of notification; once, beside what causes it. */
export function notice(kind: Kind): Kind {
  known.set(kind.kind, kind);
  return kind;
}

export const kinds = (): Kind[] => [...known.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
export const kindOf = (kind: string): Kind | undefined => known.get(kind);

const DAY = /^\d{4}-\d\d-\d\d$/;
const dayIn = (locale: 'de' | 'en', day: string) =>
  new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));

/** The words of a notification in a language. */
export function wordsOf(kind: string, data: Record<string, unknown>, locale: 'de' | 'en'): string {
  const said = (name: string): string => {
    if (name === 'problem' && data.problem) return messageOf(data.problem as Fault, locale);
    const value = data[name] ?? '–';
    return typeof value === 'string' && DAY.test(value) ? dayIn(locale, value) : String(value);
  };
  return (known.get(kind)?.says[locale] ?? kind).replace(/\{(\w+)\}/g, (_, name: string) => said(name));
}
