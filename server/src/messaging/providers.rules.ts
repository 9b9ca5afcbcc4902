export type Told = Record<string, unknown>;

/** What a provider told is looked at piece by piece: nothing of it is taken to be what it should be. */
export const told = (value: unknown): Told => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : {});
export const all = (value: unknown): Told[] => (Array.isArray(value) ? value.map(told) : []);
/** Without what PostgreSQL keeps in no text: NUL, and halves of characters, which also a cut leaves behind. */
const whole = (text: string): string => Buffer.from(text.replaceAll('\0', '')).toString();
export const words = (value: unknown, most = 1_000): string | undefined => (typeof value === 'string' && whole(value.slice(0, most))) || undefined;
/** An id or a code, which some providers give as a number. */
export const code = (value: unknown): string | undefined => (typeof value === 'number' && Number.isFinite(value) ? String(value) : words(value, 500));

/** JSON as it came over the line; undefined where it was cut off, or is none. */
export function parsed(bytes: Buffer | string): Told | undefined {
  try {
    const value = JSON.parse(bytes.toString()) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or milliseconds since 1970, as a number or in words, as ISO 8601; undefined where that is no time. */
export function instant(value: unknown, unit: 'seconds' | 'milliseconds'): string | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : NaN;
  const time = number * (unit === 'seconds' ? 1_000 : 1);
  return Number.isFinite(time) && time > 0 && time < 8.64e15 ? new Date(time).toISOString() : undefined;
}
