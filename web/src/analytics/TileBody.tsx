import type { MetricEntry, Tile } from '../api';
import { useText } from '../core/texts';
import { ForecastTile } from './ForecastTile';
import type { Shown } from './metrics';
import { MetricTile } from './MetricTile';
import { ExpectedTile, LostTile, NoteTile, WorkTile } from './OtherTiles';
import type { Period } from './period';
import { ReportTile } from './ReportTile';
import { SeriesTile } from './SeriesTile';

interface Props {
  tile: Tile;
  /** Undefined until they are read. */
  metrics: Map<string, MetricEntry> | undefined;
  shown: Shown;
  period: Period;
  large?: boolean;
  still?: boolean;
}

const PLAIN = { work: WorkTile, expected: ExpectedTile, note: NoteTile } as const;
const NUMBERS = { metric: MetricTile, series: SeriesTile, forecast: ForecastTile } as const;

/** What stands in a tile, by its kind; in words where there is nothing for this person. */
export function TileBody({ tile, metrics, shown, period, large, still }: Props) {
  const t = useText();
  const { kind } = tile;
  if (kind === 'report') return <ReportTile tile={tile} period={period} large={large} still={still} />;
  if (kind === 'work' || kind === 'expected' || kind === 'note') {
    const Plain = PLAIN[kind];
    return <Plain tile={tile} large={large} still={still} />;
  }
  const metric = metrics?.get(tile.metric ?? '');
  if (!metric) return <LostTile tile={tile} text={metrics ? t('boards.figure.forbidden') : '…'} large={large} still={still} />;
  const Shows = NUMBERS[kind];
  return <Shows tile={tile} metric={metric} shown={shown} period={period} large={large} still={still} />;
}
