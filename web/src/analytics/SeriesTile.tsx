import BarChartIcon from '@mui/icons-material/BarChart';
import TableRows from '@mui/icons-material/TableRowsOutlined';
import { IconButton, Skeleton, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { SeriesPoint } from '../api';
import { language, useText } from '../core/texts';
import { ChartView, type ChartSpec } from './ChartView';
import { MetricInfo } from './MetricInfo';
import { rowsPage, type NumberTileProps } from './MetricTile';
import { said, stampOf, tilePeriod, useCourse } from './metrics';
import { stepOf } from './period';
import { TileFrame, TileRoom } from './TileFrame';
import { useTileName } from './tileNames';

type By = 'day' | 'week' | 'month';
const FORMS: Record<By, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'numeric' },
  week: { day: 'numeric', month: 'numeric' },
  month: { month: 'short', year: '2-digit' },
};

/** The points of a course as a chart. */
export function chartOf(points: SeriesPoint[], by: By, more: Pick<ChartSpec, 'kind' | 'title' | 'unit' | 'currency'>): ChartSpec {
  const format = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-AT', { ...FORMS[by], timeZone: 'UTC' });
  return {
    ...more,
    labels: points.map(({ from }) => format.format(new Date(`${from}T00:00:00Z`))),
    series: [{ name: more.title, values: points.map(({ value }) => (value === null ? null : Number(value))) }],
  };
}

/** The course of a number as a chart, or as its table. */
export function SeriesTile({ tile, metric, shown, period, large, still }: NumberTileProps) {
  const t = useText();
  const [asTable, setAsTable] = useState(tile.options?.chart === 'table');
  const name = useTileName()(tile, metric);
  const own = tilePeriod(tile, period);
  const by = tile.options?.by ?? stepOf(own);
  const figure = shown.state === 'there' ? shown.figure : undefined;
  const points = useCourse(metric.id, own, by, figure && stampOf(figure));
  const kind = tile.options?.chart === 'line' ? 'line' : 'bar';
  const change = t(asTable ? 'boards.tile.chart' : 'boards.tile.table', { name });
  const to = rowsPage(metric.id, own);
  return (
    <TileFrame
      title={name}
      large={large}
      still={still}
      to={to}
      opens={t('boards.figure.open', { name })}
      tools={
        !large && (
          <>
            <Tooltip title={change}>
              <IconButton
                size="small"
                aria-label={change}
                className="no-print"
                sx={{ m: -0.5, position: 'relative', zIndex: 2 }}
                onClick={() => setAsTable(!asTable)}
              >
                {asTable ? <BarChartIcon sx={{ fontSize: 18 }} /> : <TableRows sx={{ fontSize: 18 }} />}
              </IconButton>
            </Tooltip>
            <MetricInfo metric={metric} figure={figure} to={to} />
          </>
        )
      }
    >
      <TileRoom>
        {points ? (
          <ChartView
            chart={chartOf(points, by, { kind, title: said(metric.label), unit: metric.unit, currency: figure?.currency })}
            fill
            asTable={asTable}
            large={large}
          />
        ) : shown.state === 'failed' ? (
          t('boards.figure.failed')
        ) : (
          <Skeleton variant="rounded" height="100%" />
        )}
      </TileRoom>
    </TileFrame>
  );
}
