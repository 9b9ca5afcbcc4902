import type { MetricEntry, Tile } from '../api';
import { useText } from '../core/texts';
import { said } from './metrics';

/** How a tile is called: by whoever made the dashboard, else as what it shows. */
export function useTileName(): (tile: Pick<Tile, 'kind' | 'options'>, metric?: MetricEntry, report?: string) => string {
  const t = useText();
  return ({ kind, options }, metric, report) => {
    if (options?.title) return options.title;
    if (metric) return kind === 'forecast' ? t('boards.forecast.title', { name: said(metric.label) }) : said(metric.label);
    if (kind === 'work' || kind === 'expected' || kind === 'note') return t(`boards.tile.${kind}`);
    return report ?? t(kind === 'report' ? 'arrange.catalogue.report' : 'boards.figure.gone');
  };
}
