import { fitted, ticksOf, widthOf } from './chart.rules';
import { axesOf } from './chart.svg.axes';
import { el, GRID, hinted, INK, QUIET, textAt, type Drawing } from './chart.svg.parts';

const SIZE = 11;
/** A bar is no wider than this, however few there are. */
const WIDEST = 56;

/** Bars that stand, one group per label. Where there is room the value stands at the end. */
export function barsOf(drawing: Drawing): { markup: string; height: number } {
  const { chart, colors, format, height } = drawing;
  const { markup, box, y, slot } = axesOf(drawing);
  const bar = Math.min(WIDEST, (slot * 0.76) / chart.series.length);
  const texts = chart.series.map(({ values }) => values.map((value) => (value === null ? '' : format(value, { short: true }))));
  const room = chart.series.length === 1 && Math.max(...texts[0].map((text) => widthOf(text, SIZE))) + 4 <= slot;
  const bars = chart.labels.map((label, at) =>
    chart.series.map(({ name, values }, nth) => {
      const value = values[at];
      if (value === null) return '';
      const x = box.left + slot * (at + 0.5) + (nth - chart.series.length / 2) * bar;
      const [from, to] = [Math.min(y(0), y(value)), Math.max(y(0), y(value))];
      const shape = { x: x + 0.5, y: from, width: Math.max(0.5, bar - 1), height: to - from, fill: colors[nth % colors.length] };
      const end = textAt(x + bar / 2, value < 0 ? to + 12 : from - 4, texts[nth][at], { size: SIZE, fill: INK, anchor: 'middle' });
      return el('rect', shape, hinted(name, label, format(value))) + (room ? end : '');
    }),
  );
  return { markup: markup + bars.flat().join(''), height };
}

/** Bars that lie, for names too long to stand side by side; the picture grows with their number. */
export function sidewaysOf({ chart, colors, format, width, top, height }: Drawing): { markup: string; height: number } {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const ticks = ticksOf(values, { whole: chart.unit === 'count', wanted: 4 });
  const [low, high] = [ticks[0], ticks.at(-1)!];
  const ends = Math.max(...values.map((value) => widthOf(format(value, { short: true }), SIZE)));
  const most = width * 0.34;
  const left = 16 + Math.min(most, Math.max(...chart.labels.map((label) => widthOf(label, SIZE)))) + 10 + (low < 0 ? ends + 6 : 0);
  const right = width - 16 - ends - 6;
  const x = (value: number) => left + ((value - low) / (high - low)) * (right - left);
  const bar = Math.max(10, Math.min(22, (height - top - 16) / chart.labels.length / chart.series.length - 4));
  const row = bar * chart.series.length + 8;
  const bottom = top + 6 + row * chart.labels.length;
  const rows = chart.labels.map((label, at) => {
    const y = top + 6 + row * at;
    const name = textAt(16, y + row / 2, fitted(label, SIZE, most), { size: SIZE, fill: QUIET, full: label });
    const bars = chart.series.map((series, nth) => {
      const value = series.values[at];
      if (value === null) return '';
      const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
      const shape = { x: from, y: y + nth * bar + 2, width: to - from, height: bar - 1, fill: colors[nth % colors.length] };
      const text = textAt(value < 0 ? from - 5 : to + 5, y + (nth + 0.5) * bar + 5, format(value, { short: true }), {
        size: SIZE,
        fill: INK,
        anchor: value < 0 ? 'end' : 'start',
      });
      return el('rect', shape, hinted(series.name, label, format(value))) + text;
    });
    return name + bars.join('');
  });
  const zero = el('line', { x1: x(0), x2: x(0), y1: top + 2, y2: bottom, stroke: GRID, 'stroke-width': 1 });
  return { markup: zero + rows.join(''), height: bottom + 10 };
}
