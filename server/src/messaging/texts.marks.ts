import { createHmac } from 'node:crypto';

const SEALED = /^sealed:(\d+):([\w-]+)$/;

/** The number of the key and what was sealed, or undefined for a text that is not. */
export function sealedParts(text: string): { number: number; sealed: string } | undefined {
  const [, number, sealed] = SEALED.exec(text) ?? [];
  return sealed ? { number: Number(number), sealed } : undefined;
}
export const sealedText = (number: number, sealed: string): string => `sealed:${number}:${sealed}`;

/** The words of a text as they are looked for: small letters, no accents. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  ),
];

const MOST = 5_000;
/** Words that nobody can read without the key, and that are the same for the same word: what a sealed text is found by. */
export const marksOf = (text: string, key: string): string[] =>
  wordsIn(text)
    .slice(0, MOST)
    .map((word) => createHmac('sha256', `words ${key}`).update(word).digest('base64url').slice(0, 16));
