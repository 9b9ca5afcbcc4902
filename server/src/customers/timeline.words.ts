export type Words = Record<'de' | 'en', string>;

const known = new Map<string, Words>();

/** Declares the words of the entries that an event writes. */
export const sayOfEntry = (event: string, words: Words): void => void known.set(event, words);

/** The words of an entry in a language; undefined for what people wrote themselves. */
export const wordsOfEntry = (event: string | null, data: Record<string, unknown> | null, locale: 'de' | 'en'): string | undefined =>
  event ? known.get(event)?.[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(data?.[name] ?? '–')) : undefined;
