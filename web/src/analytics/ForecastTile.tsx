import { useText } from '../core/texts';
import { ForecastChart } from './ForecastChart';
import { MetricInfo } from './MetricInfo';
import type { NumberTileProps } from './MetricTile';
import { TileFrame, TileRoom } from './TileFrame';
import { useTileName } from './tileNames';

/** What months to come may bring of a number. */
export function ForecastTile({ tile, metric, shown, large, still }: NumberTileProps) {
  const t = useText();
  const name = useTileName()(tile, metric);
  const figure = shown.state === 'there' ? shown.figure : undefined;
  return (
    <TileFrame
      title={name}
      to={`/figures/${metric.id}?timeframe=1y`}
      opens={t('boards.figure.open', { name })}
      large={large}
      still={still}
      tools={!large && <MetricInfo metric={metric} figure={figure} />}
    >
      <TileRoom least={220}>
        <ForecastChart path={`/forecasts/${metric.id}`} title={name} fill large={large} />
      </TileRoom>
    </TileFrame>
  );
}
