import { Box } from '@mui/material';

/** A course as a small line; the chart says it exactly. Nothing where there are fewer than two values. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(0, ...known), Math.max(...known)];
  const x = (at: number) => (at / (values.length - 1)) * 100;
  const y = (value: number) => 29 - ((value - low) / (high - low || 1)) * 26;
  const points = values.flatMap((value, at) => (value === null ? [] : [`${x(at).toFixed(1)},${y(value).toFixed(1)}`]));
  return (
    <Box component="svg" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden sx={{ width: 1, height: 1, display: 'block', color: 'primary.main' }}>
      <polygon points={`0,30 ${points.join(' ')} 100,30`} fill="currentColor" opacity={0.1} />
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth={1.75} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </Box>
  );
}
