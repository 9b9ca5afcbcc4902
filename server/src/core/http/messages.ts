import type { FastifyRequest } from 'fastify';

/** The language of a request: German where it is preferred over English, else English. */
export function localeOf({ headers }: Pick<FastifyRequest, 'headers'>): 'de' | 'en' {
  const wanted = String(headers['accept-language'] ?? '').toLowerCase();
  const found = /\b(de|en)\b/.exec(wanted);
  return found?.[1] === 'de' ? 'de' : 'en';
}

type Words = (numbers: string[]) => string;

/** What class-validator found wrong, keyed by the name of the rule, with the numbers of its message. */
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

/** What a person reads beside the field: its name is not part of it. */
const ENGLISH: Record<string, Words> = {
  isString: () => 'A text is expected here.',
  isLength: ([min, max]) =>
    min === '1' ? `Please fill this in${max ? ` (${max} characters at most)` : ''}.` : `Between ${min} and ${max} characters, please.`,
  maxLength: ([max]) => `${max} characters at most.`,
  minLength: ([min]) => `At least ${min} characters.`,
  isNotEmpty: () => 'Please fill this in.',
  isInt: () => 'A whole number is expected here.',
  isNumber: () => 'A number is expected here.',
  isBoolean: () => 'Yes or no is expected here.',
  isArray: () => 'A list is expected here.',
  isObject: () => 'An object is expected here.',
  min: ([min]) => `At least ${min}.`,
  max: ([max]) => `At most ${max}.`,
  isUuid: () => 'This is no valid id.',
  isIn: () => 'This value is not possible.',
  isEmail: () => 'This is no valid e-mail address.',
  isIso8601: () => 'This is no valid date.',
  isDay: () => 'This is no valid date.',
  isDecimal: () => 'An amount is expected here.',
  arrayMinSize: ([min]) => `At least ${min} entries.`,
  arrayMaxSize: ([max]) => `${max} entries at most.`,
  arrayUnique: () => 'An entry stands here twice.',
  whitelistValidation: () => 'There is no such field.',
  isPhone: () => 'This is no phone number.',
  isVatId: () => 'This is no VAT id: its form or its check digit is wrong.',
  nestedValidation: () => 'An object is expected here.',
};

export function validationMessage(rule: string, english: string, locale: 'de' | 'en'): string {
  const numbers = english.match(/-?\d+(\.\d+)?/g) ?? [];
  if (locale === 'de') return GERMAN[rule]?.(numbers) ?? 'Das ist nicht gültig.';
  return ENGLISH[rule]?.(numbers) ?? english.replace(/^\S+ /, 'This ');
}
