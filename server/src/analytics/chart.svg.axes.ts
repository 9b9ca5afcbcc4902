import { everyNth, ticksOf, widthOf } from './chart.rules';
import { el, GRID, QUIET, textAt, type Box, type Drawing } from './chart.svg.parts';

const SIZE = 11;

export interface Axes {
  box: Box;
  /** The height of a value. */
  y(value: number): number;
  /** The width one label has. */
  slot: number;
  markup: string;
}

/** The scale on the left with its lines, and the names below, as many as fit beside each other. */
export function axesOf({ chart, width, height, top, format }: Drawing): Axes {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const ticks = ticksOf(values, { whole: chart.unit === 'count' });
  const texts = ticks.map((tick) => format(tick, { short: true }));
  const box = { left: 16 + Math.max(...texts.map((text) => widthOf(text, SIZE))) + 8, right: width - 16, top: top + 12, bottom: height - 30 };
  const [low, high] = [ticks[0], ticks.at(-1)!];
  const y = (value: number) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top);
  const lines = ticks.map(
    (tick, at) =>
      el('line', { x1: box.left, x2: box.right, y1: y(tick), y2: y(tick), stroke: tick === 0 ? QUIET : GRID, 'stroke-width': 1 }) +
      textAt(box.left - 8, y(tick) + 4, texts[at], { size: SIZE, fill: QUIET, anchor: 'end' }),
  );
  const slot = (box.right - box.left) / chart.labels.length;
  return { box, y, slot, markup: lines.join('') + namesBelow(chart.labels, box, slot) };
}

/** Every nth name, counted so that none touches another; those at the ends stay inside. */
function namesBelow(labels: string[], { left, right, bottom }: Box, slot: number): string {
  const nth = everyNth(labels, SIZE, slot);
  return labels
    .map((label, at) => {
      if (at % nth) return '';
      const half = widthOf(label, SIZE) / 2;
      const x = Math.min(right - half + 12, Math.max(left + half - 12, left + slot * (at + 0.5)));
      return textAt(x, bottom + 18, label, { size: SIZE, fill: QUIET, anchor: 'middle' });
    })
    .join('');
}
