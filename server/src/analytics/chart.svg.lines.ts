import { axesOf } from './chart.svg.axes';
import { el, hinted, type Drawing } from './chart.svg.parts';

/** Up to so many points each gets a dot. */
const DOTS = 31;

/** Lines over time or names. Where a value is missing the line has a gap: nothing is drawn over what nobody knows. */
export function linesOf(drawing: Drawing): { markup: string; height: number } {
  const { chart, colors, format, height } = drawing;
  const { markup, box, y, slot } = axesOf(drawing);
  const x = (at: number) => box.left + slot * (at + 0.5);
  const drawn = chart.series.map(({ name, values }, nth) => {
    const color = colors[nth % colors.length];
    const runs = runsOf(values);
    const lines = runs
      .filter((run) => run.length > 1)
      .map((run) => {
        const points = run.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
        return el('polyline', { points, fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' });
      });
    const dots = runs.flatMap((run) =>
      run.map(({ at, value }) => {
        const seen = run.length === 1 || chart.labels.length <= DOTS;
        const shape = { cx: x(at), cy: y(value), r: seen ? 3.2 : 4, fill: seen ? color : 'transparent', stroke: seen ? '#ffffff' : undefined };
        return el('circle', shape, hinted(name, chart.labels[at], format(value)));
      }),
    );
    return lines.join('') + dots.join('');
  });
  return { markup: markup + drawn.join(''), height };
}

interface Point {
  at: number;
  value: number;
}

/** Neighbours that all have a value. */
function runsOf(values: (number | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)!.push({ at, value });
  });
  return runs.filter((run) => run.length);
}
