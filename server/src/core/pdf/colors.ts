const DEFAULT = '#1f3a5f';
/** What small text needs on white (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5;

/** An organization's colour as it can be read on paper: darkened step by step until it has contrast; what is no colour is our blue. */
export function readable(color: string | null | undefined): string {
  let [red, green, blue] = channels(/^#[0-9a-f]{6}$/i.test(color ?? '') ? color! : DEFAULT);
  while (1.05 / (luminance(red, green, blue) + 0.05) < CONTRAST) [red, green, blue] = [red * 0.95, green * 0.95, blue * 0.95];
  return `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Relative luminance (WCAG 2.2). */
function luminance(...rgb: number[]): number {
  const [red, green, blue] = rgb.map((channel) => channel / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
