import { Box } from '@mui/material';
import type { MetricEntry, Tile } from '../api';
import { useText } from '../core/texts';
import { Comparison, FigureValue } from './FigureValue';
import { MetricInfo } from './MetricInfo';
import { stampOf, tilePeriod, useCourse, type Shown } from './metrics';
import { searchOf, stepOf, type Period } from './period';
import { Sparkline } from './Sparkline';
import { TileFrame } from './TileFrame';
import { useTileName } from './tileNames';

export interface NumberTileProps {
  tile: Tile;
  metric: MetricEntry;
  shown: Shown;
  period: Period;
  large?: boolean;
  still?: boolean;
}

/** The page of the rows behind a number. */
export const rowsPage = (metric: string, period: Period) => `/figures/${metric}${searchOf(period)}`;

/** A number with its comparison and its course; a click opens its rows. */
export function MetricTile({ tile, metric, shown, period, large, still }: NumberTileProps) {
  const t = useText();
  const name = useTileName()(tile, metric);
  const own = tilePeriod(tile, period);
  const figure = shown.state === 'there' ? shown.figure : undefined;
  const to = rowsPage(metric.id, own);
  const course = useCourse(metric.kind === 'period' && tile.w > 1 ? metric.id : null, own, stepOf(own), figure && stampOf(figure));
  return (
    <TileFrame
      title={name}
      to={to}
      opens={t('boards.figure.open', { name })}
      large={large}
      still={still}
      tools={!large && <MetricInfo metric={metric} figure={figure} to={to} />}
    >
      <FigureValue shown={shown} large={large} />
      {figure && <Comparison figure={figure} metric={metric} large={large} />}
      {figure?.value !== null && course && (
        <Box sx={{ flex: '1 1 0', minHeight: 26, maxHeight: large ? 140 : 52, mt: 'auto', pt: 0.5 }}>
          <Sparkline values={course.map(({ value }) => (value === null ? null : Number(value)))} />
        </Box>
      )}
    </TileFrame>
  );
}
