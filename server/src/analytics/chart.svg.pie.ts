import { fitted, widthOf } from './chart.rules';
import { el, hinted, INK, QUIET, textAt, type Drawing } from './chart.svg.parts';

const ROW = 22;

/** Parts of a whole as a ring with the whole in its middle; beside it the names, in the same order, with value and share. */
export function pieOf(drawing: Drawing): { markup: string; height: number } {
  const { chart, colors, format, width, top } = drawing;
  const slices = chart.labels
    .map((label, at) => ({ label, value: chart.series[0].values[at] ?? 0, color: colors[at % colors.length] }))
    .filter(({ value }) => value > 0);
  const height = Math.max(drawing.height, top + 24 + slices.length * ROW);
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const radius = Math.min((height - top - 24) / 2, width * 0.2);
  const center = { x: 16 + radius, y: top + 6 + (height - top - 12) / 2 };
  let begun = 0;
  const ring = slices.map(({ label, value, color }) => {
    const from = begun / total;
    begun += value;
    return el(
      'path',
      { d: arc(center, radius, from, begun / total), fill: color, stroke: slices.length > 1 ? '#ffffff' : undefined, 'stroke-width': 1.5 },
      hinted('', label, format(value)),
    );
  });
  const whole = format(total, { short: true });
  const size = Math.min(17, (radius * 1.1 * 17) / widthOf(whole, 17));
  const middle = textAt(center.x, center.y + size / 3, whole, { size, weight: 600, fill: INK, anchor: 'middle' });
  return { markup: ring.join('') + middle + namesOf(drawing, slices, { total, left: 16 + radius * 2 + 24, y: center.y }), height };
}

interface Slice {
  label: string;
  value: number;
  color: string;
}

function namesOf({ width, format, share }: Drawing, slices: Slice[], { total, left, y }: { total: number; left: number; y: number }): string {
  const texts = slices.map(({ value }) => `${format(value, { short: true })}  ·  ${share(value / total)}`);
  const values = Math.max(...texts.map((text) => widthOf(text, 12)));
  const first = y - ((slices.length - 1) * ROW) / 2 + 4;
  return slices
    .map(({ label, color }, at) => {
      const row = first + at * ROW;
      const box = el('rect', { x: left, y: row - 9, width: 10, height: 10, rx: 2, fill: color });
      const name = textAt(left + 16, row, fitted(label, 12, Math.max(40, width - 16 - values - 14 - left - 16)), { size: 12, fill: INK, full: label });
      return box + name + textAt(width - 16, row, texts[at], { size: 12, fill: QUIET, anchor: 'end' });
    })
    .join('');
}

/** A piece of the ring between two shares of the whole; the whole ring is two halves, because an arc cannot end where it begins. */
function arc(center: { x: number; y: number }, radius: number, from: number, to: number): string {
  if (to - from > 0.9999) return arc(center, radius, 0, 0.5) + arc(center, radius, 0.5, 0.9998);
  const inner = radius * 0.58;
  const point = (share: number, r: number) => {
    const angle = (share - 0.25) * 2 * Math.PI;
    return `${(center.x + r * Math.cos(angle)).toFixed(2)} ${(center.y + r * Math.sin(angle)).toFixed(2)}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return `M${point(from, radius)}A${radius} ${radius} 0 ${large} 1 ${point(to, radius)}L${point(to, inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, inner)}Z`;
}
