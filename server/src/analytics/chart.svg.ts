import { readable } from '../core/pdf/colors';
import type { ChartSpec } from './chart';
import { fitted, numberIn, shareIn, widthOf } from './chart.rules';
import { barsOf, sidewaysOf } from './chart.svg.bars';
import { linesOf } from './chart.svg.lines';
import { el, INK, QUIET, textAt, titled, type Drawing } from './chart.svg.parts';
import { pieOf } from './chart.svg.pie';

export interface Drawn {
  width?: number;
  height?: number;
  locale: 'de' | 'en';
  /** One per series, taken again from the first when there are more. */
  colors?: readonly string[];
}

/** Told apart on white paper, also by those who see fewer colours (after Okabe and Ito, darkened to a contrast of 3 and more). */
const PALETTE = ['#1f3a5f', '#c2571a', '#00795c', '#8b4f9e', '#a17a00', '#b3355a', '#2a7fb8', '#5b6575'];
const WORDS = { de: { none: 'Keine Daten' }, en: { none: 'No data' } } as const;

/** Colours of charts: the organization's own first, as far as it can be seen on paper. */
export function chartColors(brand: { primaryColor?: string | null } | null): string[] {
  const own = readable(brand?.primaryColor);
  return [own, ...PALETTE.filter((color) => color !== own && (color !== PALETTE[0] || brand?.primaryColor))];
}

/** The chart as a picture: a whole `<svg>` in light colours for papers and mails. Values that are null are gaps, and without any it says so. */
export function svgOf(chart: ChartSpec, { width = 640, height = 320, locale, colors = PALETTE }: Drawn): string {
  const head = headOf(chart, width, colors);
  const writing = { format: numberIn(locale, chart.unit, chart.currency), share: shareIn(locale) };
  const drawing: Drawing = { chart, width, height, top: head.bottom, colors, ...writing };
  const seen = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const { markup, height: full } = seen.length ? body(drawing, seen) : empty(drawing, locale);
  const note = chart.note ? textAt(16, full + 12, chart.note, { size: 11, fill: QUIET }) : '';
  const bottom = full + (chart.note ? 22 : 0);
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    width,
    height: bottom,
    viewBox: `0 0 ${width} ${bottom}`,
    'font-family': "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif",
  };
  return el('svg', frame, titled(chart.title), el('rect', { width, height: bottom, fill: '#ffffff' }), head.markup, markup, note);
}

/** What can be no pie is bars: a piece cannot be less than nothing. */
function body(drawing: Drawing, seen: number[]): { markup: string; height: number } {
  const { chart } = drawing;
  const positive = seen.every((value) => value >= 0) && seen.some((value) => value > 0);
  if (chart.kind === 'pie' && chart.series.length === 1 && positive) return pieOf(drawing);
  if (chart.kind === 'line') return linesOf(drawing);
  const slot = (drawing.width - 96) / chart.labels.length;
  const named = Math.max(...chart.labels.map((label) => widthOf(label, 11))) + 8 <= slot;
  return chart.axis === 'category' && !named ? sidewaysOf(drawing) : barsOf(drawing);
}

function empty({ width, height, top }: Drawing, locale: 'de' | 'en'): { markup: string; height: number } {
  return { markup: textAt(width / 2, (top + height) / 2, WORDS[locale].none, { size: 15, anchor: 'middle', fill: QUIET }), height };
}

/** Title and, where there are several, the names of the series in as many lines as they need. */
function headOf({ title, series, kind }: ChartSpec, width: number, colors: readonly string[]): { markup: string; bottom: number } {
  let markup = title ? textAt(16, 26, fitted(title, 15, width - 32), { size: 15, weight: 600, fill: INK, full: title }) : '';
  if (series.length < 2 || kind === 'pie') return { markup, bottom: title ? 38 : 10 };
  let [x, y] = [16, title ? 48 : 22];
  for (const [at, { name }] of series.entries()) {
    const shown = fitted(name, 12, width - 60);
    const needs = widthOf(shown, 12) + 34;
    if (x > 16 && x + needs > width - 16) [x, y] = [16, y + 18];
    markup += el('rect', { x, y: y - 9, width: 10, height: 10, rx: 2, fill: colors[at % colors.length] });
    markup += textAt(x + 15, y, shown, { size: 12, fill: INK, full: name });
    x += needs;
  }
  return { markup, bottom: y + 14 };
}
