import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { inWordsOf, type CustomerWord } from './customerWord';

/** Every module adds its texts to this interface (`declare module '../core/texts'`), so that a wrong key does not compile. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface TextRegistry {}

export type Language = 'de' | 'en';
export const LANGUAGES: Language[] = ['de', 'en'];

interface Tree {
  [key: string]: string | Tree;
}
/** The same keys, other words. */
type Like<T> = { [K in keyof T]: T[K] extends string ? string : Like<T[K]> };
type Plain<K extends string> = K extends `${infer Stem}_one` ? Stem : K extends `${infer Stem}_other` ? Stem : K;
type Paths<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${Plain<K>}` : Paths<T[K], `${P}${K}.`> }[keyof T & string];

/** A key of a text: `parts.fields.sku`. */
export type TextKey = Paths<TextRegistry>;
/** The texts below a prefix: `At<'fulfillment.orders'>`. */
export type At<P extends string> = P extends `${infer A}.${infer B}`
  ? A extends keyof TextRegistry
    ? B extends keyof TextRegistry[A]
      ? TextRegistry[A][B]
      : never
    : never
  : P extends keyof TextRegistry
    ? TextRegistry[P]
    : never;
/** A prefix under which stand `fields`: `parts`, `fulfillment.orders`. */
export type Prefix = {
  [M in keyof TextRegistry & string]:
    M | { [N in keyof TextRegistry[M] & string]: TextRegistry[M][N] extends { fields: object } ? `${M}.${N}` : never }[keyof TextRegistry[M] & string];
}[keyof TextRegistry & string];
/** The fields that have a label below a prefix: `FieldName<'parts'>` is `'sku' | 'name' | …`. */
export type FieldName<P extends string> = At<P> extends { fields: infer F } ? keyof F & string : never;

export interface Texts<T> {
  module: string;
  en: T;
  de: Like<T>;
  /** Says „customers“ where it means the word. */
  literal?: boolean;
}

/** The texts of one module, German and English side by side; a missing one fails the build. */
export const defineTexts = <const T extends Tree>(module: string, texts: { en: T; de: Like<T>; literal?: boolean }): Texts<T> => ({ module, ...texts });

const added: Texts<unknown>[] = [];
let customers: CustomerWord = 'customer';

/** Those that somebody reads here: the other one is made ready when it is chosen. */
const read = new Set<Language>();

export function addTexts(texts: Texts<unknown>): void {
  added.push(texts);
  for (const language of read) put(texts, language);
}

function put(texts: Texts<unknown>, language: Language): void {
  i18next.addResourceBundle(language, 'translation', { [texts.module]: texts.literal ? texts[language] : worded(texts[language]) }, true, true);
}

function makeReady(language: Language): void {
  if (read.has(language)) return;
  read.add(language);
  for (const texts of added) put(texts, language);
}

const worded = (tree: unknown): unknown =>
  typeof tree === 'string' ? inWordsOf(customers, tree) : Object.fromEntries(Object.entries(tree as object).map(([key, inner]) => [key, worded(inner)]));

/** Customers, patients or clients: in all texts of ours, as the organization calls them. */
export function callCustomers(word: CustomerWord): void {
  if (word === customers) return;
  customers = word;
  for (const language of read) for (const texts of added) put(texts, language);
}

const STORED = 'kontor.language';
const known = (language?: string | null): Language | undefined => LANGUAGES.find((one) => language?.toLowerCase().startsWith(one));

export function startTexts(): void {
  const language = known(localStorage.getItem(STORED)) ?? known(navigator.language) ?? 'en';
  void i18next
    .use(initReactI18next)
    .init({ lng: language, fallbackLng: 'en', resources: {}, interpolation: { escapeValue: false }, react: { bindI18nStore: 'added' } });
  makeReady(language);
  document.documentElement.lang = language;
}

/** On this device and, once signed in, on the server: `session.speak`. */
export function setLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  showIn(language);
}

/** For this page only: a document in the language of whom it is for. */
export function showIn(language: Language): void {
  makeReady(language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export const language = (): Language => known(i18next.language) ?? 'en';

type Values = Record<string, string | number | null | undefined>;
export type Say = (key: TextKey, values?: Values) => string;

/** `const t = useText(); t('parts.fields.sku')` */
export function useText(): Say {
  return useTranslation().t as unknown as Say;
}

/** The first of these keys that has a text, for names made of data (`parts.kind.service`); the last key's tail if none has. */
export function useWord(): (...keys: string[]) => string {
  const { t, i18n } = useTranslation();
  return (...keys) => {
    const found = keys.find((key) => i18n.exists(key));
    return found ? t(found) : (keys.at(-1) ?? '').split('.').at(-1)!.replaceAll('_', ' ');
  };
}

/** A text outside of React; prefer `useText`. */
export const say: Say = (key, values) => i18next.t(key, values as Record<string, string>);

/** A unit as people write it: `Stk.` for `pcs`; others (m, kg, a currency) are the same everywhere. */
export const unitWord = (unit: string): string => (i18next.exists(`core.units.${unit}`) ? i18next.t(`core.units.${unit}`) : unit);
