type Rgb = [number, number, number];

const channels = (hex: string): Rgb => {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16)) as Rgb;
};
const hexOf = (rgb: Rgb) => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
const linear = (channel: number) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance, 0 to 1 (WCAG 2.1). */
const luminance = (hex: string) => {
  const [r, g, b] = channels(hex).map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

export const isColor = (value: string | null | undefined): value is string => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value ?? '');

/** Contrast of two colours, 1 to 21 (WCAG 2.1). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export const mix = (one: string, other: string, share: number): string => {
  const to = channels(other);
  return hexOf(channels(one).map((c, i) => c + (to[i] - c) * share) as Rgb);
};

/** Black or white, whichever reads better on this colour. */
export const textOn = (background: string): string => (contrast('#ffffff', background) >= contrast('#101214', background) ? '#ffffff' : '#101214');

/** The colour, shifted towards black or white until it has the contrast on every given background: AA asks 4.5 of text. */
export function readable(color: string, backgrounds: string[], wanted = 4.5): string {
  const target = luminance(backgrounds[0]) > 0.3 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.02) {
    const shifted = mix(color, target, share);
    if (backgrounds.every((background) => contrast(shifted, background) >= wanted)) return shifted;
  }
  return target;
}
