import type { FastifyRequest } from 'fastify';

/** The language of a request: German where it is preferred over English, else English. */
export function localeOf({ headers }: Pick<FastifyRequest, 'headers'>): 'de' | 'en' {
  const wanted = String(headers['accept-language'] ?? '').toLowerCase();
  const found = /\b(de|en)\b/.exec(wanted);
  return found?.[1] === 'de' ? 'de' : 'en';
}

type Words = (numbers: string[]) => string;

/** What class-validator found wrong, in German; English it says itself. Keyed by the name of the rule, with the numbers of its message. */
const GERMAN: Record<string, Words> = {
  isString: () => 'Hier wird ein Text erwartet.',
  isLength: ([min, max]) => (min === '1' ? `Bitte ausfüllen (höchstens ${max ?? 'beliebig viele'} Zeichen).` : `Zwischen ${min} und ${max} Zeichen, bitte.`),
  maxLength: ([max]) => `Höchstens ${max} Zeichen.`,
  minLength: ([min]) => `Mindestens ${min} Zeichen.`,
  isNotEmpty: () => 'Bitte ausfüllen.',
  isInt: () => 'Hier wird eine ganze Zahl erwartet.',
  isNumber: () => 'Hier wird eine Zahl erwartet.',
  isBoolean: () => 'Hier wird ja oder nein erwartet.',
  isArray: () => 'Hier wird eine Liste erwartet.',
  isObject: () => 'Hier wird ein Objekt erwartet.',
  min: ([min]) => `Mindestens ${min}.`,
  max: ([max]) => `Höchstens ${max}.`,
  isUuid: () => 'Das ist keine gültige Kennung.',
  isIn: () => 'Dieser Wert ist nicht möglich.',
  isEmail: () => 'Das ist keine gültige E-Mail-Adresse.',
  isIso8601: () => 'Das ist kein gültiges Datum.',
  isDay: () => 'Das ist kein gültiges Datum.',
  matches: () => 'Das hat nicht die richtige Form.',
  isDecimal: () => 'Hier wird ein Betrag erwartet.',
  arrayMinSize: ([min]) => `Mindestens ${min} Einträge.`,
  arrayMaxSize: ([max]) => `Höchstens ${max} Einträge.`,
  arrayUnique: () => 'Ein Eintrag steht doppelt da.',
  whitelistValidation: () => 'Dieses Feld gibt es nicht.',
  isPhone: () => 'Das ist keine Telefonnummer.',
  isVatId: () => 'Das ist keine UID: Form oder Prüfziffer stimmt nicht.',
  nestedValidation: () => 'Hier wird ein Objekt erwartet.',
};

export function validationMessage(rule: string, english: string, locale: 'de' | 'en'): string {
  if (locale === 'en') return english;
  return GERMAN[rule]?.(english.match(/-?\d+(\.\d+)?/g) ?? []) ?? 'Das ist nicht gültig.';
}
