import { Box } from '@mui/material';

type Point = [x: number, y: number];

/** The pieces of a course between the places where there is no value. */
function pieces(values: (number | null)[]): { at: number; value: number }[][] {
  const found: { at: number; value: number }[][] = [[]];
  values.forEach((value, at) => (value === null ? found.push([]) : found.at(-1)!.push({ at, value })));
  return found.filter((piece) => piece.length > 0);
}

/** A course as a small line; the chart says it exactly. Nothing where there is nothing to see. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  // values that stand alone make no course
  const together = pieces(values).filter(({ length }) => length > 2);
  if (known.every((value) => value === 0) || together.flat().length * 2 < known.length || !together.length) return null;
  const [low, high] = [Math.min(0, ...known), Math.max(...known)];
  const place = ({ at, value }: { at: number; value: number }): Point => [(at / (values.length - 1)) * 100, 29 - ((value - low) / (high - low || 1)) * 26];
  const text = (points: Point[]) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return (
    <Box component="svg" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden sx={{ width: 1, height: 1, display: 'block', color: 'primary.main' }}>
      {pieces(values).map((piece) => {
        const points = piece.map(place);
        const [first, last] = [points[0], points.at(-1)!];
        // one value alone is a short stroke
        const line: Point[] =
          points.length > 1
            ? points
            : [
                [first[0] - 0.8, first[1]],
                [first[0] + 0.8, first[1]],
              ];
        return (
          <g key={piece[0].at}>
            {points.length > 1 && <polygon points={`${first[0].toFixed(1)},30 ${text(points)} ${last[0].toFixed(1)},30`} fill="currentColor" opacity={0.1} />}
            <polyline points={text(line)} fill="none" stroke="currentColor" strokeWidth={1.75} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
          </g>
        );
      })}
    </Box>
  );
}
