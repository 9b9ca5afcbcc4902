import { Skeleton, Typography } from '@mui/material';
import type { ColumnType, Tile } from '../api';
import { isProblem, useMany } from '../core/api';
import { PlainTable } from '../core/table';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { isRight, useValue } from './cells';
import { ChartView, type ChartSpec } from './ChartView';
import { rowsQuery, tilePeriod } from './metrics';
import { searchOf, type Period } from './period';
import { TileFrame, TileRoom } from './TileFrame';
import { useTileName } from './tileNames';

interface Told {
  title: string;
  columns: { key: string; label: string; type: ColumnType; choices: Record<string, string> | null }[];
  period: { label: string };
  currency: string;
  chart: ChartSpec | null;
}
interface Line {
  recordId: string | null;
  values: Record<string, unknown>;
}
interface Props {
  tile: Tile;
  period: Period;
  large?: boolean;
  still?: boolean;
}

const MOST = 15;

/** A report that somebody made, as its chart or its first rows; a click opens the whole of it. */
export function ReportTile({ tile, period, large, still }: Props) {
  const t = useText();
  const can = useCan();
  const own = tilePeriod(tile, period);
  const path = can('reports:read') ? `/reports/${tile.reportId}/rows` : null;
  const { data, error } = useMany<Line>(path, { ...rowsQuery(own), perPage: MOST });
  const told = data?.meta.summary as Told | undefined;
  const name = useTileName()(tile, undefined, told?.title);
  const lost = !path || (isProblem(error) && (error.status === 403 || error.status === 404));
  const away = error && !(told && isProblem(error) && error.code === 'network');
  return (
    <TileFrame title={name} to={lost ? undefined : `/reports/${tile.reportId}${searchOf(own)}`} large={large} still={still}>
      {told && !away && (
        <Typography variant="caption" color="textSecondary">
          {told.period.label}
        </Typography>
      )}
      <TileRoom>
        {lost ? (
          t('boards.tile.lost')
        ) : away ? (
          t('boards.figure.failed')
        ) : told ? (
          <Shown told={told} rows={data!.data} tile={tile} large={large} />
        ) : (
          <Skeleton variant="rounded" height="100%" />
        )}
      </TileRoom>
    </TileFrame>
  );
}

function Shown({ told, rows, tile, large }: { told: Told; rows: Line[]; tile: Tile; large?: boolean }) {
  const t = useText();
  const valueOf = useValue();
  if (told.chart && tile.options?.chart !== 'table') return <ChartView chart={told.chart} fill large={large} />;
  return (
    <PlainTable<Line & { at: number }>
      label={told.title}
      rows={rows.map((row, at) => ({ ...row, at }))}
      keyOf={({ at }) => String(at)}
      empty={t('boards.rows.none')}
      columns={told.columns.slice(0, 5).map(({ key, label, type, choices }) => ({
        label,
        right: isRight(type),
        cell: ({ values }) => choices?.[String(values[key])] ?? valueOf(values[key], type, told.currency),
      }))}
    />
  );
}
