import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
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

/** In the built application the words of all modules are one file for each language (`vite.texts.ts`); otherwise they come with the modules. */
const arrived: Partial<Record<Language, Record<string, unknown>>> = {};
const coming: Partial<Record<Language, Promise<void>>> = {};
const wordsIn = ({ module, ...texts }: Texts<unknown>, language: Language) => (texts as Partial<Texts<unknown>>)[language] ?? arrived[language]?.[module];

function put(texts: Texts<unknown>, language: Language): void {
  const words = wordsIn(texts, language);
  if (words) learn(language, { [texts.module]: texts.literal ? words : worded(words) });
}

/** Words beside those that stand in the code, too: names that an organization gave. */
export function learn(language: Language, words: object): void {
  i18next.addResourceBundle(language, 'translation', words, true, true);
  spokenAnew();
}

/** Resolves when all words of a language are there: whatever stands behind the first screen waits for it. */
export function readable(language: Language): Promise<void> {
  return (coming[language] ??= arrive(language).catch((error) => {
    delete coming[language];
    throw error;
  }));
}

/** Whether they are there. */
export const isReadable = (language: Language): boolean => arrived[language] !== undefined;

async function arrive(language: Language): Promise<void> {
  arrived[language] = (await (language === 'de' ? import('virtual:texts-de') : import('virtual:texts-en'))).default;
  if (read.has(language)) for (const texts of added) put(texts, language);
}

async function makeReady(language: Language): Promise<void> {
  if (!read.has(language)) {
    read.add(language);
    for (const texts of added) put(texts, language);
  }
  if (added.some((texts) => !wordsIn(texts, language))) await readable(language);
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
const spokenHere = (language?: string | null): Language | undefined => LANGUAGES.find((one) => language?.toLowerCase().startsWith(one));

/** As this person reads, before anything else is known of them. */
const wished = (): Language => spokenHere(localStorage.getItem(STORED)) ?? spokenHere(navigator.language) ?? 'en';

export function startTexts(): void {
  const language = wished();
  void i18next.init({ lng: language, fallbackLng: 'en', resources: {}, interpolation: { escapeValue: false } });
  void makeReady(language);
  document.documentElement.lang = language;
}

/** On this device and, once signed in, on the server: `session.speak`. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await showIn(language);
}

/** For this page only: a document in the language of whom it is for. */
export async function showIn(language: Language): Promise<void> {
  await makeReady(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
  spokenAnew();
}

export const language = (): Language => spokenHere(i18next.language) ?? wished();

/** All that stands here in the language of now, as a tree. */
export const allWords = (): Record<string, unknown> => (i18next.getResourceBundle(language(), 'translation') ?? {}) as Record<string, unknown>;

type Values = Record<string, string | number | null | undefined>;
export type Say = (key: TextKey, values?: Values) => string;

/** What was said already, in the language of now: a page says the same few words hundreds of times. */
let known = new Map<string, string | null>();
const listeners = new Set<() => void>();
/** Another one with every language and with words that came: whatever hangs on it is drawn again. */
let speech: Say = speak();

function speak(): Say {
  return (key, values) => (values ? i18next.t(key, values as Record<string, string>) : (find(key) ?? key));
}

function spokenAnew(): void {
  known = new Map();
  speech = speak();
  queueMicrotask(() => listeners.forEach((fn) => fn()));
}

function find(key: string): string | null {
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = i18next.exists(key) ? i18next.t(key) : null));
  return text;
}

function listen(fn: () => void): () => void {
  listeners.add(fn);
  return () => listeners.delete(fn);
}

/** `const t = useText(); t('parts.fields.sku')` */
export const useText = (): Say => useSyncExternalStore(listen, () => speech);

/** Whether there is a text: keys made of data. */
export const isText = (key: string): key is TextKey => find(key) !== null;

/** The first of these keys that has a text, for names made of data (`parts.kind.service`); the last key's tail if none has. */
export function useWord(): (...keys: string[]) => string {
  useText();
  return (...keys) => {
    const found = keys.find(isText);
    return found ? find(found)! : (keys.at(-1) ?? '').split('.').at(-1)!.replaceAll('_', ' ');
  };
}

/** A text outside of React; prefer `useText`. */
export const say: Say = (key, values) => speech(key, values);

/** A unit as people write it: `Stk.` for `pcs`; others (m, kg, a currency) are the same everywhere. */
export const unitWord = (unit: string): string => find(`core.units.${unit}`) ?? unit;
