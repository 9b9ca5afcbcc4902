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

/** The same hue and saturation at another lightness (0 to 1, HSL). */
function atLightness(hex: string, lightness: number): string {
  const rgb = channels(hex).map((c) => c / 255);
  const [max, min] = [Math.max(...rgb), Math.min(...rgb)];
  const [r, g, b] = rgb;
  const span = max - min;
  const own = (max + min) / 2;
  const saturation = span === 0 ? 0 : span / (1 - Math.abs(2 * own - 1));
  const hue = span === 0 ? 0 : max === r ? ((g - b) / span + 6) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const channel = (offset: number) => {
    const at = (offset + hue * 2) % 12;
    return 255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return hexOf([channel(0), channel(8), channel(4)]);
}

/** The colour, made darker or lighter until it has the contrast on every given background (AA asks 4.5 of text); as it is, if it has. */
export function readable(color: string, backgrounds: string[], wanted = 4.5): string {
  const reads = (one: string) => backgrounds.every((background) => contrast(one, background) >= wanted);
  if (reads(color)) return color;
  const dark = luminance(backgrounds[0]) > 0.3;
  const steps = Array.from({ length: 100 }, (_, step) => atLightness(color, (dark ? 99 - step : step + 1) / 100));
  return steps.find(reads) ?? (dark ? '#000000' : '#ffffff');
}
