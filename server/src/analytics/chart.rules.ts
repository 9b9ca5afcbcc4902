import type { Unit } from './metrics';

type Locale = 'de' | 'en';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;
const SUFFIX: Record<Locale, Partial<Record<Unit, string>>> = {
  de: { percent: '\u00a0%', minutes: '\u00a0min', hours: '\u00a0h', days: '\u00a0Tage' },
  en: { percent: '%', minutes: '\u00a0min', hours: '\u00a0h', days: '\u00a0days' },
};

/** Round numbers around what is to be shown, 0 among them: 1, 2 and 5 times a power of ten apart. Counted things have no halves. */
export function ticksOf(values: number[], { whole = false, wanted = 5 } = {}): number[] {
  const low = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const high = most - low < 1e-4 ? low + 1 : most;
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999)!;
  const step = whole ? Math.max(1, Math.round(nice)) : nice;
  const from = Math.floor(low / step + 1e-7);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-7));
  // multiples, not sums: 0.1 + 0.2 must not print as 0.30000000000000004
  return Array.from({ length: to - from + 1 }, (_, at) => Math.round((from + at) * step * 1e6) / 1e6 + 0);
}

/** A number as people read it in a chart: `1.200 €`, `12,5 %`. Beyond a million short, where `short` says so. */
export function numberIn(locale: Locale, unit: Unit, currency: string | null): (value: number, options?: { short?: boolean }) => string {
  return (value, { short = false } = {}) => {
    const large = short && Math.abs(value) >= 1e6;
    const digits = short
      ? { maximumFractionDigits: large ? 1 : 2 }
      : unit === 'money'
        ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
        : { maximumFractionDigits: 3 };
    const style =
      unit === 'money' && currency
        ? ({ style: 'currency', currency, ...(short && { minimumFractionDigits: large || Number.isInteger(value) ? 0 : 2 }) } as const)
        : {};
    const text = new Intl.NumberFormat(LOCALES[locale], { ...style, ...digits, ...(large && { notation: 'compact' as const }) }).format(value);
    return text.replace('-', '−') + (SUFFIX[locale][unit] ?? '');
  };
}

/** A part of a whole as a percentage; small ones keep a decimal. */
export const shareIn = (locale: Locale): ((part: number) => string) => {
  const write = new Intl.NumberFormat(LOCALES[locale], { style: 'percent', maximumSignificantDigits: 2 });
  return (part) => write.format(part);
};

const NARROW = /[iljtfrI.,;:'|!()[\]\s·-]/;
const WIDE = /[mwMW@%€&—]/;
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|\p{Extended_Pictographic}/u;

/** How wide a text is about, in pixels: rather too wide than too narrow, so that nothing overlaps. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += FULL.test(char) ? 1.05 : WIDE.test(char) ? 0.88 : NARROW.test(char) ? 0.34 : /\p{Lu}/u.test(char) ? 0.66 : 0.55;
  return width * size;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, size: number, most: number): string {
  if (widthOf(text, size) <= most) return text;
  const chars = [...text];
  while (chars.length > 1 && widthOf(`${chars.join('').trimEnd()}…`, size) > most) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** Every how many labels one may stand so that none touches its neighbour. */
export function everyNth(labels: string[], size: number, slot: number): number {
  const widest = Math.max(0, ...labels.map((label) => widthOf(label, size)));
  return Math.max(1, Math.ceil((widest + 8) / slot));
}
